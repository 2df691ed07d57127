"""Reading lines: small charts above one another, each with its limit, unit and last reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.analysis.progress import MeasureRow
from goalkit.charts import scales, theme
from goalkit.escaping import chart_text
from goalkit.frames import rows_of
from goalkit.measure_text import wanted_text
from goalkit.wording import quantity_text, span_text

AIR = timedelta(days=3)
PANEL, GAP, TOP, BOTTOM, RIGHT = 96, 30, 24, 44, 130
NONE_SHOWN = "no reading in the time shown"


@dataclass(frozen=True)
class Panel:
    """One of the small charts: its number from the top, its measure, and the readings it shows."""

    number: int
    measure: MeasureRow
    known: pd.DataFrame

    @property
    def axis(self) -> str:
        """The name that plotly has for its number axis: `y`, `y2`, `y3` and so on."""
        return "y" if self.number == 1 else f"y{self.number}"


def reading_lines(
    kept: pd.DataFrame, measures: Sequence[MeasureRow], *, as_of: date, since: date | None = None
) -> go.Figure:
    """One small chart a measure: its readings, its limit as a line, crosses where it is broken.

    `kept`: measure, span_start, value in the unit of the measure, kept; from `since` to `as_of`.
    `measures`: maintain measures, drawn in their order. A time without readings is a gap.
    """
    known = kept[kept["measure"].isin([one.measure for one in measures])].dropna(subset=["value"])
    known = known.rename(columns={"span_start": "on"}).sort_values("on", kind="stable")
    known = known[known["on"].between(pd.Timestamp(since or date.min), pd.Timestamp(as_of))]
    first = since or (scales.as_day(known["on"].min()) if len(known) else as_of)
    panels = [Panel(number, measure, measure.own(known)) for number, measure in enumerate(measures, start=1)]
    chart = _frame(panels, min(first, as_of - timedelta(days=1)), as_of)
    for panel in panels:
        _draw_panel(chart, panel)
    return theme.key(chart, [("━", look.INK, "limit"), ("✕", look.VERMILION, "beyond it")])


def readings_sentence(panels: Sequence[Panel]) -> str:
    """The last reading of each measure beside its limit, in one sentence."""
    said = []
    for panel in panels:
        measure, last = panel.measure, NONE_SHOWN
        for row in rows_of(panel.known.tail(1)):
            when = span_text(scales.as_day(row.on), measure.cadence)
            last = f"last {quantity_text(row.value, measure.unit, *measure.limits)} {when}"
        said.append(f"{measure.title} ({wanted_text(measure)}): {last}")
    return f"{'; '.join(said)}." if said else "No measure is chosen."


def _frame(panels: Sequence[Panel], first: date, as_of: date) -> go.Figure:
    count = max(len(panels), 1)
    inner = PANEL * count + GAP * (count - 1)
    chart = theme.figure(
        sentence=readings_sentence(panels),
        height=inner + TOP + BOTTOM,
        margin={"l": 52, "r": RIGHT, "t": TOP, "b": BOTTOM},
        xaxis=scales.day_axis(first - AIR, as_of + AIR, anchor=f"y{count if count > 1 else ''}"),
    )
    for panel in panels:
        top = 1 - (panel.number - 1) * (PANEL + GAP) / inner
        values = [*panel.known["value"], *panel.measure.limits]
        domain = [max(top - PANEL / inner, 0), top]
        chart.layout[panel.axis.replace("y", "yaxis")] = scales.number_axis(values, most=3, domain=domain)
    return chart


def _draw_panel(chart: go.Figure, panel: Panel) -> None:
    first, last = chart.layout.xaxis.range
    for limit in panel.measure.limits:
        limit_line = scales.line([first, last], [limit, limit], look.INK, width=1)
        chart.add_trace(limit_line.update(yaxis=panel.axis))
    title = chart_text(theme.shortened(panel.measure.title, 60))
    name = f"<b>{title}</b> · {chart_text(wanted_text(panel.measure))}"
    above = {"yref": f"{panel.axis} domain", "yanchor": "bottom", "xref": "paper", "xanchor": "left"}
    chart.add_annotation(theme.label(name, x=0, y=1.03, xshift=-44, **above))
    if panel.known.empty:
        words = {"yref": f"{panel.axis} domain", "xref": "paper", "font": theme.font(look.MUTED)}
        chart.add_annotation(theme.label(NONE_SHOWN, x=0.5, y=0.2, **words))
        return
    chart.add_trace(scales.readings_line(panel.known, panel.measure, width=1.75).update(yaxis=panel.axis))
    broken = panel.known[~panel.known["kept"].astype(bool)]
    crosses = go.Scatter(
        x=[scales.as_day(day).isoformat() for day in broken["on"]],
        y=broken["value"].tolist(),
        mode="markers",
        marker={"symbol": "x-thin", "size": 6, "line": {"color": look.VERMILION, "width": 1.75}},
        yaxis=panel.axis,
        hoverinfo="skip",
    )
    chart.add_trace(crosses)
    last = panel.known.iloc[-1]
    when = span_text(scales.as_day(last["on"]), panel.measure.cadence)
    when = when.removeprefix("in the ").removeprefix("on ")
    text = f"<b>{theme.quantity(last['value'], panel.measure.unit, *panel.measure.limits)}</b><br>{when}"
    font = theme.font(look.ACCENT)
    chart.add_annotation(theme.right_of(text, y=last["value"], yref=panel.axis, align="left", font=font))
