"""Where the readings of a measure will be on a later day, with a range and the chance of the target."""

from goalkit.analysis.forecast.many import forecast_readings
from goalkit.analysis.forecast.single import forecast_reading
from goalkit.analysis.forecast.value import Forecast, Note, ReachDate

__all__ = ["Forecast", "Note", "ReachDate", "forecast_reading", "forecast_readings"]
