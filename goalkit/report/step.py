"""How far a report is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Step:
    """What is being done, in a few words, and the `share` (0 to 1) of the whole that lies behind it."""

    share: float
    words: str


OnStep = Callable[[Step], None]
"""Is told each step as it begins, in the thread that renders."""

STARTING = Step(share=0.02, words="Starting Python and the browser")
DRAWING = Step(share=0.85, words="Drawing charts")
PRINTING = Step(share=0.95, words="Printing")
_FIRST_CELL, _LAST_CELL = 0.3, DRAWING.share


def running(number: int, count: int) -> Step:
    """Cell `number` of `count` is about to run."""
    share = _FIRST_CELL + (_LAST_CELL - _FIRST_CELL) * (number - 1) / count
    return Step(share=share, words=f"Running the notebook, cell {number} of {count}")
