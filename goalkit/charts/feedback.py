"""Feedback bars: for each behaviour the mean answer of each group, from −3 to +3 around 0."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import theme
from goalkit.terms import Group
from goalkit.wording import count_text, list_text, signed_text

LEFT, RIGHT, TOP, BOTTOM, ROW = 150, 60, 8, 34, 20
BAR = 0.62
"""Thickness of a bar as a share of its row."""
HIDDEN = "hidden: too few answers"
"""Said of a group below three answers, and of one that would give such a group away."""


def feedback_bars(by_group: pd.DataFrame) -> go.Figure:
    """Mean answers −3 (much worse) to +3 (much better) of each group, behaviour after behaviour.

    `by_group`: behaviour, group, answers, mean, hidden. The client's own view is an outline; a
    hidden group has words and no bar.
    """
    lines = _lines(by_group)
    chart = _frame(by_group, len(lines))
    if by_group.empty:
        return theme.no_reading(chart, text="no feedback yet")
    labels: list[dict[str, Any]] = []
    for row, line in enumerate(lines):
        if isinstance(line, str):
            labels.append(_name(row, line))
            continue
        labels += _words(row, line)
        if _is_shown(line):
            chart.add_trace(_bar(row, line))
    theme.write(chart, labels)
    return chart


def feedback_sentence(by_group: pd.DataFrame) -> str:
    """What others rate highest and lowest, and what is hidden, in one sentence."""
    others = by_group[~by_group["hidden"] & (by_group["group"] != Group.SELF)].dropna(subset=["mean"])
    if others.empty:
        return "No feedback of others can be shown yet."
    means = {str(behaviour): _mean(groups) for behaviour, groups in others.groupby("behaviour", sort=False)}
    best, worst = max(means, key=lambda name: means[name]), min(means, key=lambda name: means[name])
    said = f"Others rate “{best}” {signed_text(means[best])}"
    if worst != best:
        said = f"Others rate “{best}” highest ({signed_text(means[best])})"
        said += f" and “{worst}” lowest ({signed_text(means[worst])})"
    return f"{said}, from −3 (much worse) to +3 (much better){_hidden_words(by_group)}."


def _mean(shown: pd.DataFrame) -> float:
    return float((shown["mean"] * shown["answers"]).sum() / shown["answers"].sum())


def _hidden_words(by_group: pd.DataFrame) -> str:
    groups = tuple(dict.fromkeys(by_group[by_group["hidden"]]["group"].astype(str)))
    return f"; too few answers to be shown: {list_text(groups)}" if groups else ""


def _lines(by_group: pd.DataFrame) -> list[str | pd.Series]:
    """The rows of the chart from top to bottom: the name of a behaviour, then its groups."""
    lines: list[str | pd.Series] = []
    for behaviour, groups in by_group.groupby("behaviour", sort=False):
        lines += [str(behaviour), *(group for _, group in groups.iterrows())]
    return lines


def _frame(by_group: pd.DataFrame, rows: int) -> go.Figure:
    ticks = [-3, -1.5, 0, 1.5, 3]
    scale = {
        "tickvals": ticks,
        "ticktext": ["−3 much worse", "−1.5", "0 no change", "+1.5", "+3 much better"],
    }
    return theme.figure(
        sentence=feedback_sentence(by_group),
        height=TOP + BOTTOM + ROW * max(rows, 2),
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        xaxis=theme.axis(range=[-3.05, 3.05], **scale) | {"zeroline": True, "zerolinecolor": look.MUTED},
        yaxis=theme.hidden_axis(max(rows, 2) - 0.5, -0.5),
    )


def _name(row: int, behaviour: str) -> dict[str, Any]:
    text = f"<b>{theme.plain(theme.shortened(behaviour, 84))}</b>"
    place = {"xref": "paper", "xanchor": "left", "xshift": 6 - LEFT, "bgcolor": look.PAPER}
    return theme.label(text, x=0, y=row, **place, font=theme.font(look.INK, theme.SIZE))


def _words(row: int, group: pd.Series) -> Iterator[dict[str, Any]]:
    """Who answered at the left; at the bar its mean, or why there is no bar."""
    left = {"xref": "paper", "xanchor": "right", "xshift": -8, "font": theme.font(look.MUTED)}
    yield theme.label(_who(group), x=0, y=row, **left)
    if _is_shown(group):
        side = ("left", 6) if group["mean"] >= 0 else ("right", -6)
        beside = {"xanchor": side[0], "xshift": side[1], "bgcolor": look.PAPER, "borderpad": 0}
        yield theme.label(signed_text(group["mean"]), x=group["mean"], y=row, **beside)
    else:
        words = HIDDEN if group["hidden"] else "no answer"
        near = {"xanchor": "left", "xshift": 5, "font": theme.font(look.MUTED), "bgcolor": look.PAPER}
        yield theme.label(f"<i>{words}</i>", x=0, y=row, **near)


def _who(group: pd.Series) -> str:
    """The group, with the number of answers where that gives nobody away."""
    if group["hidden"] or group["group"] == Group.SELF:
        return str(group["group"])
    return f"{group['group']} ({count_text(int(group['answers']), 'answer')})"


def _is_shown(group: pd.Series) -> bool:
    return not group["hidden"] and bool(pd.notna(group["mean"]))


def _bar(row: int, group: pd.Series) -> go.Bar:
    own = group["group"] == Group.SELF
    colour = look.ACCENT if group["mean"] >= 0 else look.VERMILION
    style: dict[str, Any] = {"color": look.PAPER if own else colour, "line": {"color": colour, "width": 1.5}}
    hover = {"hoverinfo": "text", "hovertext": f"{group['group']}: {signed_text(group['mean'])}"}
    return go.Bar(
        x=[group["mean"]],
        y=[row],
        orientation="h",
        width=BAR,
        marker=style,
        name=str(group["group"]),
        **hover,
    )
