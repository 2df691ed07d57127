"""Reliability picture: how sure somebody was beside how often it came true."""

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import theme
from goalkit.wording import count_text, share_text

ABOUT_RIGHT = 5
"""Up to so many points apart, stated and true are called about the same."""
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def reliability_picture(reliability: pd.DataFrame) -> go.Figure:
    """How often statements came true over how sure they were, a dot for each fifth that has any.

    `reliability`: statements, stated, reached (fractions), as in `analysis.confidence`. A dot below the
    dashed line was too sure, one above it too cautious.
    """
    bins = reliability[reliability["statements"] > 0]
    ticks = {"tickvals": list(_TICKS), "ticktext": [share_text(tick) for tick in _TICKS]}
    title = {"font": theme.font(look.MUTED), "standoff": 6}
    chart = theme.figure(
        sentence=reliability_sentence(bins),
        height=330,
        margin={"l": 150, "r": 150, "t": 12, "b": 66},
        xaxis=theme.axis(range=[-0.04, 1.04], **ticks) | {"title": {**title, "text": "how sure"}},
        yaxis=theme.axis(range=[-0.04, 1.08], **ticks)
        | {"title": {**title, "text": "how often it came true"}},
    )
    if bins.empty:
        return theme.no_reading(chart, text="nothing to judge yet")
    even = {"color": look.GREY, "width": 1.5, "dash": "dash"}
    chart.add_trace(go.Scatter(x=[0, 1], y=[0, 1], mode="lines", name="even", line=even, hoverinfo="skip"))
    places = list(zip(bins["stated"], bins["reached"], strict=True))
    said = (f"{share_text(stated)} sure, {share_text(reached)} came true" for stated, reached in places)
    dots = go.Scatter(
        x=bins["stated"].tolist(),
        y=bins["reached"].tolist(),
        mode="markers+text",
        name="came true",
        marker={"color": look.ACCENT, "size": 10},
        text=[f"<b>{count}</b>" for count in bins["statements"]],
        textposition=["bottom right" if reached < stated else "top left" for stated, reached in places],
        textfont=theme.font(look.ACCENT, theme.SIZE),
        **theme.hover(said),
    )
    chart.add_trace(dots)
    marks = [
        ("●", look.ACCENT, "came true (with the number of statements)"),
        ("┅", look.GREY, "ideal: exactly as sure as was right"),
    ]
    return theme.key(chart, marks)


def reliability_sentence(reliability: pd.DataFrame) -> str:
    """Whether somebody tends to be too sure, and by how much, in one sentence."""
    count = int(reliability["statements"].sum())
    if not count:
        return "No stated confidence can be judged yet."
    weights = reliability["statements"] / count
    stated, reached = (float((reliability[name] * weights).sum()) for name in ("stated", "reached"))
    said = f"{count_text(count, 'statement')} said {share_text(stated)} on average"
    points = round((stated - reached) * 100)
    tendency = "You are about as sure as you should be"
    if abs(points) > ABOUT_RIGHT:
        too = "sure" if points > 0 else "cautious"
        tendency = f"You tend to be {abs(points)} percentage points too {too}"
    return f"{tendency}: {said}, and {share_text(reached)} came true."
