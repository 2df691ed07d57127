"""When a target will be reached: the days by which the chance of being there has grown large enough."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from goalkit.analysis.forecast.checks import check_level, check_target, direction_of
from goalkit.analysis.forecast.distribution import Wanted, later_reading, reaching
from goalkit.analysis.forecast.notes import WITHOUT_NUMBERS, about_readings, about_target
from goalkit.analysis.forecast.series import Series
from goalkit.analysis.forecast.single import series_of
from goalkit.analysis.forecast.value import Note, ReachDate
from goalkit.analysis.runs import Floats, Ints
from goalkit.analysis.spans import day_number
from goalkit.frames import DAY
from goalkit.terms import Direction

FAR = 5
"""No day is named that lies further ahead than so many times the days read so far."""
FARTHEST = 20 * 365
"""Nor one that lies further ahead than so many days, however long was read."""
_DAYS_TRIED = 150
_NOWHERE = ReachDate(earliest=None, expected=None, latest=None)


def reach_date(
    readings: pd.DataFrame, *, as_of: date, target: float, direction: str = "at_least", level: float = 0.8
) -> ReachDate:
    """The day by which the target will be reached, and the days between which that lies.

    Arguments and errors are those of `forecast_reading`. All three days are None without a forecast,
    and where the target is reached already.
    """
    check_level(level)
    check_target(target)
    series, way = series_of(readings, as_of=as_of), direction_of(direction)
    if not series.day.size or _has_no_date(series, target, way):
        return _NOWHERE
    days = _days_tried(series, day_number(as_of))
    chances = _chances(series, days, target, way)
    earliest, expected, latest = (
        _first_day(days, chances >= chance) for chance in ((1 - level) / 2, 0.5, (1 + level) / 2)
    )
    return ReachDate(earliest=earliest, expected=expected, latest=latest)


def reach_dates(measures: pd.DataFrame, readings: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a measure: measure, earliest, expected, latest (days, NaT where not in sight).

    `measures` has measure, target and direction, all of kind reach; `readings` is what `daily_readings`
    gives. What the days mean: `ReachDate`.
    """
    by_measure = dict(list(readings.groupby("measure", observed=True)))
    nothing = readings.iloc[:0]
    found = [
        reach_date(by_measure.get(name, nothing), as_of=as_of, target=target, direction=direction)
        for name, target, direction in zip(
            measures["measure"], measures["target"], measures["direction"], strict=True
        )
    ]
    days = {
        name: pd.Series([getattr(one, name) for one in found], dtype=DAY)
        for name in ("earliest", "expected", "latest")
    }
    return pd.DataFrame({"measure": measures["measure"].array, **days})


def reach_of(row: pd.Series) -> ReachDate:
    """A row of `reach_dates` as a value."""
    days = (row[name] for name in ("earliest", "expected", "latest"))
    earliest, expected, latest = (None if pd.isna(day) else day.date() for day in days)
    return ReachDate(earliest=earliest, expected=expected, latest=latest)


def _has_no_date(series: Series, target: float, way: Direction) -> bool:
    beside = about_target(series, np.array([target]), np.array([way is Direction.AT_LEAST]))
    return about_readings(series)[0] in WITHOUT_NUMBERS or beside[0] != Note.NONE


def _days_tried(series: Series, today: int) -> Ints:
    # Every day at first, then in steps that grow with the distance.
    farthest = min(FAR * int(series.day[-1] - series.day[0]), FARTHEST)
    ahead = np.unique(np.geomspace(1, max(farthest, 2), _DAYS_TRIED).astype(np.int64))
    days: Ints = np.maximum(series.day[-1], today) + ahead
    return days


def _chances(series: Series, days: Ints, target: float, way: Direction) -> Floats:
    """The chance of being on the good side of the target on each of the days."""
    count = days.size
    wanted = Wanted(
        on=days,
        target=np.full(count, target),
        at_least=np.full(count, way is Direction.AT_LEAST),
        per_cent=np.zeros(count, dtype=bool),
    )
    return reaching(later_reading(series.times(count), wanted), wanted)


def _first_day(days: Ints, likely: np.ndarray) -> date | None:
    if not likely.any():
        return None
    return date(1970, 1, 1) + timedelta(days=int(days[np.argmax(likely)]))
