"""Coaching sessions, what was promised in them, the client's own reflections, and reviews of a period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from goalkit.model.record import Checked, Filled, OneToTen, Problem, Record, latest, order_problem
from goalkit.period import Period
from goalkit.terms import Choice


@dataclass(frozen=True, kw_only=True)
class CoachingSession(Record):
    """A conversation along GROW: goal, reality, options, will.

    `commitment` goes from 1 to 10, `support` is what the client needs until day `next_on`.
    """

    held_on: date
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
