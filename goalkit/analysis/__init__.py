"""What the records mean in numbers. "Today" is always an argument, and nothing here changes what it is given.

Most functions take frames (their columns are those of `goalkit.frames`) and give a frame with one row a
measure, goal, span or day; its docstring names the columns and their units. A few take or give plain numbers
or a small frozen value. Import from the module: `from goalkit.analysis.progress import progress`.

where a measure stands
    progress: progress, status_workings, MeasureRow
    pace: share_reached, expected_share
    rules: StatusRule, RULES, GAP, rule_named
    status: goal_status, other_rules, status_changes, okr_grade
    keeping: kept_spans, keeping, keeping_chances
    milestones: milestone_states, next_milestones, small_steps
    ledger: ledger, share_first
what was read
    readings: daily_readings, last_readings, readings_since
    cadence: missing_spans, readings_asked
where it is heading
    forecast: forecast_reading, forecast_readings, forecast_path, reach_date, reach_dates
    confidence: judged_statements, brier_score, reliability
several goals together
    alignment: alignment_matrix, orphan_goals, uncovered_objectives, tensions, hours_left
    attainment: attainment, attainment_levels, attainment_change, levels_from_readings
    levels: suggested_cuts, levels_in_words, level_problems
what was promised
    actions: actions_done
how it is seen
    balance: balance, value_levels
    feedback: feedback_by_group, feedback_overall, feedback_gaps, feedback_trend, feedback_suggestions,
        team_pulse
    chance: Noise, LIFE_AREAS, FEEDBACK

Beneath them, on plain arrays: `runs` (sorted rows in runs of equal keys) and `spans` (the calendar).
"""
