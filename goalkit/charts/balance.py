"""Balance wheel: the life areas then and now as bars on a round axis from 0 to 10."""

from math import isnan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import theme
from goalkit.frames import FrameRow, rows_of
from goalkit.wording import count_text, number_text

FILLED = 0.8
"""Share of the circle that bars fill; the rest parts the areas."""
TICK = 0.14
"""Thickness of the tick of what is wanted, in points of the rating."""


def balance_wheel(balance: pd.DataFrame) -> go.Figure:
    """Ratings of the life areas then and now as bars, what is wanted as a tick, fixed from 0 to 10.

    `balance`: area, then, now, wanted, change, gap (ratings 1-10, missing where nothing was rated) and
    beyond_chance. An area without a rating has no bar and says so.
    """
    chart = _frame(balance)
    if balance[["then", "now"]].isna().all(axis=None):
        return theme.no_reading(chart, text="no rating yet")
    whole = 360 / len(balance) * FILLED
    angles = pd.Series(_angles(balance), index=balance.index)
    for side, name, color in ((-1, "then", look.GREY), (1, "now", look.ACCENT)):
        marker = {"color": color, "line": {"color": look.PAPER, "width": 1}}
        _draw(chart, angles + side * whole / 4, balance[name], name, width=whole / 2, marker=marker)
    rated = balance["wanted"].dropna()
    tick = {"base": [rating - TICK / 2 for rating in rated], "r": [TICK] * len(rated), "width": whole}
    _draw(chart, angles, balance["wanted"], "wanted", marker={"color": look.INK}, **tick)
    return theme.key(chart, [("■", look.GREY, "then"), ("■", look.ACCENT, "now"), ("━", look.INK, "wanted")])


def balance_sentence(balance: pd.DataFrame) -> str:
    """Where the largest gap is and how many areas rose and fell beyond chance, in one sentence."""
    rated = balance.dropna(subset=["now"])
    if rated.empty:
        return "No life area is rated yet."
    said = "No life area is below what is wanted"
    if (rated["gap"] > 0).any():
        widest = rated.iloc[int(rated["gap"].argmax())]
        now, wanted = number_text(widest["now"]), number_text(widest["wanted"])
        said = f"The largest gap is in {widest['area']}: {now} now, {wanted} wanted of 10"
    both = rated.dropna(subset=["change"])
    if not both.empty:
        moved = both[both["beyond_chance"]]["change"]
        went = f"{(moved > 0).sum()} rose and {(moved < 0).sum()} fell" if len(moved) else "none changed"
        said += f"; of {len(both)} rated again, {went} beyond chance"
    if missing := len(balance) - len(rated):
        said += f"; {count_text(missing, 'area')} not rated"
    return f"{said}."


def _frame(balance: pd.DataFrame) -> go.Figure:
    ring = {
        "range": [0, 10],
        "tickvals": [2.5, 5, 7.5, 10],
        "ticktext": ["", "5", "", "10"],
        "angle": 90 + 180 / len(balance),
        "tickangle": 90 + 180 / len(balance),
        "ticks": "",
        "showline": False,
        "gridcolor": look.HAIRLINE,
        "tickfont": theme.font(look.MUTED),
    }
    spokes = {
        "direction": "clockwise",
        "rotation": 90,
        "ticks": "",
        "showgrid": False,
        "linecolor": look.HAIRLINE,
        "tickmode": "array",
        "tickvals": _angles(balance),
        "ticktext": list(map(_name, rows_of(balance))),
        "tickfont": theme.font(look.INK, theme.SIZE),
    }
    return theme.figure(
        sentence=balance_sentence(balance),
        height=344,
        margin={"l": 90, "r": 90, "t": 40, "b": 52},
        polar={"radialaxis": ring, "angularaxis": spokes},
    )


def _angles(balance: pd.DataFrame) -> list[float]:
    return [360 / len(balance) * index for index in range(len(balance))]


def _name(area: FrameRow) -> str:
    """The area over its ratings: `4 → 6`, `6` where it was not rated before or not again."""
    now = "no rating" if isnan(area.now) else f"<b>{number_text(area.now)}</b>"
    then = "" if isnan(area.change) else f"{number_text(area.then)} → "
    return f"{theme.wrapped(area.area, 16, 2)}<br>{then}{now}"


def _draw(chart: go.Figure, angles: pd.Series, ratings: pd.Series, name: str, **style: Any) -> None:
    """Bars from 0 to each rating; a missing one has none."""
    rated = ratings.dropna()
    said = [f"{name}: {number_text(rating)}" for rating in rated]
    bar = {"theta": angles[rated.index].tolist(), "r": rated.tolist(), "name": name, **theme.hover(said)}
    chart.add_trace(go.Barpolar(**bar | style))
