"""What all charts share: size, type, lines, how user text is shown.

Every figure comes from `figure`. It carries its sentence in `layout.meta["sentence"]`: what the
chart says in plain words, used as caption, alt text and text for screen readers.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from goalkit import look
from goalkit.charts.privacy import TEMPLATE, PrivateFigure
from goalkit.escaping import chart_text
from goalkit.wording import quantity_text

WIDTH = 604
"""Width of a figure in pixels; printed 160 mm wide, so that 12 px are 9 pt."""
SIZE, SMALL = 12, 11
"""Sizes of type in pixels: 9 and 8 pt in print."""

LONGEST_UNIT = 14


def figure(*, sentence: str, height: int, **layout: Any) -> go.Figure:
    """An empty figure in the look of goalkit with `sentence` in its meta; `height` in pixels."""
    return PrivateFigure(
        layout={
            "template": TEMPLATE,
            "meta": {"sentence": sentence},
            "width": WIDTH,
            "height": height,
            "font": {"family": look.FONT_STACK, "size": SIZE, "color": look.INK},
            "paper_bgcolor": look.PAPER,
            "plot_bgcolor": look.PAPER,
            "showlegend": False,
            "hoverlabel": {"font": {"family": look.FONT_STACK}},
            **layout,
        }
    )


def sentence_of(figure: go.Figure) -> str:
    """The sentence that a figure carries."""
    return str(figure.layout.meta["sentence"])


def axis(**settings: Any) -> dict[str, Any]:
    """Settings of an axis: no line, no zero line, hairline grid, small muted labels."""
    return {
        "zeroline": False,
        "showline": False,
        "gridcolor": look.HAIRLINE,
        "gridwidth": 1,
        "fixedrange": True,
        "tickfont": {"size": SMALL, "color": look.MUTED},
        **settings,
    }


def hidden_axis(low: float, high: float, **settings: Any) -> dict[str, Any]:
    """Settings of an axis from `low` to `high` that is not drawn."""
    return {"visible": False, "fixedrange": True, "range": [low, high], **settings}


def label(text: str, *, x: Any, y: Any, **settings: Any) -> dict[str, Any]:
    """An annotation without arrow. `text` is markup: user text passes through `chart_text` before."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": {"size": SMALL}, **settings}


def left_of(text: str, *, y: Any, shift: int = 8, **settings: Any) -> dict[str, Any]:
    """A label that ends so many pixels before the left edge of what is drawn."""
    return label(text, x=0, y=y, xref="paper", xanchor="right", xshift=-shift, **settings)


def right_of(text: str, *, y: Any, shift: int = 8, **settings: Any) -> dict[str, Any]:
    """A label that begins so many pixels behind the right edge of what is drawn."""
    return label(text, x=1, y=y, xref="paper", xanchor="left", xshift=shift, **settings)


def write(figure: go.Figure, labels: Iterable[dict[str, Any]]) -> None:
    """Add these labels at once: one by one plotly checks all earlier ones again."""
    figure.layout.annotations = [*figure.layout.annotations, *labels]


def draw(figure: go.Figure, shapes: Iterable[dict[str, Any]]) -> None:
    """Add these shapes at once, for the same reason."""
    figure.layout.shapes = [*figure.layout.shapes, *shapes]


def hover(texts: Iterable[str]) -> dict[str, Any]:
    """Settings of a trace that says these texts, one a point, when it is pointed at."""
    return {"hoverinfo": "text", "hovertext": list(texts)}


def font(colour: str, size: int = SMALL) -> dict[str, Any]:
    """Font settings of a label."""
    return {"color": colour, "size": size}


def quantity(value: float, unit: str, *beside: float) -> str:
    """A number with its unit as markup for a label; a long unit is shortened."""
    return quantity_text(value, chart_text(shortened(unit, LONGEST_UNIT)), *beside)


def text_width(text: str) -> int:
    """The width of a text in letters; an ideograph or emoji counts as two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def shortened(text: str, width: int) -> str:
    """The text cut to `width` letters with an ellipsis, blanks made single; a short word goes as a whole."""
    words = " ".join(text.split())
    if text_width(words) <= width:
        return words
    kept = ""
    for char in words:
        if text_width(kept + char) >= width:
            break
        kept += char
    whole, blank, _ = kept.rpartition(" ")
    if blank and words[len(kept)] != " " and 2 * len(whole) >= len(kept):
        kept = whole
    return kept.rstrip() + "…"


def wrapped(text: str, width: int, lines: int) -> str:
    """The text, as `chart_text` has it, in at most `lines` lines of `width` letters, the last shortened."""
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if text_width(longer) <= width or not rows[-1] or len(rows) == lines:
            rows[-1] = longer
        else:
            rows.append(word)
    return "<br>".join(chart_text(shortened(row, width)) for row in rows)


def mark_day(figure: go.Figure, day: str, text: str) -> None:
    """A thin line on an ISO `day` over the whole height, with `text` on its top."""
    line = {"color": look.MUTED, "width": 1}
    figure.add_shape(type="line", x0=day, x1=day, y0=0, y1=1, yref="paper", line=line)
    figure.add_annotation(label(text, x=day, y=1, yref="paper", yanchor="bottom", font=font(look.MUTED)))


def key(figure: go.Figure, entries: list[tuple[str, str, str]]) -> go.Figure:
    """The figure with a key at its lower edge: symbol, colour and words of each entry."""
    marks = [f"<span style='color:{colour}'>{symbol}</span> {words}" for symbol, colour, words in entries]
    low = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "font": font(look.MUTED)}
    return figure.add_annotation(
        label("\u2003".join(marks), x=0, y=0, yshift=-(figure.layout.margin.b - 4), **low)
    )


def no_reading(figure: go.Figure, *, text: str = "no reading yet") -> go.Figure:
    """The figure with a line in its middle that says why nothing is drawn."""
    middle = {"xref": "paper", "yref": "paper", "font": font(look.MUTED, SIZE), "bgcolor": look.PAPER}
    return figure.add_annotation(label(text, x=0.5, y=0.5, **middle))
