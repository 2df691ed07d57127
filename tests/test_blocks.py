import re
from base64 import b64decode
from dataclasses import fields

import pytest

from goalkit.blocks import (
    MIME,
    Block,
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
    as_html,
)
from goalkit.look import STATUS_COLOURS
from goalkit.terms import Status

NASTY = '<script>alert("x")</script> & *stars* #panic(1)'
BLOCKS: list[Block] = [
    Cover(title=NASTY, client="R", period="Q3", vision="V", facts=(("Coach", "K"),), confidential="C"),
    Masthead(title=NASTY, client="R", period="since spring", confidential="C"),
    Heading(level=2, text=NASTY),
    Paragraph(text=NASTY),
    Bullets(items=(NASTY,)),
    Facts(items=((NASTY, NASTY),)),
    Quote(text=NASTY, who="R"),
    Note(text=NASTY),
    Cards(cards=(Card(title=NASTY, items=(NASTY,), empty="-"),)),
    Table(caption=NASTY, columns=(Column(label=NASTY),), rows=((Cell(text=NASTY),),)),
]


def test_every_kind_of_block_is_tried_here() -> None:
    assert {type(block) for block in BLOCKS} == set(Block.__subclasses__())


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.kind)
def test_text_stays_text_on_the_screen(block: Block) -> None:
    html = as_html(block.as_json())
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.kind)
def test_a_block_shows_itself_as_data_as_html_and_as_text(block: Block) -> None:
    bundle = block._repr_mimebundle_()
    assert set(bundle) == {MIME, "text/html", "text/plain"}
    assert set(bundle[MIME]) == {"kind", *(field.name for field in fields(block))}


def test_an_empty_card_says_so() -> None:
    block = Cards(cards=(Card(title="Wins", items=(), empty="Not answered yet."),))
    assert "Not answered yet." in as_html(block.as_json())


@pytest.mark.parametrize("status", Status)
def test_a_status_cell_has_symbol_word_and_colour(status: Status) -> None:
    cell = Cell.status(status)
    assert cell.text == f"{status.symbol} {status.value}"
    assert cell.colour == STATUS_COLOURS[status]


def test_a_missing_reading_is_a_gap_in_the_small_line() -> None:
    spark = (1.0, None, 3.0, 4.0)
    html = as_html(Table(caption="c", columns=(Column(label="l"),), rows=((Cell(spark=spark),),)).as_json())
    path = html.split('<path d="')[1].split('"')[0]
    assert path.count("M") == 2


def table(rows: int) -> Table:
    """A table of so many rows."""
    cells = tuple((Cell(text=f"Row {row}"),) for row in range(rows))
    return Table(caption="What it shows", columns=(Column(label="What"),), rows=cells)


LONG = [
    (Bullets(items=tuple(f"Line {line}" for line in range(60))), "Show 48 more lines", "<li>"),
    (table(60), "Show 36 more rows", "<tr>"),
]


@pytest.mark.parametrize(("block", "words", "each"), LONG)
def test_a_screen_shows_the_first_of_many_and_a_way_to_the_rest(block: Block, words: str, each: str) -> None:
    shown, rest = as_html(block.as_json()).split(f"<summary>{words}</summary>")
    assert "59" not in shown
    assert "59" in rest
    assert (shown + rest).count(each) >= 60


def test_a_caption_is_said_once() -> None:
    assert as_html(table(60).as_json()).count("What it shows") == 1


@pytest.mark.parametrize("block", [Bullets(items=("Line",) * 15), table(30)])
def test_what_is_a_little_longer_is_shown_whole(block: Block) -> None:
    assert "<details>" not in as_html(block.as_json())


def test_text_stands_apart_from_the_numbers_before_it() -> None:
    columns = tuple(Column(label=align, align=align) for align in ("left", "right", "right", "left", "left"))
    rows = ((Cell(text="A title", bold=True), Cell(), Cell(), Cell(text="● on track"), Cell()),)
    html = as_html(Table(caption="c", columns=columns, rows=(*rows, (Cell(text="x"),) * 5)).as_json())
    assert re.findall(r'<th scope="col"( class="[^"]*")? ', html) == ["", "", "", ' class=" after"', ""]
    assert html.count('class="short after"') == 2, "also in a row with a title over several columns"


def test_a_table_carries_itself_as_a_csv_in_which_nothing_is_a_formula() -> None:
    row = (Cell(text="=1+1"), Cell(text="● on track, so far"), Cell(spark=(1.0, 2.0)))
    columns = tuple(Column(label=label) for label in ("Goal", "Status", "Line"))
    block = Table(caption="c", columns=columns, rows=(row,))
    (content,) = re.findall(r'href="data:text/csv;charset=utf-8;base64,([^"]+)"', as_html(block.as_json()))
    text = b64decode(content).decode("utf-8-sig")
    assert text == 'Goal,Status,Line\r\n\'=1+1,"● on track, so far",\r\n'
    assert "Save as CSV" not in as_html(Note(text="n").as_json())
