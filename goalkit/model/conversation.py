"""Coaching sessions, what was promised in them, and the client's own reflections."""

from dataclasses import dataclass
from datetime import date

from goalkit.model.record import Record


@dataclass(frozen=True, kw_only=True)
class CoachingSession(Record):
    """A conversation along GROW: goal, reality, options, will.

    `commitment` goes from 1 to 10, `support` is what the client needs until day `next_on`.
    """

    held_on: date
    goal: str
    reality: str = ""
    options: str = ""
    will: str = ""
    learning: str = ""
    commitment: int | None = None
    support: str = ""
    next_on: date | None = None

    def check(self) -> None:
        self.require_text("goal")
        self.require_range("commitment", 1, 10)
        self.require_order("held_on", "next_on")


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """What was promised, perhaps in a coaching session, perhaps for a goal."""

    text: str
    due: date
    session_id: str | None = None
    goal_id: str | None = None
    done_on: date | None = None

    def check(self) -> None:
        self.require_text("text")


@dataclass(frozen=True, kw_only=True)
class Reflection(Record):
    """The client's own dated answer to a prompt."""

    written_on: date
    prompt: str
    text: str

    def check(self) -> None:
        self.require_text("prompt", "text")
