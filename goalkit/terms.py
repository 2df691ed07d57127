"""The closed vocabularies of goalkit. The value of each member is the word a person reads."""

from enum import StrEnum
from typing import Self


class Kind(StrEnum):
    """How a measure is read."""

    REACH = "reach"
    MAINTAIN = "maintain"
    MILESTONES = "milestones"
    DONE = "done"


class Direction(StrEnum):
    """On which side of the target a reading is good."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    BETWEEN = "between"


class Cadence(StrEnum):
    """How often a measure is read; for a maintain measure also the span that is kept or not."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Weekday(StrEnum):
    """A day of the week on which a daily measure is read."""

    MON = "Mon"
    TUE = "Tue"
    WED = "Wed"
    THU = "Thu"
    FRI = "Fri"
    SAT = "Sat"
    SUN = "Sun"


EVERY_DAY = tuple(Weekday)
"""All days of the week, Monday first."""


class Join(StrEnum):
    """How several readings become one: those of one day (reach) or of one span (maintain).

    With `total` all readings of a reach measure add up from the start on, and lead from baseline to target.
    """

    LAST = "last"
    SUM = "sum"
    MEAN = "mean"
    MIN = "min"
    MAX = "max"
    TOTAL = "total"


class Marked(StrEnum):
    """A word with a symbol that tells it without colour; always shown as symbol, word and colour together."""

    _value_: str
    symbol: str

    def __new__(cls, word: str, symbol: str = "") -> Self:
        member = str.__new__(cls, word)
        member._value_, member.symbol = word, symbol
        return member

    @property
    def label(self) -> str:
        """Symbol and word, as printed: `● on track`."""
        return f"{self.symbol} {self.value}"


class Status(Marked):
    """Where a measure or goal stands."""

    ON_TRACK = "on track", "●"
    BEHIND = "behind", "▲"
    AT_RISK = "at risk", "■"
    DONE = "done", "✓"
    MISSED = "missed", "✕"
    TOO_EARLY = "too early", "○"
    NO_READING = "no reading", "◌"
    STALE = "stale", "⟳"


class Rule(StrEnum):
    """How a status follows from share and expected share; `analysis.rules` says what each one judges."""

    GAP = "gap"
    RATIO = "ratio"
    THRESHOLD = "threshold"


class Band(StrEnum):
    """What a grade at the end of a goal is called."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class MilestoneState(Marked):
    """Where a milestone stands on a day."""

    REACHED = "reached", "✓"
    OVERDUE = "overdue", "✕"
    DUE_SOON = "due soon", "◐"
    PLANNED = "planned", "○"


class Headway(Marked):
    """How far an exercise is."""

    NOT_BEGUN = "not begun", "○"
    STARTED = "started", "◐"
    DONE = "done", "✓"


class DayCount(StrEnum):
    """Whether the day of reading counts as passed."""

    EXCLUSIVE = "exclusive"
    INCLUSIVE = "inclusive"


class GoalState(StrEnum):
    """Where a goal is in its life, as decided by the client."""

    ACTIVE = "active"
    PAUSED = "paused"
    REACHED = "reached"
    DROPPED = "dropped"


LAID_ASIDE = (GoalState.PAUSED, GoalState.DROPPED)
"""States of a goal that stand in the place of its status: nobody works on its numbers now."""
OVER = (GoalState.REACHED, GoalState.DROPPED)
"""States in which a goal has ended."""


class Facet(StrEnum):
    """A side of the vision."""

    ROLE = "role"
    SCOPE = "scope"
    IMPACT = "impact"
    SKILL = "skill"

    @property
    def label(self) -> str:
        """What it is called on page and paper: `Role`."""
        return self.value.capitalize()

    @property
    def question(self) -> str:
        """What is asked for to write it."""
        return _FACET_QUESTIONS[self]


_FACET_QUESTIONS = {
    Facet.ROLE: "What are you responsible for, and for whom?",
    Facet.SCOPE: "How far does it reach: people, places, budget?",
    Facet.IMPACT: "What is better for customers and the organisation because of you?",
    Facet.SKILL: "What do people come to you for?",
}


class AlignedWith(StrEnum):
    """What a goal is aligned with."""

    OBJECTIVE = "objective"
    VALUE = "value"
    GOAL = "goal"


class TensionDecision(StrEnum):
    """What was decided about a goal that pulls against something."""

    DROP = "drop"
    DEFER = "defer"
    RENEGOTIATE = "renegotiate"
    REDESIGN = "redesign"


class Group(StrEnum):
    """From where a stakeholder sees the client at work."""

    SELF = "self"
    MANAGER = "manager"
    PEER = "peer"
    DIRECT_REPORT = "direct report"
    SPONSOR = "sponsor"
    OTHER = "other"

    @property
    def people(self) -> str:
        """Those of the group, as a chart or a sentence names them: `direct reports`; `self` is one alone."""
        return {Group.SELF: "self", Group.OTHER: "other people"}.get(self, f"{self}s")


class Fee(StrEnum):
    """Whether a coaching session is paid for, in money or otherwise."""

    PAID = "paid"
    PRO_BONO = "pro bono"


class TypedBy(StrEnum):
    """Who typed what the client says; the word is the client's either way."""

    CLIENT = "the client"
    COACH = "the coach, for the client"


class Choice(StrEnum):
    """What a review decides about a goal or a habit."""

    KEEP = "keep"
    CHANGE = "change"
    STOP = "stop"
    START = "start"


class Topic(StrEnum):
    """What a client can let a sponsor see besides goals, which are named one by one."""

    VISION = "vision"
    REVIEWS = "reviews"
    ALIGNMENT = "alignment"
    FEEDBACK = "feedback"
    SESSIONS = "sessions"


class Audience(StrEnum):
    """For whom a report is printed: what is private is in none for a sponsor."""

    SPONSOR = "sponsor"
    CLIENT = "client"
    COACH = "coach"
