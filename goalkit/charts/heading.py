"""Where the readings of a measure are heading: the likely way dotted, its range as a band."""

import math
from collections.abc import Iterable
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.charts.lines import line
from goalkit.wording import quantity_text, range_text

MOST_HIGHER = 0.5
"""A range may make the chart so much higher on either side, as a part of what else it shows."""
LABEL_HEIGHT = 46
LONGEST_UNIT = 10
"""So many letters of a unit have room behind the right edge of the chart."""
ROOM = 0.12
"""Beside a line that ends so near to the right edge, as a part of the width, labels have no room."""


def heights(path: pd.DataFrame, others: Iterable[float]) -> list[float]:
    """The values of the path that the axis makes room for beside the others."""
    values = [value for value in (*others, path["median"].iloc[-1]) if math.isfinite(value)]
    low, high = min(values), max(values)
    most = MOST_HIGHER * (high - low)
    ends = max(path["low"].min(), low - most), min(path["high"].max(), high + most)
    return [float(value) for value in (path["median"].iloc[-1], *ends)]


def draw_heading(chart: go.Figure, path: pd.DataFrame, unit: str) -> None:
    """The range as a band and the likely way as a dotted line; `path`: on, low, median, high."""
    days = [scales.as_day(day).isoformat() for day in path["on"]]
    band = go.Scatter(
        x=[*days, *reversed(days)],
        y=[*path["high"], *reversed(path["low"].tolist())],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=look.SKY_FILL,
        opacity=0.6,
        hoverinfo="skip",
    )
    way = line(days, path["median"].tolist(), look.ACCENT, dash="dot", width=1.5)
    way.hoverinfo = "text"
    way.hovertext = [
        f"likely {theme.quantity(row['median'], unit)}, 8 times in 10 {range_text(row['low'], row['high'])}"
        for _, row in path.iterrows()
    ]
    chart.add_traces([band, way])


def label_heading(chart: go.Figure, path: pd.DataFrame, unit: str) -> None:
    """The likely reading on the due day and its range, where the labels of today leave room."""
    end = path.iloc[-1]
    due = scales.as_day(end["on"])
    first, last = (date.fromisoformat(day) for day in chart.layout.xaxis.range)
    beside = [
        note
        for note in chart.layout.annotations
        if note.xshift and date.fromisoformat(note.x) > due - ROOM * (last - first)
    ]
    if any(abs(scales.pixels_between(chart, note.y, end["median"])) < LABEL_HEIGHT for note in beside):
        return
    short = theme.plain(theme.shortened(unit, LONGEST_UNIT))
    text = f"likely<br>{quantity_text(end['median'], short)}<br>{range_text(end['low'], end['high'])}"
    corner = {"xanchor": "left", "align": "left", "xshift": 7, "font": theme.font(look.ACCENT)}
    chart.add_annotation(theme.label(text, x=due.isoformat(), y=float(end["median"]), **corner))
