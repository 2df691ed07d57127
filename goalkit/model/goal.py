"""Goals, how they are read, and the steps on the way.

Goals and measures are never overwritten: a revision is a new version of the same id with its day
and reason, so that moved goalposts stay visible.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from goalkit.model.record import Between, Filled, Key, OneToTen, Problem, Record, Share
from goalkit.terms import EVERY_DAY, Cadence, DayCount, Direction, GoalState, Join, Kind, Rule, Weekday
from goalkit.wording import day_text

Weight = Annotated[float, Between(0)]
FALLING_TOTAL = (
    "Readings that add up lead upwards: count what is done, such as money paid back, from 0 up to the target."
)


@dataclass(frozen=True, kw_only=True)
class Objective(Record):
    """An aim of the organisation that goals are aligned with."""

    title: Annotated[str, Filled("Name the objective.")]
    owner: str = ""


@dataclass(frozen=True, kw_only=True)
class Versioned(Record):
    """A record that is revised by a new `version` (1, 2, ...) counting from day `since`."""

    version: Annotated[int, Between(1, 10_000)] = 1
    since: date
    reason: str = ""

    def check(self) -> Iterator[Problem]:
        if self.version > 1 and not self.reason.strip():
            yield "reason", "Say why it was changed."


@dataclass(frozen=True, kw_only=True)
class Goal(Versioned):
    """A SMART statement of the client.

    `weight` is how much the goal counts beside the others (0 or more, no unit). `commitment` goes
    from 1 to 10, `confidence` is the stated probability, 0 to 1, of reaching it. `plan` is the if-then
    plan against the `obstacle`. `rule` and `day_count` say how its status is judged; None leaves it to
    the client, and then to the practice.
    """

    statement: Annotated[str, Filled("Write the goal in one sentence.")]
    why: str = ""
    theme: str = ""
    start: date
    due: date
    state: GoalState = GoalState.ACTIVE
    weight: Weight = 1.0
    obstacle: str = ""
    plan: str = ""
    commitment: OneToTen | None = None
    confidence: Share | None = None
    rule: Rule | None = None
    day_count: DayCount | None = None

    def check(self) -> Iterator[Problem]:
        yield from super().check()
        if self.due <= self.start:
            start, due = day_text(self.start), day_text(self.due)
            yield "due", f"'{due}' is not after the start, {start}: choose a later day."


@dataclass(frozen=True, kw_only=True)
class Measure(Versioned):
    """How a goal is read. Numbers are in `unit`; money is a decimal with its ISO 4217 code as unit.

    `target_high` is the upper end of a `between`. `cadence` is how often it is read; for a
    maintain measure it is also the span that is kept or not. `join` says how several readings of
    one day (reach) or one span (maintain) become one; with `total` those of a reach measure add up: each
    says what came, and baseline and all readings from the start of the goal on are the total so far.
    `weekdays` are the days of the week on which a daily measure is read, in their order; each is a span then.
    """

    goal_id: Key
    title: Annotated[str, Filled("Say what is measured.")]
    kind: Kind
    direction: Direction | None = None
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_high: Decimal | None = None
    cadence: Cadence = Cadence.WEEK
    join: Join = Join.LAST
    weekdays: tuple[Weekday, ...] = EVERY_DAY

    def check(self) -> Iterator[Problem]:
        yield from super().check()
        yield from self._check_weekdays()
        if self.kind in (Kind.REACH, Kind.MAINTAIN):
            yield from self._check_numeric()
        elif self.direction is not None or self.target is not None or self.target_high is not None:
            yield "kind", f"With '{self.kind}' there is neither direction nor target: leave both empty."
        if self.kind is Kind.REACH:
            yield from self._check_reach()
        elif self.join is Join.TOTAL:
            yield (
                "join",
                "Readings add up to a number that is reached: choose another way, or reach a number.",
            )

    def _check_weekdays(self) -> Iterator[Problem]:
        if not self.weekdays:
            yield "weekdays", "Choose at least one day of the week."
        elif self.weekdays != tuple(day for day in EVERY_DAY if day in self.weekdays):
            yield "weekdays", "Name each day of the week once, in the order from Mon to Sun."
        elif self.weekdays != EVERY_DAY and self.cadence is not Cadence.DAY:
            yield "weekdays", f"Days of the week go with reading every day, not every {self.cadence}."

    def _check_numeric(self) -> Iterator[Problem]:
        if not self.unit.strip():
            yield "unit", "Say what is counted, such as people, h/week or %."
        if self.direction is None:
            yield "direction", "Choose at least, at most or between."
        if self.target is None:
            yield "target", "Write the number you aim at."
        if self.direction is Direction.BETWEEN and self.target_high is None:
            yield "target_high", "Write the upper end of the range."
        elif self.direction is not Direction.BETWEEN and self.target_high is not None:
            yield "target_high", "An upper end goes with 'between' only: leave it empty."
        elif self.target is not None and self.target_high is not None and self.target_high <= self.target:
            yield "target_high", f"'{self.target_high}' is not above the lower end, {self.target}."

    def _check_reach(self) -> Iterator[Problem]:
        if self.direction is Direction.BETWEEN:
            yield "direction", "'between' is for a limit that is kept: choose at least or at most."
        if self.baseline is None:
            yield "baseline", "Say where you start from."
        elif self.target == self.baseline:
            yield "target", f"'{self.target}' is where you start from: nothing is left to reach."
        elif self.target is not None and self.direction is not None:
            fitting = Direction.AT_LEAST if self.target > self.baseline else Direction.AT_MOST
            if self.direction is not fitting:
                way = f"from {self.baseline} to {self.target}"
                yield "direction", f"'{self.direction}' does not fit a way {way}: choose '{fitting}'."
            if self.join is Join.TOTAL and fitting is Direction.AT_MOST:
                yield "target", FALLING_TOTAL


@dataclass(frozen=True, kw_only=True)
class WeeklyHours(Record):
    """The `hours` a week set aside for a goal from day `since` on, until the next of that goal.

    Without a goal they are the most that may be set aside for all goals together.
    """

    goal_id: str | None = None
    since: date
    hours: Annotated[float, Between(0, 168)]


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """A dated step of a goal that is reached or not, with the reward planned for it."""

    goal_id: Key
    title: Annotated[str, Filled("Name the milestone.")]
    due: date
    reached_on: date | None = None
    reward: str = ""
    helped_by: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckIn(Record):
    """One dated reading of a measure.

    `value` is in the unit of the measure; for a done measure 1 is yes and 0 no. `confidence` is
    the stated probability, 0 to 1, of reaching the target in time.
    """

    measure_id: Key
    on: date
    value: Decimal | None = None
    confidence: Share | None = None
    note: str = ""

    def check(self) -> Iterator[Problem]:
        if self.value is None and self.confidence is None and not self.note.strip():
            yield "value", "Write a reading, a confidence or a note."


def check_in_id(measure_id: str, on: date) -> str:
    """The id of the check-in of a measure that is typed for a day: typing it again corrects it."""
    return f"{measure_id}-{on.isoformat()}"


@dataclass(frozen=True, kw_only=True)
class AttainmentScale(Record):
    """Five levels of one goal, from -2 (much less than expected) to +2, written before the period.

    `levels` are the five descriptions in that order; `weight` is 0 or more. With a measure the scale is
    numeric: the reading gives the level by itself. `cuts` are then four numbers in the unit of the measure,
    at which -1, 0, +1 and +2 begin: rising where more is better, falling where less is. The level is the
    number of cuts that are reached, less 2; a reading that equals a cut has reached it, so that it belongs
    to the better level.
    """

    goal_id: Key
    written_on: date
    levels: tuple[str, ...]
    weight: Weight = 1.0
    measure_id: Key | None = None
    cuts: tuple[Decimal, ...] = ()

    def check(self) -> Iterator[Problem]:
        if len(self.levels) != 5 or not all(level.strip() for level in self.levels):
            yield "levels", "Describe all five levels, from −2 to +2."
        if self.measure_id is None:
            if self.cuts:
                yield "cuts", "Numbers go with a measure only: leave them empty."
        elif len(self.cuts) != 4:
            yield "cuts", "Write four numbers: where −1, 0, +1 and +2 begin."
        elif not in_order(*self.cuts):
            yield "cuts", "Each number has to lie beyond the one before, all up or all down."


def in_order(*numbers: Decimal) -> bool:
    """Whether each lies beyond the one before, all up or all down."""
    return sorted(set(numbers)) in (list(numbers), list(reversed(numbers)))


@dataclass(frozen=True, kw_only=True)
class AttainmentRating(Record):
    """The level, -2 to +2, that a goal had on its attainment scale on one day."""

    scale_id: Key
    rated_on: date
    level: Annotated[int, Between(-2, 2)]
    note: str = ""
