"""What may not go into a forecast."""

import math

import numpy as np

from goalkit.analysis.runs import Floats
from goalkit.errors import ForecastError
from goalkit.terms import Direction

LARGEST = 1e100


def check_level(level: float) -> None:
    """Refuse a level that is no chance between 0 and 1, or too near 1 to leave a chance outside."""
    if not (level > 0 and (1 + level) / 2 < 1):
        raise ForecastError(f"'{level:g}' is no level for a range: give a part between 0 and 1 such as 0.8")


def check_values(values: Floats) -> None:
    """Refuse readings that are no numbers, infinite, or too large to be squared."""
    sound = np.abs(values) < LARGEST
    if not sound.all():
        wrong = values[~sound][0]
        raise ForecastError(f"'{wrong}' is no reading: leave the day out, or give the number that was read")


def check_target(target: float | None) -> None:
    """Refuse a target that is no number, or infinite."""
    if target is not None and not math.isfinite(target):
        raise ForecastError(f"'{target}' is no target: give a number, or none at all")


def direction_of(text: str) -> Direction:
    """`at_least` or `at_most`, with a blank or an underscore between the words."""
    known = {Direction.AT_LEAST, Direction.AT_MOST}
    word = text.replace("_", " ")
    if word not in known:
        raise ForecastError(f"'{text}' is no direction of a target: give 'at_least' or 'at_most'")
    return Direction(word)
