"""The goals: one table of all measures, then one part a goal."""

from collections.abc import Iterator

import pandas as pd

from goalkit import charts
from goalkit.analysis.progress import MeasureRow
from goalkit.analysis.rules import StatusRule
from goalkit.analysis.status import okr_grade
from goalkit.blocks import Bullets, Facts, Heading, Note, Paragraph
from goalkit.charts import Figure
from goalkit.facts.period import PeriodFacts
from goalkit.frames import FrameRow, rows_of
from goalkit.measure_text import (
    goal_label,
    goal_standing_text,
    moved_target_text,
    standing_text,
)
from goalkit.sections.forecast import forecast_formulas, forecast_sentence, formulas_of
from goalkit.sections.section import Part, Section, listed, paged, section
from goalkit.tables.cells import JUDGED
from goalkit.tables.facts import milestone_table
from goalkit.tables.goals import goals_table, ledger_table
from goalkit.terms import Audience, DayCount, GoalState, Kind, MilestoneState, Rule, Status
from goalkit.wording import (
    count_text,
    day_text,
    digits_text,
    list_text,
    number_text,
    quantity_text,
    share_text,
    span_text,
    tenths_text,
)

NO_GOALS = "No goals yet."


@section
def goals(review: PeriodFacts, *, panels: bool = False) -> Iterator[Part]:
    """Every measure with baseline, target, now, progress, expected, status, rule and confidence.

    Below them their rules in words, and for a coach where another rule would say something else; with
    `panels` small charts of their readings over the last year instead, for who reads no more of them.
    """
    if review.progress.empty:
        yield Note(text=NO_GOALS if review.goals.empty else "No goal has a measure yet.")
        return
    yield goals_table(review.goals, review.progress)
    if panels:
        yield from _panels(review)
        return
    for rule in review.rules:
        yield Paragraph(text=f"The {rule.title}: {rule_sentence(rule)}", tone="muted")
    if review.audience is Audience.COACH:
        same = review.other_rules.groupby(["goal", "other_status"], sort=False, observed=True)
        if said := tuple(_disagreement(found) for _, found in same):
            yield Bullets(items=said)
    yield formulas_of(review.progress)


PANELS_A_CHART = 6
"""How many small charts a figure holds: of such low ones three fill a page."""


def _panels(review: PeriodFacts) -> Iterator[Part]:
    kept = review.kept.rename(columns={"span_start": "on"})
    reached = review.readings[~review.readings["measure"].isin(kept["measure"])]
    known = pd.concat([reached, kept])[["measure", "on", "value"]].dropna()
    numbers = [one for one in MeasureRow.all_of(review.progress) if one.kind in (Kind.REACH, Kind.MAINTAIN)]
    for page in paged([one for one in numbers if not one.own(known).empty], PANELS_A_CHART):
        yield charts.goal_panels(
            known, page, as_of=review.as_of, since=review.year_before, pauses=review.pauses
        )


def _disagreement(rows: pd.DataFrame) -> str:
    """What the rules of these rows say about a goal: they say the same."""
    first, rules = rows.iloc[0], tuple(rows["rule"])
    other, status = Status(first["other_status"]), Status(first["status"])
    named = f"{list_text(rules)} {'rule' if len(rules) == 1 else 'rules'}"
    return f"Under the {named} “{first['statement']}” would be {other.label}, not {status.label}."


def rule_sentence(rule: StatusRule) -> str:
    """A rule in plain words: its thresholds, and an inclusive day count."""
    on_track, behind = (digits_text(threshold * 100) for threshold in (rule.on_track, rule.behind))
    thresholds = _THRESHOLDS[rule.name].format(on_track=on_track, behind=behind)
    counted = " The day of the facts counts as passed." if rule.count is DayCount.INCLUSIVE else ""
    return f"{thresholds}.{counted}"


_THRESHOLDS = {
    Rule.GAP: (
        "On track while less than {on_track} percentage points below the expected share, "
        "behind up to {behind}, at risk beyond that"
    ),
    Rule.RATIO: (
        "On track from {on_track} % of the expected share, behind above {behind} %, at risk at or below that"
    ),
    Rule.THRESHOLD: (
        "On track from {on_track} % of the expected share, behind from {behind} %, at risk below that"
    ),
}


def goal_by_goal(review: PeriodFacts, *, only: str = "", timelines: bool = True) -> Section:
    """One part a goal: where it stands, its charts, milestones, notes and changed targets.

    With `only` it is the goal of this id alone. Without `timelines` milestones stand in their tables alone.
    """
    judged = review.goals[["goal", "status", "rule"]].rename(columns={"rule": "judged_by"})
    standing = [goal_standing_text(goal, review.progress) for goal in rows_of(review.goals)]
    rows = review.frames.goals.merge(judged.assign(standing=standing), on="goal")
    rows = rows[rows["goal"] == only] if only else rows
    if rows.empty:
        return Section((Note(text=NO_GOALS),))
    parts = [part for goal in rows_of(rows) for part in _goal(review, goal, timelines=timelines)]
    measures = review.progress[review.progress["goal"].isin(rows["goal"])]
    return Section((*parts, formulas_of(measures, *forecast_formulas(review, measures))))


def _goal(review: PeriodFacts, goal: FrameRow, *, timelines: bool) -> Iterator[Part]:
    yield Heading(level=2, text=goal.statement)
    measures = review.progress[review.progress["goal"] == goal.goal]
    judged = goal.status in JUDGED and goal.state == GoalState.ACTIVE
    by_rule = f" by the {goal.judged_by} rule" if judged else ""
    decided = ", as decided" if goal.state == GoalState.REACHED and goal.status != Status.DONE else by_rule
    facts = (
        ("Status", f"{goal_label(goal.state, goal.status)}{decided}: {goal.standing}"),
        ("But", " ".join(_beside_status(review, goal, measures)) if judged else ""),
        ("Time", f"{day_text(goal.start)} to {day_text(goal.due)}"),
        ("Why", goal.why),
        ("Theme", goal.theme),
        ("Obstacle", goal.obstacle),
        ("If-then plan", goal.plan),
        ("Grade", _grade_text(review, goal, measures)),
    )
    yield Facts(items=tuple((label, text) for label, text in facts if text))
    for measure in MeasureRow.all_of(measures):
        yield from measure_parts(review, measure)
    steps = review.milestones[review.milestones["goal"] == goal.goal]
    if not steps.empty:
        if timelines:
            yield from timelines_of(review, goal.goal)
        yield milestone_table(steps)
    yield from _notes(review, measures)
    changes = review.ledger[review.ledger["goal"] == goal.goal]
    if not changes.empty:
        yield ledger_table(changes)
    for row in rows_of(review.share_first[review.share_first["goal"] == goal.goal]):
        yield Paragraph(text=moved_target_text(row), tone="muted")


UNLIKELY, LIKELY = 0.35, 0.65
"""Chances at which a forecast disagrees with on track, and with behind or at risk."""
LONG_DAYS, SOON_DAYS = 3 * 365, 365
"""A goal that runs longer can be half a year behind and on track; a milestone in sight shows it sooner."""


def _beside_status(review: PeriodFacts, goal: FrameRow, measures: pd.DataFrame) -> Iterator[str]:
    """What a status alone would hide: a moved due day, a forecast that disagrees, a goal without a step."""
    for row in rows_of(review.moved_due[review.moved_due["goal"] == goal.goal]):
        if row.status != goal.status:
            before, now, since = map(day_text, (row.before, goal.due, row.since))
            said = f"The due day was moved on {since} from {before} to {now}"
            yield f"{said}; by the old one the goal would be {Status(row.status).label}."
    chances = review.forecast.reach.merge(measures[["measure", "title"]], on="measure")
    for row in rows_of(chances):
        on_track = goal.status == Status.ON_TRACK
        if (on_track and row.probability < UNLIKELY) or (not on_track and row.probability >= LIKELY):
            chance = f"the chance that “{row.title}” is reached on {day_text(goal.due)} is"
            yield (
                f"The forecast disagrees: {chance} {tenths_text(row.probability)}. "
                "The status looks back, the forecast ahead."
            )
    soon = pd.Timestamp(review.as_of) + pd.Timedelta(days=SOON_DAYS)
    steps = review.milestones[review.milestones["goal"] == goal.goal]
    near = (steps["due"] <= soon) & (steps["state"] != MilestoneState.REACHED)
    if (goal.due - goal.start).days > LONG_DAYS and goal.due > soon and not near.any():
        years = count_text(round((goal.due - goal.start).days / 365.25), "year")
        yield f"Over {years} a goal can be half a year late and on track: set a milestone within the year."


def _grade_text(review: PeriodFacts, goal: FrameRow, measures: pd.DataFrame) -> str:
    """What an OKR program would call it, once there is nothing left to wait for; else empty."""
    is_over = goal.status == Status.DONE or goal.due <= pd.Timestamp(review.as_of)
    least = measures["reached_on"].notna().astype("float64")  # what was reached stays reached
    grade = okr_grade(measures["share"].clip(lower=least).tolist()) if is_over else None
    if grade is None:
        return ""
    return f"{number_text(grade.value)} of 1, {grade.band} (mean of its measures, graded like an OKR)"


def _notes(review: PeriodFacts, measures: pd.DataFrame) -> Iterator[Part]:
    check_ins = review.frames.check_ins
    written = check_ins[
        check_ins["measure"].isin(measures["measure"])
        & check_ins["on"].between(pd.Timestamp(review.period.start), pd.Timestamp(review.as_of))
        & check_ins["note"].str.strip().ne("")
    ].sort_values("on", kind="stable")
    lines = []
    for row in rows_of(written):
        sure = "" if pd.isna(row.confidence) else f" (confidence {share_text(row.confidence)})"
        lines.append(f"{day_text(row.on)}: {row.note}{sure}")
    yield from listed("Notes of the period", lines, level=3)


def measure_parts(review: PeriodFacts, measure: MeasureRow) -> Iterator[Part]:
    """How one measure stands: its chart and forecast, or a sentence where there is nothing to draw."""
    if measure.kind is Kind.DONE:
        asked = "" if measure.reached_on else f" It is judged, yes or no, on {day_text(measure.due)}."
        yield Paragraph(text=f"{measure.title}: {standing_text(measure)}.{asked}")
    elif measure.kind is Kind.REACH and not measure.own(review.readings).empty:
        yield measure_chart(review, measure)
    elif measure.kind is Kind.MAINTAIN and not measure.own(review.kept).empty:
        yield measure_chart(review, measure)
        yield Paragraph(text=_kept_sentence(review, measure), tone="muted")
    elif measure.kind is not Kind.MILESTONES:
        yield Note(text=f"{measure.title}: {standing_text(measure)}.")
        return
    if said := forecast_sentence(review, measure):
        yield Paragraph(text=said, tone="muted")


def measure_chart(review: PeriodFacts, measure: MeasureRow) -> Figure:
    """A square for each span of a maintain measure; of a reach measure the readings and what is ahead."""
    if measure.kind is Kind.MAINTAIN:
        kept = measure.own(review.kept)
        return charts.kept_calendar(kept, measure, as_of=review.as_of, since=review.year_before)
    return charts.progress_lines(
        measure.own(review.readings),
        measure,
        as_of=review.as_of,
        period=review.period,
        changes=measure.own(review.ledger),
        path=review.forecast.path(measure.measure),
        pauses=review.pauses,
    )


def _kept_sentence(review: PeriodFacts, measure: MeasureRow) -> str:
    """The status rests on the period alone; the last reading, run and strength look back to its start."""
    habit = measure.own(review.keeping).iloc[0]
    run = int(habit["run"])
    going = (
        f"kept {count_text(run, measure.cadence)} in a row"
        if run > 1
        else "kept then"
        if run
        else "not kept then"
    )
    strength, read = share_text(habit["strength"]), count_text(int(habit["spans_read"]), measure.cadence)
    if habit["spans_kept"] < habit["spans_read"]:
        all_of = f"all {read}" if habit["spans_read"] > 1 else f"the {measure.cadence}"
        strength += f" ({share_text(habit['strongest'])} with {all_of} kept)"
    else:
        strength += f", the most that {read} can give"
    last = measure.own(review.kept).dropna(subset=["value"]).iloc[-1]
    when = span_text(last["span_start"].date(), measure.cadence)
    read = f"last reading {quantity_text(last['value'], measure.unit, *measure.limits)} {when}"
    stands = standing_text(measure)
    return f"{review.period.label}: {stands}; {read}; {going}; habit strength {strength}."


def timelines_of(review: PeriodFacts, goal: str) -> Iterator[Part]:
    """The milestones of a goal as charts that fit a page each; nothing where it has none."""
    states = review.milestones[review.milestones["goal"] == goal]
    for page in paged(states.sort_values(["due", "title"], kind="stable")):
        yield charts.milestone_timeline(page, as_of=review.as_of)
