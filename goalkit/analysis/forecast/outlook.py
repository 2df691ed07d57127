"""The distribution of a later reading: a median and a spread, from two classical forecasts.

* line: the line of least squares goes on, readings lie about it by chance;
* walk: the last reading goes on at the mean pace from first to last reading, and strays on the way.

Which of the two a series resembles is told by the von Neumann ratio of its distances from the line.
The later reading has a logistic distribution, cut off at what a reading cannot leave. The constants
were chosen once on made series and on public ones, and its ranges measured on others:
`docs/decisions/0025`. The formula in full, with how it misleads: `docs/reference/forecast.md`.
"""

import math
from dataclasses import dataclass

import numpy as np

from goalkit.analysis.forecast.series import Series, line_of, wander
from goalkit.analysis.runs import Flags, Floats, Ints

TURNS_POWER = 6.5
WALK_MEDIAN = 40.0  # the median keeps to the last reading until this much speaks for a line
FADING = 0.5  # of the pace, a length of the history ahead and told by one reading
LINE_PART, WALK_PART, PACE_PART = 0.12, 0.68, 2.0
WALK_GROWTH = 0.2


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """A logistic distribution for each series: its median, its scale and the bounds of a reading."""

    median: Floats
    scale: Floats
    lower: Floats
    upper: Floats

    def quantile(self, chance: float) -> Floats:
        """The reading below which the later one falls with this chance, from 0 to 1."""
        uncut = self.median + self.scale * math.log(chance / (1 - chance))
        reading: Floats = np.clip(uncut, self.lower, self.upper)
        return reading

    def at_least(self, target: Floats) -> Floats:
        """The chance that the later reading is at or above the target."""
        chance: Floats = 0.5 * (1 + np.tanh((self.median - target) / self.scale / 2))
        return chance

    def at_most(self, target: Floats) -> Floats:
        """The chance that the later reading is at or below the target."""
        return 1 - self.at_least(target)


def outlook(series: Series, ahead: Ints, lower: Floats, upper: Floats) -> Outlook:
    """The reading of each series so many days (1 or more) after its last one.

    Each series has at least three days with readings that are not all the same; `lower` and `upper`
    are what its readings cannot leave, infinite where nothing is known.
    """
    near, count = series.from_the_last(), series.lengths
    first = near.day[near.starts].astype(np.float64)
    mean_pace = near.value[near.starts] / first
    run, line = -first, line_of(near)
    far = ahead / run
    for_line = (line.turns / 2) ** TURNS_POWER * np.sqrt(count)
    walk = 1 / (1 + for_line / WALK_MEDIAN)
    pace = ((1 - walk) * line.pace + walk * mean_pace) / (1 + FADING * far / count)
    median = series.value[series.last] + (1 - walk) * line.level + pace * ahead

    walk = 1 / (1 + for_line)
    lags = np.ceil(np.minimum(ahead, run / 2)).astype(np.int64)
    strayed = wander(near, lags) * ahead * (1 + WALK_GROWTH * far)
    unsure = (mean_pace * ahead) ** 2 / count
    square = LINE_PART * (1 - walk) * line.spread + WALK_PART * walk * strayed + PACE_PART * unsure
    return Outlook(median=median, scale=np.sqrt(square + _least(series)), lower=lower, upper=upper)


def _least(series: Series) -> Floats:
    # Readings that come back to where they began, all on one line, still spread a little.
    highest, lowest = (fold.reduceat(series.value, series.starts) for fold in (np.maximum, np.minimum))
    least: Floats = 1e-9 * (highest - lowest) ** 2
    return least


def bounds(series: Series, target: Floats, per_cent: Flags) -> tuple[Floats, Floats]:
    """What the readings of each series cannot leave, as far as that can be told from them.

    0 where neither a reading nor the target lies on the other side of it; 100 as well where the unit
    is per cent and none lies above. A missing target (NaN) does not count.
    """
    highest = np.fmax(np.maximum.reduceat(series.value, series.starts), target)
    lowest = np.fmin(np.minimum.reduceat(series.value, series.starts), target)
    lower = np.where(lowest >= 0, 0.0, -np.inf)
    upper = np.where((lowest >= 0) & (highest <= 100) & per_cent, 100.0, np.inf)
    return lower, np.where(highest <= 0, 0.0, upper)
