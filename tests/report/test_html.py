"""A document as one page of HTML."""

import json
import re

from nbformat.v4 import new_markdown_cell

from goalkit.blocks import Cell, Column, Table
from goalkit.report.elements import drawing, photo
from goalkit.report.typeset import html_page
from tests.report.made import document_of, shown
from tests.report.test_print import COVER, EVERY_BLOCK

EVIL = "<script>alert(1)</script>"


def page_of(*cells: object, extra: tuple[dict[str, object], ...] = ()) -> str:
    document = document_of(*cells)
    document["elements"] += extra
    return html_page(json.dumps(document), language="en")


def test_every_kind_of_block_stands_on_the_page() -> None:
    page = page_of(shown(*EVERY_BLOCK))
    for words in (
        "<title>Quarterly review · Ünal Łukasz · Q3 2026</title>",
        "Muted words",
        "a win",
        "● on track",
    ):
        assert words in page


def test_markdown_becomes_markup() -> None:
    page = page_of(
        new_markdown_cell(
            "# Top\n\nSome **bold** *it* `c` [link](https://example.com)\n\n"
            "2. one\n   - two\n\n> said\n\n---\n\n"
            "| a |\n|--:|\n| 1 |\n\n```\ncode\n```"
        )
    )
    for markup in (
        *(
            "<h2>Top</h2>",
            "<strong>bold</strong>",
            "<em>it</em>",
            "<code>c</code>",
            '<ol start="2">',
            "<ul><li>",
        ),
        *('<a href="https://example.com" rel="noreferrer">link</a>', "<blockquote><p>said</p></blockquote>"),
        *("<hr>", '<td style="text-align: right">1</td>', "<pre>code</pre>"),
    ):
        assert markup in page


def test_text_is_escaped_wherever_it_stands() -> None:
    cover = COVER.__class__(
        title=EVIL, client=EVIL, period=EVIL, vision=EVIL, facts=((EVIL, EVIL),), confidential=EVIL
    )
    page = page_of(
        shown(cover, {"text/plain": EVIL}),
        new_markdown_cell(f"# {EVIL}\n\n{EVIL}\n\n| {EVIL} |\n|--|\n| {EVIL} |"),
        extra=(drawing("<svg/>", alt=EVIL, caption=EVIL), photo("image/png", "QUJD", alt=f'"{EVIL}')),
    )
    assert "<script" not in page
    assert page.count("&lt;script&gt;") >= 14


def test_the_page_needs_nothing_else() -> None:
    page = page_of(shown(*EVERY_BLOCK), extra=(photo("image/png", "QUJD", alt="x"),))
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert not re.findall(r'(?:src|href)="(?!data:)', page)


def test_a_drawing_takes_its_share_of_the_width_and_is_described() -> None:
    page = page_of(extra=(drawing("<svg/>", alt="A line", caption="It rises.", share=0.5),))
    assert '<div role="img" aria-label="A line" style="max-width: 50.0%"><svg/></div>' in page
    assert "<figcaption>It rises.</figcaption>" in page


def test_columns_share_the_width_by_their_weights_in_a_box_that_scrolls() -> None:
    columns = (Column(label="Goal", width=3), Column(label="Since", width=1))
    rows = ((Cell(text="Lead a team of ten people"), Cell(text="14 Apr 2026")),)
    page = page_of(shown(Table(caption="Goals.", columns=columns, rows=rows)))
    assert re.findall(r'<col style="width: ([\d.]+)%">', page) == ["75.0", "25.0"]
    assert re.search(r'<div class="wide">\s*<table>', page)


def test_a_date_in_a_table_is_never_broken() -> None:
    """A long text is: its column would take the whole width."""
    cells = (Cell(text="Lead a team of ten people"), Cell(text="14 Apr 2026"))
    columns = (Column(label="Goal"), Column(label="Since"))
    page = page_of(shown(Table(caption="Goals.", columns=columns, rows=(cells,))))
    assert re.findall(r'<td class="short"[^>]*><span[^>]*>([^<]*)', page) == ["14 Apr 2026"]


def test_a_bold_title_of_a_row_takes_the_empty_cells_beside_it() -> None:
    columns = (Column(label="Goal"), Column(label="Now"), Column(label="Status"), Column(label="Confidence"))
    title = Cell(text="Lead a team", bold=True)
    rows = (
        (title, Cell(), Cell(text="done"), Cell()),
        (Cell(text="Team size"), Cell(), Cell(text="done"), Cell()),
    )
    page = page_of(shown(Table(caption="Goals.", columns=columns, rows=rows)))
    first, second = re.findall(r"<tr>(.*?)</tr>", page.partition("<tbody>")[2], re.DOTALL)
    assert first.count("<td") == 3
    assert 'colspan="2"' in first
    assert second.count("<td") == 4
    assert "colspan" not in second
