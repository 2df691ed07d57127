"""What the forecasts of many series are computed from, and where their readings end."""

import numpy as np

from goalkit.analysis.forecast.outlook import (
    LEAST_SPREAD,
    Series,
    Workings,
    days_of_part,
    halvings,
    line_of,
    wander,
)
from goalkit.analysis.forecast.past_errors import past_errors
from goalkit.analysis.runs import Flags, Floats, Ints


def workings(series: Series, ahead: Ints) -> Workings:
    """What the reading of each series so many days (1 or more) after its last one is computed from.

    Each series has at least three days with readings that are not all the same.
    """
    near, last = series.from_the_last(), series.value[series.last]
    run, (level, line_pace, spread, turns) = -near.day[near.starts], line_of(near)
    highest, lowest = (fold.reduceat(series.value, series.starts) for fold in (np.maximum, np.minimum))
    repeats, missed = past_errors(near)
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
        strayed=wander(near, days_of_part(run, halvings(run, ahead))),
        least=LEAST_SPREAD * (highest - lowest) ** 2,
        repeats=repeats,
        missed=missed,
    )


def bounds(series: Series, target: Floats, per_cent: Flags, totals: Flags) -> tuple[Floats, Floats]:
    """The lowest and the highest reading each series can have, as far as its readings show it.

    0 where neither a reading nor the target lies on the other side of it; 100 as well where the unit
    is per cent and none lies above. A missing target (NaN) does not count. Totals that never fell so far
    do not fall below the last one.
    """
    highest = np.fmax(np.maximum.reduceat(series.value, series.starts), target)
    lowest = np.fmin(np.minimum.reduceat(series.value, series.starts), target)
    lower = np.where(lowest >= 0, 0.0, -np.inf)
    upper = np.where((lowest >= 0) & (highest <= 100) & per_cent, 100.0, np.inf)
    fell = np.diff(series.value, prepend=0.0) < 0
    fell[series.starts] = False
    only_rose = ~np.logical_or.reduceat(fell, series.starts)
    lower = np.where(totals & only_rose, series.value[series.last], lower)
    return lower, np.where(highest <= 0, 0.0, upper)
