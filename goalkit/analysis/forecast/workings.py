"""What each forecast was computed from, so that a reader can compute it again."""

from dataclasses import fields

import numpy as np
import pandas as pd

from goalkit.analysis.forecast.outlook import workings
from goalkit.analysis.forecast.series import Series
from goalkit.analysis.runs import run_starts
from goalkit.analysis.spans import day_numbers


def forecast_workings(forecasts: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """One row a forecast that has numbers, in the order of `readings`.

    Columns: measure, the fields of `Workings` (days, and the unit of the measure), and what follows from
    them: `walk` (the part of the walk in the median, 0 to 1), `median` and `scale`, in the unit and before
    they stop at the bounds of a reading. `forecasts` is what `forecast_readings` gives, `readings` what
    `daily_readings` gives for the same measures and day.
    """
    told = forecasts[forecasts["median"].notna()]
    row = pd.Index(told["measure"]).get_indexer(readings["measure"].astype("object"))
    known, row = readings[row >= 0], row[row >= 0]
    starts = run_starts(row)
    series = Series(
        starts=starts,
        day=day_numbers(known["on"]).astype(np.int64),
        value=known["value"].to_numpy(),
    )
    ahead = day_numbers(told["on"])[row[starts]] - series.day[series.last]
    found = workings(series, ahead)
    columns = {field.name: getattr(found, field.name) for field in fields(found)}
    follows = {"walk": found.walk, "median": found.median, "scale": found.scale}
    return pd.DataFrame({"measure": told["measure"].array[row[starts]], **columns, **follows})
