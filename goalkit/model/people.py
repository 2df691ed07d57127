"""Who sees the client at work, and what they answered."""

from dataclasses import dataclass
from datetime import date

from goalkit.model.record import Record
from goalkit.terms import Group


@dataclass(frozen=True, kw_only=True)
class Stakeholder(Record):
    """A person who sees the client at work; `support_asked` is what is asked of them.

    The client is a stakeholder of group self.
    """

    name: str
    group: Group
    support_asked: str = ""
    asked_on: date | None = None

    def check(self) -> None:
        self.require_text("name")


@dataclass(frozen=True, kw_only=True)
class Feedback(Record):
    """One answer about one behaviour in the round of `round_on`.

    `rating` goes from -3 (much worse) over 0 (no change) to +3 (much better).
    """

    stakeholder_id: str
    round_on: date
    behaviour: str
    rating: int
    suggestion: str = ""

    def check(self) -> None:
        self.require_text("stakeholder_id", "behaviour")
        self.require_range("rating", -3, 3)
