"""Progress lines: readings of one reach measure, its expected pace, its target, and where it is heading."""

import math
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.analysis.progress import MeasureRow
from goalkit.analysis.readings import are_whole
from goalkit.charts import scales, theme
from goalkit.escaping import chart_text
from goalkit.frames import rows_of
from goalkit.measure_text import likely_number, progress_sentence
from goalkit.period import Period
from goalkit.wording import day_text, first_text, number_text, quantity_text, range_text

MOST_MARKERS = 30
LABEL_HEIGHT = 18
"""So many pixels apart two labels of one line do not touch."""
LINE, LETTER = 1.3, 0.58
"""How high a line of a label is and how wide a letter, as a part of the size of its type."""
SEE_THROUGH = "rgba(255,255,255,0.8)"
MOST_HIGHER = 0.5
"""A range may make the chart so much higher on either side, as a part of what else it shows."""
LIKELY_UNIT = 10
"""So many letters of a unit have room behind the right edge of the chart."""
FURTHEST = 54
"""A label is moved by so many pixels from what it names, else it is left out."""
BEYOND = 8
"""So many pixels a label may go beyond what is drawn in, upwards and down."""
Box = tuple[float, float, float, float]
"""Where a label begins and ends to the right, and where upwards."""


def progress_lines(  # noqa: PLR0913 - the readings, and the five things that may stand around them
    readings: pd.DataFrame,
    measure: MeasureRow,
    *,
    as_of: date,
    period: Period | None = None,
    changes: pd.DataFrame | None = None,
    path: pd.DataFrame | None = None,
    pauses: pd.DataFrame | None = None,
) -> go.Figure:
    """Readings of one reach measure, its expected pace dashed, its target, and `as_of` marked.

    `readings`: on, value in the unit of the measure; the line breaks where three cadences and more
    lie between two readings. Readings that add up are drawn as their running total, in steps. `period` is
    shaded.
    `changes`: since, what, before; rows whose `what` is target show where the target stood before.
    `path`: on, low, median, high from the last reading to the due day (see `forecast_path`).
    `pauses` as `pace.pauses` gives them: in those of its goal the pace stands still.
    """
    known = readings.dropna(subset=["value"]).sort_values("on", kind="stable")
    ahead = None if path is None or path.empty else path
    earlier = _earlier_targets(changes)
    chart = _frame(measure, known, as_of, earlier, ahead)
    if period is not None:
        _shade(chart, period, as_of)
    if ahead is not None:
        _draw_likely(chart, ahead, measure.unit)
    _draw_target(chart, measure, earlier)
    chart.add_trace(scales.line(*scales.expected_pace(measure, pauses), look.GREY, dash="dash", width=1.5))
    if known.empty:
        return theme.no_reading(chart)
    _draw_readings(chart, measure, known)
    _mark_today(chart, measure, known, as_of)
    if ahead is not None:
        _label_likely(chart, _end(ahead, measure, known), measure.unit)
    return chart


def _earlier_targets(changes: pd.DataFrame | None) -> list[tuple[date, float]]:
    """Day until which it counted and value of each earlier target, oldest first."""
    if changes is None or changes.empty:
        return []
    targets = changes[changes["what"] == "target"].sort_values("since", kind="stable")
    before = pd.to_numeric(targets["before"], errors="coerce")
    return [
        (scales.as_day(day), value)
        for day, value in zip(targets["since"], before, strict=True)
        if pd.notna(value)
    ]


def _frame(
    measure: MeasureRow,
    known: pd.DataFrame,
    as_of: date,
    earlier: list[tuple[date, float]],
    path: pd.DataFrame | None,
) -> go.Figure:
    values = [measure.baseline, measure.target, *known["value"], *(value for _, value in earlier)]
    sentence = progress_sentence(measure, as_of=as_of)
    if path is not None:
        values += _heights(path, values)
        sentence = f"{sentence.removesuffix('.')}; {_likely_text(_end(path, measure, known), measure.unit)}."
    return theme.figure(
        sentence=sentence,
        height=236,
        margin={"l": 52, "r": 116, "t": 26, "b": 30},
        xaxis=scales.day_axis(min(measure.start, as_of), max(measure.due, as_of)),
        yaxis=scales.number_axis(values),
    )


def _shade(chart: go.Figure, period: Period, as_of: date) -> None:
    """The band of the period; its name ends where the line of `as_of` does not cross it."""
    first, last = _ends(chart)
    start, end = max(period.start, first), min(period.end, last)
    if start >= end:
        return
    days = {"x0": start.isoformat(), "x1": end.isoformat()}
    chart.add_vrect(**days, fillcolor=look.BAND, line_width=0, layer="below")
    wide = theme.text_width(period.label) * LETTER * theme.SMALL
    needed = (last - first) * ((wide + 6) / _inner(chart)[0])
    place = end
    if end - needed < as_of < end:
        place = as_of if as_of - start >= needed else start
    corner = {"yref": "paper", "yanchor": "bottom", "xanchor": "right", "xshift": -3}
    name = theme.label(period.label, x=place.isoformat(), y=0, font=theme.font(look.MUTED), **corner)
    chart.add_annotation(name)


def _ends(chart: go.Figure) -> tuple[date, date]:
    """The first and last day of the chart."""
    first, last = map(date.fromisoformat, chart.layout.xaxis.range)
    return first, last


def _inner(chart: go.Figure) -> tuple[float, float]:
    """The width and height of what is drawn in, in pixels."""
    layout, margin = chart.layout, chart.layout.margin
    return theme.WIDTH - margin.l - margin.r, layout.height - margin.t - margin.b


def _box(chart: go.Figure, note: dict[str, Any]) -> Box:
    """From where to where a label goes to the right and upwards, in pixels from the lower left corner."""
    (first, last), (width, height) = _ends(chart), _inner(chart)
    right = (date.fromisoformat(note["x"]) - first) / (last - first) * width + note.get("xshift", 0)
    low = chart.layout.yaxis.range[0]
    up = note["y"] * height if "yref" in note else scales.pixels_between(chart, note["y"], low)
    lines = note["text"].replace("<b>", "").replace("</b>", "").split("<br>")
    wide = max(map(theme.text_width, lines)) * LETTER * note["font"]["size"]
    tall = max(LABEL_HEIGHT, len(lines) * LINE * note["font"]["size"] + 2)
    left = right - wide * {"left": 0, "right": 1}.get(note.get("xanchor", ""), 0.5)
    lower = up + note.get("yshift", 0) - (0 if note.get("yanchor") == "bottom" else tall / 2)
    return left, left + wide, lower, lower + tall


def _touch(one: Box, other: Box) -> bool:
    """Whether two labels reach into each other."""
    (left, right, low, high), (left_2, right_2, low_2, high_2) = one, other
    return left < right_2 and left_2 < right and low < high_2 - 1e-6 and low_2 < high - 1e-6


def _add_clear(chart: go.Figure, label: dict[str, Any]) -> None:
    """Add a label, as near to what it names as it touches no other one; nothing where that is too far."""
    others = [_box(chart, note.to_plotly_json()) for note in chart.layout.annotations]
    (left, right, low, high), top = _box(chart, label), _inner(chart)[1]
    for shift in sorted(range(-FURTHEST, FURTHEST + 1), key=abs):
        moved = left, right, low + shift, high + shift
        is_within = low + shift >= -BEYOND and high + shift <= top + BEYOND
        if is_within and not any(_touch(moved, other) for other in others):
            chart.add_annotation({**label, "yshift": round(label.get("yshift", 0) + shift, 1)})
            return


def _draw_target(chart: go.Figure, measure: MeasureRow, earlier: list[tuple[date, float]]) -> None:
    first, last = chart.layout.xaxis.range
    labels = []
    for until, value in earlier:
        days = [first, until.isoformat()]
        chart.add_trace(scales.line(days, [value, value], look.MUTED, dash="dot", width=1))
        text = f"until {day_text(until)}: {theme.quantity(value, measure.unit)}"
        labels.append(_above(text, x=first, y=value))
        first = until.isoformat()
    chart.add_trace(scales.line([first, last], [measure.target] * 2, look.INK, width=1))
    text = f"target {theme.quantity(measure.target, measure.unit, measure.actual)}"
    labels.append(_above(text, x=first, y=measure.target, colour=look.INK))
    # The table of changes names every earlier target: a label that would touch a later one is left out.
    kept: list[dict[str, Any]] = []
    for label in reversed(labels):
        if not any(_touch(_box(chart, label), _box(chart, later)) for later in kept):
            kept.insert(0, label)
    theme.write(chart, kept)


def _above(text: str, *, x: str, y: float, colour: str = look.MUTED) -> dict[str, Any]:
    corner = {"xanchor": "left", "yanchor": "bottom", "bgcolor": SEE_THROUGH}
    return theme.label(text, x=x, y=y, font=theme.font(colour), **corner)


def _draw_readings(chart: go.Figure, measure: MeasureRow, known: pd.DataFrame) -> None:
    drawn = scales.readings_line(known, measure, width=2.25)
    if measure.adds_up:
        drawn.line.shape = "hv"  # a total stays as it is until something comes
    if len(known) <= MOST_MARKERS:
        drawn.update(mode="lines+markers", marker={"size": 5})
    drawn.hoverinfo = "text"
    drawn.hovertext = [
        f"{day_text(date.fromisoformat(day))}: "
        + ("" if value is None else theme.quantity(value, measure.unit))
        for day, value in zip(drawn.x, drawn.y, strict=True)
    ]
    chart.add_trace(drawn)


def _mark_today(chart: go.Figure, measure: MeasureRow, known: pd.DataFrame, as_of: date) -> None:
    today = as_of.isoformat()
    theme.mark_day(chart, today, day_text(as_of))
    last = known.iloc[-1]
    expected = measure.baseline + measure.expected * (measure.target - measure.baseline)
    distance = scales.pixels_between(chart, float(last["value"]), expected)
    apart = math.copysign(max(LABEL_HEIGHT - abs(distance), 0.0) / 2, distance)
    now = f"<b>{theme.quantity(last['value'], measure.unit, measure.target)}</b>"
    read = scales.as_day(last["on"])
    _dot(chart, read, last["value"], look.ACCENT)
    start, end = _ends(chart)
    beside = as_of if as_of - read <= (end - start) / 10 else read
    _write(chart, (beside, float(last["value"])), now, look.ACCENT, apart)
    if as_of <= measure.due:
        _dot(chart, as_of, expected, look.MUTED)
        _write(chart, (as_of, expected), f"expected {number_text(expected)}", look.MUTED, -apart)


def _dot(chart: go.Figure, day: date, value: float, colour: str) -> None:
    dot = {"size": 8, "color": colour, "line": {"color": look.PAPER, "width": 1}}
    days = [day.isoformat()]
    chart.add_trace(go.Scatter(x=days, y=[float(value)], mode="markers", marker=dot, hoverinfo="skip"))


def _write(chart: go.Figure, place: tuple[date, float], text: str, colour: str, shift: float) -> None:
    day, value = place
    beside = {"xanchor": "left", "xshift": 7, "yshift": round(shift, 1), "bgcolor": SEE_THROUGH}
    words = theme.label(text, x=day.isoformat(), y=value, font=theme.font(colour, theme.SIZE), **beside)
    _add_clear(chart, words)


def _heights(path: pd.DataFrame, others: Iterable[float]) -> list[float]:
    """The values of the path that the axis makes room for beside the others."""
    values = [value for value in (*others, path["median"].iloc[-1]) if math.isfinite(value)]
    low, high = min(values), max(values)
    most = MOST_HIGHER * (high - low)
    ends = max(path["low"].min(), low - most), min(path["high"].max(), high + most)
    return [float(value) for value in (path["median"].iloc[-1], *ends)]


def _draw_likely(chart: go.Figure, path: pd.DataFrame, unit: str) -> None:
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
    way = scales.line(days, path["median"].tolist(), look.ACCENT, dash="dot", width=1.5)
    way.hoverinfo = "text"
    way.hovertext = [
        f"likely {theme.quantity(row.median, unit)}, 8 times in 10 {range_text(row.low, row.high)}"
        for row in rows_of(path)
    ]
    chart.add_traces([band, way])


def _label_likely(chart: go.Figure, end: pd.Series, unit: str) -> None:
    """The likely reading on the due day and its range."""
    short = chart_text(theme.shortened(unit, LIKELY_UNIT))
    text = f"likely<br>{quantity_text(end['median'], short)}<br>{range_text(end['low'], end['high'])}"
    corner = {"xanchor": "left", "align": "left", "xshift": 7, "font": theme.font(look.ACCENT)}
    due = scales.as_day(end["on"]).isoformat()
    _add_clear(chart, theme.label(text, x=due, y=float(end["median"]), **corner))


def _end(path: pd.DataFrame, measure: MeasureRow, known: pd.DataFrame) -> pd.Series:
    """The last row of the path, its numbers as they are said."""
    end, whole = path.iloc[-1].copy(), are_whole(known["value"], measure.target)
    within = float(end["high"] - end["low"])
    for name in ("low", "median", "high"):
        end[name] = likely_number(float(end[name]), measure.target, whole=whole, within=within)
    return end


def _likely_text(end: pd.Series, unit: str) -> str:
    """Where a measure is heading: `likely on 30 Jun 2027: 9.6 people, 8 times in 10 between 7.1 and 12`."""
    day, likely = day_text(scales.as_day(end["on"])), quantity_text(end["median"], unit)
    low, high = first_text(end["low"], unit), quantity_text(end["high"], unit)
    return f"likely on {day}: {likely}, 8 times in 10 between {low} and {high}"
