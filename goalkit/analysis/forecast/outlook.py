"""The distribution of a later reading: a median and a spread, from two classical forecasts.

* line: the line of least squares goes on, readings lie about it by chance;
* walk: the last reading goes on at the mean pace from first to last reading, and strays on the way.

Which of the two a series resembles is decided by the von Neumann ratio of its distances from the line.
The later reading has a logistic distribution, cut off at what a reading cannot leave. The constants
were chosen once on made series and on public ones, and its ranges measured on others:
`docs/decisions/0025`. The formula in full, with how it misleads:
`docs/reference/formulas/forecast.md`.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from goalkit.analysis.forecast.series import Series, line_of, wander
from goalkit.analysis.runs import Flags, Floats, Ints

TURNS_POWER = 6.5
WALK_MEDIAN = 40.0  # the median keeps to the last reading until this much speaks for a line
FADING = 0.5  # of the pace, a length of the history ahead where there is one reading
DOUBT = 0.1  # of the pace, where readings stray as far as it takes them
LINE_PART, WALK_PART = 0.12, 0.7
CHANGE_OF_PACE = 0.03  # of its square: what no number of readings can rule out
CHANGE_OF_SPREAD = 5.0  # the same where readings came and went and the pace is none


@dataclass(frozen=True, kw_only=True)
class Workings:
    """What a forecast is computed from, one entry a series; `docs/reference/formulas/forecast.md` says how.

    The later reading has a logistic distribution with `median` and `scale`, but for the bounds of a reading.

    `count` days with readings lie within `run` days, the last of them with the reading `last`; asked
    for is a day `ahead` days later. The line of least squares lies `level` above that reading on the
    last day, `line_pace` is its rise a day, `spread` the mean square of the distances from it and `turns`
    their von Neumann ratio; `mean_pace` is the rise a day from first to last reading and `strayed` how far
    the readings stray from it, as a square a day.
    """

    count: Ints
    run: Ints
    ahead: Ints
    last: Floats
    level: Floats
    line_pace: Floats
    spread: Floats
    turns: Floats
    mean_pace: Floats
    strayed: Floats
    least: Floats

    @property
    def far(self) -> Floats:
        """How far ahead the day lies, in lengths of the history."""
        return self.ahead / self.run

    @cached_property
    def for_line(self) -> Floats:
        """How much speaks for the line and against the walk."""
        return (self.turns / 2) ** TURNS_POWER * np.sqrt(self.count)

    @cached_property
    def walk(self) -> Floats:
        """The part of the walk in the median, from 0 to 1."""
        return 1 / (1 + self.for_line / WALK_MEDIAN)

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
        return mixed / (1 + FADING * self.far / self.count + doubt)

    @cached_property
    def scale(self) -> Floats:
        """The scale of the logistic distribution about the median."""
        walk = 1 / (1 + self.for_line)
        moved = (self.mean_pace * self.ahead) ** 2 + CHANGE_OF_SPREAD * self.spread * self.far**2
        unsure = (1 / self.count + CHANGE_OF_PACE) * moved
        strayed = WALK_PART * walk * self.strayed * self.ahead
        square = LINE_PART * (1 - walk) * self.spread + strayed + unsure
        return np.sqrt(square + self.least)

    def quantile(self, chance: float) -> Floats:
        """The reading below which the later one falls with this chance, from 0 to 1."""
        return self.median + self.scale * math.log(chance / (1 - chance))

    def at_least(self, target: Floats) -> Floats:
        """The chance that the later reading is at or above the target."""
        with np.errstate(over="ignore"):  # a target that is immensely far off has the chance 0 or 1
            chance: Floats = 0.5 * (1 + np.tanh((self.median - target) / self.scale / 2))
        return chance


def workings(series: Series, ahead: Ints) -> Workings:
    """What the reading of each series so many days (1 or more) after its last one is computed from.

    Each series has at least three days with readings that are not all the same.
    """
    near, last = series.from_the_last(), series.value[series.last]
    run, (level, line_pace, spread, turns) = -near.day[near.starts], line_of(near)
    lags = np.ceil(np.minimum(ahead, run / 2)).astype(np.int64)
    highest, lowest = (fold.reduceat(series.value, series.starts) for fold in (np.maximum, np.minimum))
    return Workings(
        count=series.lengths,
        run=run,
        ahead=ahead,
        last=last,
        level=level,
        line_pace=line_pace,
        spread=spread,
        turns=turns,
        mean_pace=-near.value[near.starts] / run,
        strayed=wander(near, lags),
        # Readings that come back to where they began, all on one line, still spread a little.
        least=1e-9 * (highest - lowest) ** 2,
    )


def bounds(series: Series, target: Floats, per_cent: Flags) -> tuple[Floats, Floats]:
    """The lowest and the highest reading each series can have, as far as its readings show it.

    0 where neither a reading nor the target lies on the other side of it; 100 as well where the unit
    is per cent and none lies above. A missing target (NaN) does not count.
    """
    highest = np.fmax(np.maximum.reduceat(series.value, series.starts), target)
    lowest = np.fmin(np.minimum.reduceat(series.value, series.starts), target)
    lower = np.where(lowest >= 0, 0.0, -np.inf)
    upper = np.where((lowest >= 0) & (highest <= 100) & per_cent, 100.0, np.inf)
    return lower, np.where(highest <= 0, 0.0, upper)
