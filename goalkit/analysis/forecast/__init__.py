"""Where the readings of a measure will be on a later day, with a range and the chance of the target."""

from goalkit.analysis.forecast.forecasts import (
    forecast_path,
    forecast_reading,
    forecast_readings,
    forecast_workings,
    reach_date,
    reach_dates,
)
from goalkit.analysis.forecast.value import Forecast, ReachDate, Remark

__all__ = [
    "Forecast", "ReachDate", "Remark", "forecast_path", "forecast_reading", "forecast_readings",
    "forecast_workings", "reach_date", "reach_dates",
]  # fmt: skip
