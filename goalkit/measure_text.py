"""Measures in words: what is wanted, the last reading, where it stands, and what came of a moved target.

Screen, paper and terminal take their words from here, so that a measure reads alike everywhere.
"""

from datetime import date
from decimal import Decimal
from math import isnan
from typing import Protocol

import pandas as pd

from goalkit.analysis.milestones import SmallStep
from goalkit.analysis.progress import MeasureRow
from goalkit.frames import FrameRow
from goalkit.terms import Cadence, Direction, GoalState, Kind
from goalkit.wording import NOTHING, count_text, day_text, limit_text, number_text, quantity_text, share_text

Number = float | Decimal
NO_READING = "no reading yet"
YES, NOT_YET = "yes", "not yet"
DAYS_OF = {Cadence.DAY: 1, Cadence.WEEK: 7, Cadence.MONTH: 31, Cadence.QUARTER: 92, Cadence.YEAR: 366}
"""The longest each span of a cadence can be, in days."""
ON_PACE_DAYS = 4
"""Fewer days than these ahead or behind are called on the expected pace."""


class Wanted(Protocol):
    """What says what is wanted of a measure: its record, its row in the progress, or an offer of one."""

    @property
    def kind(self) -> Kind:
        """How it is read."""

    @property
    def direction(self) -> Direction | None:
        """On which side of the target a reading is good."""

    @property
    def unit(self) -> str:
        """In what a reading is counted."""

    @property
    def target(self) -> Number | None:
        """The reading that is wanted, or the lower end of two; None while it is not known."""

    @property
    def target_high(self) -> Number | None:
        """The upper end between two numbers, else None or NaN."""


def wanted_text(measure: Wanted) -> str:
    """What a measure asks for: `at least 10 people`, `at most 50 h/week`, `yes`, `all milestones`.

    Empty where its number is not known yet.
    """
    if measure.kind in (Kind.DONE, Kind.MILESTONES):
        return YES if measure.kind is Kind.DONE else "all milestones"
    if measure.target is None:
        return ""
    if measure.direction is None:
        return quantity_text(measure.target, measure.unit)
    return limit_text(measure.direction, measure.target, measure.target_high, measure.unit)


def target_text(measure: Wanted) -> str:
    """What a measure asks for beside its baseline: as `wanted_text`, of a reach measure the number alone."""
    if measure.kind is Kind.REACH and measure.target is not None:
        return quantity_text(measure.target, measure.unit)
    return wanted_text(measure)


def reading_text(kind: str, value: Number, unit: str) -> str:
    """One reading: `8 people`, `3 reached` (milestones), `yes` or `not yet`; missing it is an en dash."""
    if isnan(value):
        return NOTHING
    if kind == Kind.DONE:
        return YES if value >= 1 else NOT_YET
    return f"{number_text(value)} reached" if kind == Kind.MILESTONES else quantity_text(value, unit)


def last_reading_text(kind: str, value: Number | None, unit: str, on: date | None) -> str:
    """The last reading with its day: `Last reading: 8 people on 12 Sep 2026`."""
    if value is None or on is None:
        return NO_READING.capitalize()
    return f"Last reading: {reading_text(kind, value, unit)} on {day_text(on)}"


def now_text(measure: MeasureRow) -> str:
    """The reading beside what is wanted: `7 of 10 people`, `48 h/week (at most 50)`, `3 reached`, `yes`."""
    if isnan(measure.actual):
        return (
            NO_READING if measure.on is None else f"none in the period, last read on {day_text(measure.on)}"
        )
    if measure.kind is Kind.REACH:
        return _way(measure)
    reading = reading_text(measure.kind, measure.actual, measure.unit)
    if measure.kind is not Kind.MAINTAIN or measure.direction is None:
        return reading
    return f"{reading} ({limit_text(measure.direction, measure.target, measure.target_high, '')})"


def standing_text(measure: MeasureRow) -> str:
    """Where a measure stands: `8 of 10 people, 67 % of the way (75 % expected)`, `kept in 80 % of the weeks`.

    Of a measure that is read by yes or no it is the answer alone.
    """
    now, share, expected = now_text(measure), share_text(measure.share), share_text(measure.expected)
    if isnan(measure.actual) or measure.kind is Kind.DONE:
        return now
    if measure.kind is Kind.MAINTAIN:
        return f"kept in {share} of the {measure.cadence}s"
    if measure.kind is Kind.MILESTONES:
        return f"{share} of the milestones reached ({expected} expected)"
    return f"{now}, {share} of the way ({expected} expected)"


def goal_standing_text(goal: FrameRow, progress: pd.DataFrame) -> str:
    """Where a goal stands: `Team size: 8 of 10 people, …; 1 of 2 measures on track`.

    `goal`: one row of `goal_status`; `progress` as in `analysis.progress`. A goal stands where the
    measure stands that decides its status.
    """
    if goal.measures == 0:
        return "no measure yet"
    weakest = progress[progress["measure"] == goal.weakest_measure].iloc[0]
    rest = f"; {goal.on_track} of {goal.measures} measures on track" if goal.measures > 1 else ""
    return f"{goal.weakest}: {standing_text(MeasureRow.of(weakest))}{rest}"


def goal_status_reason(goal: FrameRow) -> str:
    """Why a goal has its status: `Team size is behind; 1 of 2 measures is on track`.

    `goal`: one row of `analysis.status.goal_status`. What was decided about a goal comes first.
    """
    decided = "" if goal.state == GoalState.ACTIVE else f"the goal is {goal.state}; "
    count, on_track = goal.measures, goal.on_track
    if count == 0:
        return f"{decided}it has no measure yet"
    weakest = f"{goal.weakest} is {goal.status}"
    if count == 1:
        return f"{decided}{weakest}"
    counted = f"{on_track} of {count} measures {'is' if on_track == 1 else 'are'} on track"
    return f"{decided}{counted}" if on_track == count else f"{decided}{weakest}; {counted}"


def progress_sentence(measure: MeasureRow, *, as_of: date) -> str:
    """Where a reach measure stands on a day and how far that is from its expected pace, in one sentence."""
    title, now = measure.title, quantity_text(measure.actual, measure.unit)
    target = f"the target is {quantity_text(measure.target, measure.unit)} by {day_text(measure.due)}"
    if isnan(measure.actual):
        return f"{title}: {NO_READING}; {target}."
    if isnan(measure.share):
        return f"{title} is {now}; {target}."
    if measure.share >= 1:
        return f"{title} is {now}: the target of {number_text(measure.target)} is reached."
    old = ""
    if measure.on and (as_of - measure.on).days > 2 * DAYS_OF[measure.cadence]:
        old = f"; the last reading is from {day_text(measure.on)}"
    return f"{title} is {_way(measure)}, {_pace(measure, as_of)}{old}."


def _way(measure: MeasureRow) -> str:
    """`8 of 10 people`; of a measure that shall fall `8 people on the way from 12 to 5`."""
    if measure.baseline < measure.target:
        return f"{number_text(measure.actual)} of {quantity_text(measure.target, measure.unit)}"
    now, target = (quantity_text(value, measure.unit) for value in (measure.actual, measure.target))
    return f"{now} on the way from {number_text(measure.baseline)} to {target}"


def _pace(measure: MeasureRow, as_of: date) -> str:
    if as_of >= measure.due:
        return f"and the target was due on {day_text(measure.due)}"
    if measure.share < 0:
        return "further from the target than at the start"
    days = round((measure.share - measure.expected) * (measure.due - measure.start).days)
    if abs(days) < ON_PACE_DAYS:
        return "on the expected pace"
    apart = abs(days)
    long = count_text(round(apart / 7), "week") if apart < 183 else count_text(round(apart / 30.44), "month")
    span = count_text(apart, "day") if apart < 14 else long
    return f"{span} {'ahead of' if days > 0 else 'behind'} the expected pace"


def moved_target_text(share: float, first_target: float, share_first: float) -> str:
    """How far a measure is by the target of today and by the first one; shares are fractions."""
    return (
        f"{share_text(share)} of the way to today's target; measured against the first target, "
        f"{number_text(first_target)}, it would be {share_text(share_first)}."
    )


def small_step_text(step: SmallStep) -> str:
    """A proposed step as the title of a milestone; empty where it is still to be named."""
    if step.kind is Kind.REACH:
        return f"{step.measure}: {quantity_text(step.value, step.unit)}"
    if step.kind is Kind.MAINTAIN:
        return f"{step.measure} kept in {step.value:g} of {count_text(step.spans, step.cadence)}"
    return ""
