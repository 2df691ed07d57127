"""The distribution of a later reading: a median and a spread, from two classical forecasts.

* line: the line of least squares goes on, readings lie about it by chance;
* walk: the last reading goes on at the mean pace from first to last reading, and strays on the way.

Which of the two a series resembles is decided by the von Neumann ratio of its distances from the line.
The later reading has a logistic distribution, cut off at what a reading cannot leave; it is narrower where
past forecasts of the series missed by little. The constants were chosen once on made series and on public
ones, and its ranges measured on others: `docs/decisions/0071`. The formula in full, with how it misleads:
`docs/reference/formulas/forecast.md`.

Readings stand in plain arrays: one row a day with a reading, the rows of one series together and in order.
Days count from the last reading of the series and values from its value, so that large numbers lose no
digits.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from goalkit.analysis.runs import Flags, Floats, Ints, run_last, run_lengths, run_starts

TURNS_POWER = 3.5
FADING = 2.0  # of the pace, a length of the history ahead where there is one reading
ALWAYS_FADING = 0.05  # the same, however many readings there are
DOUBT = 0.7  # of the pace, where readings stray as far as it takes them
LINE_PART, WALK_PART = 0.4, 0.6
MORE_READINGS = 4  # that the pace is taken to be known by, besides those there are
CHANGE_OF_PACE = 0.08  # of its square: what no number of readings can rule out
CHANGE_OF_SPREAD = 0.5  # the same where readings came and went and the pace is none
REPEATS_HALF = 3.0  # so many past forecasts count half of what any number of them would
REPEATS_FADE = 4.0  # they were near ones: a length of the history ahead they count a fifth
LEAST_SPREAD = 1e-9
"""The part of the square of their range that readings spread at least, though they lie on one line."""
AT_ONCE = 2_000
"""So many series are looked at together, so that memory does not grow with their number."""
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

    def parts(self) -> Iterator[tuple[slice, "Series"]]:
        """`AT_ONCE` series at a time: which ones these are, and the series by themselves."""
        ends = np.append(self.starts, self.day.size)
        for first in range(0, self.starts.size, AT_ONCE):
            some = slice(first, min(first + AT_ONCE, self.starts.size))
            rows = slice(ends[some.start], ends[some.stop])
            yield some, Series(starts=ends[some] - rows.start, day=self.day[rows], value=self.value[rows])

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


def halvings(run: Ints, ahead: Ints) -> Ints:
    """How often a history of `run` days is halved, once at least, to be no longer than the days ahead."""
    return np.maximum(np.ceil(np.log2(run / ahead)), 1).astype(np.int64)


def days_of_part(run: Ints, halved: Ints | int) -> Ints:
    """The days of a history of `run` days that was halved so often, rounded up."""
    return np.ceil(run / 2.0**halved).astype(np.int64)


def wander(series: Series, lags: Ints) -> Floats:
    """How much each series strays from its mean pace, as a square a day.

    The mean of (change − mean pace · days)² ÷ days over all pairs of readings that lie `lags` days
    or little more apart. A series is pinned to its own mean pace at both ends; the more of its days
    a pair spans, the less it can stray, and that part is given back.
    """
    run = -series.day[series.starts]
    pairs = pairs_apart(series, lags)
    strayed = pairs.change - (-series.value[series.starts] / run)[pairs.of] * pairs.days

    def mean(column: Floats) -> Floats:
        return np.bincount(pairs.of, weights=column, minlength=run.size) / np.bincount(
            pairs.of, minlength=run.size
        )

    result: Floats = mean(strayed * strayed / pairs.days) / (1 - np.minimum(mean(pairs.days) / run, 0.9))
    return result


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Readings and the nearest ones at least so many days before them, of the same series.

    `now` is the row of the later one, `of` its series, `days` and `change` what lies between the two.
    """

    now: Ints
    of: Ints
    days: Floats
    change: Floats


def pairs_apart(series: Series, lags: Ints) -> Pairs:
    """Every pair of readings that lie `lags` days or little more apart, one number of days a series."""
    number = np.repeat(np.arange(series.starts.size), series.lengths)
    now = np.flatnonzero(series.day >= np.repeat(series.day[series.starts] + lags, series.lengths))
    of, room = number[now], 1 - int(series.day.min(initial=0))
    keys = number * room + series.day
    before = np.searchsorted(keys, keys[now] - lags[of], side="right") - 1
    days = (series.day[now] - series.day[before]).astype(np.float64)
    return Pairs(now=now, of=of, days=days, change=series.value[now] - series.value[before])


@dataclass(frozen=True, kw_only=True)
class Workings:
    """What a forecast is computed from, one entry a series; `docs/reference/formulas/forecast.md` says how.

    The later reading has a logistic distribution with `median` and `scale`, but for the bounds of a reading.

    `count` days with readings lie within `run` days, the last of them with the reading `last`; asked
    for is a day `ahead` days later. The line of least squares lies `level` above that reading on the
    last day, `line_pace` is its rise a day, `spread` the mean square of the distances from it and `turns`
    their von Neumann ratio; `mean_pace` is the rise a day from first to last reading and `strayed` how far
    the readings stray from it, as a square a day. `repeats` past forecasts missed by `missed` times what
    their ranges led to expect; 0 and 1 where there are too few to tell.
    """

    count: Ints
    run: Ints | Floats
    ahead: Ints | Floats
    last: Floats
    level: Floats
    line_pace: Floats
    spread: Floats
    turns: Floats
    mean_pace: Floats
    strayed: Floats
    least: Floats
    repeats: Ints
    missed: Floats

    @property
    def far(self) -> Floats:
        """How far ahead the day lies, in lengths of the history."""
        return self.ahead / self.run

    @cached_property
    def walk(self) -> Floats:
        """The part of the walk, from 0 to 1: the smaller, the more speaks for the line."""
        return 1 / (1 + (self.turns / 2) ** TURNS_POWER * np.sqrt(self.count))

    @cached_property
    def median(self) -> Floats:
        """The reading above and below which the later one falls as often."""
        return self.last + (1 - self.walk) * self.level + self.pace * self.ahead

    @property
    def pace(self) -> Floats:
        """The rise a day from here on: the less, the farther ahead and the more the readings strayed."""
        mixed = (1 - self.walk) * self.line_pace + self.walk * self.mean_pace
        strays = DOUBT * self.strayed / self.run
        doubt = np.divide(strays, mixed * mixed, out=np.full_like(mixed, np.inf), where=mixed != 0)
        return mixed / (1 + (FADING / self.count + ALWAYS_FADING) * self.far + doubt)

    @cached_property
    def scale(self) -> Floats:
        """The scale of the logistic distribution about the median."""
        moved = (self.mean_pace * self.ahead) ** 2 + CHANGE_OF_SPREAD * self.spread * self.far**2
        unsure = (1 / (self.count + MORE_READINGS) + CHANGE_OF_PACE) * moved
        strayed = WALK_PART * self.walk * self.strayed * self.ahead
        square = LINE_PART * (1 - self.walk) * self.spread + strayed + unsure
        return np.sqrt(square + self.least) * self.narrowed

    @property
    def narrowed(self) -> Floats:
        """What the scale is multiplied by, from 0 to 1, where past forecasts missed by little."""
        weight = self.repeats / (self.repeats + REPEATS_HALF) / (1 + REPEATS_FADE * self.far)
        return np.minimum(self.missed, 1.0) ** weight

    def quantile(self, chance: float) -> Floats:
        """The reading below which the later one falls with this chance, from 0 to 1."""
        return self.median + self.scale * math.log(chance / (1 - chance))

    def at_least(self, target: Floats) -> Floats:
        """The chance that the later reading is at or above the target."""
        with np.errstate(over="ignore"):  # a target that is immensely far off has the chance 0 or 1
            chance: Floats = 0.5 * (1 + np.tanh((self.median - target) / self.scale / 2))
        return chance
