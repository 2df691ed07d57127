"""Kept calendar: for a maintain measure one square a span, kept or not, in rows one can count."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from goalkit import look
from goalkit.analysis.progress import MeasureRow
from goalkit.charts import scales, theme
from goalkit.frames import rows_of
from goalkit.measure_text import NO_READING, wanted_text
from goalkit.period import add_months
from goalkit.terms import EVERY_DAY, Cadence, Direction
from goalkit.wording import count_text, month_text, number_text, quantity_text, span_text

LEFT, TOP, BOTTOM, END = 96, 24, 30, 92
LARGEST_CELL, VALUE_HEIGHT, LONGEST_VALUE = 28, 16, 4


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Rows of squares for one cadence.

    `row_of` gives the first day of the row in which a span with this last day stands, `place` where in
    that row (0, 1, ...), `following` the start of the next span, `row_label` the text at the left of
    a row. `columns` is the longest row, `marked` the places (1, 2, ...) written above the rows.
    """

    row_of: Callable[[date], date]
    place: Callable[[date], int]
    following: Callable[[date], date]
    row_label: Callable[[date], str]
    columns: int
    marked: tuple[int, ...]
    place_label: Callable[[int], str]


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter of `day`."""
    return add_months(day, -((day.month - 1) % 3))


def _of_months(
    months: int, *, years: int = 1, marked: tuple[int, ...], label: Callable[[int], str]
) -> Layout:
    """Rows of so many years, of spans of so many months."""
    return Layout(
        row_of=lambda day: date(day.year - day.year % years, 1, 1),
        place=lambda day: (day.year % years * 12 + day.month - 1) // months,
        following=lambda day: add_months(day, months),
        row_label=lambda row: str(row.year) if years == 1 else f"{row.year}–{row.year + years - 1}",
        columns=12 * years // months,
        marked=marked,
        place_label=label,
    )


LAYOUTS = {
    Cadence.DAY: Layout(
        row_of=lambda day: day.replace(day=1),
        place=lambda day: day.day - 1,
        following=lambda day: day + timedelta(days=1),
        row_label=month_text,
        columns=31,
        marked=(1, 8, 15, 22, 29),
        place_label=lambda place: f"day {place}" if place == 1 else str(place),
    ),
    Cadence.WEEK: Layout(
        row_of=quarter_start,
        place=lambda day: (day - quarter_start(day)).days // 7,
        following=lambda day: day + timedelta(days=7),
        row_label=lambda row: f"{month_text(row)[:3]}–{month_text(add_months(row, 2))}",
        columns=14,
        marked=(1, 4, 7, 10, 13),
        place_label=lambda place: f"week {place}" if place == 1 else str(place),
    ),
    Cadence.MONTH: _of_months(1, marked=(1, 4, 7, 10), label=lambda place: month_text(date(1, place, 1))[:3]),
    Cadence.QUARTER: _of_months(3, marked=(1, 2, 3, 4), label=lambda place: f"Q{place}"),
    Cadence.YEAR: _of_months(12, years=10, marked=(1, 4, 7, 10), label=lambda place: str(place - 1)),
}


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
    kept: pd.DataFrame, measure: MeasureRow, *, as_of: date, since: date | None = None
) -> go.Figure:
    """One square a span of a maintain measure: kept, not kept, or an empty outline without reading.

    `kept`: span_start, value in the unit of the measure, kept; spans whose last day lies before
    `since` or after `as_of` are left out. A row holds a month of days, a quarter of weeks or a year of
    months, and says how many of its spans were kept.
    """
    layout = LAYOUTS[measure.cadence]
    cells = _cells(kept, measure, as_of, since)
    rows = sorted(set(cells["row"]))
    chart = _frame(layout, len(rows), kept_sentence(cells, measure))
    if not rows:
        return theme.no_reading(chart)
    for square in SQUARES:
        _draw(chart, cells[cells["square"] == square.name], square, measure)
    values = _values(cells, _cell_size(layout)) if len(rows) <= 2 else ()
    theme.write(chart, (*values, *_edges(cells, layout)))
    return theme.key(chart, [(square.key, square.line, square.name) for square in SQUARES])


def kept_sentence(cells: pd.DataFrame, measure: MeasureRow) -> str:
    """How often a maintain measure was kept, in one sentence. `cells`: start, value, square."""
    read = cells[cells["square"] != UNREAD.name]
    about, cadence = f"{measure.title} ({wanted_text(measure)})", measure.cadence
    if read.empty:
        return f"{about}: {NO_READING}."
    missing = len(cells) - len(read)
    rest = f"; {count_text(missing, cadence)} without a reading" if missing else ""
    kept, (which, worst) = (read["square"] == KEPT.name).sum(), _worst(read, measure)
    if len(read) == 1:
        return f"{about}: {'' if kept else 'not '}kept in the only {cadence} read, {worst}{rest}."
    return f"{about}: kept in {kept} of {count_text(len(read), cadence)}; the {which} was {worst}{rest}."


def _worst(read: pd.DataFrame, measure: MeasureRow) -> tuple[str, str]:
    """What the worst reading is called, and the reading with its time: `highest`, `59 h in Sep 2026`."""
    values = read["value"].astype(float)
    between = "nearest to a limit" if (read["square"] == KEPT.name).all() else "furthest outside"
    badness: dict[Direction | None, tuple[str, pd.Series]] = {
        Direction.AT_LEAST: ("lowest", -values),
        Direction.AT_MOST: ("highest", values),
        Direction.BETWEEN: (between, (values - sum(measure.limits) / 2).abs()),
    }
    which, how_bad = badness[measure.direction]
    worst = read.iloc[int(how_bad.argmax())]
    read_as = quantity_text(worst["value"], measure.unit, *measure.limits)
    return which, f"{read_as} {span_text(worst['start'], measure.cadence)}"


def _cells(kept: pd.DataFrame, measure: MeasureRow, as_of: date, since: date | None) -> pd.DataFrame:
    """start, value, square, row, place of each span from the first one read on, unread ones too.

    Days of the week on which a daily measure is not read have no square.
    """
    layout, is_daily = LAYOUTS[measure.cadence], measure.cadence is Cadence.DAY
    read = kept.dropna(subset=["value"])
    known = {
        scales.as_day(start): (float(value), KEPT.name if was_kept else NOT_KEPT.name)
        for start, value, was_kept in zip(read["span_start"], read["value"], read["kept"], strict=True)
    }
    rows, day = [], min(known, default=as_of)
    while day <= as_of:
        following = layout.following(day)
        last_day = following - timedelta(days=1)  # the row in which it lies has the span
        is_off = is_daily and EVERY_DAY[day.weekday()] not in measure.weekdays
        if (since or day) <= last_day <= as_of and not is_off:
            rows.append((day, *known.get(day, UNKNOWN), layout.row_of(last_day), layout.place(last_day)))
        day = following
    cells = pd.DataFrame(rows, columns=["start", "value", "square", "row", "place"])
    lines = {row: line for line, row in enumerate(sorted(set(cells["row"])))}
    return cells.assign(line=cells["row"].map(lines))


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


def _draw(chart: go.Figure, cells: pd.DataFrame, square: Square, measure: MeasureRow) -> None:
    size = _cell_size(LAYOUTS[measure.cadence])
    outline = {"color": square.line, "width": 1}
    squares = go.Scatter(
        x=cells["place"].tolist(),
        y=cells["line"].tolist(),
        name=square.name,
        mode="markers+text",
        marker={"symbol": "square", "size": round(size) - 3, "color": square.fill, "line": outline},
        text=[square.symbol] * len(cells),
        textfont=theme.font(square.ink, min(round(size * 0.65), 15)),
        **theme.hover(
            f"{span_text(row.start, measure.cadence)}: "
            + (
                UNREAD.name
                if math.isnan(row.value)
                else theme.quantity(row.value, measure.unit, *measure.limits)
            )
            for row in rows_of(cells)
        ),
    )
    chart.add_trace(squares)


def _values(cells: pd.DataFrame, size: float) -> Iterator[dict[str, Any]]:
    read = cells.dropna(subset=["value"])
    texts = [number_text(value) for value in read["value"]]
    if max(map(len, texts)) > LONGEST_VALUE:
        return
    below = {"yanchor": "top", "yshift": -round(size / 2), "font": theme.font(look.MUTED)}
    for place, line, text in zip(read["place"], read["line"], texts, strict=True):
        yield theme.label(text, x=place, y=line, **below)


def _edges(cells: pd.DataFrame, layout: Layout) -> Iterator[dict[str, Any]]:
    """What stands beside each row, and above some of the places."""
    font = theme.font(look.MUTED)
    for line, spans in cells.groupby("line"):
        read = spans[spans["square"] != UNREAD.name]
        kept = (read["square"] == KEPT.name).sum()
        text = f"<b>{kept}</b> of {len(read)} kept" if len(read) else "no reading"
        yield theme.left_of(layout.row_label(spans["row"].iloc[0]), y=line, font=font)
        yield theme.right_of(text, y=line)
    above = {"yref": "paper", "yanchor": "bottom", "yshift": 2, "font": font}
    for place in layout.marked:
        yield theme.label(layout.place_label(place), x=place - 1, y=1, **above)
