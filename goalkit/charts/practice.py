"""Levels of a practice: how many goals of all clients have come how far, as bars of counts."""

import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import theme
from goalkit.facts.practice import Levels
from goalkit.wording import count_text, signed_text

NO_LEVEL = "no level yet"
_IN_WORDS = {-2: "much less", -1: "less", 0: "as expected", 1: "more", 2: "much more"}


def levels_bars(levels: Levels) -> go.Figure:
    """A bar for each level with the number of goals that have it, and a pale one for those that have none."""
    names = [f"{signed_text(level)}<br>{_IN_WORDS[level]}" for level in levels.goals]
    counts = [*levels.goals.values(), levels.without]
    chart = theme.figure(
        sentence=levels_sentence(levels),
        height=230,
        margin={"l": 30, "r": 30, "t": 24, "b": 46},
        xaxis=theme.axis(showgrid=False),
        yaxis=theme.hidden_axis(0, max(*counts, 1) * 1.15),
    )
    if not any(counts):
        return theme.no_reading(chart.update_xaxes(visible=False), text="no goal yet")
    bars = go.Bar(
        x=[*names, NO_LEVEL],
        y=counts,
        width=0.6,
        marker={"color": [look.ACCENT] * len(levels.goals) + [look.HAIRLINE]},
        text=[f"<b>{count}</b>" for count in counts],
        textposition="outside",
        textfont=theme.font(look.INK, theme.SIZE),
        **theme.hover(count_text(count, "goal") for count in counts),
    )
    return chart.add_trace(bars)


def levels_sentence(levels: Levels) -> str:
    """How many goals have come as far as expected or further, and how many say nothing, in plain words."""
    known = sum(levels.goals.values())
    total = known + levels.without
    if not total:
        return "Nobody has a goal that is running."
    reached = sum(count for level, count in levels.goals.items() if level >= 0)
    said = f"{count_text(total, 'running goal')}: {reached} as expected or better, {known - reached} less"
    said += f", {levels.without} with no level yet." if levels.without else "."
    silent = f" Clients without any level: {levels.clients_without} of {levels.clients}."
    return said + silent if levels.clients_without else said
