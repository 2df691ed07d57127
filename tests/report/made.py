"""Notebooks made by hand, and the documents and pages they become."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from pypdf import PdfReader

from goalkit.blocks import Block
from goalkit.report import OnNote, Paper
from goalkit.report.exporter import TypstExporter
from goalkit.report.typeset import Page, print_pdf

AS_OF = date(2026, 9, 30)
BLANK_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'

Cell = nbformat.NotebookNode
Document = dict[str, Any]


def shown(*outputs: Any, tags: tuple[str, ...] = ()) -> Cell:
    """A code cell, already run, that shows blocks or mime bundles."""
    bundles = [each._repr_mimebundle_() if isinstance(each, Block) else each for each in outputs]
    plain = [json.loads(json.dumps(bundle)) for bundle in bundles]
    return new_code_cell(
        "secret_source",
        outputs=[new_output("display_data", data=data) for data in plain],
        metadata={"tags": list(tags)},
    )


def document_of(*cells: Cell, draw: Callable[..., str] = lambda _: BLANK_SVG, **settings: Any) -> Document:
    """The document of an executed notebook with these cells."""
    exporter = TypstExporter(draw=draw, **settings)
    text, _ = exporter.from_notebook_node(new_notebook(cells=list(cells)))
    document: Document = json.loads(text)
    return document


def elements_of(*cells: Cell, **settings: Any) -> list[dict[str, Any]]:
    """The elements of these cells."""
    found: list[dict[str, Any]] = document_of(*cells, **settings)["elements"]
    return found


def markdown(source: str, **settings: Any) -> list[dict[str, Any]]:
    """The elements of one Markdown cell."""
    return elements_of(new_markdown_cell(source), **settings)


def pdf_of(*cells: Cell, **settings: Any) -> PdfReader:
    """The printed pages of these cells."""
    return read_pdf(printed(document_of(*cells, **settings)))


def printed(document: Document, paper: Paper = Paper.A4, on_note: OnNote = pytest.fail) -> bytes:
    """The bytes of the PDF of a document; what is noted about it fails the test unless it is expected."""
    page = Page(paper=paper, language="en", as_of=AS_OF)
    return print_pdf(json.dumps(document), page, on_note=on_note)


def read_pdf(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def text_of(reader: PdfReader) -> str:
    """All words of a PDF."""
    return "\n".join(page.extract_text() for page in reader.pages)
