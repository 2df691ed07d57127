"""The way from the last reading to the due day, as a forecast tells it: what a chart draws."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.forecast.distribution import PER_CENT
from goalkit.analysis.forecast.notes import WITHOUT_NUMBERS, about_readings
from goalkit.analysis.forecast.outlook import bounds, outlook, workings
from goalkit.analysis.forecast.single import series_of
from goalkit.analysis.spans import day_number, days_of

POINTS = 12
_COLUMNS = ["on", "low", "median", "high"]


def forecast_path(
    readings: pd.DataFrame, measure: pd.Series, *, as_of: date, level: float = 0.8
) -> pd.DataFrame:
    """Columns on, low, median, high in the unit of the measure: from the last reading to the due day.

    `readings`: on, value of one reach measure; `measure`: its row with due, target, direction, unit. On
    the first row all three are the last reading, on the last they are those of `forecast_readings`; in
    between the range grows by what makes it as wide as it is then. Empty where there are no numbers.
    """
    series, due = series_of(readings, as_of=as_of), day_number(measure["due"].date())
    last = int(series.day[-1]) if series.day.size else due
    if due <= max(last, day_number(as_of)) or about_readings(series)[0] in WITHOUT_NUMBERS:
        return pd.DataFrame({name: [] for name in _COLUMNS})
    days = np.unique(np.linspace(last, due, POINTS).round().astype(np.int64))[1:]
    at_due = workings(series, np.array([due - last]))
    target, per_cent = np.array([float(measure["target"])]), np.array([measure["unit"] == PER_CENT])
    later = outlook(replace(at_due, ahead=days - last), *bounds(series, target, per_cent))
    tail = (1 - level) / 2
    told = {
        name: np.append(series.value[-1], later.quantile(chance))
        for name, chance in (("low", tail), ("median", 0.5), ("high", 1 - tail))
    }
    return pd.DataFrame({"on": days_of(np.append(last, days)), **told})
