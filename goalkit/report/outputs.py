"""What a code cell showed, as elements: of each output the form that prints best.

A table in HTML, such as a data frame shows itself, becomes a table of the document.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from nbconvert.filters import strip_ansi

from goalkit import blocks
from goalkit.blocks import Align
from goalkit.report import elements
from goalkit.report.elements import BLOCK_KINDS, FIGURE_MIME, Element, Run, alt_text, caption, width_share
from goalkit.report.markdown import MarkdownReader

Draw = Callable[[dict[str, Any]], str]
"""Draws a plotly figure, given as JSON values, at its width on the page: SVG text."""

_NUMBER = re.compile(r"[-+−]?[\d.,’\u202f\u00a0]*\d[\d.,]*(e[-+]?\d+)?\s?%?", re.IGNORECASE)
_MISSING = frozenset(("", "NaN", "NaT", "None", "<NA>", "–"))


@dataclass(frozen=True, kw_only=True)
class OutputReader:
    """Reads the outputs of code cells; `markdown` reads the Markdown among them."""

    draw: Draw
    markdown: MarkdownReader

    def elements(self, output: Mapping[str, Any]) -> list[Element]:
        """One output as elements; empty for what is not for paper, such as warnings."""
        match output["output_type"]:
            case "stream":
                return _printed_text(output["text"]) if output["name"] == "stdout" else []
            case "display_data" | "execute_result":
                screen_only = output["metadata"].get("goalkit", {}).get("screen_only")
                return [] if screen_only else self._shown(output["data"], output["metadata"])
            case _:
                return []

    def _shown(self, data: Mapping[str, Any], metadata: Mapping[str, Any]) -> list[Element]:
        block = data.get(blocks.MIME)
        if block and block["kind"] in BLOCK_KINDS:
            return [block]
        if FIGURE_MIME in data:
            figure = data[FIGURE_MIME]
            svg, alt, share = self.draw(figure), alt_text(figure), width_share(figure)
            return [elements.drawing(svg, alt=alt, caption=caption(figure), share=share)]
        alt = str(metadata.get("alt") or "Picture")
        if "image/svg+xml" in data:
            return [elements.drawing(data["image/svg+xml"], alt=alt)]
        for mime in ("image/png", "image/jpeg"):
            if mime in data:
                return [elements.photo(mime, data[mime], alt=alt)]
        if "text/markdown" in data:
            return self.markdown.elements(data["text/markdown"])
        plain, html = data.get("text/plain", ""), data.get("text/html", "")
        names_object = plain.startswith("<")  # the HTML has words where that says `<Figure at ...>`
        return table_elements(html) or _printed_text((names_object and visible_text(html)) or plain)


def _printed_text(text: str) -> list[Element]:
    bare: str = strip_ansi(text).strip("\n")  # type: ignore[no-untyped-call] # of nbconvert
    return [elements.code(bare)] if bare.strip() else []


# ---------------------------------------------------------------- tables in HTML


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
    head = [" · ".join(filter(None, labels)) for labels in zip(*texts[:heads], strict=True)]
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


def _cells(texts: Iterable[str]) -> list[list[Run]]:
    return [[elements.run(text)] for text in texts]


def _align(texts: list[str]) -> Align:
    known = [text for text in texts if text not in _MISSING]
    return "right" if known and all(map(_NUMBER.fullmatch, known)) else "left"
