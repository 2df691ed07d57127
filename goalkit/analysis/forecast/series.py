"""Many series of readings in plain arrays: what the forecast knows about each of them.

One row a day with a reading, the rows of one series together and in order. Days count from the last
reading of the series and values from its value, so that large numbers lose no digits.
"""

from dataclasses import dataclass

import numpy as np

from goalkit.analysis.runs import Flags, Floats, Ints, run_last, run_lengths, run_starts

_EXACT = 1e-18
"""Part of the squares below which readings lie on a line but for the noise of floats."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """Rows of several series, each of at least two days. `starts` is the first row of each."""

    starts: Ints
    day: Ints
    value: Floats

    @property
    def lengths(self) -> Ints:
        """How many rows each series has."""
        return run_lengths(self.starts, self.day.size)

    @property
    def last(self) -> Ints:
        """The last row of each series."""
        return run_last(self.starts, self.day.size)

    def each_row(self, of_series: Floats) -> Floats:
        """A number of each series, repeated for each of its rows."""
        return np.repeat(of_series, self.lengths)

    def total(self, of_rows: Floats) -> Floats:
        """The sum over the rows of each series."""
        return np.add.reduceat(of_rows, self.starts)

    def only(self, chosen: Flags) -> "Series":
        """The chosen series; nothing is copied where that is all of them."""
        if chosen.all():
            return self
        rows = np.repeat(chosen, self.lengths)
        starts = run_starts(np.repeat(np.arange(self.starts.size), self.lengths)[rows])
        return Series(starts=starts, day=self.day[rows], value=self.value[rows])

    def times(self, count: int) -> "Series":
        """One series so often, each a series of its own."""
        length = self.day.size
        return Series(
            starts=np.arange(count) * length, day=np.tile(self.day, count), value=np.tile(self.value, count)
        )

    def from_the_last(self) -> "Series":
        """The same series, counted from the last reading of each."""
        return Series(
            starts=self.starts,
            day=self.day - np.repeat(self.day[self.last], self.lengths),
            value=self.value - self.each_row(self.value[self.last]),
        )


def line_of(series: Series) -> tuple[Floats, Floats, Floats, Floats]:
    """Level, pace, spread and turns of the line of least squares through each series of at least three days.

    Level is its height on day 0, pace its rise a day, spread the mean square of the distances from it, turns
    their von Neumann ratio: 2 where neighbours lie about it by chance, near 0 where they stay on one side for
    long.
    """
    count, day, value = series.lengths, series.day.astype(np.float64), series.value
    middle, mean = series.total(day) / count, series.total(value) / count
    days, values = day - series.each_row(middle), value - series.each_row(mean)
    pace = series.total(days * values) / series.total(days * days)
    beside = values - days * series.each_row(pace)
    squares, around = series.total(beside * beside), series.total(values * values)
    exact = squares <= _EXACT * around
    steps = np.diff(beside, prepend=0.0)
    steps[series.starts] = 0.0
    turns = np.divide(series.total(steps * steps), squares, out=np.full(count.size, 2.0), where=~exact)
    spread = np.where(exact, 0.0, squares / (count - 2))
    return mean - pace * middle, pace, spread, turns


def wander(series: Series, lags: Ints) -> Floats:
    """How much each series strays from its mean pace, as a square a day.

    The mean of (change − mean pace · days)² ÷ days over all pairs of readings that lie `lags` days
    or little more apart. A series is pinned to its own mean pace at both ends; the more of its days
    a pair spans, the less it can stray, and that part is given back.
    """
    begin = series.starts
    run = -series.day[begin]
    # A pair is a row, `now`, and the nearest one at least so many days before, both of series `of`.
    number = np.repeat(np.arange(begin.size), series.lengths)
    now = np.flatnonzero(series.day >= np.repeat(series.day[begin] + lags, series.lengths))
    of, room = number[now], 1 - int(series.day.min(initial=0))
    keys = number * room + series.day
    before = np.searchsorted(keys, keys[now] - lags[of], side="right") - 1
    days = (series.day[now] - series.day[before]).astype(np.float64)
    pace = -series.value[begin] / run
    strayed = series.value[now] - series.value[before] - pace[of] * days
    pairs = np.bincount(of, minlength=begin.size)
    mean_square = np.bincount(of, weights=strayed * strayed / days, minlength=begin.size) / pairs
    spanned = np.bincount(of, weights=days, minlength=begin.size) / pairs / run
    result: Floats = mean_square / (1 - np.minimum(spanned, 0.9))
    return result
