"""Sorted rows in runs of equal keys: where each run starts, and what its values come to.

A run is a stretch of neighbouring rows, such as the readings of one measure on one day. Working on
runs takes one pass over plain arrays, however many measures there are.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from goalkit.terms import Join

Ints = NDArray[np.integer]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Texts = NDArray[np.str_]


def run_starts(*keys: Ints) -> Ints:
    """The first row of each run of rows that are equal in all `keys`."""
    if not keys[0].size:
        return np.empty(0, dtype=np.int64)
    changed = np.ones(keys[0].size, dtype=bool)
    changed[1:] = False
    for key in keys:
        changed[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(changed)


def run_lengths(starts: Ints, rows: int) -> Ints:
    """How many rows each run has, of `rows` in all."""
    return np.diff(starts, append=rows)


def run_last(starts: Ints, rows: int) -> Ints:
    """The last row of each run, of `rows` in all."""
    return starts + run_lengths(starts, rows) - 1


_FOLDS: dict[Join, Callable[[Floats, Ints], Floats]] = {
    Join.LAST: lambda values, starts: values[run_last(starts, values.size)],
    Join.SUM: np.add.reduceat,
    Join.MEAN: lambda values, starts: np.add.reduceat(values, starts) / run_lengths(starts, values.size),
    Join.MIN: np.minimum.reduceat,
    Join.MAX: np.maximum.reduceat,
    Join.TOTAL: lambda values, starts: values[run_last(starts, values.size)],  # of totals so far
}


def joined(values: Floats, starts: Ints, joins: Ints) -> Floats:
    """One value a run. `joins` says for each run how, as a position in `Join`."""
    result = np.empty(starts.size)
    for code, join in enumerate(Join):
        chosen = joins == code
        if chosen.any():
            result[chosen] = _FOLDS[join](values, starts)[chosen]
    return result
