"""Measures in words: what is wanted, the last reading, where it stands, and what came of a moved target.

Screen, paper and terminal take their words from here, so that a measure reads alike everywhere.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import floor, isnan, log10
from typing import Protocol

import pandas as pd

from goalkit.analysis.milestones import SmallStep
from goalkit.analysis.progress import MeasureRow
from goalkit.frames import FrameRow
from goalkit.terms import EVERY_DAY, LAID_ASIDE, Cadence, Direction, GoalState, Kind, Status, Weekday
from goalkit.wording import (
    NOTHING,
    apart_text,
    count_text,
    day_text,
    first_text,
    limit_text,
    list_text,
    number_text,
    quantity_text,
    share_text,
)

Number = float | Decimal
NO_READING = "no reading yet"
_NOTHING_YET = {Kind.DONE: "no answer yet", Kind.MILESTONES: "no milestone set yet"}
YES, NOT_YET = "yes", "not yet"
_DAYS_OF = {Cadence.DAY: 1, Cadence.WEEK: 7, Cadence.MONTH: 31, Cadence.QUARTER: 92, Cadence.YEAR: 366}
ON_PACE_DAYS = 4
"""Fewer days than these ahead or behind are called on the expected pace."""


def longest_wait(measure: MeasureRow) -> int:
    """The most days from the begin of a span of a measure to that of the next, days off among them."""
    places = [EVERY_DAY.index(day) for day in measure.weekdays]
    if measure.cadence is not Cadence.DAY:
        return _DAYS_OF[measure.cadence]
    return max(after - before for before, after in pairwise([*places, places[0] + len(EVERY_DAY)]))


def often_text(cadence: Cadence, weekdays: Sequence[Weekday]) -> str:
    """How often something is read or kept: `every week`, `every day from Mon to Fri`, `every Mon and Thu`."""
    if cadence is not Cadence.DAY or tuple(weekdays) == EVERY_DAY:
        return f"every {cadence}"
    first, last = (EVERY_DAY.index(weekdays[place]) for place in (0, -1))
    if len(weekdays) > 2 and last - first == len(weekdays) - 1:
        return f"every day from {weekdays[0]} to {weekdays[-1]}"
    return f"every {list_text(tuple(weekdays))}"


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


def wanted_text(measure: Wanted, *beside: Number) -> str:
    """What a measure asks for: `at least 10 people`, `at most 50 h/week`, `yes`, `all milestones`.

    Empty where its number is not known yet. `beside` as in `wording.number_text`.
    """
    if measure.kind in (Kind.DONE, Kind.MILESTONES):
        return YES if measure.kind is Kind.DONE else "all milestones"
    if measure.target is None:
        return ""
    if measure.direction is None:
        return quantity_text(measure.target, measure.unit, *beside)
    return limit_text(measure.direction, measure.target, measure.target_high, measure.unit, *beside)


def target_text(measure: Wanted, *beside: Number) -> str:
    """What a measure asks for beside its baseline: as `wanted_text`, of a reach measure the number alone."""
    if measure.kind is Kind.REACH and measure.target is not None:
        return quantity_text(measure.target, measure.unit, *beside)
    return wanted_text(measure, *beside)


def reading_text(kind: str, value: Number, unit: str, *beside: Number) -> str:
    """One reading: `8 people`, `3 reached` (milestones), `yes` or `not yet`; missing it is an en dash."""
    if isnan(value):
        return NOTHING
    if kind == Kind.DONE:
        return YES if value >= 1 else NOT_YET
    if kind == Kind.MILESTONES:
        return f"{number_text(value)} reached"
    return quantity_text(value, unit, *beside)


def last_reading_text(kind: str, value: Number | None, unit: str, on: date | None) -> str:
    """The last reading with its day: `Last reading: 8 people on 12 Sep 2026`."""
    if value is None or on is None:
        return NO_READING.capitalize()
    return f"Last reading: {reading_text(kind, value, unit)} on {day_text(on)}"


def total_text(value: Number, unit: str, on: date | None) -> str:
    """A total so far with its day, and what is asked for next: `39 deals up to 28 Sep 2026; write what …`."""
    if on is None:
        return "Nothing counted yet: write what has come"
    return f"{quantity_text(value, unit)} up to {day_text(on)}; write what has come since"


def now_text(measure: MeasureRow) -> str:
    """The reading beside what is wanted: `7 of 10 people`, `48 h/week, wanted at most 50`, `yes`."""
    if isnan(measure.actual):
        read = measure.on and f"no {measure.cadence} is over yet, last read on {day_text(measure.on)}"
        return read or _NOTHING_YET.get(measure.kind, NO_READING)
    if measure.kind is Kind.MILESTONES:
        return f"{number_text(measure.actual)} of {count_text(int(measure.spans), 'milestone')}"
    reading = reading_text(measure.kind, measure.actual, measure.unit, *measure.numbers)
    if measure.kind is Kind.DONE or measure.direction is None:
        return reading
    if _is_part(measure):
        now = first_text(measure.actual, measure.unit, *measure.numbers)
        return f"{now} of {target_text(measure, *measure.numbers)}"
    ends, unit = (measure.target, measure.target_high), measure.unit
    return f"{reading}, wanted {limit_text(measure.direction, *ends, unit, *measure.numbers, in_unit=False)}"


def _is_part(measure: MeasureRow) -> bool:
    """Whether the reading is a part of the target: nobody has −5 of 0 °C, 12 of 10 people or 25 of 60 %."""
    counts_up = measure.kind is Kind.REACH and measure.direction is Direction.AT_LEAST
    return counts_up and measure.unit != "%" and 0 <= measure.actual <= measure.target > 0


def standing_text(measure: MeasureRow, *, laid_aside: bool = False) -> str:
    """Where a measure stands: `8 of 10 people, 67 % of the way from 4 (75 % expected)`, `kept in 80 % …`.

    What was reached stays reached, with its day, and what it is now. Nothing is expected of a goal that is
    `laid_aside`.
    """
    now, steps = now_text(measure), measure.kind is Kind.MILESTONES
    if measure.kind is Kind.MAINTAIN:
        return now if isnan(measure.share) else _kept_text(measure)
    if measure.reached_on is not None:
        return _reached_text(measure, now)
    if isnan(measure.actual) or measure.kind is Kind.DONE:
        return now
    expected = f" ({_expected_text(measure)})"
    if measure.status is Status.MISSED:
        expected = f" (due {day_text(measure.due)})"
    told = f"{now} reached" if steps else f"{now}{_came_text(measure)}{_comma(measure)} {_way_text(measure)}"
    return told if laid_aside else told + expected


def _expected_text(measure: MeasureRow) -> str:
    """What is expected by now: `75 % expected`, in full where no part of the way is named before."""
    if measure.kind is Kind.MILESTONES:
        by_now = number_text(measure.expected * measure.spans)
        return "none expected yet" if by_now == "0" else f"{by_now} expected"
    return f"{share_text(measure.expected)}{'' if measure.share > 0 else ' of the way'} expected"


def _way_text(measure: MeasureRow) -> str:
    """How much of the way is behind it: `67 % of the way from 4`; 24 of 30 alone would be 80 %."""
    if measure.share <= 0:
        return f"{'further from the target than' if measure.share else 'no further than'} at the start"
    begun = (
        f" from {first_text(measure.baseline, measure.unit, *measure.numbers)}" if measure.baseline else ""
    )
    return f"{share_text(measure.share)} of the way{begun}"


def reached_day_text(reached_on: date | None, due: date) -> str:
    """The day on which something was reached, and how late that was: `12 Jul 2026, 12 days late`."""
    if reached_on is None:
        return NOTHING
    late = (reached_on - due).days
    return day_text(reached_on) + (f", {apart_text(late)} late" if late > 0 else "")


def _reached_text(measure: MeasureRow, now: str) -> str:
    """Since when it is reached, how late, and what it is now: `reached on 30 Jun 2026; 7 of 10 now`."""
    day = reached_day_text(measure.reached_on, measure.due)
    if measure.kind is Kind.DONE:
        return f"{YES}, since {day}"
    if measure.kind is Kind.MILESTONES:
        return f"all milestones reached on {day}"
    return f"reached on {day}; {now}{' now' if measure.share < 1 else ''}"


def _came_text(measure: MeasureRow) -> str:
    """What came to a total in the period, where that is not all of it: `, 13 of them in the period`."""
    if not measure.adds_up or measure.came == measure.actual - measure.baseline:
        return ""
    return f", {number_text(measure.came)} of them in the period"


def _kept_text(measure: MeasureRow) -> str:
    """How many of its spans were kept, how many were not read, and the same since the start."""
    span, kept, read, spans = measure.cadence, *map(int, (measure.kept, measure.read, measure.spans))
    unread = spans - read
    if read == 1 < spans:
        said = f"the only {span} read"
    elif measure.is_thin:
        said = f"{kept} of the {count_text(read, span)} read"
    else:
        counted = f"{kept} of the {read} read" if unread else f"{kept} of {read}"
        said = f"{share_text(measure.share)} of the {span}s ({counted})"
    if measure.is_thin:
        said += f"; {unread} of {count_text(spans, span)} have no reading, so this says little"
    whole = measure.kept_whole / measure.read_whole
    if not measure.of_period and measure.status not in (Status.DONE, Status.MISSED):
        none = f"the period has no {span} to judge yet"
        if measure.status == Status.STALE:
            none = f"no {span} of the period was read"
        said = f"{said} since the start; {none}"
    elif measure.read_whole > measure.read:
        said = f"{said}, {share_text(whole)} since the start"
    return f"{'not ' if read == 1 < spans and not kept else ''}kept in {said}"


def _comma(measure: MeasureRow) -> str:
    """What stands behind the reading beside what is wanted."""
    return "," if _is_part(measure) else ";"


def goal_standing_text(goal: FrameRow, progress: pd.DataFrame) -> str:
    """Where a goal stands: `Team size: 8 of 10 people, …; 1 of 2 measures on track`.

    `goal`: one row of `goal_status`; `progress` as in `analysis.progress`. A goal stands where the
    measure stands that decides its status.
    """
    if goal.measures == 0:
        return "no measure yet"
    weakest = progress[progress["measure"] == goal.weakest_measure].iloc[0]
    standing = standing_text(MeasureRow.of(weakest), laid_aside=goal.state in LAID_ASIDE)
    return f"{goal.weakest}: {standing}{_others_text(goal)}"


def _others_text(goal: FrameRow) -> str:
    """How many of several measures are on track, behind what is said of the weakest."""
    return f"; {goal.on_track} of {goal.measures} measures on track" if goal.measures > 1 else ""


def goal_label(state: str, status: str) -> str:
    """Symbol and word of where a goal stands, once that was decided by what was decided: `– paused`."""
    if state in LAID_ASIDE:
        return f"{NOTHING} {state}"
    return Status.DONE.label if state == GoalState.REACHED else Status(status).label


def goal_status_reason(goal: FrameRow) -> str:
    """Why a goal has its status: `Team size: behind; 1 of 2 measures on track`.

    `goal`: one row of `analysis.status.goal_status`. What was decided about a goal comes first.
    """
    decided = "" if goal.state == GoalState.ACTIVE else f"the goal is {goal.state}; "
    if goal.measures == 0:
        return f"{decided}no measure yet"
    if goal.on_track == goal.measures > 1:
        return f"{decided}{_others_text(goal).removeprefix('; ')}"
    return f"{decided}{goal.weakest}: {goal.status}{_others_text(goal)}"


def progress_sentence(measure: MeasureRow, *, as_of: date) -> str:
    """Where a reach measure stands on a day and how far that is from its expected pace, in one sentence."""
    title, now = measure.title, now_text(measure)
    if isnan(measure.actual) or isnan(measure.share):
        target = f"the target is {quantity_text(measure.target, measure.unit)} by {day_text(measure.due)}"
        read = now if isnan(measure.actual) else quantity_text(measure.actual, measure.unit)
        return f"{title}: {read}; {target}."
    if measure.reached_on is not None:
        return f"{title}: {_reached_text(measure, now)}."
    old = ""
    if measure.on and (as_of - measure.on).days > 2 * longest_wait(measure):
        old = f"; the last reading is from {day_text(measure.on)}"
    return f"{title}: {now}{_comma(measure)} {_pace(measure, as_of)}{old}."


def _pace(measure: MeasureRow, as_of: date) -> str:
    if as_of >= measure.due:
        return f"{_way_text(measure)}; the target was due on {day_text(measure.due)}"
    if measure.share < 0:
        return _way_text(measure)
    days = round((measure.share - measure.expected) * (measure.due - measure.start).days)
    if abs(days) < ON_PACE_DAYS:
        return "on the expected pace"
    return f"{apart_text(days)} {'ahead of' if days > 0 else 'behind'} the expected pace"


def likely_number(value: float, target: float, *, whole: bool, within: float = 0) -> float:
    """A forecast as it is said: of whole things in whole numbers, and never rounded on to the target.

    `within` is how wide its range is, in the unit: two digits of that are as much as it can bear, but for a
    number so near to the target that it takes more to tell them apart.
    """
    step = max(10.0 ** (floor(log10(within)) - 1) if within > 0 else 0, float(whole))
    if not step or isnan(value):
        return value
    rounded = floor(value / step + 0.5) * step
    short, beyond = value < target <= rounded, rounded <= target < value
    if not short and not beyond:
        return rounded
    if whole and step == 1:
        return rounded - 1 if short else rounded + 1
    return likely_number(value, target, whole=whole, within=within / 10)


def moved_target_text(moved: FrameRow) -> str:
    """How far a measure is by today's ends and by the first ones; `moved` as in `share_first`."""
    ends = {"baseline": (moved.baseline, moved.first_baseline), "target": (moved.target, moved.first_target)}
    changed = {name: both for name, both in ends.items() if both[0] != both[1]}
    names = list_text(tuple(changed))
    firsts = (quantity_text(first, moved.unit, now) for now, first in changed.values())
    return (
        f"{share_text(moved.share)} of the way by today's {names}; by the first {names}, "
        f"{list_text(tuple(firsts))}, it would be {share_text(moved.share_first)}."
    )


def small_step_text(step: SmallStep) -> str:
    """A proposed step as the title of a milestone; empty where it is still to be named."""
    if step.kind is Kind.REACH:
        return f"{step.measure}: {quantity_text(step.value, step.unit)}"
    if step.kind is Kind.MAINTAIN:
        return f"{step.measure} kept in {step.value:g} of {count_text(step.spans, step.cadence)}"
    return ""
