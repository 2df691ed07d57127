"""Coaching sessions, what was promised in them, and the client's own reflections."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from goalkit.model.record import Filled, OneToTen, Problem, Record, order_problem


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
