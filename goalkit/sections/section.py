"""A part of a review as a notebook shows it: blocks and figures one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeAlias, TypeVar

import pandas as pd
from IPython.display import display

from goalkit.blocks import NOT_HERE, Block, Bullets, Cards, Heading, Note, Paragraph
from goalkit.charts import Figure, sentence_of
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.terms import Audience

SCREEN_ONLY = {"goalkit": {"screen_only": True}}
"""Metadata of an output that is for the screen: on paper the caption of a figure and the appendix say it."""

ROWS_A_PAGE = 24
"""How many rows a timeline holds, so that it fits a page."""

Part: TypeAlias = Block | Figure | FormulaPages
Args = ParamSpec("Args")
Rows = TypeVar("Rows", tuple[Any, ...], list[Any], pd.DataFrame)


@dataclass(frozen=True)
class Section:
    """Blocks and figures in the order of reading. Showing it in a notebook shows each as one output."""

    parts: tuple[Part, ...]

    @property
    def with_sentences(self) -> tuple[Part, ...]:
        """The parts for a page that changes: each figure with its sentence below."""
        return tuple(
            one
            for part in self.parts
            for one in ((part, _sentence(part)) if isinstance(part, Figure) else (part,))
        )

    @property
    def inside_a_step(self) -> "Section":
        """The same below the heading of a step: no heading is above the lowest level."""
        return Section(
            tuple(replace(one, level=3) if isinstance(one, Heading) else one for one in self.parts)
        )

    def _ipython_display_(self) -> None:
        for part in self.parts:
            _show(part, SCREEN_ONLY if isinstance(part, FormulaPages) else {})
            if isinstance(part, Figure):
                _show(_sentence(part), SCREEN_ONLY)

    def __add__(self, other: "Section") -> "Section":
        return Section(self.parts + other.parts)


def section(parts: Callable[Args, Iterator[Part]]) -> Callable[Args, Section]:
    """A function that yields parts, as one that gives them as a section."""

    @wraps(parts)
    def made(*args: Args.args, **settings: Args.kwargs) -> Section:
        made_of = parts(*args, **settings)
        review = args[0] if args else None
        if isinstance(review, PeriodFacts) and review.audience is Audience.SPONSOR:
            made_of = _told_to_a_sponsor(made_of)
        return Section(tuple(made_of))

    return made


def _told_to_a_sponsor(parts: Iterator[Part]) -> Iterator[Part]:
    """The parts without a word on whether something is not written yet or private: both look alike."""
    before: Part | None = None
    for part in parts:
        told = part
        if isinstance(part, Cards):
            told = replace(part, cards=tuple(replace(one, empty=NOT_HERE) for one in part.cards))
        if isinstance(part, Note) or (isinstance(part, Cards) and not any(one.items for one in part.cards)):
            told = Note(text=NOT_HERE)
        if told != before or not isinstance(told, Note):
            yield told
        before = told


def listed(title: str, lines: Iterable[str], *, level: Literal[2, 3] = 2) -> Iterator[Block]:
    """The lines as a list under a heading; nothing at all where there are none."""
    if items := tuple(lines):
        yield Heading(level=level, text=title)
        yield Bullets(items=items)


def paged(rows: Rows, most: int = ROWS_A_PAGE) -> Iterator[Rows]:
    """The rows in parts of so many, so that each fits a page."""
    for first in range(0, len(rows), most):
        yield rows[first : first + most]


def _show(part: Part, metadata: dict[str, Any]) -> None:
    display(part, metadata=metadata)  # type: ignore[no-untyped-call]  # IPython has no types here


def _sentence(figure: Figure) -> Paragraph:
    return Paragraph(text=sentence_of(figure), tone="muted")
