"""Markdown cells as elements. HTML in them is text, and pictures come from the computer or the cell only."""

import base64
import mimetypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from goalkit.blocks import Align
from goalkit.report import elements
from goalkit.report.elements import Element, Run

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
_STYLES: dict[str, dict[str, bool]] = {"inline": {}, "strong": {"bold": True}, "em": {"italic": True}}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
_PRINTABLE_LINKS = ("http://", "https://", "mailto:")
_PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")


@dataclass(frozen=True, kw_only=True)
class MarkdownReader:
    """Reads the Markdown of one cell.

    `folder` is where the notebook lies; `attachments` are the pictures kept in the cell:
    name -> mime type -> base64.
    """

    folder: Path
    attachments: dict[str, dict[str, str]] = field(default_factory=dict)

    def elements(self, source: str) -> list[Element]:
        """The cell as elements, top to bottom."""
        return list(self._blocks(SyntaxTreeNode(_PARSER.parse(source)).children))

    def headings(self, source: str) -> list[tuple[Element, int]]:
        """The headings of the cell, each with its line (the first is 0); none in lists or quotations."""
        nodes = SyntaxTreeNode(_PARSER.parse(source)).children
        return [(self._heading(node), node.map[0]) for node in nodes if node.type == "heading" and node.map]

    def _blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Element]:
        for node in nodes:
            match node.type:
                case "paragraph":
                    yield from self._paragraph(node)
                case "heading":
                    yield self._heading(node)
                case "bullet_list" | "ordered_list":
                    start = int(node.attrGet("start") or 1) if node.type == "ordered_list" else None
                    yield elements.listing([self._nested(item) for item in node.children], start=start)
                case "blockquote":
                    yield elements.block_quote(self._nested(node))
                case "table":
                    rows = [row.children for part in node.children for row in part.children]
                    cells = [[self._runs(cell) for cell in row] for row in rows]
                    yield elements.grid([_align(cell) for cell in rows[0]], cells[0], cells[1:])
                case "hr":
                    yield elements.rule()
                case _:
                    yield elements.code(node.content.rstrip("\n"))

    def _nested(self, node: SyntaxTreeNode) -> list[Element]:
        """What stands in a list or quotation; a heading there is bold text, for it heads no part."""
        return [
            elements.paragraph([elements.run(element["text"], bold=True)])
            if element["kind"] == "heading"
            else element
            for element in self._blocks(node.children)
        ]

    def _heading(self, node: SyntaxTreeNode) -> Element:
        return elements.heading(int(node.tag.removeprefix("h")), _plain(self._runs(node)))

    def _paragraph(self, node: SyntaxTreeNode) -> Iterator[Element]:
        for are_elements, pieces in groupby(self._inlines(node), key=lambda piece: "kind" in piece):
            if are_elements:
                yield from pieces
            else:
                yield elements.paragraph(list(pieces))

    def _runs(self, node: SyntaxTreeNode) -> list[Run]:
        """The runs of a node; where only text can stand, a picture is its description."""
        return [
            elements.run(piece["alt"] if "alt" in piece else piece["text"]) if "kind" in piece else piece
            for piece in self._inlines(node)
        ]

    def _inlines(self, node: SyntaxTreeNode, **style: Any) -> Iterator[Run | Element]:
        for child in node.children:
            match child.type:
                case "image":
                    yield self._picture(child)
                case "code_inline":
                    yield elements.run(child.content, **{**style, "code": True})
                case "link":
                    address = str(child.attrs["href"])
                    link = address if address.startswith(_PRINTABLE_LINKS) else ""
                    yield from self._inlines(child, **{**style, "link": link})
                case "inline" | "strong" | "em":
                    yield from self._inlines(child, **{**style, **_STYLES[child.type]})
                case _:
                    if text := _BREAKS.get(child.type, child.content):
                        yield elements.run(text, **style)

    def _picture(self, node: SyntaxTreeNode) -> Element:
        source, alt = str(node.attrs["src"]), _plain(self._runs(node)) or "Picture"
        if source.startswith("attachment:"):
            data = self.attachments.get(source.removeprefix("attachment:"), {})
            for mime in _PICTURES:
                if mime in data:
                    return elements.photo(mime, data[mime], alt=alt)
        elif "://" not in source and (file := self.folder / source).is_file():
            return _picture_file(file, alt)
        return elements.note(f"The picture '{source}' is not printed: it is not on this computer.")


def _picture_file(file: Path, alt: str) -> Element:
    mime = mimetypes.guess_type(file.name)[0]
    if mime == "image/svg+xml":
        return elements.drawing(file.read_text(encoding="utf-8-sig"), alt=alt)
    if mime in _PICTURES:
        return elements.photo(mime, base64.b64encode(file.read_bytes()).decode("ascii"), alt=alt)
    return elements.note(
        f"The picture '{file.name}' is not printed: it is neither PNG, JPEG, GIF, WebP nor SVG."
    )


def _plain(runs: list[Run]) -> str:
    return "".join(run["text"] for run in runs)


def _align(cell: SyntaxTreeNode) -> Align:
    style = str(cell.attrs.get("style", ""))
    return "right" if style.endswith("right") else "center" if style.endswith("center") else "left"
