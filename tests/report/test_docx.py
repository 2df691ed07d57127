"""A report as DOCX: everything of it as text that can be edited, charts with their sentence."""

import io
import json

import docx
import pytest

from goalkit.blocks import (
    Bullets,
    Card,
    Cards,
    Cell,
    Column,
    Cover,
    Facts,
    Heading,
    Masthead,
    Note,
    Paragraph,
    Quote,
    Table,
)  # fmt: skip
from goalkit.report import elements
from goalkit.report.docx import docx_file
from goalkit.report.elements import BLOCK_KINDS
from goalkit.report.typeset import svg_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
NASTY = "a\x00 \ufffe=1+1 <w:p>"
RUNS = [elements.run("bold", bold=True), elements.run("a page", link="https://example.org")]
BLOCKS = (
    Cover(
        title="Review",
        client="Robin",
        period="Q3",
        vision="Lead",
        facts=(("Coach", "Kim"),),
        confidential="C",
    ),
    Masthead(title="Brief", client="Robin", period="today", confidential=""),
    Heading(level=1, text="Goals"),
    Paragraph(text=NASTY),
    Paragraph(text="aside", tone="muted"),
    Bullets(items=("one", "two")),
    Facts(items=(("Goal", "Ask"),)),
    Quote(text="I may ask", who="Robin"),
    Note(text="nothing yet"),
    Cards(
        cards=(Card(title="Wins", items=("hired",), empty="-"), Card(title="None", items=(), empty="no win"))
    ),
    Table(
        caption="It stands", columns=(Column(label="Goal"),), rows=((Cell(text="Team", colour="#D55E00"),),)
    ),
)
OTHERS = (
    elements.paragraph(RUNS),
    elements.listing([[elements.paragraph(RUNS), elements.code("x = 1")]]),
    elements.listing([[elements.paragraph(RUNS)]], start=1),
    elements.block_quote([elements.note("said")]),
    elements.grid(["left"], [[elements.run("head")]], [[[elements.run("cell")]]]),
    elements.code("y = 2"),
    elements.rule(),
    elements.new_page(),
    elements.drawing(SVG, alt="It rises.", caption="It rises.", share=0.5),
)


def read(*given: object) -> docx.document.Document:
    whole = [one if isinstance(one, dict) else one.as_json() for one in given]  # type: ignore[attr-defined] # a block
    front = {"title": "Review", "client": "Robin", "period": "Q3", "confidential": "Confidential"}
    return docx.Document(io.BytesIO(docx_file(json.dumps({**front, "elements": whole}), picture=svg_picture)))


def test_every_kind_of_element_is_tried_here() -> None:
    assert {one.kind for one in BLOCKS} == BLOCK_KINDS


def test_everything_stands_in_it_as_text_and_in_tables() -> None:
    made = read(*BLOCKS, *OTHERS)
    text = "\n".join(one.text for one in made.paragraphs)
    for said in ("Robin · Q3", "Lead", "aside", "two", "I may ask", "hired", "no win", "a page (https://example.org)",
                 "x = 1", "said", "y = 2", "a‹U+0000› \ufffd=1+1 <w:p>"):  # fmt: skip
        assert said in text
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert {"Kim", "Ask", "Team", "head", "cell"} <= set(cells)
    headings = [(one.style.name, one.text) for one in made.paragraphs if one.style.name.startswith("Heading")]
    assert headings == [("Heading 1", "Goals")]
    assert made.sections[0].footer.paragraphs[0].text == "Confidential"


def test_a_chart_is_a_picture_that_a_screen_reader_can_tell() -> None:
    (shape,) = read(OTHERS[-1]).inline_shapes
    assert shape._inline.docPr.get("descr") == "It rises."
    assert shape.width == pytest.approx(2 * shape.height, rel=0.05)


def test_it_names_no_author_and_no_program() -> None:
    about = read(Note(text="n")).core_properties
    assert (about.author, about.comments, about.title) == ("", "", "Review")
