"""Alignment matrix: how goals serve objectives, values and one another, from −2 to +2."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import theme
from goalkit.escaping import chart_text
from goalkit.wording import count_text, signed_text

LEFT, BOTTOM, ROW = 210, 30, 34
TITLE_WIDTH = 32
WIDEST_COLUMN, NARROWEST_FLAT, LETTER = 96.0, 58.0, 6.0
STEEP_WIDTH, FLAT_HEAD = 22, 54
Place = tuple[int, int]
"""Column and row of a cell."""
MEANINGS = {-2: "pulls against", 0: "no link", 2: "serves strongly"}


def alignment_matrix(
    cells: pd.DataFrame, *, goals: Mapping[str, str], targets: Mapping[str, str]
) -> go.Figure:
    """Ratings from −2 (pulls against) to +2 (serves strongly) as numbers in coloured cells.

    `cells`: goal, target, rating; `goals` and `targets` give the text of each id, in the order of
    rows and columns. A pair that was not rated stays an empty outline. A page has room for 24 goals:
    draw more of them in parts.
    """
    rated = cells[cells["goal"].isin(goals) & cells["target"].isin(targets)].dropna(subset=["rating"])
    rows, columns = list(goals), list(targets)
    height, across = max(len(rows), 1), max(len(columns), 1)
    width = min((theme.WIDTH - LEFT - 8) / across, WIDEST_COLUMN)
    longest = min(max(map(theme.text_width, targets.values()), default=0), STEEP_WIDTH)
    head = FLAT_HEAD if width >= NARROWEST_FLAT else round(longest * LETTER) + 12
    chart = theme.figure(
        sentence=alignment_sentence(rated, goals),
        height=head + BOTTOM + ROW * height,
        margin={"l": LEFT, "r": theme.WIDTH - LEFT - width * across, "t": head, "b": BOTTOM},
        xaxis=theme.hidden_axis(-0.5, across - 0.5),
        yaxis=theme.hidden_axis(height - 0.5, -0.5),
    )
    if rated.empty:
        return theme.no_reading(chart, text="no alignment rated yet")
    ratings = {
        (columns.index(target), rows.index(goal)): int(rating)
        for goal, target, rating in zip(rated["goal"], rated["target"], rated["rating"], strict=True)
    }
    theme.draw(
        chart, (_box(place, ratings.get(place)) for place in product(range(len(columns)), range(len(rows))))
    )
    numbers = go.Scatter(
        x=[column for column, _ in ratings],
        y=[row for _, row in ratings],
        mode="text",
        text=[f"<b>{signed_text(rating)}</b>" for rating in ratings.values()],
        textfont={
            "size": theme.SIZE,
            "color": [look.PAPER if abs(rating) == 2 else look.INK for rating in ratings.values()],
        },
        hoverinfo="skip",
    )
    chart.add_trace(numbers)
    theme.write(chart, _names(goals, targets, width))
    return theme.key(
        chart, [("■", look.RATING_FILLS[r], f"{signed_text(r)} {words}") for r, words in MEANINGS.items()]
    )


def alignment_sentence(rated: pd.DataFrame, goals: Mapping[str, str]) -> str:
    """How many ratings say serves or pulls against, and how many goals serve nothing, in one sentence."""
    if rated.empty:
        return "No alignment is rated yet."
    serves, pulls = (rated["rating"] > 0).sum(), (rated["rating"] < 0).sum()
    serve = f"{serves} {'says' if serves == 1 else 'say'} that the goal serves"
    said = f"Of {count_text(len(rated), 'rating')}, {serve} and {pulls} that it pulls against"
    idle = len(goals) - rated[rated["rating"] > 0]["goal"].nunique()
    return f"{said}; {count_text(idle, 'goal')} without one that serves." if idle else f"{said}."


def _box(place: Place, rating: int | None) -> dict[str, Any]:
    column, row = place
    ends = {"x0": column - 0.48, "x1": column + 0.48, "y0": row - 0.45, "y1": row + 0.45}
    fill = look.PAPER if rating is None else look.RATING_FILLS[rating]
    line = {"color": look.HAIRLINE, "width": 1}
    return {"type": "rect", **ends, "fillcolor": fill, "line": line, "layer": "below"}


def _names(goals: Mapping[str, str], targets: Mapping[str, str], width: float) -> Iterator[dict[str, Any]]:
    """The goals beside the rows and the targets above the columns: flat in three lines, or steep."""
    for row, title in enumerate(goals.values()):
        yield theme.left_of(theme.wrapped(title, TITLE_WIDTH, 2), y=row, shift=10, align="right")
    above = {"yref": "paper", "yanchor": "bottom", "yshift": 4}
    for column, title in enumerate(targets.values()):
        if width >= NARROWEST_FLAT:
            name, turn = theme.wrapped(title, int(width / LETTER), 3), 0
        else:
            name, turn = chart_text(theme.shortened(title, STEEP_WIDTH)), -90
        yield theme.label(name, x=column, y=1, textangle=turn, **above)
