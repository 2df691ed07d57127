"""The forecast of one measure from its readings alone."""

import math
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.forecast.checks import check_level, check_target, check_values, direction_of
from goalkit.analysis.forecast.distribution import Found, Wanted, found
from goalkit.analysis.forecast.series import Series
from goalkit.analysis.forecast.value import Forecast, Note
from goalkit.analysis.runs import run_last, run_starts
from goalkit.analysis.spans import day_number, day_numbers
from goalkit.terms import Direction


def forecast_reading(  # noqa: PLR0913 - the question in full: what, when, seen when, beside which target
    readings: pd.DataFrame,
    *,
    on: date,
    as_of: date,
    target: float | None = None,
    direction: str = "at_least",
    level: float = 0.8,
) -> Forecast:
    """Where the reading will be on day `on`, as far as the readings up to `as_of` can tell.

    `readings` has the columns `on` (day) and `value` (in the unit of the measure), in any order, at
    best one row a day (see `daily_readings`); of several the last counts. `target` is in the same
    unit, `direction` is `at_least` or `at_most`.

    Raises ForecastError for a reading or target that is NaN or infinite (a reading: beyond 1e100), a
    level that is no chance, and for any other direction. The formula and its source:
    `docs/reference/formulas/forecast.md`.
    """
    check_level(level)
    check_target(target)
    series = series_of(readings, as_of=as_of)
    wanted = wanted_of(on=on, target=target, direction=direction_of(direction))
    if not series.day.size:
        return _forecast(on, as_of, level, None)
    return _forecast(on, as_of, level, found(series, wanted, today=day_number(as_of), level=level))


def series_of(readings: pd.DataFrame, *, as_of: date) -> Series:
    """The readings up to and including `as_of` in order, the last one of each day."""
    day = day_numbers(pd.to_datetime(readings["on"])).astype(np.int64)
    value = readings["value"].to_numpy(dtype=np.float64)
    check_values(value)
    order = np.argsort(day, kind="stable")
    order = order[day[order] <= day_number(as_of)]
    last = run_last(run_starts(day[order]), order.size)
    rows = order[last]
    return Series(starts=run_starts(np.zeros(rows.size, np.int64)), day=day[rows], value=value[rows])


def wanted_of(*, on: date, target: float | None, direction: Direction) -> Wanted:
    """What is asked, as arrays of one."""
    return Wanted(
        on=np.array([day_number(on)]),
        target=np.array([math.nan if target is None else target]),
        at_least=np.array([direction is Direction.AT_LEAST]),
        per_cent=np.array([False]),
    )


def _forecast(on: date, as_of: date, level: float, told: Found | None) -> Forecast:
    if told is None:
        nothing = Note.PAST if on < as_of else Note.TOO_FEW
        return Forecast(
            on=on, as_of=as_of, level=level, low=None, median=None, high=None, probability=None, note=nothing
        )
    return Forecast(
        on=on,
        as_of=as_of,
        level=level,
        low=_number(told.low[0]),
        median=_number(told.median[0]),
        high=_number(told.high[0]),
        probability=_number(told.probability[0]),
        note=Note(told.note[0]),
    )


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
