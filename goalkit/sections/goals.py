"""The goals: one table of all measures, then one part a goal."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from goalkit import charts
from goalkit.analysis.progress import MeasureRow
from goalkit.analysis.rules import StatusRule
from goalkit.analysis.status import okr_grade
from goalkit.blocks import Bullets, Facts, Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.measure_text import NO_READING, goal_standing_text, moved_target_text
from goalkit.sections.forecast import forecast_formulas, forecast_sentence, formulas_of
from goalkit.sections.section import ROWS_A_PAGE, Part, Section, listed
from goalkit.tables import JUDGED, goals_table, ledger_table, milestone_table
from goalkit.terms import DayCount, Kind, Rule, Status
from goalkit.wording import NOTHING, count_text, day_text, list_text, number_text, share_text

NO_GOALS = "No goals yet."


def goals(review: PeriodFacts) -> Section:
    """Every measure with baseline, target, now, progress, expected, status, rule and confidence."""
    if review.progress.empty:
        return Section((Note(text=NO_GOALS if review.goals.empty else "No goal has a measure yet."),))
    table = goals_table(review.goals, review.progress)
    return Section((table, *_rules(review), *_disagreements(review), formulas_of(review.progress)))


def rule_sentence(rule: StatusRule) -> str:
    """A rule in plain words: its thresholds, where they come from, and an inclusive day count."""
    on_track, behind = (f"{threshold * 100:g}" for threshold in (rule.on_track, rule.behind))
    thresholds = _THRESHOLDS[rule.name].format(on_track=on_track, behind=behind)
    counted = " The day of the facts counts as passed." if rule.count is DayCount.INCLUSIVE else ""
    return f"{thresholds} (thresholds of {rule.source}).{counted}"


_THRESHOLDS = {
    Rule.GAP: (
        "On track while less than {on_track} points below the expected share, behind up to {behind} points, "
        "at risk beyond"
    ),
    Rule.RATIO: (
        "On track from {on_track} % of the expected share, behind above {behind} %, at risk at or below that"
    ),
    Rule.THRESHOLD: (
        "On track from {on_track} % of the expected share, behind from {behind} %, at risk below that"
    ),
}


def _rules(review: PeriodFacts) -> Iterator[Part]:
    for rule in review.rules:
        yield Paragraph(text=f"The {rule.title}: {rule_sentence(rule)}", tone="muted")


def _disagreements(review: PeriodFacts) -> Iterator[Part]:
    """Where another rule would say something else about a goal."""
    same = review.other_rules.groupby(["goal", "other_status"], sort=False, observed=True)
    said = tuple(_disagreement(found) for _, found in same)
    if said:
        yield Bullets(items=said)


def _disagreement(rows: pd.DataFrame) -> str:
    """What the rules of these rows say about a goal: they say the same."""
    first, rules = rows.iloc[0], tuple(rows["rule"])
    other, status = Status(first["other_status"]), Status(first["status"])
    named = f"{list_text(rules)} {'rule' if len(rules) == 1 else 'rules'}"
    return f"Under the {named} “{first['statement']}” would be {other.label}, not {status.label}."


def goal_by_goal(review: PeriodFacts, *, only: str = "") -> Section:
    """One part a goal: where it stands, its charts, milestones, notes and changed targets.

    With `only` it is the goal of this id alone.
    """
    standing = review.goals[["goal", "status", "rule"]].rename(columns={"rule": "judged_by"})
    standing = standing.assign(
        standing=[goal_standing_text(goal, review.progress) for _, goal in review.goals.iterrows()]
    )
    rows = review.frames.goals.merge(standing, on="goal")
    rows = rows[rows["goal"] == only] if only else rows
    parts = [part for _, goal in rows.iterrows() for part in _goal(review, goal)]
    if not parts:
        return Section((Note(text=NO_GOALS),))
    measures = review.progress[review.progress["goal"].isin(rows["goal"])]
    return Section((*parts, formulas_of(measures, *forecast_formulas(review, measures))))


def _goal(review: PeriodFacts, goal: pd.Series) -> Iterator[Part]:
    yield Heading(level=2, text=goal["statement"])
    measures = review.progress[review.progress["goal"] == goal["goal"]]
    yield Facts(items=(*_facts(goal), *_grade(review, goal, measures)))
    for measure in MeasureRow.all_of(measures):
        yield from measure_parts(review, measure)
    yield from _milestones(review, goal["goal"])
    yield from _notes(review, measures)
    yield from _changes(review, goal["goal"])


def _facts(goal: pd.Series) -> Iterator[tuple[str, str]]:
    by_rule = f" by the {goal['judged_by']} rule" if Status(goal["status"]) in JUDGED else ""
    yield "Status", f"{Status(goal['status']).label}{by_rule}: {goal['standing']}"
    yield "Time", f"{day_text(goal['start'])} to {day_text(goal['due'])}"
    named = (("Why", "why"), ("Theme", "theme"), ("Obstacle", "obstacle"), ("If-then plan", "plan"))
    yield from ((label, goal[column]) for label, column in named if goal[column])


def _grade(review: PeriodFacts, goal: pd.Series, measures: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """What an OKR program would call it, once there is nothing left to wait for."""
    is_over = goal["status"] == Status.DONE or goal["due"] < pd.Timestamp(review.as_of)
    grade = okr_grade(measures["share"].tolist()) if is_over else None
    if grade:
        yield (
            "Grade",
            f"{number_text(grade.value)} of 1, {grade.band} (mean of its measures, graded like an OKR)",
        )


def measure_parts(review: PeriodFacts, measure: MeasureRow) -> Iterator[Part]:
    """How one measure stands: its chart, or a sentence where there is nothing to draw."""
    if measure.kind is Kind.REACH:
        yield from _reach(review, measure)
    elif measure.kind is Kind.MAINTAIN:
        yield from _maintain(review, measure)
    elif measure.kind is Kind.DONE:
        yield Paragraph(text=_done_sentence(measure))


def _reach(review: PeriodFacts, measure: MeasureRow) -> Iterator[Part]:
    readings = measure.own(review.readings)
    if readings.empty:
        yield Note(text=f"{measure.title}: {NO_READING}.")
        return
    yield charts.progress_lines(
        readings,
        measure,
        as_of=review.as_of,
        period=review.period,
        changes=measure.own(review.ledger),
        path=review.forecast.path(measure.measure),
    )
    yield from _forecast(review, measure)


def _forecast(review: PeriodFacts, measure: MeasureRow) -> Iterator[Part]:
    if said := forecast_sentence(review, measure):
        yield Paragraph(text=said, tone="muted")


def _maintain(review: PeriodFacts, measure: MeasureRow) -> Iterator[Part]:
    kept = measure.own(review.kept)
    if kept.empty:
        yield Note(text=f"{measure.title}: {NO_READING}.")
        return
    yield charts.kept_calendar(kept, measure, as_of=review.as_of, since=review.year_before)
    yield Paragraph(text=_kept_sentence(review, measure), tone="muted")
    yield from _forecast(review, measure)


def _kept_sentence(review: PeriodFacts, measure: MeasureRow) -> str:
    """The status rests on the period alone; run and strength of the habit look back to its start."""
    habit = measure.own(review.keeping).iloc[0]
    share = share_text(measure.share)
    stretch = "over its whole time" if measure.due < review.as_of else "in the period"
    inside = "no reading in the period" if share == NOTHING else f"{share} kept {stretch}"
    run = count_text(int(habit["run"]), measure.cadence)
    return (
        f"{review.period.label}: {inside}; current run {run}; habit strength {share_text(habit['strength'])}."
    )


def _done_sentence(measure: MeasureRow) -> str:
    if measure.share == 1 and measure.on:
        return f"{measure.title}: yes, since {day_text(measure.on)}."
    return f"{measure.title}: not yet. It is judged, yes or no, on {day_text(measure.due)}."


def _milestones(review: PeriodFacts, goal: str) -> Iterator[Part]:
    states = review.milestones[review.milestones["goal"] == goal]
    if not states.empty:
        yield from timelines(review, goal)
        yield milestone_table(states)


def timelines(review: PeriodFacts, goal: str) -> Iterator[Part]:
    """The milestones of a goal as charts that fit a page each; nothing where it has none."""
    states = review.milestones[review.milestones["goal"] == goal]
    ordered = states.sort_values(["due", "title"], kind="stable")
    for first in range(0, len(ordered), ROWS_A_PAGE):
        yield charts.milestone_timeline(ordered[first : first + ROWS_A_PAGE], as_of=review.as_of)


def _notes(review: PeriodFacts, measures: pd.DataFrame) -> Iterator[Part]:
    check_ins = review.frames.check_ins
    written = check_ins[
        check_ins["measure"].isin(measures["measure"])
        & check_ins["on"].between(pd.Timestamp(review.period.start), pd.Timestamp(review.as_of))
        & check_ins["note"].str.strip().ne("")
    ].sort_values("on", kind="stable")
    yield from listed("Notes of the period", map(_note, written.to_dict("records")), level=3)


def _note(check_in: dict[Any, Any]) -> str:
    sure = check_in["confidence"]
    confidence = "" if pd.isna(sure) else f" (confidence {share_text(sure)})"
    return f"{day_text(check_in['on'])}: {check_in['note']}{confidence}"


def _changes(review: PeriodFacts, goal: str) -> Iterator[Part]:
    changes = review.ledger[review.ledger["goal"] == goal]
    if not changes.empty:
        yield ledger_table(changes)
    moved = review.share_first[review.share_first["goal"] == goal]
    for _, measure in moved.iterrows():
        said = moved_target_text(measure["share"], measure["first_target"], measure["share_first"])
        yield Paragraph(text=said, tone="muted")
