"""Goals, how they are read, and the steps on the way.

Goals and measures are never overwritten: a revision is a new version of the same id with its day
and reason, so that moved goalposts stay visible.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from goalkit.model.record import Record
from goalkit.terms import Cadence, DayCount, Direction, GoalState, Join, Kind, Rule


@dataclass(frozen=True, kw_only=True)
class Objective(Record):
    """An aim of the organisation that goals are aligned with."""

    title: str
    owner: str = ""

    def check(self) -> None:
        self.require_text("title")


@dataclass(frozen=True, kw_only=True)
class Versioned(Record):
    """A record that is revised by a new `version` (1, 2, ...) counting from day `since`."""

    version: int = 1
    since: date
    reason: str = ""

    def __post_init__(self) -> None:
        self.require_range("version", 1, 10_000)
        revised = self.version > 1
        self.require(not revised or bool(self.reason.strip()), "reason", "a revision needs its reason")
        super().__post_init__()


@dataclass(frozen=True, kw_only=True)
class Goal(Versioned):
    """A SMART statement of the client.

    `weight` is how much the goal counts beside the others (0 or more, no unit). `commitment` and
    `difficulty` go from 1 to 10, `confidence` is the stated probability, 0 to 1, of reaching it. `plan`
    is the if-then plan against the `obstacle`. `rule` and `day_count` say how its status is judged;
    None leaves it to the client, and then to the practice.
    """

    statement: str
    why: str = ""
    theme: str = ""
    start: date
    due: date
    state: GoalState = GoalState.ACTIVE
    weight: float = 1.0
    obstacle: str = ""
    plan: str = ""
    commitment: int | None = None
    difficulty: int | None = None
    confidence: float | None = None
    rule: Rule | None = None
    day_count: DayCount | None = None

    def check(self) -> None:
        self.require_text("statement")
        self.require(self.start < self.due, "due", f"'{self.due}' is not after start '{self.start}'")
        self.require_finite("weight")
        self.require(self.weight >= 0, "weight", f"'{self.weight}' is less than 0")
        self.require_range("commitment", 1, 10)
        self.require_range("difficulty", 1, 10)
        self.require_share("confidence")


@dataclass(frozen=True, kw_only=True)
class Measure(Versioned):
    """How a goal is read. Numbers are in `unit`; money is a decimal with its ISO 4217 code as unit.

    `target_high` is the upper end of a `between`. `cadence` is how often it is read; for a
    maintain measure it is also the span that is kept or not. `join` says how several readings of
    one day (reach) or one span (maintain) become one.
    """

    goal_id: str
    title: str
    kind: Kind
    direction: Direction | None = None
    unit: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    target_high: Decimal | None = None
    cadence: Cadence = Cadence.WEEK
    join: Join = Join.LAST

    def check(self) -> None:
        self.require_text("goal_id", "title")
        self.require_finite("baseline", "target", "target_high")
        if self.kind in (Kind.REACH, Kind.MAINTAIN):
            self._check_numeric()
        else:
            plain = self.direction is None and self.target is None and self.target_high is None
            self.require(plain, "kind", f"'{self.kind}' takes neither direction nor target")
        if self.kind is Kind.REACH:
            self._check_reach()

    def _check_numeric(self) -> None:
        self.require_text("unit")
        self.require(self.direction is not None, "direction", "say at least, at most or between")
        self.require(self.target is not None, "target", "a number is needed")
        between = self.direction is Direction.BETWEEN
        self.require(
            between == (self.target_high is not None), "target_high", "it goes with between, and only with it"
        )
        if self.target is not None and self.target_high is not None:
            self.require(
                self.target < self.target_high,
                "target_high",
                f"'{self.target_high}' is not above the lower end",
            )

    def _check_reach(self) -> None:
        self.require(
            self.direction is not Direction.BETWEEN, "direction", "'between' is for a maintain measure"
        )
        self.require(self.baseline is not None, "baseline", "say where you start from")
        if self.baseline is None or self.target is None:
            return
        self.require(
            self.baseline != self.target,
            "target",
            f"'{self.target}' equals the baseline: nothing is left to reach",
        )
        rising = self.target > self.baseline
        fits = rising == (self.direction is Direction.AT_LEAST)
        self.require(
            fits, "direction", f"'{self.direction}' does not fit a way from {self.baseline} to {self.target}"
        )


@dataclass(frozen=True, kw_only=True)
class WeeklyHours(Record):
    """The `hours` a week set aside for a goal from day `since` on, until the next of that goal.

    Without a goal they are the most that may be set aside for all goals together.
    """

    goal_id: str | None = None
    since: date
    hours: float

    def check(self) -> None:
        self.require_finite("hours")
        self.require(0 <= self.hours <= 168, "hours", f"'{self.hours}' is not from 0 to 168 hours a week")


@dataclass(frozen=True, kw_only=True)
class Milestone(Record):
    """A dated step of a goal that is reached or not, with the reward planned for it."""

    goal_id: str
    title: str
    due: date
    reached_on: date | None = None
    reward: str = ""
    helped_by: str = ""

    def check(self) -> None:
        self.require_text("goal_id", "title")


@dataclass(frozen=True, kw_only=True)
class CheckIn(Record):
    """One dated reading of a measure.

    `value` is in the unit of the measure; for a done measure 1 is yes and 0 no. `confidence` is
    the stated probability, 0 to 1, of reaching the target in time.
    """

    measure_id: str
    on: date
    value: Decimal | None = None
    confidence: float | None = None
    note: str = ""

    def check(self) -> None:
        self.require_text("measure_id")
        self.require_finite("value")
        self.require_share("confidence")
        said = self.value is not None or self.confidence is not None or bool(self.note.strip())
        self.require(said, "value", "a check-in needs a reading, a confidence or a note")


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

    goal_id: str
    written_on: date
    levels: tuple[str, ...]
    weight: float = 1.0
    measure_id: str | None = None
    cuts: tuple[Decimal, ...] = ()

    def check(self) -> None:
        self.require_text("goal_id")
        five = len(self.levels) == 5 and all(level.strip() for level in self.levels)
        self.require(five, "levels", "five descriptions are needed, from -2 to +2")
        self.require_finite("weight")
        self.require(self.weight >= 0, "weight", f"'{self.weight}' is less than 0")
        self._check_cuts()

    def _check_cuts(self) -> None:
        self.require(self.measure_id is None or bool(self.measure_id.strip()), "measure_id", "it is empty")
        if self.measure_id is None:
            self.require(not self.cuts, "cuts", "they go with a measure, and only with it")
            return
        self.require(len(self.cuts) == 4, "cuts", "four are needed, where -1, 0, +1 and +2 begin")
        self.require(all(cut.is_finite() for cut in self.cuts), "cuts", "one is not a number to work with")
        rising = all(low < high for low, high in pairwise(self.cuts))
        falling = all(high > low for high, low in pairwise(self.cuts))
        self.require(rising or falling, "cuts", "each has to lie beyond the one before, all up or all down")


@dataclass(frozen=True, kw_only=True)
class AttainmentRating(Record):
    """The level, -2 to +2, that a goal had on its attainment scale on one day."""

    scale_id: str
    rated_on: date
    level: int
    note: str = ""

    def check(self) -> None:
        self.require_text("scale_id")
        self.require_range("level", -2, 2)
