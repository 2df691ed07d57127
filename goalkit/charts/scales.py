"""Axes of numbers and days, with at most five ticks on round numbers or firsts of months; lines over days."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.analysis.progress import MeasureRow
from goalkit.charts import theme
from goalkit.measure_text import longest_wait
from goalkit.wording import day_text, month_text, number_text

MOST_TICKS = 5
MOST_NUMBERS = 8
"""Of so many rounds each has its number."""
LEAST_AIR = timedelta(days=20)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_DAY_STEPS = (1, 2, 7, 14)


def as_day(day: Any) -> date:
    """A cell of a day column as date."""
    return pd.Timestamp(day).date()


def number_ticks(low: float, high: float, *, most: int = MOST_TICKS) -> list[float]:
    """At most `most` round numbers from `low` to `high`."""
    span = high - low
    power = 10.0 ** math.floor(math.log10(span / most))
    for factor in (1, 2, 2.5, 5, 10, 20):
        step = factor * power
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most:
            break
    return [round(index * step, 10) for index in range(first, last + 1)]


def number_axis(values: Iterable[float], *, most: int = MOST_TICKS, **settings: Any) -> dict[str, Any]:
    """An axis over all finite `values` with some air, its ticks written like numbers in a text."""
    known = [float(value) for value in values if math.isfinite(value)] or [0.0, 1.0]
    low, high = min(known), max(known)
    air = 0.12 * (high - low) or 0.1 * abs(high) or 1.0
    ticks = number_ticks(low - air, high + air, most=most)
    text = {"tickvals": ticks, "ticktext": [number_text(tick) for tick in ticks]}
    return theme.axis(range=[low - air, high + air], **text, **settings)


def pixels_between(chart: Any, value: float, other: float) -> float:
    """So many pixels the one value stands above the other in a figure with a number axis."""
    low, high = chart.layout.yaxis.range
    inner: float = chart.layout.height - chart.layout.margin.t - chart.layout.margin.b
    pixels: float = (value - other) / (high - low) * inner
    return pixels


def day_ticks(first: date, last: date) -> list[date]:
    """At most five days from `first` to `last`: firsts of months, or days where the span is short."""
    for months in _MONTH_STEPS:
        ticks = _month_starts(first, last, months)
        if 2 <= len(ticks) <= MOST_TICKS:
            return ticks
        if len(ticks) < 2:
            break
    for days in _DAY_STEPS:
        ticks = [first + timedelta(days=ahead) for ahead in range(0, (last - first).days + 1, days)]
        if len(ticks) <= MOST_TICKS:
            break
    return ticks[:MOST_TICKS]


def _month_starts(first: date, last: date, months: int) -> list[date]:
    begin, end = (day.year * 12 + day.month - 1 for day in (first, last))
    numbers = range(begin + -begin % months, end + 1, months)
    return [day for number in numbers if (day := date(number // 12, number % 12 + 1, 1)) >= first]


def day_axis(first: date, last: date, **settings: Any) -> dict[str, Any]:
    """An axis of days from `first` to `last`, labelled `Jan 2026`, or `15 Jan` where the span is short."""
    ticks = day_ticks(first, last)
    monthly = all(tick.day == 1 for tick in ticks)
    labels = [month_text(tick) if monthly else day_text(tick).rsplit(" ", 1)[0] for tick in ticks]
    shown = {"tickvals": [tick.isoformat() for tick in ticks], "ticktext": labels}
    days = [first.isoformat(), last.isoformat()]
    return theme.axis(
        type="date", range=days, showgrid=False, ticks="outside", ticklen=4, **shown, **settings
    )


def with_gaps(known: pd.DataFrame, longest: float) -> tuple[list[str], list[float | None]]:
    """Days and values, with a missing value wherever more than `longest` days lie between two readings.

    `known`: on, value, in the order of days.
    """
    days: list[str] = []
    values: list[float | None] = []
    before: date | None = None
    for day, value in zip(map(as_day, known["on"]), known["value"], strict=True):
        if before is not None and (day - before).days > longest:
            days.append((before + timedelta(days=1)).isoformat())
            values.append(None)
        days.append(day.isoformat())
        values.append(float(value))
        before = day
    return days, values


def unbroken_days(measure: MeasureRow) -> float:
    """So many days without a reading do not break the line of a measure; that of a total goes on."""
    return math.inf if measure.adds_up else 3 * longest_wait(measure)


def expected_pace(
    measure: MeasureRow, pauses: pd.DataFrame | None = None, *, within: tuple[date, date] | None = None
) -> tuple[list[str], list[float | None]]:
    """The days on which the even pace of a reach measure begins, bends and ends, and what is expected then.

    `pauses`: goal, begins, ends, paused; the pace stands still in those of its goal. `within` two days alone.
    """
    corners, passed = [measure.start], [0]
    if pauses is not None:
        own = (pauses["goal"] == measure.goal) & (pauses["paused"] > 0)
        pauses = pauses[own].sort_values("begins")
    for pause in () if pauses is None else pauses.itertuples():
        passed += [passed[-1] + (as_day(pause.begins) - corners[-1]).days] * 2
        corners += [as_day(pause.begins), as_day(pause.ends)]
    passed.append(passed[-1] + (measure.due - corners[-1]).days)
    corners.append(measure.due)
    first, last = within or (measure.start, measure.due)
    days = sorted({min(max(day, first, measure.start), last) for day in corners})
    known = [day.toordinal() for day in corners]
    share = np.interp([day.toordinal() for day in days], known, passed) / passed[-1]
    way = measure.target - measure.baseline
    return [day.isoformat() for day in days], [measure.baseline + way * float(one) for one in share]


def readings_line(known: pd.DataFrame, measure: MeasureRow, *, width: float) -> go.Scatter:
    """The readings of a measure over time, open where it waited too long; one between two gaps is a dot.

    `known`: on, value, in the order of days. `width` in pixels.
    """
    days, values = with_gaps(known, unbroken_days(measure))
    around = [None, *values, None]
    alone = [
        here is not None and before is after is None
        for before, here, after in zip(around, values, around[2:], strict=False)
    ]
    drawn = line(days, values, look.ACCENT, width=width)
    if any(alone):
        drawn.update(
            mode="lines+markers", marker={"size": [2.5 * width * one for one in alone], "opacity": 1}
        )
    return drawn


def line(days: list[str], values: list[float | None], colour: str, **style: Any) -> go.Scatter:
    """A line that leaves missing values open; `style` as in plotly: dash, width in pixels."""
    shown = {"color": colour, **style}
    return go.Scatter(x=days, y=values, mode="lines", line=shown, connectgaps=False, hoverinfo="skip")


def rounds_axis(days: Sequence[date]) -> dict[str, Any]:
    """An axis over the days of rounds; a few are named one by one, and without any it is hidden."""
    if not days:
        return theme.hidden_axis(0, 1)
    air = max((days[-1] - days[0]) / 12, LEAST_AIR)
    axis = day_axis(days[0] - air, days[-1] + air)
    if len(days) <= MOST_TICKS:
        axis |= {"tickvals": [day.isoformat() for day in days], "ticktext": [*map(day_text, days)]}
    return axis


def rounds_line(
    days: Sequence[date], values: list[float], texts: Sequence[str], over: Sequence[str], *, middle: float
) -> go.Scatter:
    """What each round came to, as `texts` say it, and `over` how many; of many the last alone is labelled.

    A label stands above its point from `middle` on, and below it otherwise.
    """
    told = list(zip(days, texts, over, strict=True))
    labels = [f"<b>{text}</b><br>{count}" for _, text, count in told]
    return go.Scatter(
        x=[day.isoformat() for day in days],
        y=values,
        mode="lines+markers+text",
        line={"color": look.ACCENT, "width": 2.25},
        marker={"size": 8},
        text=labels if len(labels) <= MOST_NUMBERS else [""] * (len(labels) - 1) + labels[-1:],
        textposition=["top center" if value >= middle else "bottom center" for value in values],
        textfont=theme.font(look.ACCENT, theme.SIZE),
        **theme.hover(f"{day_text(day)}: {text} over {count}" for day, text, count in told),
    )
