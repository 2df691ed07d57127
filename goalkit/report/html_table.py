"""A table in HTML, such as a data frame shows itself in a notebook, as an element."""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag

from goalkit.blocks import Align
from goalkit.report import elements
from goalkit.report.elements import Element, Run

_NUMBER = re.compile(r"[-+−]?[\d.,\u202f\u00a0]*\d[\d.,]*(e[-+]?\d+)?\s?%?", re.IGNORECASE)
_MISSING = frozenset(("", "NaN", "NaT", "None", "<NA>", "–"))


def table_elements(html: str) -> list[Element]:
    """The tables of a fragment, then the text around them; empty when there is no table.

    Several rows of headings become one. A heading over several columns is repeated over each, a cell
    over several rows stands in the first. A column of numbers is aligned to the right.
    """
    soup = _seen(html)
    found = [_table(table.extract()) for table in soup.find_all("table")]
    rest = " ".join(soup.get_text(" ").split())
    return [*found, elements.note(rest)] if found and rest else found


def visible_text(html: str) -> str:
    """The words of a fragment, without tags, scripts and styles."""
    return _seen(html).get_text("\n", strip=True)


def _seen(html: str) -> BeautifulSoup:
    soup = BeautifulSoup(html, "html.parser")
    for unseen in soup.find_all(("style", "script")):
        unseen.decompose()
    return soup


def _table(table: Tag) -> Element:
    rows = table.find_all("tr")
    texts = _texts(rows)
    heads = len(table.select("thead > tr")) or 1
    head = [_joined(labels) for labels in zip(*texts[:heads], strict=True)]
    body = texts[heads:]
    aligns = [_align([row[at] for row in body]) for at in range(len(head))]
    return elements.grid(aligns, _cells(head), [_cells(row) for row in body])


def _texts(rows: Iterable[Tag]) -> list[list[str]]:
    """The text of each cell, one list a row, all of the same length."""
    covered: dict[int, int] = {}
    texts: list[list[str]] = []
    for row in rows:
        line: list[str] = []
        for cell in row.find_all(("td", "th"), recursive=False):
            _skip_covered(line, covered)
            for _ in range(_span(cell, "colspan")):
                covered[len(line)] = _span(cell, "rowspan") - 1
                line.append(cell.get_text(" ", strip=True))
        _skip_covered(line, covered)
        texts.append(line)
    width = max(map(len, texts), default=0)
    return [line + [""] * (width - len(line)) for line in texts]


def _skip_covered(line: list[str], covered: dict[int, int]) -> None:
    """Add an empty text for each column that a cell of a row above reaches into."""
    while covered.get(len(line), 0):
        covered[len(line)] -= 1
        line.append("")


def _span(cell: Tag, name: str) -> int:
    text = str(cell.get(name, "1"))
    return int(text) if text.isdecimal() and int(text) else 1


def _joined(labels: Iterable[str]) -> str:
    return " · ".join(label for label in labels if label)


def _cells(texts: Iterable[str]) -> list[list[Run]]:
    return [[elements.run(text)] for text in texts]


def _align(texts: list[str]) -> Align:
    known = [text for text in texts if text not in _MISSING]
    return "right" if known and all(map(_NUMBER.fullmatch, known)) else "left"
