"""Lines over days that break where readings are missing."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit.charts import scales


def with_gaps(known: pd.DataFrame, longest: int) -> tuple[list[str], list[float | None]]:
    """Days and values, with a missing value wherever more than `longest` days lie between two readings.

    `known`: on, value, in the order of days.
    """
    days: list[str] = []
    values: list[float | None] = []
    before: date | None = None
    for day, value in zip(map(scales.as_day, known["on"]), known["value"], strict=True):
        if before is not None and (day - before).days > longest:
            days.append((before + timedelta(days=1)).isoformat())
            values.append(None)
        days.append(day.isoformat())
        values.append(float(value))
        before = day
    return days, values


def line(days: list[str], values: list[float | None], colour: str, **style: Any) -> go.Scatter:
    """A line that leaves missing values open; `style` as in plotly: dash, width in pixels."""
    shown = {"color": colour, **style}
    return go.Scatter(x=days, y=values, mode="lines", line=shown, connectgaps=False, hoverinfo="skip")
