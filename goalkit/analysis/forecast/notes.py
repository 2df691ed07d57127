"""Where numbers would mislead: what is said in place of a forecast, or beside it."""

import numpy as np

from goalkit.analysis.forecast.series import Series
from goalkit.analysis.forecast.value import Note
from goalkit.analysis.rules import Words
from goalkit.analysis.runs import Flags, Floats

LEAST_DAYS = 3
SPIKE, LEAP = 5.0, 50.0
"""How many times the range of all others a reading lies off them: in between, and at either end."""

_MORE = 1 + 1e-9  # by no noise of floats
_LEAST_RANGE = 1e-100  # readings nearer to each other than this cannot be squared

WITHOUT_NUMBERS = (Note.TOO_FEW, Note.EQUAL, Note.OUTLIER, Note.PAST)


def about_readings(series: Series) -> Words:
    """Too few days, all readings the same, or one far from all others; else nothing."""
    highest, lowest = (fold.reduceat(series.value, series.starts) for fold in (np.maximum, np.minimum))
    equal = highest - lowest < _LEAST_RANGE
    mirrored = Series(starts=series.starts, day=series.day, value=-series.value)
    return np.select(
        [series.lengths < LEAST_DAYS, equal, _one_stands_out(series) | _one_stands_out(mirrored)],
        [Note.TOO_FEW.value, Note.EQUAL.value, Note.OUTLIER.value],
        Note.NONE.value,
    )


def about_target(series: Series, target: Floats, at_least: Flags) -> Words:
    """Whether the last reading is on the good side of the target, and the first one too; NaN is none."""
    first, last = series.value[series.starts], series.value[series.last]
    sign = np.where(at_least, 1.0, -1.0)
    is_reached, was_reached = sign * (last - target) >= 0, sign * (first - target) >= 0
    return np.select(
        [is_reached & was_reached, is_reached], [Note.BEYOND.value, Note.REACHED.value], Note.NONE.value
    )


def _one_stands_out(series: Series) -> Flags:
    """Whether the highest reading lies far above all others, for the range that they have."""
    top = np.maximum.reduceat(series.value, series.starts)
    is_top = series.value == series.each_row(top)
    alone = np.add.reduceat(is_top, series.starts, dtype=np.int64) == 1
    second = np.maximum.reduceat(np.where(is_top, -np.inf, series.value), series.starts)
    lowest = np.minimum.reduceat(series.value, series.starts)
    others = np.where(second > lowest, second - lowest, np.abs(second))
    at_end = is_top[series.starts] | is_top[series.last]
    off = alone & (others > 0) & np.isfinite(second)
    far: Flags = off & (top - np.where(off, second, top) > np.where(at_end, LEAP, SPIKE) * others * _MORE)
    return far
