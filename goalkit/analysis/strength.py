"""Habit strength: exponential smoothing of how fully a maintain measure was kept.

The score of Loop Habit Tracker: s' = s·m + c·(1 − m) with m = 0.5 ** (√frequency / 13), frequency in
times per day and c from 0 to 1. A span without reading leaves the strength as it is.
"""

import numpy as np
import pandas as pd

from goalkit.analysis.runs import Flags, Floats, Ints, run_last, run_lengths, run_starts
from goalkit.terms import Cadence, Direction

_DAYS_A_SPAN = {
    Cadence.DAY: 1,
    Cadence.WEEK: 7,
    Cadence.MONTH: 365.25 / 12,
    Cadence.QUARTER: 365.25 / 4,
    Cadence.YEAR: 365.25,
}
_WAYS = (Direction.BETWEEN, Direction.AT_LEAST, Direction.AT_MOST)


def smoothing(frequency: float) -> float:
    """The part m of the strength that is left after one span; `frequency` in times per day."""
    return float(0.5 ** (frequency**0.5 / 13))


def next_strength(strength: float, completed: float, *, frequency: float) -> float:
    """The strength after one more span that was `completed` from 0 to 1."""
    left = smoothing(frequency)
    return strength * left + completed * (1 - left)


def habit_strength(row: Ints, completed: Floats, cadences: Ints) -> Floats:
    """The strength of each measure after all its spans, starting from 0; NaN without any.

    `row` is the measure of each span, spans of a measure together and in order; `cadences` has the
    cadence of each measure as a position in `Cadence`.
    """
    left = np.array([smoothing(1 / _DAYS_A_SPAN[cadence]) for cadence in Cadence])[cadences]
    starts = run_starts(row)
    spans_since = np.repeat(run_last(starts, row.size), run_lengths(starts, row.size)) - np.arange(row.size)
    weights = (1 - left[row]) * left[row] ** spans_since
    strength = np.bincount(row, weights=completed * weights, minlength=cadences.size)
    return np.where(np.bincount(row, minlength=cadences.size) == 0, np.nan, strength)


def completion(measures: pd.DataFrame, rows: Ints, values: Floats) -> Floats:
    """How fully each value meets the target of its measure, from 0 to 1.

    At least: value / target. At most: 1 − (value − target) / target. Between: the one of the end
    that was missed. A target of 0 is met fully or not at all. Loop Habit Tracker counts the same way.
    """
    between, at_least, at_most = ((measures["direction"] == way).to_numpy() for way in _WAYS)
    low = measures["target"].to_numpy()
    high = np.where(between, measures["target_high"].to_numpy(), low)[rows]
    low = low[rows]
    reached = np.where(at_most[rows], 1.0, _part(values, low, values >= low))
    spared = np.where(at_least[rows], 1.0, 1 - _part(values - high, high, values > high))
    return np.clip(np.minimum(reached, spared), 0.0, 1.0)


def _part(values: Floats, whole: Floats, otherwise: Flags) -> Floats:
    return np.divide(values, whole, out=otherwise.astype(np.float64), where=whole > 0)
