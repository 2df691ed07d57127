"""A document as one page of HTML."""

import json
import re

from nbformat.v4 import new_markdown_cell

from goalkit.report.elements import drawing, photo
from goalkit.report.html import html_page
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
