"""Forecasts of many series at once: numbers where there may be some, a remark where they would mislead."""

from dataclasses import dataclass, fields
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.forecast.outlook import Outlook, bounds, outlook, workings
from goalkit.analysis.forecast.series import Series
from goalkit.analysis.forecast.value import Remark, check_level, check_values
from goalkit.analysis.readings import check_in_rows, day_rows
from goalkit.analysis.runs import Flags, Floats, Ints, Texts, run_starts
from goalkit.analysis.spans import day_number, day_numbers
from goalkit.frames import one_of
from goalkit.terms import Direction, Kind

PER_CENT = "%"
"""The unit whose readings cannot leave 0 to 100, unless one did."""
WITHOUT_NUMBERS = (Remark.TOO_FEW, Remark.EQUAL, Remark.OUTLIER, Remark.PAST)
"""The remarks that stand in place of numbers."""
LEAST_DAYS = 3
SPIKE, LEAP = 5.0, 50.0
"""How many times the range of all others a reading lies off them: in between, and at either end."""
NUMBERS = ("low", "median", "high", "probability")
"""The numbers of a forecast, as the fields of `Forecasts` are named."""

_MORE = 1 + 1e-9  # by no noise of floats
_LEAST_RANGE = 1e-100  # readings nearer to each other than this cannot be squared


def forecast_readings(
    measures: pd.DataFrame,
    check_ins: pd.DataFrame,
    *,
    as_of: date,
    on: date | None = None,
    level: float = 0.8,
) -> pd.DataFrame:
    """One row a reach measure, in the order of `measures`.

    Columns: measure, on (the due day, or `on` where given), low, median, high (in the unit of the
    measure), probability (0 to 1, of being on the good side of the target on that day), remark (a word
    of `Remark`). NaN where `remark` says why there is no number. What they mean: `Forecast`.

    Several readings of one day are joined as the measure's `join` says; those after `as_of` do not
    count. Raises ForecastError for a reading that is infinite or beyond 1e100, and for a level that is no
    chance. The formula and its source: `docs/reference/formulas/forecast.md`.
    """
    check_level(level)
    reach = measures[measures["kind"] == Kind.REACH].reset_index(drop=True)
    readings = day_rows(reach, check_in_rows(reach, check_ins, as_of=as_of))
    check_values(readings.value)
    starts = run_starts(readings.measure)
    series = Series(starts=starts, day=readings.day.astype(np.int64), value=readings.value)
    due = day_numbers(reach["due"]).astype(np.int64)
    asked = Asked(
        on=due if on is None else np.full(len(reach), day_number(on), dtype=np.int64),
        target=reach["target"].to_numpy(),
        at_least=(reach["direction"] == Direction.AT_LEAST).to_numpy(),
        per_cent=(reach["unit"] == PER_CENT).to_numpy(),
    )
    rows = readings.measure[starts]
    found = forecasts(series, asked.only(rows), today=day_number(as_of), level=level)
    columns = {name: np.full(len(reach), np.nan) for name in NUMBERS}
    for name, column in columns.items():
        column[rows] = getattr(found, name)
    remark = np.full(len(reach), Remark.TOO_FEW.value, dtype=object)
    remark[rows] = found.remark
    days = asked.on.astype("datetime64[D]").astype("datetime64[s]")
    remarks = pd.Series(remark, dtype=one_of(Remark))
    return pd.DataFrame({"measure": reach["measure"].array, "on": days, **columns, "remark": remarks})


def forecast_workings(forecasts: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """What each forecast was computed from: one row a forecast that has numbers, in the order of `readings`.

    Columns: measure, the fields of `Workings` (days, and the unit of the measure), and what follows from
    them: `walk` (the part of the walk in the median, 0 to 1), `median` and `scale`, in the unit and before
    they stop at the bounds of a reading. `forecasts` is what `forecast_readings` gives, `readings` what
    `daily_readings` gives for the same measures and day.
    """
    known = forecasts[forecasts["median"].notna()]
    row = pd.Index(known["measure"]).get_indexer(readings["measure"].astype("object"))
    read, row = readings[row >= 0], row[row >= 0]
    starts = run_starts(row)
    day = day_numbers(read["on"]).astype(np.int64)
    series = Series(starts=starts, day=day, value=read["value"].to_numpy())
    ahead = day_numbers(known["on"])[row[starts]] - series.day[series.last]
    found = workings(series, ahead)
    columns = {field.name: getattr(found, field.name) for field in fields(found)}
    follows = {"walk": found.walk, "median": found.median, "scale": found.scale}
    return pd.DataFrame({"measure": known["measure"].array[row[starts]], **columns, **follows})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of each series: the reading on day `on`, beside a target in a direction.

    Days are whole days since 1970-01-01, `target` is NaN where there is none, `per_cent` says
    whether the unit is per cent.
    """

    on: Ints
    target: Floats
    at_least: Flags
    per_cent: Flags

    def only(self, chosen: Flags | Ints) -> "Asked":
        """What is asked of the chosen series, in the order of `chosen` where these are numbers of rows."""
        return Asked(**{name: column[chosen] for name, column in vars(self).items()})


@dataclass(frozen=True, kw_only=True)
class Forecasts:
    """Low, median, high, probability and remark of each series; NaN where there is no number."""

    low: Floats
    median: Floats
    high: Floats
    probability: Floats
    remark: Texts


def forecasts(series: Series, asked: Asked, *, today: int, level: float) -> Forecasts:
    """The forecast of each series, whose readings end on day number `today` at the latest."""
    of_readings = about_readings(series)
    beside_target = about_target(series, asked.target, asked.at_least)
    remark = np.where(of_readings == Remark.NONE, beside_target, of_readings)
    over = (asked.on < today) | (asked.on <= series.day[series.last])
    remark = np.where(over, Remark.PAST.value, remark)
    known = ~np.isin(remark, WITHOUT_NUMBERS)
    low, median, high, probability = (np.full(remark.size, np.nan) for _ in NUMBERS)
    if known.any():
        of_known, readings = asked.only(known), series.only(known)
        later = later_reading(readings, of_known)
        tail = (1 - level) / 2
        low[known], median[known] = later.quantile(tail), later.quantile(0.5)
        high[known], probability[known] = later.quantile(1 - tail), chance_of_target(later, of_known)
    return Forecasts(low=low, median=median, high=high, probability=probability, remark=remark)


def later_reading(series: Series, asked: Asked) -> Outlook:
    """The distribution of the reading that is asked for, of series whose remark is not in its place."""
    lower, upper = bounds(series, asked.target, asked.per_cent)
    return outlook(workings(series, asked.on - series.day[series.last]), lower, upper)


def chance_of_target(later: Outlook, asked: Asked) -> Floats:
    """The chance of being on the good side of the target; NaN without one."""
    chance = np.where(asked.at_least, later.at_least(asked.target), later.at_most(asked.target))
    return np.where(np.isnan(asked.target), np.nan, chance)


def about_readings(series: Series) -> Texts:
    """Too few days, all readings the same, or one far from all others; else nothing."""
    highest, lowest = (fold.reduceat(series.value, series.starts) for fold in (np.maximum, np.minimum))
    equal = highest - lowest < _LEAST_RANGE
    mirrored = Series(starts=series.starts, day=series.day, value=-series.value)
    return np.select(
        [series.lengths < LEAST_DAYS, equal, _one_stands_out(series) | _one_stands_out(mirrored)],
        [Remark.TOO_FEW.value, Remark.EQUAL.value, Remark.OUTLIER.value],
        Remark.NONE.value,
    )


def about_target(series: Series, target: Floats, at_least: Flags) -> Texts:
    """Whether the last reading is on the good side of the target, and the first one too; NaN is none."""
    first, last = series.value[series.starts], series.value[series.last]
    sign = np.where(at_least, 1.0, -1.0)
    is_reached, was_reached = sign * (last - target) >= 0, sign * (first - target) >= 0
    return np.select(
        [is_reached & was_reached, is_reached],
        [Remark.BEYOND.value, Remark.REACHED.value],
        Remark.NONE.value,
    )


def _one_stands_out(series: Series) -> Flags:
    """Whether the highest reading lies far above all others, for the range that they have."""
    top = np.maximum.reduceat(series.value, series.starts)
    is_top = series.value == series.each_row(top)
    alone = np.add.reduceat(is_top, series.starts, dtype=np.int64) == 1
    second = np.maximum.reduceat(np.where(is_top, -np.inf, series.value), series.starts)
    lowest = np.minimum.reduceat(series.value, series.starts)
    others = np.where(second > lowest, second - lowest, np.abs(second))
    at_end = is_top[series.starts] | is_top[series.last]
    off = alone & (others > 0) & np.isfinite(second)
    far: Flags = off & (top - np.where(off, second, top) > np.where(at_end, LEAP, SPIKE) * others * _MORE)
    return far
