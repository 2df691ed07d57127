"""How far past forecasts of a series missed, beside what their ranges led to expect.

The history is cut into twelve spans of equal length, counted back from the last reading. At the end of each
that has enough readings before it, the forecast is repeated as it would have been made then, for the last
reading of the span that follows.
"""

import math
from collections.abc import Callable

import numpy as np

from goalkit.analysis.forecast.outlook import LEAST_SPREAD, Series, Workings, pairs_apart
from goalkit.analysis.runs import Flags, Floats, Ints

SPANS = 12
SPANS_BEFORE = 2
"""So many spans lie before a past forecast at least."""
READINGS_BEFORE = 3
"""And so many days with a reading, the one it starts from among them."""
LEAST_REPEATS = 4
"""Fewer past forecasts say nothing."""
LEAST_MISSED = 0.1
"""Readings that were foretold better than this are taken to have missed by this much."""
USUAL = 2 * math.log(2)
"""The mean distance of a reading from the median of its logistic distribution, in scales."""
_EXACT = 1e-12
"""Part of the squares below which readings lie on a line but for the noise of floats."""


def past_errors(series: Series) -> tuple[Ints, Floats]:
    """How many past forecasts of each series there are, and their mean error as a part of the usual one.

    At 1 they missed by as much as their ranges led to expect. Where there are fewer than `LEAST_REPEATS` it
    is 0 and 1. Days and values of `series` are counted from the last reading.
    """
    past = _Past(series)
    of, back = np.nonzero(past.is_asked)
    was, came = past.forecasts(of, back)
    errors = np.abs(came - was.median) / was.scale
    repeats = past.is_asked.sum(axis=1)
    missed = np.bincount(of, weights=errors, minlength=repeats.size) / np.maximum(repeats, 1) / USUAL
    enough = repeats >= LEAST_REPEATS
    return np.where(enough, repeats, 0), np.where(enough, np.maximum(missed, LEAST_MISSED), 1.0)


class _Past:
    """Series, and what was known of each so many spans before its last reading.

    Tables have one row a series and one column a span. Days are lengths of the history and values parts of
    the biggest one, so that sums over all series lose no digits; an error in scales has no unit.
    """

    def __init__(self, series: Series) -> None:
        biggest = np.maximum.reduceat(np.abs(series.value), series.starts)
        self.series, self.biggest = series, np.where(biggest > 0, biggest, 1.0)
        self.run = -series.day[series.starts].astype(np.float64)
        self.span = np.ceil(self.run / SPANS).astype(np.int64)
        self.day, self.value = (
            series.day / series.each_row(self.run),
            series.value / series.each_row(self.biggest),
        )
        age = np.minimum(-series.day // np.repeat(self.span, series.lengths), SPANS - 1)
        self._place = np.repeat(np.arange(self.run.size), series.lengths) * SPANS + age
        count = self._until(np.ones(series.day.size)).astype(np.int64)
        self.row = series.starts[:, None] + np.maximum(count, 1) - 1
        """The last row of each series by then."""
        then, later = self.row[:, 1:], self.row[:, :-1]
        moved = self._until(np.abs(self._steps(self.value)))[:, 1:] > 0
        long_ago = series.day[then] + self.run[:, None] >= SPANS_BEFORE * self.span[:, None]
        self.is_asked: Flags = (count[:, 1:] >= READINGS_BEFORE) & (then < later) & long_ago & moved
        """Whether a forecast is repeated from the end of this span, for the end of the next."""

    def forecasts(self, of: Ints, back: Ints) -> tuple[Workings, Floats]:
        """Those of the series `of`, made at the ends of the spans `back`, and the readings that came."""
        first, then, later = self.series.starts[of], self.row[of, back + 1], self.row[of, back]

        def total(column: Floats, rows: Ints | slice = slice(None)) -> Floats:
            return self._until(column, rows)[of, back + 1]

        day, value, gaps, steps = self.day, self.value, self._steps(self.day), self._steps(self.value)
        count = total(np.ones(day.size))
        middle, mean, squares = total(day) / count, total(value) / count, total(value * value)
        sloped = total(day * value) - count * middle * mean
        pace = sloped / (total(day * day) - count * middle * middle)
        beside = squares - count * mean * mean - pace * sloped
        exact = beside <= _EXACT * squares
        turned = total(steps * steps) - 2 * pace * total(steps * gaps) + pace**2 * total(gaps * gaps)
        length = day[then] - day[first]
        mean_pace = (value[then] - value[first]) / length
        was = Workings(
            count=count.astype(np.int64),
            run=length,
            ahead=day[later] - day[then],
            last=value[then],
            level=mean + pace * (day[then] - middle) - value[then],
            line_pace=pace,
            spread=np.where(exact, 0.0, beside / (count - 2)),
            turns=np.divide(turned, beside, out=np.full(count.size, 2.0), where=~exact),
            mean_pace=mean_pace,
            strayed=self._strayed(total, mean_pace, length),
            least=np.full(count.size, LEAST_SPREAD),
            repeats=np.zeros(count.size, dtype=np.int64),
            missed=np.ones(count.size),
        )
        return was, value[later]

    def _strayed(self, total: Callable[..., Floats], pace: Floats, length: Floats) -> Floats:
        """What `wander` would have said then, over pairs of readings that lie a span apart."""
        pairs = pairs_apart(self.series, self.span)
        days, change = pairs.days / self.run[pairs.of], pairs.change / self.biggest[pairs.of]
        count, spanned = total(np.ones(days.size), pairs.now), total(days, pairs.now)
        squares = total(change * change / days, pairs.now)
        strayed = squares - 2 * pace * total(change, pairs.now) + pace**2 * spanned
        kept: Floats = strayed / count / (1 - np.minimum(spanned / count / length, 0.9))
        return np.maximum(kept, 0.0)

    def _steps(self, column: Floats) -> Floats:
        """The change from row to row within each series."""
        steps = np.diff(column, prepend=0.0)
        steps[self.series.starts] = 0.0
        return steps

    def _until(self, column: Floats, rows: Ints | slice = slice(None)) -> Floats:
        """The sum over the rows of each series up to so many spans before its last reading."""
        pieces = np.bincount(self._place[rows], weights=column, minlength=self.run.size * SPANS)
        sums: Floats = pieces.reshape(-1, SPANS)[:, ::-1].cumsum(axis=1)[:, ::-1]
        return sums
