"""Milestone timeline: one line a step with its state, due day and the day it was reached."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.escaping import chart_text
from goalkit.frames import FrameRow, rows_of
from goalkit.terms import MilestoneState
from goalkit.wording import count_text, day_text, list_text

LEFT, RIGHT, TOP, BOTTOM, ROW = 224, 142, 24, 48, 32
TITLE_WIDTH = 34

DUE_KEY = ("┃", look.GREY, "day it was due, where it was reached on another day")
MARKERS = {
    MilestoneState.REACHED: "circle",
    MilestoneState.OVERDUE: "x",
    MilestoneState.DUE_SOON: "diamond",
    MilestoneState.PLANNED: "circle-open",
}
AHEAD = (MilestoneState.DUE_SOON, MilestoneState.PLANNED)


def milestone_timeline(states: pd.DataFrame, *, as_of: date) -> go.Figure:
    """Milestones in the order of their due days, each with its state; `as_of` is marked.

    `states`: the columns of MILESTONES and state (a word of `MilestoneState`). Long titles are shortened;
    the table beneath the chart carries them in full. 24 steps fill a page: draw more in parts.
    """
    steps = states.sort_values(["due", "title"], kind="stable").reset_index(drop=True)
    days = [as_of, *(scales.as_day(day) for day in [*steps["due"], *steps["reached_on"].dropna()])]
    air = max((max(days) - min(days)) / 25, timedelta(days=4))
    rows = max(len(steps), 1)
    chart = theme.figure(
        sentence=milestones_sentence(steps),
        height=TOP + BOTTOM + ROW * rows,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        xaxis=scales.day_axis(min(days) - air, max(days) + air),
        yaxis=theme.hidden_axis(rows - 0.5, -0.5),
    )
    if steps.empty:
        return theme.no_reading(chart, text="no milestone yet")
    theme.mark_day(chart, as_of.isoformat(), day_text(as_of))
    hairline = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    stroke = {"color": look.HAIRLINE, "width": 1}
    theme.draw(chart, ({**hairline, "y0": row, "y1": row, "line": stroke} for row in range(len(steps))))
    for row, step in enumerate(rows_of(steps)):
        _draw_step(chart, row, step)
    theme.write(chart, (label for row, step in enumerate(rows_of(steps)) for label in _words(row, step)))
    if (steps["reached_on"].notna() & (steps["reached_on"] != steps["due"])).any():
        theme.key(chart, [DUE_KEY])
    return chart


def milestones_sentence(states: pd.DataFrame) -> str:
    """How many milestones are reached, which are overdue and which comes next, in one sentence."""
    if states.empty:
        return "No milestone is planned yet."
    reached = (states["state"] == MilestoneState.REACHED).sum()
    parts = [f"{reached} of {count_text(len(states), 'milestone')} reached"]
    overdue = states[states["state"] == MilestoneState.OVERDUE]
    if len(overdue):
        parts.append(f"overdue: {list_text(tuple(map(_named, rows_of(overdue))))}")
    ahead = states[states["state"].isin(AHEAD)]
    if len(ahead):
        parts.append(f"next: {_named(min(rows_of(ahead), key=lambda step: step.due))}")
    return "; ".join(parts) + "."


def _named(step: FrameRow) -> str:
    return f"{step.title} (due {day_text(scales.as_day(step.due))})"


def _draw_step(chart: go.Figure, row: int, step: FrameRow) -> None:
    """Its state on its day, joined with a small open mark on the day it was due, where that is another."""
    due, day = scales.as_day(step.due), _day(step)
    if day != due:
        line = {"color": look.GREY, "width": 1.5}
        mark = {"symbol": "line-ns-open", "size": 9, "color": look.GREY, "line": {"width": 1.5}}
        place: dict[str, Any] = {"x": [due.isoformat(), day.isoformat()], "y": [row, row]}
        chart.add_trace(go.Scatter(**place, mode="lines+markers", line=line, marker=mark, hoverinfo="skip"))
    state = MilestoneState(step.state)
    colour = look.MILESTONE_COLOURS[state]
    marker = {"symbol": MARKERS[state], "size": 11, "color": colour, "line": {"color": colour, "width": 1.5}}
    hover = {"hoverinfo": "text", "hovertext": chart_text(_named(step))}
    place = {"x": [day.isoformat()], "y": [row]}
    chart.add_trace(go.Scatter(**place, mode="markers", marker=marker, name=state.value, **hover))


def _day(step: FrameRow) -> date:
    """The day on which a step is marked: when it was reached, else when it is due."""
    return scales.as_day(step.due if pd.isna(step.reached_on) else step.reached_on)


def _words(row: int, step: FrameRow) -> Iterator[dict[str, Any]]:
    state = MilestoneState(step.state)
    font = theme.font(look.MILESTONE_COLOURS[state])
    yield theme.left_of(theme.wrapped(step.title, TITLE_WIDTH, 2), y=row, shift=10, align="right")
    # The symbol stands apart: in one text with the day, printers take the digits from its font too.
    yield theme.right_of(state.symbol, y=row, font=font)
    yield theme.right_of(f"{state} {day_text(_day(step))}", y=row, shift=23, font=font)
