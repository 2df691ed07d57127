"""Feedback bars: for each behaviour the mean answer of each group, from −3 to +3 around 0."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import theme
from goalkit.escaping import chart_text
from goalkit.frames import FrameRow, rows_of
from goalkit.terms import Group
from goalkit.wording import count_text, list_text, signed_text

LEFT, RIGHT, TOP, BOTTOM, ROW = 150, 60, 8, 34, 20
BAR = 0.62
"""Thickness of a bar as a share of its row."""
HIDDEN = "hidden: too few answers"
"""Said of a group below three answers, and of one that would give such a group away."""


def feedback_bars(by_group: pd.DataFrame, overall: pd.DataFrame) -> go.Figure:
    """Mean answers −3 (much worse) to +3 (much better) of each group, behaviour after behaviour.

    `by_group`: behaviour, group, answers, mean, hidden; `overall`: behaviour, mean of all others, for the
    sentence. The client's own view is an outline; a hidden group has words and no bar.
    """
    lines: list[str | FrameRow] = []
    for behaviour, groups in by_group.groupby("behaviour", sort=False):
        lines += [str(behaviour), *rows_of(groups)]
    rows = max(len(lines), 2)
    scale = {
        "tickvals": [-3, -1.5, 0, 1.5, 3],
        "ticktext": ["−3 much worse", "−1.5", "0 no change", "+1.5", "+3 much better"],
    }
    chart = theme.figure(
        sentence=feedback_sentence(by_group, overall),
        height=TOP + BOTTOM + ROW * rows,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        xaxis=theme.axis(range=[-3.05, 3.05], **scale) | {"zeroline": True, "zerolinecolor": look.MUTED},
        yaxis=theme.hidden_axis(rows - 0.5, -0.5),
    )
    if by_group.empty:
        return theme.no_reading(chart, text="no feedback yet")
    for row, line in enumerate(lines):
        if not isinstance(line, str) and _is_shown(line):
            chart.add_trace(_bar(row, line))
    theme.write(chart, (label for row, line in enumerate(lines) for label in _words(row, line)))
    return chart


def feedback_sentence(by_group: pd.DataFrame, overall: pd.DataFrame) -> str:
    """What others rate highest and lowest, and what is hidden, in one sentence."""
    known = overall.dropna(subset=["mean"])
    if known.empty:
        return "No feedback of others can be shown yet."
    means = dict(zip(known["behaviour"], known["mean"], strict=True))
    best, worst = max(means, key=lambda name: means[name]), min(means, key=lambda name: means[name])
    said = f"Others rate “{best}” {signed_text(means[best])}"
    if worst != best:
        said = f"Others rate “{best}” highest ({signed_text(means[best])})"
        said += f" and “{worst}” lowest ({signed_text(means[worst])})"
    hidden = tuple(Group(group).people for group in by_group[by_group["hidden"]]["group"].unique())
    too_few = f"; too few answers to be shown by themselves: {list_text(hidden)}" if hidden else ""
    return f"{said}, from −3 (much worse) to +3 (much better){too_few}."


def _words(row: int, line: str | FrameRow) -> Iterator[dict[str, Any]]:
    """The name of a behaviour; or who answered at the left, at the bar its mean or why there is none.

    How many answered is said where that gives nobody away.
    """
    if isinstance(line, str):
        text = f"<b>{chart_text(theme.shortened(line, 84))}</b>"
        place = {"xref": "paper", "xanchor": "left", "xshift": 6 - LEFT, "bgcolor": look.PAPER}
        yield theme.label(text, x=0, y=row, **place, font=theme.font(look.INK, theme.SIZE))
        return
    is_counted = not line.hidden and line.group != Group.SELF
    who = Group(line.group).people
    who += f" ({count_text(int(line.answers), 'answer')})" if is_counted else ""
    yield theme.left_of(who, y=row, font=theme.font(look.MUTED))
    if _is_shown(line):
        side = ("left", 6) if line.mean >= 0 else ("right", -6)
        beside = {"xanchor": side[0], "xshift": side[1], "bgcolor": look.PAPER, "borderpad": 0}
        yield theme.label(signed_text(line.mean), x=line.mean, y=row, **beside)
    else:
        words = HIDDEN if line.hidden else "no answer"
        near = {"xanchor": "left", "xshift": 5, "font": theme.font(look.MUTED), "bgcolor": look.PAPER}
        yield theme.label(f"<i>{words}</i>", x=0, y=row, **near)


def _is_shown(group: FrameRow) -> bool:
    return not group.hidden and bool(pd.notna(group.mean))


def _bar(row: int, group: FrameRow) -> go.Bar:
    own = group.group == Group.SELF
    colour = look.ACCENT if group.mean >= 0 else look.VERMILION
    return go.Bar(
        x=[group.mean],
        y=[row],
        orientation="h",
        width=BAR,
        marker={"color": look.PAPER if own else colour, "line": {"color": colour, "width": 1.5}},
        name=str(group.group),
        hoverinfo="text",
        hovertext=f"{Group(group.group).people}: {signed_text(group.mean)}",
    )
