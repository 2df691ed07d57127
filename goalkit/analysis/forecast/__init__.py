"""Where the readings of a measure will be on a later day, with a range and the chance of the target."""

from goalkit.analysis.forecast.many import forecast_readings
from goalkit.analysis.forecast.path import forecast_path
from goalkit.analysis.forecast.reaching import reach_date, reach_dates, reach_of
from goalkit.analysis.forecast.single import forecast_reading
from goalkit.analysis.forecast.telling import forecast_text, reach_text, tenths_text
from goalkit.analysis.forecast.value import Forecast, Note, ReachDate
from goalkit.analysis.forecast.workings import forecast_workings

__all__ = [
    "Forecast",
    "Note",
    "ReachDate",
    "forecast_path",
    "forecast_reading",
    "forecast_readings",
    "forecast_text",
    "forecast_workings",
    "reach_date",
    "reach_dates",
    "reach_of",
    "reach_text",
    "tenths_text",
]
