"""Who sees the client at work, and what they answered."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from goalkit.model.record import Between, Filled, Key, Record
from goalkit.terms import Group


@dataclass(frozen=True, kw_only=True)
class Stakeholder(Record):
    """A person who sees the client at work; `support_asked` is what is asked of them.

    The client is a stakeholder of group self.
    """

    name: Annotated[str, Filled("Write a name.")]
    group: Group
    support_asked: str = ""
    asked_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Feedback(Record):
    """One answer about one behaviour in the round of `round_on`.

    `rating` goes from -3 (much worse) over 0 (no change) to +3 (much better).
    """

    stakeholder_id: Key
    round_on: date
    behaviour: Annotated[str, Filled("Say which behaviour it is about.")]
    rating: Annotated[int, Between(-3, 3)]
    suggestion: str = ""
