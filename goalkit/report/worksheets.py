"""Worksheets on paper, to fill in by hand: what a sheet can be made of, and how it is printed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import ClassVar

from goalkit.escaping import visible
from goalkit.report.elements import Element, heading, map_texts, note
from goalkit.report.job import OnNote, Paper
from goalkit.report.typeset import Page, print_sheets


@dataclass(frozen=True)
class Part:
    """Base of what stands on a sheet; `kind` is its name in JSON, such as `prompt`."""

    kind: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.kind = cls.__name__.lower()


@dataclass(frozen=True)
class Told(Part):
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Prompt(Part):
    """A question with a hint below it, what is there already, and ruled lines to write on."""

    ask: str
    hint: str = ""
    lines: int = 3
    there: str = ""


@dataclass(frozen=True)
class Table(Part):
    """A table with a title; an empty cell is to be filled in. Columns share the width by `widths`."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Scale(Part):
    """A question that is answered with one of the numbers from 1 to 10; the hint says what they mean."""

    ask: str
    hint: str


@dataclass(frozen=True)
class Wheel(Part):
    """A balance wheel with a spoke for each area and rings from 1 to 10; `said` is its alternative text."""

    areas: tuple[str, ...]
    said: str


@dataclass(frozen=True)
class Ticks(Part):
    """Words with a box each, side by side in so many columns; those at the places in `ticked` have a tick."""

    ask: str
    words: tuple[str, ...]
    columns: int = 1
    ticked: tuple[int, ...] = ()


@dataclass(frozen=True)
class Worksheet:
    """A sheet by the name that chooses it, its title, and one sentence on what it is for."""

    name: str
    title: str
    purpose: str
    parts: tuple[Part, ...]


def worksheets_pdf(
    sheets: Sequence[Worksheet], *, whose: str, made_on: date, paper: Paper, on_note: OnNote
) -> bytes:
    """All sheets in one PDF, each from a new page on and with a bookmark.

    `whose` stands at the foot of each page; empty, there is a line for the name. `on_note` is told of a
    character that no font has. Raises PrintError.
    """
    title = sheets[0].title if len(sheets) == 1 else "Worksheets"
    elements = [element for sheet in sheets for element in _elements(sheet)]
    page = Page(paper=paper, language="en", as_of=made_on)
    document = map_texts({"title": title, "whose": whose, "elements": elements}, visible)
    return print_sheets(document, page, on_note=on_note)


def _elements(sheet: Worksheet) -> list[Element]:
    parts = [{"kind": part.kind, **asdict(part)} for part in sheet.parts]
    return [heading(1, sheet.title), note(sheet.purpose), *parts]
