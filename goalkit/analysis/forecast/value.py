"""What a forecast comes to, numbers or a remark that says why there are none, and what may not go into it."""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from goalkit.analysis.runs import Floats
from goalkit.errors import ForecastError
from goalkit.terms import Direction

LARGEST = 1e100
"""Readings from here on cannot be squared."""


class Remark(StrEnum):
    """What is to be said in place of the numbers of a forecast, or beside them."""

    NONE = ""
    TOO_FEW = "too few readings"
    EQUAL = "all readings are the same"
    OUTLIER = "one reading lies far from all others"
    PAST = "the day is over"
    BEYOND = "beyond the target from the first reading on"
    REACHED = "reached already"


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """Where a reading will be on day `on`, as far as the readings up to `as_of` can say.

    `low` and `high` hold the reading with the chance `level`, below and above `median` it falls as
    often; all three in the unit of the reading. `probability` is the chance, from 0 to 1, of being
    on the good side of the target on that day; None without target. All four are None where `remark`
    says why there are no numbers: too few, equal, outlier, past.
    """

    on: date
    as_of: date
    level: float
    remark: Remark
    low: float | None = None
    median: float | None = None
    high: float | None = None
    probability: float | None = None


@dataclass(frozen=True, kw_only=True)
class ReachDate:
    """When the target will be reached: the day by which the chance of being there is even.

    `earliest` and `latest` are the days by which it is a tenth and nine tenths (with the level 0.8).
    None where that is not in sight: no day of the next five times the days read so far, nor
    of the next 20 years.
    """

    earliest: date | None = None
    expected: date | None = None
    latest: date | None = None


def check_asked(level: float, target: float | None = None) -> None:
    """Refuse a level that is no chance between 0 and 1, or too near 1 to leave a chance outside.

    And a target that is no number, or infinite.
    """
    if not (level > 0 and (1 + level) / 2 < 1):
        raise ForecastError(f"'{level:g}' is no level for a range: give a part between 0 and 1 such as 0.8")
    if target is not None and not math.isfinite(target):
        raise ForecastError(f"'{target}' is no target: give a number, or none at all")


def check_values(values: Floats) -> None:
    """Refuse readings that are no numbers, infinite, or too large to be squared."""
    sound = np.abs(values) < LARGEST
    if not sound.all():
        wrong = values[~sound][0]
        raise ForecastError(f"'{wrong}' is no reading: leave the day out, or give the number that was read")


def direction_of(text: str) -> Direction:
    """`at_least` or `at_most`, with a blank or an underscore between the words."""
    known = {Direction.AT_LEAST, Direction.AT_MOST}
    word = text.replace("_", " ")
    if word not in known:
        raise ForecastError(f"'{text}' is no direction of a target: give 'at_least' or 'at_most'")
    return Direction(word)
