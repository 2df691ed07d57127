"""The forecast of one measure from its readings: on a day, on the way there, and when it is at its target."""

import math
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from goalkit.analysis.forecast.many import (
    NUMBERS,
    PER_CENT,
    WITHOUT_NUMBERS,
    Asked,
    about_readings,
    about_target,
    chance_of_target,
    forecasts,
)
from goalkit.analysis.forecast.outlook import bounds, workings
from goalkit.analysis.forecast.series import Series
from goalkit.analysis.forecast.value import (
    Forecast,
    ReachDate,
    Remark,
    check_asked,
    check_values,
    direction_of,
)
from goalkit.analysis.runs import Flags, Ints, run_last, run_starts
from goalkit.analysis.spans import day_number, day_numbers, days_of
from goalkit.frames import DAY
from goalkit.terms import Direction

POINTS = 12
"""So many days of a path have a number, the last reading among them."""
FAR = 5
"""No day is named that lies further ahead than so many times the days read so far."""
FARTHEST = 20 * 365
"""Nor one that lies further ahead than so many days, however long was read."""
_DAYS_TRIED = 150
_PATH = ["on", "low", "median", "high"]
_REACHED = ["earliest", "expected", "latest"]


def forecast_reading(  # noqa: PLR0913 - the question in full: what, when, seen when, beside which target
    readings: pd.DataFrame,
    *,
    on: date,
    as_of: date,
    target: float | None = None,
    direction: str = "at_least",
    level: float = 0.8,
) -> Forecast:
    """Where the reading will be on day `on`, as far as the readings up to `as_of` can say.

    `readings` has the columns `on` (day) and `value` (in the unit of the measure), in any order, at
    best one row a day (see `daily_readings`); of several the last counts. `target` is in the same
    unit, `direction` is `at_least` or `at_most`.

    Raises ForecastError for a reading or target that is NaN or infinite (a reading: beyond 1e100), a
    level that is no chance, and for any other direction. The formula and its source:
    `docs/reference/formulas/forecast.md`.
    """
    check_asked(level, target)
    series, way = _series_of(readings, as_of=as_of), direction_of(direction)
    if not series.day.size:
        remark = Remark.PAST if on < as_of else Remark.TOO_FEW
        return Forecast(on=on, as_of=as_of, level=level, remark=remark)
    asked = _asked(np.array([day_number(on)]), math.nan if target is None else target, way)
    found = forecasts(series, asked, today=day_number(as_of), level=level).iloc[0]
    known = {str(name): float(number) for name, number in found[NUMBERS].dropna().items()}
    return Forecast(on=on, as_of=as_of, level=level, remark=Remark(found["remark"]), **known)


def _series_of(readings: pd.DataFrame, *, as_of: date) -> Series:
    """The readings up to and including `as_of` in order, the last one of each day."""
    day = day_numbers(pd.to_datetime(readings["on"])).astype(np.int64)
    value = readings["value"].to_numpy(dtype=np.float64)
    check_values(value)
    order = np.argsort(day, kind="stable")
    order = order[day[order] <= day_number(as_of)]
    last = run_last(run_starts(day[order]), order.size)
    rows = order[last]
    return Series(starts=run_starts(np.zeros(rows.size, np.int64)), day=day[rows], value=value[rows])


def _asked(on: Ints, target: float, way: Direction) -> Asked:
    """The same question for each of these days, in a unit without bounds."""
    return Asked(
        on=on,
        target=np.full(on.size, target),
        at_least=np.full(on.size, way is Direction.AT_LEAST),
        per_cent=np.zeros(on.size, dtype=bool),
    )


def forecast_path(  # noqa: PLR0913 - the question in full: seen when, until when, beside which target
    readings: pd.DataFrame, *, as_of: date, due: date, target: float, unit: str, level: float = 0.8
) -> pd.DataFrame:
    """Columns on, low, median, high in the unit of the measure: from the last reading to the due day.

    `readings`: on, value of one reach measure. On the first row all three are the last reading, on the last
    they are those of `forecast_readings`; in between the range grows by what makes it as wide as it is then.
    Empty where there are no numbers.
    """
    series, due_on = _series_of(readings, as_of=as_of), day_number(due)
    last = int(series.day[-1]) if series.day.size else due_on
    if due_on <= max(last, day_number(as_of)) or about_readings(series)[0] in WITHOUT_NUMBERS:
        return pd.DataFrame({name: [] for name in _PATH})
    days = np.unique(np.linspace(last, due_on, POINTS).round().astype(np.int64))[1:]
    later = replace(workings(series, np.array([due_on - last])), ahead=days - last)
    ends = bounds(series, np.array([target]), np.array([unit == PER_CENT]))
    tail = (1 - level) / 2
    numbers = {
        name: np.append(series.value[-1], np.clip(later.quantile(chance), *ends))
        for name, chance in (("low", tail), ("median", 0.5), ("high", 1 - tail))
    }
    return pd.DataFrame({"on": days_of(np.append(last, days)), **numbers})


def reach_date(
    readings: pd.DataFrame, *, as_of: date, target: float, direction: str = "at_least", level: float = 0.8
) -> ReachDate:
    """The day by which the target will be reached, and the days between which that lies.

    Arguments and errors are those of `forecast_reading`. All three days are None without a forecast,
    and where the target is reached already.
    """
    check_asked(level, target)
    series, way = _series_of(readings, as_of=as_of), direction_of(direction)
    if not series.day.size or about_readings(series)[0] in WITHOUT_NUMBERS:
        return ReachDate()
    if about_target(series, np.array([target]), np.array([way is Direction.AT_LEAST]))[0] != Remark.NONE:
        return ReachDate()
    asked = _asked(_days_tried(series, day_number(as_of)), target, way)
    later = workings(series.times(asked.on.size), asked.on - series.day[-1])
    chances = chance_of_target(later, asked)
    earliest, expected, latest = (
        _first_day(asked.on, chances >= chance) for chance in ((1 - level) / 2, 0.5, (1 + level) / 2)
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
    days = {name: pd.Series([getattr(one, name) for one in found], dtype=DAY) for name in _REACHED}
    return pd.DataFrame({"measure": measures["measure"].array, **days})


def _days_tried(series: Series, today: int) -> Ints:
    # Every day at first, then in steps that grow with the distance.
    farthest = min(FAR * int(series.day[-1] - series.day[0]), FARTHEST)
    ahead = np.unique(np.geomspace(1, max(farthest, 2), _DAYS_TRIED).astype(np.int64))
    days: Ints = np.maximum(series.day[-1], today) + ahead
    return days


def _first_day(days: Ints, likely: Flags) -> date | None:
    if not likely.any():
        return None
    return date(1970, 1, 1) + timedelta(days=int(days[np.argmax(likely)]))
