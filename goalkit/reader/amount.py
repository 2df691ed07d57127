"""What an amount is: a number of a goal, and what it is for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from goalkit.reader.sketch import Passage
from goalkit.terms import Direction


class Role(StrEnum):
    """What an amount is for the goal."""

    TARGET = "target"
    BASELINE = "baseline"
    CHANGE = "change"
    FACTOR = "factor"
    CONTEXT = "context"


@dataclass(frozen=True, kw_only=True)
class Amount(Passage):
    """A number with its comparison and unit; None is what the words right at it leave open.

    `word` is how the number was written, where it was a word.
    """

    value: Decimal
    high: Decimal | None = None
    direction: Direction | None = None
    unit: str | None = None
    role: Role = Role.TARGET
    word: str = ""

    @property
    def compared(self) -> bool:
        """Whether the words say on which side of the number it is good."""
        return self.direction is not None
