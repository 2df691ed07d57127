"""What client and coach answered and decided when they looked back over a period."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from goalkit.model.record import Checked, Problem, Record
from goalkit.period import Period
from goalkit.terms import Choice


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
    return max(reversed(held), key=lambda review: review.held_on, default=None)
