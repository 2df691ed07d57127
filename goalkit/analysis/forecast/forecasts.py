"""Forecasts of many measures at once, and of one: on a day, on the way there, and when it is at its target.

Numbers where there may be some, a remark where they would mislead.
"""

import math
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from goalkit.analysis.forecast.outlook import Series, Workings
from goalkit.analysis.forecast.reaching import first_days
from goalkit.analysis.forecast.value import (
    Forecast,
    ReachDate,
    Remark,
    check_asked,
    check_values,
    direction_of,
)
from goalkit.analysis.forecast.workings import bounds, workings
from goalkit.analysis.readings import adds_up, daily_readings
from goalkit.analysis.runs import Flags, Floats, Ints, Texts, run_last, run_starts
from goalkit.analysis.spans import day_number, day_numbers, days_of
from goalkit.frames import one_of
from goalkit.terms import Direction, Kind

PER_CENT = "%"
"""The unit whose readings cannot leave 0 to 100, unless one did."""
WITHOUT_NUMBERS = (Remark.TOO_FEW, Remark.EQUAL, Remark.OUTLIER, Remark.PAST)
"""The remarks that stand in place of numbers."""
LEAST_DAYS = 3
SPIKE, LEAP = 5.0, 50.0
"""How many times the range of all others a reading lies off them: in between, and at either end."""
NUMBERS = ["low", "median", "high", "probability"]
"""The numbers of a forecast."""

_MORE = 1 + 1e-9  # by no noise of floats
_LEAST_RANGE = 1e-100  # readings nearer to each other than this cannot be squared
POINTS = 12
"""So many days of a path have a number, the last reading among them."""
LEVEL = 0.8
"""The chance with which a range holds the reading, if no other is asked for."""
_PATH = ["on", "low", "median", "high"]
_REACHED = ["earliest", "expected", "latest"]


def forecast_readings(
    measures: pd.DataFrame,
    check_ins: pd.DataFrame,
    *,
    as_of: date,
    on: date | None = None,
    level: float = LEVEL,
) -> pd.DataFrame:
    """One row a reach measure, in the order of `measures`.

    Columns: measure, on (the due day, or `on` where given), low, median, high (in the unit of the
    measure), probability (0 to 1, of being on the good side of the target on that day), remark (a word
    of `Remark`). NaN where `remark` says why there is no number. What they mean: `Forecast`.

    Several readings of one day are joined as the measure's `join` says, and of readings that add up it is
    the total; those after `as_of` do not count. Raises ForecastError for a reading that is infinite or beyond
    1e100, and for a level that is no chance. The formula and its source:
    `docs/reference/formulas/forecast.md`.
    """
    check_asked(level)
    reach = measures[measures["kind"] == Kind.REACH].reset_index(drop=True)
    readings = daily_readings(reach, check_ins, as_of=as_of)
    series, rows = _series(readings, readings["measure"].cat.codes.to_numpy())
    check_values(series.value)
    due = day_numbers(reach["due"]).astype(np.int64)
    asked = Asked(
        on=due if on is None else np.full(len(reach), day_number(on), dtype=np.int64),
        target=reach["target"].to_numpy(),
        at_least=(reach["direction"] == Direction.AT_LEAST).to_numpy(),
        per_cent=(reach["unit"] == PER_CENT).to_numpy(),
        totals=adds_up(reach),
    )
    known = forecasts(series, asked.only(rows), today=day_number(as_of), level=level)
    found = known.set_axis(rows).reindex(range(len(reach)))
    remark = found["remark"].fillna(Remark.TOO_FEW.value).astype(one_of(Remark))
    named = {"measure": reach["measure"].array, "on": days_of(asked.on)}
    return pd.DataFrame({**named, **found[NUMBERS], "remark": remark})


def _series(readings: pd.DataFrame, row: Ints) -> tuple[Series, Ints]:
    """The readings as a series for each run of equal rows, and the row of each."""
    starts = run_starts(row)
    day = day_numbers(readings["on"]).astype(np.int64)
    return Series(starts=starts, day=day, value=readings["value"].to_numpy()), row[starts]


def forecast_workings(forecasts: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """What each forecast was computed from: one row a forecast that has numbers, in the order of `readings`.

    Columns: measure, the fields of `Workings` (days, and the unit of the measure), and what follows from
    them: `walk` (the part of the walk in the median, 0 to 1), `median` and `scale`, in the unit and before
    they stop at the bounds of a reading. `forecasts` is what `forecast_readings` gives, `readings` what
    `daily_readings` gives for the same measures and day.
    """
    known = forecasts[forecasts["median"].notna()]
    row = pd.Index(known["measure"]).get_indexer(readings["measure"].astype("object"))
    series, rows = _series(readings[row >= 0], row[row >= 0])
    found = workings(series, day_numbers(known["on"])[rows] - series.day[series.last])
    columns = {field.name: getattr(found, field.name) for field in fields(found)}
    follows = {"walk": found.walk, "median": found.median, "scale": found.scale}
    return pd.DataFrame({"measure": known["measure"].array[rows], **columns, **follows})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of each series: the reading on day `on`, beside a target in a direction.

    Days are whole days since 1970-01-01, `target` is NaN where there is none, `per_cent` says
    whether the unit is per cent, `totals` whether readings add up.
    """

    on: Ints
    target: Floats
    at_least: Flags
    per_cent: Flags
    totals: Flags

    def only(self, chosen: Flags | Ints | slice) -> "Asked":
        """What is asked of the chosen series, in the order of `chosen` where these are numbers of rows."""
        return Asked(**{name: column[chosen] for name, column in vars(self).items()})


def forecasts(series: Series, asked: Asked, *, today: int, level: float) -> pd.DataFrame:
    """One row a series, whose readings end on day number `today` at the latest: the `NUMBERS`, NaN where
    there is none, and `remark`.
    """
    of_readings = about_readings(series)
    beside_target = about_target(series, asked.target, asked.at_least)
    remark = np.where(of_readings == Remark.NONE, beside_target, of_readings)
    over = (asked.on < today) | (asked.on <= series.day[series.last])
    remark = np.where(over, Remark.PAST.value, remark)
    known = ~np.isin(remark, WITHOUT_NUMBERS)
    numbers = np.full((remark.size, len(NUMBERS)), np.nan)
    if known.any():
        of_known = asked.only(known)
        parts = series.only(known).parts()
        numbers[known] = np.concatenate([_numbers(part, of_known.only(some), level) for some, part in parts])
    return pd.DataFrame(numbers, columns=NUMBERS).assign(remark=remark)


def _numbers(series: Series, asked: Asked, level: float) -> Floats:
    """The `NUMBERS`, one row a series that has some."""
    later = workings(series, asked.on - series.day[series.last])
    ends = bounds(series, asked.target, asked.per_cent, asked.totals)
    tail = (1 - level) / 2
    low, median, high = (np.clip(later.quantile(chance), *ends) for chance in (tail, 0.5, 1 - tail))
    return np.column_stack([low, median, high, chance_of_target(later, asked)])


def chance_of_target(later: Workings, asked: Asked) -> Floats:
    """The chance of being on the good side of the target; NaN without one."""
    above = later.at_least(asked.target)
    return np.where(np.isnan(asked.target), np.nan, np.where(asked.at_least, above, 1 - above))


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


def forecast_reading(  # noqa: PLR0913 - the question in full: what, when, seen when, beside which target
    readings: pd.DataFrame,
    *,
    on: date,
    as_of: date,
    target: float | None = None,
    direction: str = "at_least",
    level: float = LEVEL,
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
        totals=np.zeros(on.size, dtype=bool),
    )


def forecast_path(  # noqa: PLR0913 - the question in full: seen when, until when, beside which target
    readings: pd.DataFrame,
    *,
    as_of: date,
    due: date,
    target: float,
    unit: str,
    totals: bool = False,
    level: float = LEVEL,
) -> pd.DataFrame:
    """Columns on, low, median, high in the unit of the measure: from the last reading to the due day.

    `readings`: on, value of one reach measure; `totals` says whether they add up. On the first row all
    three are the last reading, on the last they are those of `forecast_readings`; in between the range grows
    by what makes it as wide as it is then. Empty where there are no numbers.
    """
    series, due_on = _series_of(readings, as_of=as_of), day_number(due)
    last = int(series.day[-1]) if series.day.size else due_on
    if due_on <= max(last, day_number(as_of)) or about_readings(series)[0] in WITHOUT_NUMBERS:
        return pd.DataFrame({name: [] for name in _PATH})
    days = np.unique(np.linspace(last, due_on, POINTS).round().astype(np.int64))[1:]
    later = replace(workings(series, np.array([due_on - last])), ahead=days - last)
    ends = bounds(series, np.array([target]), np.array([unit == PER_CENT]), np.array([totals]))
    tail = (1 - level) / 2
    numbers = {
        name: np.append(series.value[-1], np.clip(later.quantile(chance), *ends))
        for name, chance in (("low", tail), ("median", 0.5), ("high", 1 - tail))
    }
    return pd.DataFrame({"on": days_of(np.append(last, days)), **numbers})


def reach_date(
    readings: pd.DataFrame, *, as_of: date, target: float, direction: str = "at_least", level: float = LEVEL
) -> ReachDate:
    """The day by which the target will be reached, and the days between which that lies.

    Arguments and errors are those of `forecast_reading`. All three days are None without a forecast,
    and where the target is reached already.
    """
    check_asked(level, target)
    series, way = _series_of(readings, as_of=as_of), direction_of(direction)
    if not series.day.size:
        return ReachDate()
    asked = _asked(series.day[series.last], target, way)
    (days,) = _days_reached(series, asked, today=day_number(as_of), level=level).tolist()
    known = (None if day < 0 else date(1970, 1, 1) + timedelta(days=day) for day in days)
    return ReachDate(**dict(zip(_REACHED, known, strict=True)))


def reach_dates(measures: pd.DataFrame, readings: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a measure: measure, earliest, expected, latest (days, NaT where not in sight).

    `measures` has measure, target and direction, all of kind reach; `readings` is what `daily_readings`
    gives, of these measures or of more. What the days mean: `ReachDate`.
    """
    ids = readings["measure"].cat
    row_of = pd.Index(measures["measure"]).get_indexer(ids.categories)
    row = row_of[ids.codes] if len(readings) else np.empty(0, dtype=np.int64)
    known = row >= 0
    series, rows = _series(readings[known], row[known])
    at_least = (measures["direction"] == Direction.AT_LEAST).to_numpy()
    target, unbound = measures["target"].to_numpy()[rows], np.zeros(rows.size, dtype=bool)
    last = series.day[series.last]
    asked = Asked(on=last, target=target, at_least=at_least[rows], per_cent=unbound, totals=unbound)
    days = np.full((len(measures), len(_REACHED)), -1)
    days[rows] = _days_reached(series, asked, today=day_number(as_of), level=LEVEL)
    named = {name: days_of(column).mask(column < 0) for name, column in zip(_REACHED, days.T, strict=True)}
    return pd.DataFrame({"measure": measures["measure"].array, **named})


def _days_reached(series: Series, asked: Asked, *, today: int, level: float) -> Ints:
    """The day numbers of a `ReachDate`, one row a series; −1 where there is none."""
    beside_target = about_target(series, asked.target, asked.at_least)
    known = (beside_target == Remark.NONE) & ~np.isin(about_readings(series), WITHOUT_NUMBERS)
    found = np.full((known.size, len(_REACHED)), -1)
    if known.any():
        of_known = asked.only(known)
        levels = np.array([(1 - level) / 2, 0.5, (1 + level) / 2])

        def chance(later: Workings, rows: Ints) -> Floats:
            return chance_of_target(later, of_known.only(rows))

        found[known] = first_days(series.only(known), today, chance, levels)
    return found
