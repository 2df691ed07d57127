"""The forecast of every reach measure, in one pass."""

from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.forecast.checks import check_level, check_values
from goalkit.analysis.forecast.distribution import PER_CENT, Found, Wanted, found
from goalkit.analysis.forecast.series import Series
from goalkit.analysis.forecast.value import Note
from goalkit.analysis.readings import check_in_rows, day_rows
from goalkit.analysis.runs import Ints, run_starts
from goalkit.analysis.spans import day_number, day_numbers
from goalkit.frames import words
from goalkit.terms import Direction, Kind


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
    measure), probability (0 to 1, of being on the good side of the target on that day), note (a word
    of `Note`). NaN where `note` says why there is no number. What they mean: `Forecast`.

    Several readings of one day are joined as the measure's `join` says; those after `as_of` do not
    count. Raises ForecastError for a reading that is infinite or beyond 1e100, and for a level that is no
    chance.
    """
    check_level(level)
    reach = measures[measures["kind"] == Kind.REACH].reset_index(drop=True)
    readings = day_rows(reach, check_in_rows(reach, check_ins, as_of=as_of))
    check_values(readings.value)
    starts = run_starts(readings.measure)
    series = Series(starts=starts, day=readings.day.astype(np.int64), value=readings.value)
    wanted = _wanted(reach, on)
    rows = readings.measure[starts]
    told = found(series, wanted.only(rows), today=day_number(as_of), level=level)
    return _frame(reach, wanted.on, rows, told)


def _wanted(measures: pd.DataFrame, on: date | None) -> Wanted:
    due = day_numbers(measures["due"]).astype(np.int64)
    return Wanted(
        on=due if on is None else np.full(len(measures), day_number(on), dtype=np.int64),
        target=measures["target"].to_numpy(),
        at_least=(measures["direction"] == Direction.AT_LEAST).to_numpy(),
        per_cent=(measures["unit"] == PER_CENT).to_numpy(),
    )


def _frame(measures: pd.DataFrame, on: Ints, rows: Ints, told: Found) -> pd.DataFrame:
    columns = {name: np.full(len(measures), np.nan) for name in ("low", "median", "high", "probability")}
    for name, column in columns.items():
        column[rows] = getattr(told, name)
    note = np.full(len(measures), Note.TOO_FEW.value, dtype=object)
    note[rows] = told.note
    return pd.DataFrame(
        {
            "measure": measures["measure"].array,
            "on": on.astype("datetime64[D]").astype("datetime64[s]"),
            **columns,
            "note": pd.Series(note, dtype=words(Note)),
        }
    )
