"""Small multiples: one small chart a measure, so that many goals are seen at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.analysis.progress import MeasureRow
from goalkit.charts import scales, theme
from goalkit.escaping import chart_text
from goalkit.measure_text import wanted_text
from goalkit.terms import Kind
from goalkit.wording import month_text, quantity_text

ACROSS = 3
"""How many stand beside one another."""
HEIGHT, TITLE, FOOT, KEY, BETWEEN, LEFT, RIGHT = 74, 44, 20, 20, 40, 34, 6
"""Pixels: of the drawing of a panel, above and below it, of the key, between two, and at the edges."""
LINE = TITLE + HEIGHT + FOOT
NONE_SHOWN = "no reading"


def goal_panels(
    readings: pd.DataFrame,
    measures: Sequence[MeasureRow],
    *,
    as_of: date,
    since: date,
    pauses: pd.DataFrame | None = None,
) -> go.Figure:
    """The readings of each measure from `since` to `as_of`: its target or limits, and the expected pace.

    `readings`: measure, on, value in the unit of the measure. `measures`: reach and maintain measures, drawn
    in their order. A time without readings is a gap. `pauses` as `pace.pauses` gives them.
    """
    within = readings["on"].between(pd.Timestamp(since), pd.Timestamp(as_of))
    known = readings[within].dropna(subset=["value"]).sort_values("on", kind="stable")
    lines = -(-max(len(measures), 1) // ACROSS)
    chart = theme.figure(
        sentence=panels_sentence(known, measures),
        height=lines * LINE + KEY,
        margin={"l": LEFT, "r": RIGHT, "t": TITLE, "b": FOOT + KEY},
    )
    for number, measure in enumerate(measures):
        panel = Panel(number, lines, measure, measure.own(known))
        is_paced = measure.kind is Kind.REACH
        pace = scales.expected_pace(measure, pauses, within=(since, as_of)) if is_paced else ([], [])
        _draw(chart, panel, (since, as_of), pace)
    return theme.key(
        chart,
        [("━", look.INK, "target or limit"), ("╌", look.GREY, "expected"), ("━", look.ACCENT, "readings")],
    )


def panels_sentence(known: pd.DataFrame, measures: Sequence[MeasureRow]) -> str:
    """The last reading of each measure beside what is wanted, in one sentence."""
    said = []
    for measure in measures:
        last = measure.own(known)["value"].tolist()[-1:]
        now = quantity_text(last[0], measure.unit, *measure.limits) if last else NONE_SHOWN
        said.append(f"{measure.title} ({wanted_text(measure, *last)}): {now}")
    return f"{'; '.join(said)}." if said else "No measure is read as a number."


@dataclass(frozen=True)
class Panel:
    """One of the small charts: its number, on how many lines they stand, its measure and its readings."""

    number: int
    lines: int
    measure: MeasureRow
    known: pd.DataFrame

    @property
    def axes(self) -> tuple[str, str]:
        """The names that plotly has for its axes: `x` and `y`, `x2` and `y2` and so on."""
        number = self.number + 1 if self.number else ""
        return f"x{number}", f"y{number}"

    @property
    def across(self) -> tuple[float, float]:
        """From where to where it goes, as shares of the width that is drawn in."""
        wide = theme.WIDTH - LEFT - RIGHT
        width = (wide - BETWEEN * (ACROSS - 1)) / ACROSS / wide
        left = self.number % ACROSS * (width + BETWEEN / wide)
        return left, left + width

    @property
    def upwards(self) -> tuple[float, float]:
        """The same of the height."""
        tall = self.lines * LINE - TITLE - FOOT
        top = 1 - self.number // ACROSS * LINE / tall
        return max(top - HEIGHT / tall, 0), top


def _draw(
    chart: go.Figure, panel: Panel, days: tuple[date, date], expected: tuple[list[str], list[float | None]]
) -> None:
    measure, known, (x, y) = panel.measure, panel.known, panel.axes
    values = [*known["value"], *measure.limits, *filter(None, expected[1])]
    across: dict[str, Any] = {"domain": panel.across, "anchor": y, "showticklabels": False}
    chart.layout[x.replace("x", "xaxis")] = scales.day_axis(*days, **across) | {"ticks": ""}
    upwards = {"domain": panel.upwards, "anchor": x}
    chart.layout[y.replace("y", "yaxis")] = scales.number_axis(values, most=3, **upwards)
    ends = [day.isoformat() for day in days]
    lines = [
        *(scales.line(ends, [limit, limit], look.INK, width=1) for limit in measure.limits),
        scales.line(*expected, look.GREY, dash="dash", width=1.25),
        scales.readings_line(known, measure, width=1.75),
    ]
    chart.add_traces([line.update(xaxis=x, yaxis=y) for line in lines])
    theme.write(chart, _labels(panel, days))


def _labels(panel: Panel, days: tuple[date, date]) -> Iterator[dict[str, Any]]:
    """The name of the measure with its last reading and what is wanted, and the ends of the time shown."""
    measure, (left, right), (low, top) = panel.measure, panel.across, panel.upwards
    title, wanted = (chart_text(theme.shortened(said, 26)) for said in (measure.title, wanted_text(measure)))
    now = theme.quantity(panel.known["value"].iloc[-1], measure.unit) if len(panel.known) else NONE_SHOWN
    on_paper = {"xref": "paper", "yref": "paper"}
    text = f"<b>{title}</b><br><span style='color:{look.ACCENT}'><b>{now}</b></span> · {wanted}"
    above = {"xanchor": "left", "yanchor": "bottom", "align": "left", "xshift": 6 - LEFT, "yshift": 5}
    yield theme.label(text, x=left, y=top, **above, **on_paper)
    below = {"y": low, "yanchor": "top", "yshift": -4, "font": theme.font(look.MUTED), **on_paper}
    for day, place, side in zip(days, (left, right), ("left", "right"), strict=True):
        yield theme.label(month_text(day), x=place, xanchor=side, **below)
