"""Alignment matrix: how goals serve objectives, values and one another, from −2 to +2."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import theme
from goalkit.wording import count_text, signed_text

LEFT, BOTTOM, ROW = 210, 30, 34
TITLE_WIDTH = 32
WIDEST_COLUMN, NARROWEST_FLAT, LETTER = 96.0, 58.0, 6.0
STEEP_WIDTH = 22
Place = tuple[int, int]
"""Column and row of a cell."""
MEANINGS = {-2: "pulls against", 0: "no link", 2: "serves strongly"}


def alignment_matrix(
    cells: pd.DataFrame, *, goals: Mapping[str, str], targets: Mapping[str, str]
) -> go.Figure:
    """Ratings from −2 (pulls against) to +2 (serves strongly) as numbers in coloured cells.

    `cells`: goal, target, rating; `goals` and `targets` give the text of each id, in the order of
    rows and columns. A pair that was not rated stays an empty outline. 24 goals fill a page: draw
    more of them in parts.
    """
    rated = cells[cells["goal"].isin(goals) & cells["target"].isin(targets)].dropna(subset=["rating"])
    chart = _frame(rated, goals, targets)
    if rated.empty:
        return theme.no_reading(chart, text="no alignment rated yet")
    rows, columns = list(goals), list(targets)
    ratings = {
        (columns.index(target), rows.index(goal)): int(rating)
        for goal, target, rating in zip(rated["goal"], rated["target"], rated["rating"], strict=True)
    }
    theme.draw(
        chart, (_box(place, ratings.get(place)) for place in product(range(len(columns)), range(len(rows))))
    )
    chart.add_trace(_numbers(ratings))
    theme.write(chart, (*_row_names(goals), *_column_names(targets)))
    return theme.key(
        chart, [("■", look.RATING_FILLS[r], f"{signed_text(r)} {words}") for r, words in MEANINGS.items()]
    )


def alignment_sentence(rated: pd.DataFrame, goals: Mapping[str, str]) -> str:
    """How many links serve and pull, and which goals serve nothing, in one sentence."""
    if rated.empty:
        return "No alignment is rated yet."
    serves, pulls = (rated["rating"] > 0).sum(), (rated["rating"] < 0).sum()
    serve = f"{serves} {'serves' if serves == 1 else 'serve'}"
    pull = f"{pulls} {'pulls' if pulls == 1 else 'pull'} against"
    said = f"Of {count_text(len(rated), 'rated link')}, {serve} and {pull}"
    idle = len(goals) - rated[rated["rating"] > 0]["goal"].nunique()
    return f"{said}; {count_text(idle, 'goal')} without a link that serves." if idle else f"{said}."


def _column_width(targets: Mapping[str, str]) -> float:
    return min((theme.WIDTH - LEFT - 8) / max(len(targets), 1), WIDEST_COLUMN)


def _head(targets: Mapping[str, str]) -> int:
    """Height of the names above the columns, in pixels: flat in three lines, or steep."""
    return 54 if _column_width(targets) >= NARROWEST_FLAT else round(STEEP_WIDTH * LETTER) + 8


def _frame(rated: pd.DataFrame, goals: Mapping[str, str], targets: Mapping[str, str]) -> go.Figure:
    rows, columns, width = max(len(goals), 1), max(len(targets), 1), _column_width(targets)
    head = _head(targets)
    return theme.figure(
        sentence=alignment_sentence(rated, goals),
        height=head + BOTTOM + ROW * rows,
        margin={"l": LEFT, "r": theme.WIDTH - LEFT - width * columns, "t": head, "b": BOTTOM},
        xaxis=theme.hidden_axis(-0.5, columns - 0.5),
        yaxis=theme.hidden_axis(rows - 0.5, -0.5),
    )


def _box(place: Place, rating: int | None) -> dict[str, Any]:
    column, row = place
    ends = {"x0": column - 0.48, "x1": column + 0.48, "y0": row - 0.45, "y1": row + 0.45}
    fill = look.PAPER if rating is None else look.RATING_FILLS[rating]
    line = {"color": look.HAIRLINE, "width": 1}
    return {"type": "rect", **ends, "fillcolor": fill, "line": line, "layer": "below"}


def _numbers(ratings: Mapping[Place, int]) -> go.Scatter:
    inks = [look.PAPER if abs(rating) == 2 else look.INK for rating in ratings.values()]
    return go.Scatter(
        x=[column for column, _ in ratings],
        y=[row for _, row in ratings],
        mode="text",
        text=[f"<b>{signed_text(rating)}</b>" for rating in ratings.values()],
        textfont={"size": theme.SIZE, "color": inks},
        hoverinfo="skip",
    )


def _row_names(goals: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    left = {"xref": "paper", "xanchor": "right", "xshift": -10, "align": "right"}
    for row, title in enumerate(goals.values()):
        yield theme.label(theme.wrapped(title, TITLE_WIDTH, 2), x=0, y=row, **left)


def _column_names(targets: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    width = _column_width(targets)
    above = {"yref": "paper", "yanchor": "bottom", "yshift": 4}
    for column, title in enumerate(targets.values()):
        if width >= NARROWEST_FLAT:
            name, turn = theme.wrapped(title, int(width / LETTER), 3), 0
        else:
            name, turn = theme.plain(theme.shortened(title, STEEP_WIDTH)), -90
        yield theme.label(name, x=column, y=1, textangle=turn, **above)
