"""What client and coach answered and decided when they looked back over a period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goalkit.model.record import Record
from goalkit.period import Period
from goalkit.terms import Choice


@dataclass(frozen=True, kw_only=True)
class Decision:
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

    def check(self) -> None:
        self.require(Period.parse(self.period).text == self.period, "period", "take the blanks away")


def latest_review(reviews: Iterable[Review], period: str) -> Review | None:
    """The one that counts for a period: that of the latest day, of two on one day the later recorded."""
    held = [review for review in reviews if review.period == period]
    return max(reversed(held), key=lambda review: review.held_on, default=None)
