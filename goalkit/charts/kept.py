"""Kept calendar: for a maintain measure one square a span, kept or not, in rows one can count."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.charts import scales, theme
from goalkit.charts.calendar import LAYOUTS, Layout, span_words
from goalkit.charts.limits import limit_text
from goalkit.terms import Cadence, Direction
from goalkit.wording import count_text, number_text, quantity_text

LEFT, TOP, BOTTOM, END = 96, 24, 30, 92
LARGEST_CELL, VALUE_HEIGHT, LONGEST_VALUE = 28, 16, 4
WORST = {Direction.AT_LEAST: "lowest", Direction.AT_MOST: "highest", Direction.BETWEEN: "furthest off"}


@dataclass(frozen=True, kw_only=True)
class Square:
    """How the square of a span is drawn: a full one, a light one with a cross, or an empty outline."""

    name: str
    symbol: str
    fill: str
    line: str
    ink: str
    key: str


KEPT = Square(name="kept", symbol="✓", fill=look.ACCENT, line=look.ACCENT, ink=look.PAPER, key="■")
NOT_KEPT = Square(
    name="not kept", symbol="✕", fill=look.VERMILION_FILL, line=look.VERMILION, ink=look.VERMILION, key="✕"
)
UNREAD = Square(name="no reading", symbol="", fill=look.PAPER, line=look.GREY, ink=look.MUTED, key="□")
UNKNOWN = (float("nan"), UNREAD.name)
SQUARES = (KEPT, NOT_KEPT, UNREAD)


def kept_calendar(
    kept: pd.DataFrame, measure: pd.Series, *, as_of: date, since: date | None = None
) -> go.Figure:
    """One square a span of a maintain measure: kept, not kept, or an empty outline without reading.

    `kept`: span_start, value in the unit of the measure, kept; spans whose last day lies before
    `since` or after `as_of` are left out. `measure`: one row of the progress frame. A row holds a month of
    days, a quarter of weeks or a year of months, and says how many of its spans were kept.
    """
    layout = LAYOUTS[Cadence(measure["cadence"])]
    cells = _cells(kept, layout, as_of, since)
    rows = sorted(set(cells["row"]))
    chart = _frame(layout, len(rows), kept_sentence(cells, measure))
    if not rows:
        return theme.no_reading(chart)
    for square in SQUARES:
        _draw(chart, cells[cells["square"] == square.name], square, measure)
    values = _values(cells, _cell_size(layout)) if len(rows) <= 2 else ()
    theme.write(chart, (*values, *_row_texts(cells, layout), *_places(layout)))
    return theme.key(chart, [(square.key, square.line, square.name) for square in SQUARES])


def kept_sentence(cells: pd.DataFrame, measure: pd.Series) -> str:
    """How often a maintain measure was kept, in one sentence. `cells`: start, value, square."""
    read = cells[cells["square"] != UNREAD.name]
    about, cadence = f"{measure['title']} ({limit_text(measure)})", str(measure["cadence"])
    if read.empty:
        return f"{about}: no reading yet."
    share = f"{(read['square'] == KEPT.name).sum()} of {count_text(len(read), cadence)}"
    missing = len(cells) - len(read)
    rest = f"; {count_text(missing, cadence)} without a reading" if missing else ""
    return f"{about}: kept in {share}; {_worst(read, measure)}{rest}."


def _worst(read: pd.DataFrame, measure: pd.Series) -> str:
    values, direction = read["value"].astype(float), Direction(measure["direction"])
    badness = {
        Direction.AT_LEAST: -values,
        Direction.AT_MOST: values,
        Direction.BETWEEN: (values - (measure["target"] + measure["target_high"]) / 2).abs(),
    }[direction]
    worst = read.loc[badness.idxmax()]
    read_as = quantity_text(worst["value"], measure["unit"])
    return f"the {WORST[direction]} was {read_as} {span_words(worst['start'], measure['cadence'])}"


def _cells(kept: pd.DataFrame, layout: Layout, as_of: date, since: date | None) -> pd.DataFrame:
    """start, value, square, row, place of each span from the first one read on, unread ones too."""
    read = kept.dropna(subset=["value"])
    known = {
        scales.as_day(start): (float(value), KEPT.name if was_kept else NOT_KEPT.name)
        for start, value, was_kept in zip(read["span_start"], read["value"], read["kept"], strict=True)
    }
    rows = [
        (
            day,
            *known.get(day, UNKNOWN),
            layout.row_of(layout.last_day(day)),
            layout.place(layout.last_day(day)),
        )
        for day in layout.starts(min(known, default=as_of), as_of)
        if (since or day) <= layout.last_day(day) <= as_of
    ]
    cells = pd.DataFrame(rows, columns=["start", "value", "square", "row", "place"])
    return cells.assign(
        line=cells["row"].map({row: line for line, row in enumerate(sorted(set(cells["row"])))})
    )


def _cell_size(layout: Layout) -> float:
    return min((theme.WIDTH - LEFT - END) / layout.columns, LARGEST_CELL)


def _frame(layout: Layout, rows: int, sentence: str) -> go.Figure:
    size = _cell_size(layout)
    row_height = size + VALUE_HEIGHT if rows <= 2 else size
    return theme.figure(
        sentence=sentence,
        height=round(TOP + BOTTOM + max(rows, 1) * row_height),
        margin={"l": LEFT, "r": theme.WIDTH - LEFT - size * layout.columns, "t": TOP, "b": BOTTOM},
        xaxis=theme.hidden_axis(-0.5, layout.columns - 0.5),
        yaxis=theme.hidden_axis(max(rows, 1) - size / row_height / 2, -size / row_height / 2),
    )


def _draw(chart: go.Figure, cells: pd.DataFrame, square: Square, measure: pd.Series) -> None:
    size = _cell_size(LAYOUTS[Cadence(measure["cadence"])])
    outline = {"color": square.line, "width": 1}
    squares = go.Scatter(
        x=cells["place"].tolist(),
        y=cells["line"].tolist(),
        name=square.name,
        mode="markers+text",
        marker={"symbol": "square", "size": round(size) - 3, "color": square.fill, "line": outline},
        text=[square.symbol] * len(cells),
        textfont=theme.font(square.ink, min(round(size * 0.65), 15)),
        hoverinfo="text",
        hovertext=[
            _hover(start, value, measure) for start, value in zip(cells["start"], cells["value"], strict=True)
        ],
    )
    chart.add_trace(squares)


def _hover(start: date, value: float, measure: pd.Series) -> str:
    read = "no reading" if math.isnan(value) else theme.quantity(value, measure["unit"])
    return f"{span_words(start, measure['cadence'])}: {read}"


def _values(cells: pd.DataFrame, size: float) -> Iterator[dict[str, Any]]:
    read = cells.dropna(subset=["value"])
    texts = [number_text(value) for value in read["value"]]
    if max(map(len, texts)) > LONGEST_VALUE:
        return
    below = {"yanchor": "top", "yshift": -round(size / 2), "font": theme.font(look.MUTED)}
    for place, line, text in zip(read["place"], read["line"], texts, strict=True):
        yield theme.label(text, x=place, y=line, **below)


def _row_texts(cells: pd.DataFrame, layout: Layout) -> Iterator[dict[str, Any]]:
    left = {"xref": "paper", "xanchor": "right", "xshift": -8, "font": theme.font(look.MUTED)}
    right = {"xref": "paper", "xanchor": "left", "xshift": 8}
    for line, spans in cells.groupby("line"):
        read = spans[spans["square"] != UNREAD.name]
        kept = (read["square"] == KEPT.name).sum()
        text = f"<b>{kept}</b> of {len(read)} kept" if len(read) else "no reading"
        yield theme.label(layout.row_label(spans["row"].iloc[0]), x=0, y=line, **left)
        yield theme.label(text, x=1, y=line, **right)


def _places(layout: Layout) -> Iterator[dict[str, Any]]:
    above = {"yref": "paper", "yanchor": "bottom", "yshift": 2, "font": theme.font(look.MUTED)}
    for place in layout.marked:
        yield theme.label(layout.place_label(place), x=place - 1, y=1, **above)
