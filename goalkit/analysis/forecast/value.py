"""What a forecast comes to: numbers, or a word that says why there are none."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Note(StrEnum):
    """What is to be said beside a forecast, or in place of its numbers."""

    NONE = ""
    TOO_FEW = "too few readings"
    EQUAL = "all readings are the same"
    OUTLIER = "one reading lies far from all others"
    PAST = "the day is over"
    BEYOND = "beyond the target from the first reading on"
    REACHED = "reached already"


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """Where a reading will be on day `on`, as far as the readings up to `as_of` can tell.

    `low` and `high` hold the reading with the chance `level`, below and above `median` it falls as
    often; all three in the unit of the reading. `probability` is the chance, from 0 to 1, of being
    on the good side of the target on that day; None without target. All four are None where `note`
    says why there are no numbers: too few, equal, outlier, past.
    """

    on: date
    as_of: date
    level: float
    low: float | None
    median: float | None
    high: float | None
    probability: float | None
    note: Note


@dataclass(frozen=True, kw_only=True)
class ReachDate:
    """When the target will be reached: the day by which the chance of being there is even.

    `earliest` and `latest` are the days by which it is a tenth and nine tenths (with the level 0.8).
    None where that is not in sight: no day of the next five times the days read so far, nor
    of the next 20 years.
    """

    earliest: date | None
    expected: date | None
    latest: date | None
