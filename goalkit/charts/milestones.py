"""Milestone timeline: one line a step with its state, due day and the day it was reached."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
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

    `states`: the columns of MILESTONES and state (a word of `MilestoneState`). Long titles
    are shortened; the table beneath the chart carries them in full. 24 steps fill a page: draw more
    of them in parts.
    """
    steps = states.sort_values(["due", "title"], kind="stable").reset_index(drop=True)
    chart = _frame(steps, as_of)
    if steps.empty:
        return theme.no_reading(chart, text="no milestone yet")
    theme.mark_day(chart, as_of.isoformat(), day_text(as_of))
    theme.draw(chart, map(_hairline, range(len(steps))))
    for row, step in steps.iterrows():
        _draw_step(chart, row, step)
    theme.write(chart, (label for row, step in steps.iterrows() for label in _words(row, step)))
    if (steps["reached_on"].notna() & (steps["reached_on"] != steps["due"])).any():
        theme.key(chart, [DUE_KEY])
    return chart


def milestones_sentence(states: pd.DataFrame) -> str:
    """How many milestones are reached, which are overdue and which comes next, in one sentence."""
    if states.empty:
        return "No milestone is planned yet."
    reached = (states["state"] == MilestoneState.REACHED).sum()
    is_are = "is" if reached == 1 else "are"
    parts = [f"{reached} of {count_text(len(states), 'milestone')} {is_are} reached"]
    overdue = states[states["state"] == MilestoneState.OVERDUE]
    if len(overdue):
        parts.append(f"overdue: {list_text(tuple(_named(step) for _, step in overdue.iterrows()))}")
    ahead = states[states["state"].isin(AHEAD)]
    if len(ahead):
        parts.append(f"next: {_named(ahead.iloc[int(ahead['due'].argmin())])}")
    return "; ".join(parts) + "."


def _named(step: pd.Series) -> str:
    return f"{step['title']} (due {day_text(scales.as_day(step['due']))})"


def _frame(steps: pd.DataFrame, as_of: date) -> go.Figure:
    days = [as_of, *(scales.as_day(day) for day in [*steps["due"], *steps["reached_on"].dropna()])]
    air = max((max(days) - min(days)) / 25, timedelta(days=4))
    rows = max(len(steps), 1)
    return theme.figure(
        sentence=milestones_sentence(steps),
        height=TOP + BOTTOM + ROW * rows,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        xaxis=scales.day_axis(min(days) - air, max(days) + air),
        yaxis=theme.hidden_axis(rows - 0.5, -0.5),
    )


def _draw_step(chart: go.Figure, row: Any, step: pd.Series) -> None:
    due, day = scales.as_day(step["due"]), _day(step)
    if day != due:
        _draw_due(chart, row, due, day)
    state = MilestoneState(step["state"])
    colour = look.MILESTONE_COLOURS[state]
    line = {"color": colour, "width": 1.5}
    marker = {"symbol": MARKERS[state], "size": 11, "color": colour, "line": line}
    hover = {"hoverinfo": "text", "hovertext": theme.plain(_named(step))}
    place = {"x": [day.isoformat()], "y": [row]}
    chart.add_trace(go.Scatter(**place, mode="markers", marker=marker, name=state.value, **hover))


def _day(step: pd.Series) -> date:
    """The day on which a step is marked: when it was reached, else when it is due."""
    return scales.as_day(step["due"] if pd.isna(step["reached_on"]) else step["reached_on"])


def _words(row: Any, step: pd.Series) -> Iterator[dict[str, Any]]:
    state = MilestoneState(step["state"])
    colour = look.MILESTONE_COLOURS[state]
    left = {"xref": "paper", "xanchor": "right", "xshift": -10, "align": "right"}
    yield theme.label(theme.wrapped(step["title"], TITLE_WIDTH, 2), x=0, y=row, **left)
    # The symbol stands apart: in one text with the day, printers take the digits from its font too.
    for words, shift in ((state.symbol, 8), (f"{state} {day_text(_day(step))}", 23)):
        right = {"xref": "paper", "xanchor": "left", "xshift": shift, "font": theme.font(colour)}
        yield theme.label(words, x=1, y=row, **right)


def _hairline(row: int) -> dict[str, Any]:
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": row, "y1": row}
    return {"type": "line", **ends, "line": {"color": look.HAIRLINE, "width": 1}, "layer": "below"}


def _draw_due(chart: go.Figure, row: int, due: date, reached: date) -> None:
    """A small open mark on the day it was due, joined with the day it was reached."""
    days = [due.isoformat(), reached.isoformat()]
    line = {"color": look.GREY, "width": 1.5}
    marker = {"symbol": "line-ns-open", "size": 9, "color": look.GREY, "line": {"width": 1.5}}
    chart.add_trace(
        go.Scatter(x=days, y=[row, row], mode="lines+markers", line=line, marker=marker, hoverinfo="skip")
    )
