"""Coaching sessions, what was promised in them, the client's own reflections, and reviews of a period."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from goalkit.model.record import (
    Between,
    Checked,
    Filled,
    Key,
    OneToTen,
    Problem,
    Record,
    latest,
    order_problem,
)
from goalkit.period import Period
from goalkit.terms import Choice, Fee, TypedBy

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def _is_clock(text: str) -> str:
    return "" if not text or _CLOCK.fullmatch(text) else "Write a time of the day such as 09:30 or 14:00."


Clock = Annotated[str, _is_clock]
"""A time of the day such as `14:30`, or empty."""


@dataclass(frozen=True, kw_only=True)
class CoachingSession(Record):
    """A conversation along GROW: goal, reality, options, will.

    `commitment` goes from 1 to 10, `support` is what the client needs until day `next_on`. It began at
    `starts_at` (such as `14:30`, by the clock of the practice) and took `minutes`; with more than one
    of `people` it is a session of a group.
    """

    held_on: date
    starts_at: Clock = ""
    minutes: Annotated[int, Between(1, 600)] | None = None
    fee: Fee | None = None
    people: Annotated[int, Between(1, 100)] = 1
    goal: Annotated[str, Filled("Write the goal of this session.")]
    reality: str = ""
    options: str = ""
    will: str = ""
    learning: str = ""
    commitment: OneToTen | None = None
    support: str = ""
    next_on: date | None = None

    def check(self) -> Iterator[Problem]:
        yield from order_problem(self, "held_on", "next_on", "the day of this session")
        if self.minutes is not None and self.fee is None:
            yield "fee", "Say whether it is paid or pro bono."


@dataclass(frozen=True, kw_only=True)
class AllianceRating(Record):
    """How working together was in one coaching session, as the client says, from 1 (hardly) to 10 (fully).

    `bond` is how freely they could speak, `goals` whether it was about what matters to them, `tasks` whether
    the way of working helped, and `use` what it is good for afterwards. It is for client and coach alone.
    """

    session_id: Key
    bond: OneToTen
    goals: OneToTen
    tasks: OneToTen
    use: OneToTen
    typed_by: TypedBy = TypedBy.CLIENT

    @property
    def mean(self) -> float:
        """The mean of the four answers."""
        return (self.bond + self.goals + self.tasks + self.use) / 4


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """What was promised, perhaps in a coaching session, perhaps for a goal."""

    text: Annotated[str, Filled("Write what was promised.")]
    due: date
    session_id: str | None = None
    goal_id: str | None = None
    done_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Reflection(Record):
    """The client's own dated answer to a prompt."""

    written_on: date
    prompt: Annotated[str, Filled("Write the question that is answered.")]
    text: Annotated[str, Filled("Write your answer.")]


@dataclass(frozen=True, kw_only=True)
class Decision(Checked):
    """What was decided about one goal (`goal_id`) or, without one, about something else."""

    choice: Choice
    what: str
    reason: str = ""
    goal_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Review(Record):
    """The answers of one review. `period` is written like `2026-Q3`."""

    period: str
    held_on: date
    wins: tuple[str, ...] = ()
    learnings: tuple[str, ...] = ()
    did_not_work: tuple[str, ...] = ()
    next_focus: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    client_words: str = ""
    coach_words: str = ""

    def check(self) -> Iterator[Problem]:
        if not Period.is_written(self.period):
            yield "period", "Write a quarter such as 2026-Q3, a month such as 2026-05 or a year such as 2026."


def latest_review(reviews: Iterable[Review], period: str) -> Review | None:
    """The one that counts for a period: that of the latest day, of two on one day the later recorded."""
    held = [review for review in reviews if review.period == period]
    return latest(held, lambda review: review.held_on)
