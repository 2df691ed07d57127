"""Reading lines: small charts above one another, each with its limit, unit and last reading."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.charts.calendar import span_words
from goalkit.charts.limits import limit_text, limits
from goalkit.charts.lines import line, with_gaps
from goalkit.charts.pace import CADENCE_DAYS
from goalkit.terms import Cadence
from goalkit.wording import quantity_text

AIR = timedelta(days=3)
PANEL, GAP, TOP, BOTTOM, RIGHT = 96, 30, 24, 44, 130


def reading_lines(
    kept: pd.DataFrame, measures: pd.DataFrame, *, as_of: date, since: date | None = None
) -> go.Figure:
    """One small chart a measure: its readings, its limit as a line, crosses where it is broken.

    `kept`: measure, span_start, value in the unit of the measure, kept; from `since` to `as_of`.
    `measures`: maintain measures of the progress frame, drawn in their order. A time without
    readings is a gap.
    """
    known = _known(kept, measures, as_of, since)
    first = since or (scales.as_day(known["on"].min()) if len(known) else as_of)
    chart = _frame(known, measures, min(first, as_of - timedelta(days=1)), as_of)
    for panel, (_, measure) in enumerate(measures.iterrows(), start=1):
        _draw_panel(chart, panel, measure, known[known["measure"] == measure["measure"]])
    return theme.key(chart, [("━", look.INK, "limit"), ("✕", look.VERMILION, "beyond it")])


def readings_sentence(known: pd.DataFrame, measures: pd.DataFrame) -> str:
    """The last reading of each measure beside its limit, in one sentence."""
    if measures.empty:
        return "No measure is chosen."
    parts = [_last_words(known[known["measure"] == row["measure"]], row) for _, row in measures.iterrows()]
    return "; ".join(parts) + "."


def _last_words(known: pd.DataFrame, measure: pd.Series) -> str:
    about = f"{measure['title']} ({limit_text(measure)})"
    if known.empty:
        return f"{about}: no reading in this time"
    last = known.iloc[-1]
    read = quantity_text(last["value"], measure["unit"])
    return f"{about}: last {read} {span_words(scales.as_day(last['on']), measure['cadence'])}"


def _known(kept: pd.DataFrame, measures: pd.DataFrame, as_of: date, since: date | None) -> pd.DataFrame:
    known = kept[kept["measure"].isin(measures["measure"])].dropna(subset=["value"])
    known = known.rename(columns={"span_start": "on"})
    first = pd.Timestamp(since) if since else known["on"].min()
    known = known[(known["on"] >= first) & (known["on"] <= pd.Timestamp(as_of))]
    return known.sort_values("on", kind="stable")


def _frame(known: pd.DataFrame, measures: pd.DataFrame, first: date, as_of: date) -> go.Figure:
    count = max(len(measures), 1)
    inner = PANEL * count + GAP * (count - 1)
    chart = theme.figure(
        sentence=readings_sentence(known, measures),
        height=inner + TOP + BOTTOM,
        margin={"l": 52, "r": RIGHT, "t": TOP, "b": BOTTOM},
        xaxis=scales.day_axis(first - AIR, as_of + AIR, anchor=_axis_name("y", count)),
    )
    for panel, (_, measure) in enumerate(measures.iterrows(), start=1):
        top = 1 - (panel - 1) * (PANEL + GAP) / inner
        values = [*known[known["measure"] == measure["measure"]]["value"], *limits(measure)]
        domain = [max(top - PANEL / inner, 0), top]
        chart.layout[_axis_name("yaxis", panel)] = scales.number_axis(values, most=3, domain=domain)
    return chart


def _axis_name(name: str, panel: int) -> str:
    return name if panel == 1 else f"{name}{panel}"


def _draw_panel(chart: go.Figure, panel: int, measure: pd.Series, known: pd.DataFrame) -> None:
    axis = _axis_name("y", panel)
    first, last = chart.layout.xaxis.range
    for limit in limits(measure):
        chart.add_trace(line([first, last], [limit, limit], look.INK, width=1).update(yaxis=axis))
    _name_panel(chart, panel, measure)
    if known.empty:
        words = {"yref": f"{axis} domain", "xref": "paper", "font": theme.font(look.MUTED)}
        chart.add_annotation(theme.label("no reading in this time", x=0.5, y=0.2, **words))
        return
    days, values = with_gaps(known, 3 * CADENCE_DAYS[Cadence(measure["cadence"])])
    chart.add_trace(line(days, values, look.ACCENT, width=1.75).update(yaxis=axis))
    _cross_broken(chart, axis, known[~known["kept"].astype(bool)])
    _write_last(chart, axis, measure, known.iloc[-1])


def _name_panel(chart: go.Figure, panel: int, measure: pd.Series) -> None:
    title = theme.plain(theme.shortened(measure["title"], 60))
    place = {
        "yref": f"{_axis_name('y', panel)} domain",
        "yanchor": "bottom",
        "xref": "paper",
        "xanchor": "left",
    }
    text = f"<b>{title}</b> · {theme.plain(limit_text(measure))}"
    chart.add_annotation(theme.label(text, x=0, y=1.03, xshift=-44, **place))


def _cross_broken(chart: go.Figure, axis: str, broken: pd.DataFrame) -> None:
    days = [scales.as_day(day).isoformat() for day in broken["on"]]
    marker = {"symbol": "x-thin", "size": 6, "line": {"color": look.VERMILION, "width": 1.75}}
    crosses = go.Scatter(
        x=days, y=broken["value"].tolist(), mode="markers", marker=marker, yaxis=axis, hoverinfo="skip"
    )
    chart.add_trace(crosses)


def _write_last(chart: go.Figure, axis: str, measure: pd.Series, last: pd.Series) -> None:
    when = span_words(scales.as_day(last["on"]), measure["cadence"]).removeprefix("in the ")
    text = f"<b>{theme.quantity(last['value'], measure['unit'])}</b><br>{when.removeprefix('on ')}"
    place: dict[str, Any] = {"xref": "paper", "yref": axis, "xanchor": "left", "xshift": 8, "align": "left"}
    chart.add_annotation(theme.label(text, x=1, y=last["value"], font=theme.font(look.ACCENT), **place))
