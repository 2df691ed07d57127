"""Map of support: who stands around the client, and of whom support is asked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import sqrt
from typing import Any

import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import theme
from goalkit.escaping import chart_text
from goalkit.model import Stakeholder
from goalkit.terms import Group
from goalkit.wording import count_text, list_text

ROW, LOWEST, BOTTOM = 36, 180, 34
"""Height for each two people that face each other, of the smallest map, and of the key, in pixels."""
NAME_WIDTH = 24
REACH, ROUND = 0.45, 0.75
"""How far people stand from the middle, as a share of half the width, and how round their ring is, 0 to 1."""


def support_map(people: Sequence[Stakeholder]) -> go.Figure:
    """The people around the client, group by group: a full line where support is asked of them.

    The client's own record (group self) stands in the middle and is not counted.
    """
    others = sorted(
        (one for one in people if one.group is not Group.SELF), key=lambda one: list(Group).index(one.group)
    )
    height = max(LOWEST, ROW * ((len(others) + 1) // 2 + 1))
    chart = theme.figure(
        sentence=support_sentence(others),
        height=height + BOTTOM,
        margin={"l": 4, "r": 4, "t": 4, "b": BOTTOM},
        xaxis=theme.hidden_axis(-1, 1),
        yaxis=theme.hidden_axis(-1.12, 1.12),
    )
    if not others:
        return theme.no_reading(chart, text="no stakeholder named yet")
    names = [theme.label("<b>you</b>", x=0, y=0, bgcolor=look.PAPER, borderpad=4)]
    for one, place in zip(others, _places(len(others)), strict=True):
        chart.add_trace(_line(place, asked=_is_asked(one)))
        names.append(_name(one, place))
    theme.write(chart, names)
    marks = [("━●", look.ACCENT, "support is asked"), ("┄○", look.MUTED, "not asked yet")]
    return theme.key(chart, marks)


def support_sentence(others: Sequence[Stakeholder]) -> str:
    """Who stands around the client and how many are asked for support, in one sentence."""
    if not others:
        return "No stakeholder has been named yet."
    counts = Counter(one.group for one in others)
    groups = tuple(count_text(counts[group], group.value) for group in Group if group in counts)
    see = "person sees" if len(others) == 1 else "people see"
    asked = sum(_is_asked(one) for one in others)
    of_them = "none of them is" if not asked else f"{asked} of them {'is' if asked == 1 else 'are'}"
    return f"{len(others)} {see} you at work ({list_text(groups)}); {of_them} asked for support."


def _is_asked(one: Stakeholder) -> bool:
    return bool(one.support_asked.strip())


def _places(count: int) -> Iterator[tuple[float, float]]:
    """Places on a ring: one half to the right from top to bottom, the other to the left, at even heights."""
    right = (count + 1) // 2
    for side, many in ((1, right), (-1, count - right)):
        for number in range(many):
            height = 0.0 if many == 1 else 1 - 2 * number / (many - 1)
            yield side * REACH * sqrt(1 - (ROUND * height) ** 2), height


def _line(place: tuple[float, float], *, asked: bool) -> go.Scatter:
    colour = look.ACCENT if asked else look.MUTED
    return go.Scatter(
        x=[0, place[0]],
        y=[0, place[1]],
        mode="lines+markers",
        line={"color": colour, "width": 1.5, "dash": "solid" if asked else "dot"},
        marker={"color": [look.PAPER, colour if asked else look.PAPER], "opacity": 1, "size": [1, 9],
                "line": {"color": colour, "width": [0, 1.5]}},
        hoverinfo="skip",
    )  # fmt: skip


def _name(one: Stakeholder, place: tuple[float, float]) -> dict[str, Any]:
    right = place[0] > 0
    muted = f"<span style='color:{look.MUTED}'>{one.group.value}</span>"
    text = f"{chart_text(theme.shortened(one.name, NAME_WIDTH))}<br>{muted}"
    side: dict[str, Any] = {"xanchor": "left", "xshift": 9} if right else {"xanchor": "right", "xshift": -9}
    return theme.label(text, x=place[0], y=place[1], align="left" if right else "right", **side)
