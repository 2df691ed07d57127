"""Progress lines: readings of one reach measure, its expected pace, its target, and where it is heading."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.charts.heading import draw_heading, heights, label_heading
from goalkit.charts.lines import line, with_gaps
from goalkit.charts.pace import CADENCE_DAYS, heading_words, progress_sentence
from goalkit.period import Period
from goalkit.terms import Cadence
from goalkit.wording import day_text, number_text

MOST_MARKERS = 30
LABEL_HEIGHT, LETTER_WIDTH = 18, 6
"""How high a label is and how wide one of its letters, in pixels."""
SEE_THROUGH = "rgba(255,255,255,0.8)"


def progress_lines(  # noqa: PLR0913 - the readings, and the four things that may stand around them
    readings: pd.DataFrame,
    measure: pd.Series,
    *,
    as_of: date,
    period: Period | None = None,
    changes: pd.DataFrame | None = None,
    path: pd.DataFrame | None = None,
) -> go.Figure:
    """Readings of one reach measure, its expected pace dashed, its target, and `as_of` marked.

    `readings`: on, value in the unit of the measure; the line breaks where three cadences and more
    lie between two readings. `measure`: one row of the progress frame. `period` is shaded.
    `changes`: since, what, before; rows whose `what` is target show where the target stood before.
    `path`: on, low, median, high from the last reading to the due day (see `forecast_path`).
    """
    known = readings.dropna(subset=["value"]).sort_values("on", kind="stable")
    ahead = None if path is None or path.empty else path
    chart = _frame(measure, known, as_of, _earlier_targets(changes), ahead)
    if period is not None:
        _shade(chart, period, as_of)
    if ahead is not None:
        draw_heading(chart, ahead, measure["unit"])
    _draw_target(chart, measure, _earlier_targets(changes))
    _draw_pace(chart, measure)
    if known.empty:
        return theme.no_reading(chart)
    _draw_readings(chart, measure, known)
    _mark_today(chart, measure, known, as_of)
    if ahead is not None:
        label_heading(chart, ahead, measure["unit"])
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
    measure: pd.Series,
    known: pd.DataFrame,
    as_of: date,
    earlier: list[tuple[date, float]],
    path: pd.DataFrame | None,
) -> go.Figure:
    start, due = scales.as_day(measure["start"]), scales.as_day(measure["due"])
    values = [measure["baseline"], measure["target"], *known["value"], *(value for _, value in earlier)]
    sentence = progress_sentence(measure, as_of=as_of)
    if path is not None:
        values += heights(path, values)
        sentence = f"{sentence.removesuffix('.')}; {heading_words(path, measure['unit'])}."
    return theme.figure(
        sentence=sentence,
        height=236,
        margin={"l": 52, "r": 116, "t": 26, "b": 30},
        xaxis=scales.day_axis(min(start, as_of), max(due, as_of)),
        yaxis=scales.number_axis(values),
    )


def _shade(chart: go.Figure, period: Period, as_of: date) -> None:
    first, last = (date.fromisoformat(day) for day in chart.layout.xaxis.range)
    start, end = max(period.start, first), min(period.end, last)
    if start < end:
        days = {"x0": start.isoformat(), "x1": end.isoformat()}
        chart.add_vrect(**days, fillcolor=look.BAND, line_width=0, layer="below")
        corner = {"yref": "paper", "yanchor": "bottom", "xanchor": "right", "xshift": -3}
        place = _beside_today(chart, period.label, (start, end), as_of)
        name = theme.label(period.label, x=place.isoformat(), y=0, font=theme.font(look.MUTED), **corner)
        chart.add_annotation(name)


def _beside_today(chart: go.Figure, name: str, band: tuple[date, date], as_of: date) -> date:
    """The day before which the name of the band ends, so that the line of `as_of` does not cross it."""
    start, end = band
    inner = theme.WIDTH - chart.layout.margin.l - chart.layout.margin.r
    needed = _span(chart) * ((theme.text_width(name) * LETTER_WIDTH + 6) / inner)
    if not end - needed < as_of < end:
        return end
    return as_of if as_of - start >= needed else start


def _draw_target(chart: go.Figure, measure: pd.Series, earlier: list[tuple[date, float]]) -> None:
    first, last = chart.layout.xaxis.range
    labels = []
    for until, value in earlier:
        days = [first, until.isoformat()]
        chart.add_trace(line(days, [value, value], look.MUTED, dash="dot", width=1))
        text = f"until {day_text(until)}: {theme.quantity(value, measure['unit'])}"
        labels.append(_above(text, x=first, y=value))
        first = until.isoformat()
    chart.add_trace(line([first, last], [measure["target"]] * 2, look.INK, width=1))
    text = f"target {theme.quantity(measure['target'], measure['unit'])}"
    labels.append(_above(text, x=first, y=measure["target"], colour=look.INK))
    theme.write(chart, _apart_from_later(chart, labels))


def _apart_from_later(chart: go.Figure, labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The labels that do not touch a later one: the table of changes names every earlier target."""
    kept: list[dict[str, Any]] = []
    for label in reversed(labels):
        if not any(_touch(chart, label, later) for later in kept):
            kept.insert(0, label)
    return kept


def _touch(chart: go.Figure, label: dict[str, Any], later: dict[str, Any]) -> bool:
    """Whether a label reaches into one that begins on the same day or a later one, beside it."""
    days = date.fromisoformat(later["x"]) - date.fromisoformat(label["x"])
    inner = theme.WIDTH - chart.layout.margin.l - chart.layout.margin.r
    beside = days / _span(chart) * inner < theme.text_width(label["text"]) * LETTER_WIDTH
    return beside and abs(scales.pixels_between(chart, label["y"], later["y"])) < LABEL_HEIGHT


def _above(text: str, *, x: str, y: float, colour: str = look.MUTED) -> dict[str, Any]:
    corner = {"xanchor": "left", "yanchor": "bottom", "bgcolor": SEE_THROUGH}
    return theme.label(text, x=x, y=y, font=theme.font(colour), **corner)


def _draw_pace(chart: go.Figure, measure: pd.Series) -> None:
    days = [scales.as_day(measure[end]).isoformat() for end in ("start", "due")]
    chart.add_trace(line(days, [measure["baseline"], measure["target"]], look.GREY, dash="dash", width=1.5))


def _draw_readings(chart: go.Figure, measure: pd.Series, known: pd.DataFrame) -> None:
    days, values = with_gaps(known, 3 * CADENCE_DAYS[Cadence(measure["cadence"])])
    drawn = line(days, values, look.ACCENT, width=2.25)
    drawn.mode = "lines+markers" if len(known) <= MOST_MARKERS else "lines"
    drawn.marker = {"size": 5}
    drawn.hoverinfo = "text"
    drawn.hovertext = [_hover(day, value, measure["unit"]) for day, value in zip(days, values, strict=True)]
    chart.add_trace(drawn)


def _hover(day: str, value: float | None, unit: str) -> str:
    shown = theme.quantity(value, unit) if value is not None else ""
    return f"{day_text(date.fromisoformat(day))}: {shown}"


def _mark_today(chart: go.Figure, measure: pd.Series, known: pd.DataFrame, as_of: date) -> None:
    today = as_of.isoformat()
    theme.mark_day(chart, today, day_text(as_of))
    last = known.iloc[-1]
    expected = measure["baseline"] + measure["expected"] * (measure["target"] - measure["baseline"])
    apart = _apart(chart, float(last["value"]), expected)
    now = f"<b>{theme.quantity(last['value'], measure['unit'])}</b>"
    read = scales.as_day(last["on"])
    _dot(chart, read, last["value"], look.ACCENT)
    beside = as_of if as_of - read <= _span(chart) / 10 else read
    _write(chart, (beside, float(last["value"])), now, look.ACCENT, apart)
    if as_of <= scales.as_day(measure["due"]):
        _dot(chart, as_of, expected, look.MUTED)
        _write(chart, (as_of, expected), f"expected {number_text(expected)}", look.MUTED, -apart)


def _span(chart: go.Figure) -> timedelta:
    first, last = (date.fromisoformat(day) for day in chart.layout.xaxis.range)
    return last - first


def _apart(chart: go.Figure, value: float, expected: float) -> float:
    """So many pixels two labels at these heights are moved away from one another."""
    distance = scales.pixels_between(chart, value, expected)
    missing = max(LABEL_HEIGHT - abs(distance), 0.0) / 2
    return missing if distance >= 0 else -missing


def _dot(chart: go.Figure, day: date, value: float, colour: str) -> None:
    dot = {"size": 8, "color": colour, "line": {"color": look.PAPER, "width": 1}}
    days = [day.isoformat()]
    chart.add_trace(go.Scatter(x=days, y=[float(value)], mode="markers", marker=dot, hoverinfo="skip"))


def _write(chart: go.Figure, place: tuple[date, float], text: str, colour: str, shift: float) -> None:
    day, value = place
    beside = {"xanchor": "left", "xshift": 7, "yshift": round(shift, 1), "bgcolor": SEE_THROUGH}
    words = theme.label(text, x=day.isoformat(), y=value, font=theme.font(colour, theme.SIZE), **beside)
    chart.add_annotation(words)
