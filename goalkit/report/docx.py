"""A document as DOCX, for whoever has to edit it: headings, paragraphs, tables, and charts as pictures."""

import base64
import io
import json
from collections.abc import Callable, Iterable
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor

from goalkit import look
from goalkit.escaping import xml_text
from goalkit.report.elements import Element, Run, map_texts

Picture = Callable[[str], bytes]
"""Gives a picture in SVG as PNG."""
_MUTED, _GRID = RGBColor.from_string(look.MUTED.removeprefix("#")), "Table Grid"
_LISTS = {True: "List Bullet", False: "List Number"}


def docx_file(document: str, *, picture: Picture) -> bytes:
    """The file of a document (JSON text). Its title and what is confidential stand on every page."""
    given = map_texts(json.loads(document), xml_text)
    made = docx.Document()
    made.core_properties.author = made.core_properties.comments = ""
    made.core_properties.title = given["title"]
    made.styles["Normal"].font.size = Pt(10.5)
    made.sections[0].footer.paragraphs[0].text = given["confidential"]
    _Writer(made, picture).write(given["elements"])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


class _Writer:
    """Writes elements one after the other; each kind has the method of its name."""

    def __init__(self, made: Any, picture: Picture) -> None:
        self._made, self._picture = made, picture

    def write(self, elements: Iterable[Element]) -> None:
        """Write these elements."""
        for one in elements:
            getattr(self, f"_{one['kind']}")(one)

    # ---- blocks

    def _cover(self, one: Element) -> None:
        self._masthead(one)
        if one["vision"]:
            self._made.add_paragraph(one["vision"], "Intense Quote")
        if one["facts"]:
            self._pairs(one["facts"])
        self._made.add_page_break()

    def _masthead(self, one: Element) -> None:
        self._made.add_heading(one["title"], 0)
        self._made.add_paragraph(f"{one['client']} · {one['period']}", "Subtitle")
        self._muted(one["confidential"])

    def _heading(self, one: Element) -> None:
        self._made.add_heading(one["text"], one["level"])

    def _paragraph(self, one: Element) -> None:
        self._muted(one["text"]) if one["tone"] == "muted" else self._made.add_paragraph(one["text"])

    def _bullets(self, one: Element) -> None:
        for item in one["items"]:
            self._made.add_paragraph(item, _LISTS[True])

    def _facts(self, one: Element) -> None:
        self._pairs(one["items"])

    def _quote(self, one: Element) -> None:
        self._made.add_paragraph(one["text"], "Quote")
        self._muted(one["who"])

    def _note(self, one: Element) -> None:
        self._muted(one["text"])

    def _cards(self, one: Element) -> None:
        for card in one["cards"]:
            self._made.add_paragraph().add_run(card["title"]).bold = True
            self._bullets(card)
            if not card["items"]:
                self._muted(card["empty"])

    def _table(self, one: Element) -> None:
        self._caption(one["caption"])
        table = self._grid_of([column["label"] for column in one["columns"]])
        for row in one["rows"]:
            for cell, told in zip(table.add_row().cells, row, strict=True):
                run = cell.paragraphs[0].add_run(told["text"])
                run.bold = told["bold"]
                if told["colour"]:
                    run.font.color.rgb = RGBColor.from_string(told["colour"].removeprefix("#"))

    # ---- what is no block

    def _runs(self, one: Element) -> None:
        self._add_runs(self._made.add_paragraph(), one["runs"])

    def _list(self, one: Element) -> None:
        for item in one["items"]:
            for each in item:
                if each["kind"] == "runs":
                    style = _LISTS[one["start"] is None]
                    self._add_runs(self._made.add_paragraph(style=style), each["runs"])
                else:
                    self.write([each])

    def _block_quote(self, one: Element) -> None:
        self.write(one["elements"])

    def _grid(self, one: Element) -> None:
        table = self._grid_of(["".join(run["text"] for run in runs) for runs in one["head"]])
        for row in one["rows"]:
            for cell, runs in zip(table.add_row().cells, row, strict=True):
                self._add_runs(cell.paragraphs[0], runs)

    def _code(self, one: Element) -> None:
        self._made.add_paragraph().add_run(one["text"]).font.name = "Courier New"

    def _rule(self, one: Element) -> None:
        """A line across the page is no content."""

    def _new_page(self, _: Element) -> None:
        self._made.add_page_break()

    def _figure(self, one: Element) -> None:
        self._caption(one["caption"])
        _, _, data = one["data_uri"].partition(",")
        content = self._picture(one["svg"]) if one["svg"] else base64.b64decode(data)
        section = self._made.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        shape = self._made.add_picture(io.BytesIO(content))
        wanted = room * one["share"] if one["share"] else min(room, shape.width)
        shape.height, shape.width = Emu(int(shape.height * wanted / shape.width)), Emu(int(wanted))
        shape._inline.docPr.set("descr", one["alt"])  # noqa: SLF001 - the library has no name for it

    # ---- parts of them

    def _pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        table = self._made.add_table(rows=0, cols=2)
        for label, value in pairs:
            first, second = table.add_row().cells
            first.paragraphs[0].add_run(label).font.color.rgb = _MUTED
            second.text = value

    def _grid_of(self, labels: list[str]) -> Any:
        """A table with these labels in its head, which is repeated on each page."""
        table = self._made.add_table(rows=1, cols=len(labels), style=_GRID)
        for cell, label in zip(table.rows[0].cells, labels, strict=True):
            cell.paragraphs[0].add_run(label).bold = True
        repeated = OxmlElement("w:tblHeader")
        repeated.set(qn("w:val"), "true")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - the same
        return table

    def _caption(self, text: str) -> None:
        if text:
            self._made.add_paragraph(text, "Caption").paragraph_format.keep_with_next = True

    def _muted(self, text: str) -> None:
        if text:
            self._made.add_paragraph().add_run(text).font.color.rgb = _MUTED

    def _add_runs(self, paragraph: Any, runs: list[Run]) -> None:
        for one in runs:
            shown = f"{one['text']} ({one['link']})" if one["link"] else one["text"]
            run = paragraph.add_run(shown)
            run.bold, run.italic = one["bold"], one["italic"]
            if one["code"]:
                run.font.name = "Courier New"
