"""The page: what is set, how it reads aloud, and what can never be markup."""

import json
import re
import sys
import threading
import time
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from nbformat.v4 import new_markdown_cell

from goalkit.blocks import (
    Bullets,
    Card,
    Cards,
    Cell,
    Column,
    Cover,
    Facts,
    Heading,
    Note,
    Paragraph,
    Quote,
    Table,
)
from goalkit.errors import PrintError, StoppedError
from goalkit.report import CancelToken, Paper
from goalkit.report.elements import drawing
from goalkit.report.typeset import EndedError, Limits, typeset
from goalkit.terms import Status
from tests.report.made import document_of, elements_of, pdf_of, printed, read_pdf, shown, text_of

COVER = Cover(
    title="Quarterly review",
    client="Ünal Łukasz",
    period="Q3 2026",
    vision="Home for dinner.",
    facts=(("Coach", "Юлия 山田 😀"),),
    confidential="Confidential. For two people.",
)
LONG_WORD = "unbreakably" * 20


def goals(count: int) -> Table:
    rows = tuple((Cell(text=f"Goal {at}"), Cell.status(Status.ON_TRACK)) for at in range(count))
    return Table(
        caption="All goals.", columns=(Column(label="Goal", width=3), Column(label="Status")), rows=rows
    )


EVERY_BLOCK = (
    COVER,
    Heading(level=1, text="A part"),
    Paragraph(text="First line\nsecond line", tone="lead"),
    Paragraph(text="Muted words", tone="muted"),
    Bullets(items=("bullet one", "bullet two")),
    Facts(items=(("Baseline", "4 people"),)),
    Quote(text="Own words", who="Kim, 12 Sep 2026"),
    Quote(text="Nameless words", who=""),
    Note(text="Nothing yet"),
    Cards(
        cards=(
            Card(title="Wins", items=("a win",), empty="-"),
            Card(title="Focus", items=(), empty="no focus yet"),
        )
    ),
    goals(2),
)


def test_every_kind_of_block_prints_its_words() -> None:
    text = text_of(pdf_of(shown(*EVERY_BLOCK)))
    for words in (
        *("Quarterly review", "Ünal Łukasz", "Q3 2026", "Home for dinner.", "Confidential. For two people."),
        *("A part", "First line", "second line", "Muted words", "bullet two", "Baseline", "4 people"),
        *("Own words", "Kim, 12 Sep 2026", "Nameless words", "Nothing yet", "Wins", "a win", "no focus yet"),
        *("All goals.", "Status", "Goal 1", "● on track"),
    ):
        assert words in text


def test_markdown_prints_in_place() -> None:
    source = (
        "# Heading\n\nSome **bold** *words* and `code`, a [link](https://example.com).\n\n"
        "1. one\n   - two\n\n> quoted\n\n| a | b |\n|---|--:|\n| x | 22 |\n\n---\n\n```\ncode block\n```"
    )
    page = pdf_of(new_markdown_cell(source)).pages[0]
    text = page.extract_text()
    for words in ("Heading", "Some bold words and code, a link.", "one", "two", "quoted", "22", "code block"):
        assert words in text
    assert page["/Annots"][0].get_object()["/A"]["/URI"] == "https://example.com"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "#panic(1)",
            "<script>alert(1)</script>",
            "=cmd()",
            "*x* _y_ `z` $1$",
            "= no heading",
            "@ref <label>",
        ),
        *(
            "https://example.com",
            "// no comment",
            "/* none */",
            'a "quote" \\ backslash',
            "#let x = 1",
            "[link]",
        ),
        *(
            "Ünal",
            "Łukasz",
            "Юлия",
            "山田",
            "😀",
            "● ▲ ■ ✓ ✕ ○ ◌ ⟳",
            "≥ ≤ → −5 ½ 30\u00a0%",
            "👍🏽 ✔️ e\u0301",
        ),
    ],
)
def test_text_prints_as_it_is_wherever_it_stands(text: str) -> None:
    cells = (Cell(text=text), Cell(text=text, bold=True, colour="#0072B2"))
    blocks = (
        Cover(title=text, client=text, period=text, vision=text, facts=((text, text),), confidential=text),
        Heading(level=1, text=text),
        Paragraph(text=text),
        Bullets(items=(text,)),
        Quote(text=text, who=text),
        Cards(cards=(Card(title=text, items=(text,), empty=text),)),
        Table(caption=text, columns=(Column(label=text), Column(label=text)), rows=(cells,)),
    )
    read = re.sub(r"\s", "", text_of(pdf_of(shown(*blocks))))
    assert read.count(re.sub(r"\s", "", text)) >= 16


def test_what_turns_the_direction_of_a_text_is_shown_as_such() -> None:
    text = text_of(pdf_of(shown(Note(text="a\u202eb\u2066c"), Heading(level=1, text="d\x1be\ufeff"))))
    assert "a‹U+202E›b‹U+2066›c" in text
    assert "d‹U+001B›e‹U+FEFF›" in text


NOBODYS = "\U00016fe4"
"""A character that no font has, for it is only used inside of others."""


def test_a_character_that_no_font_has_gets_a_stand_in_and_is_named_with_its_places() -> None:
    document = document_of(
        shown(COVER, Note(text=f"a {NOBODYS} b")),
        shown(Heading(level=1, text="Own words")),
        shown(Quote(text=NOBODYS * 2, who=""), Bullets(items=("\ue000", "🐢"))),
    )
    notes: list[str] = []
    text = text_of(read_pdf(printed(document, on_note=notes.append)))
    assert "a ▯ b" in text
    assert "▯▯" in text
    assert len(notes) == 2
    one, other = sorted(notes, key=lambda note: "U+E000" in note)
    assert "(U+16FE4, " in one
    assert "▯ is printed in its place, 1 time before the first part and 2 times in 'Own words'." in one
    assert "(U+E000, without a name)" in other


def test_many_characters_without_a_font_are_told_briefly() -> None:
    many = "".join(map(chr, range(0xE000, 0xE040)))
    notes: list[str] = []
    text = text_of(read_pdf(printed(document_of(shown(Note(text=many))), on_note=notes.append)))
    assert text.count("▯") == 64
    assert len(notes) == 11
    assert notes[-1] == "The same holds for 54 other characters."


def test_a_mark_without_a_font_takes_no_letter_with_it() -> None:
    notes: list[str] = []
    text = text_of(
        read_pdf(printed(document_of(shown(Note(text="easy e\U00016fe4se"))), on_note=notes.append))
    )
    assert "easy e▯se" in text


def test_a_name_in_the_head_alone_is_told_as_such() -> None:
    document = document_of(shown(Note(text="x")))
    document["client"] = NOBODYS
    notes: list[str] = []
    printed(document, on_note=notes.append)
    assert "in the head of the pages" in notes[0]


def test_what_crashes_the_typesetter_is_an_error_of_ours() -> None:
    """It runs in a process of its own: this one goes on."""
    document = document_of(shown(Note(text="x")))
    deep = "<g>" * 20_000 + "</g>" * 20_000
    document["elements"].append(drawing(f'<svg xmlns="http://www.w3.org/2000/svg">{deep}</svg>', alt="deep"))
    with pytest.raises(PrintError, match="too much for the typesetter"):
        printed(document)


SLOW = "#for i in range(100000) { for j in range(100000) {} }"


def test_a_typesetter_that_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    with pytest.raises(EndedError):
        typeset({"source": SLOW, "inputs": {}}, Limits(memory=10**9, seconds=0.5), CancelToken())
    assert time.monotonic() - began < 60  # by itself it would take far longer


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit the memory of a process so")
def test_a_typesetter_that_needs_too_much_memory_is_ended() -> None:
    source = "#let many = range(100000000)"
    with pytest.raises(EndedError):
        typeset({"source": source, "inputs": {}}, Limits(memory=500_000_000, seconds=60), CancelToken())


def test_a_typesetter_is_ended_when_the_report_is_cancelled() -> None:
    token = CancelToken()
    threading.Timer(0.3, token.cancel).start()
    with pytest.raises(StoppedError):
        typeset({"source": SLOW, "inputs": {}}, Limits(memory=10**9, seconds=60), token)


def test_what_the_typesetter_refuses_is_an_error_of_ours() -> None:
    document = document_of(shown(Note(text="x")))
    document["elements"].append(drawing("<svg", alt="broken"))
    with pytest.raises(PrintError, match="could not be printed"):
        printed(document)


def structure(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Every element of the structure tree."""
    waiting = [pdf.Root.StructTreeRoot]
    found = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(node)
        elif isinstance(node, pikepdf.Dictionary):
            found.append(node)
            waiting.extend(node[key] for key in ("/K",) if key in node)
    return found


def test_the_page_can_be_read_aloud() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    document = document_of(shown(*EVERY_BLOCK))
    document["elements"].append(drawing(svg, alt="Team size is 7 of 10.", caption="Team size is 7 of 10."))
    with pikepdf.open(BytesIO(printed(document))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo.Title) == "Quarterly review · Ünal Łukasz · Q3 2026"
        kinds = {str(node.get("/S", "")) for node in structure(pdf)}
        assert {"/H1", "/P", "/L", "/Table", "/TH", "/Figure", "/BlockQuote"} - kinds <= {"/BlockQuote"}
        figures = [node for node in structure(pdf) if node.get("/S", "") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["Team size is 7 of 10."]
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"


def test_headings_are_bookmarks() -> None:
    reader = pdf_of(
        shown(Heading(level=1, text="One"), Heading(level=3, text="Under"), Heading(level=1, text="Two"))
    )
    one, under, two = reader.outline
    assert (one.title, [each.title for each in under], two.title) == ("One", ["Under"], "Two")


def test_all_fonts_are_embedded() -> None:
    reader = pdf_of(shown(*EVERY_BLOCK))
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.US_LETTER, (612, 792))])
def test_both_sizes_of_paper(paper: Paper, size: tuple[int, int]) -> None:
    box = read_pdf(printed(document_of(shown(Note(text="x"))), paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_the_head_and_foot_stand_on_every_page_but_the_cover() -> None:
    cover, *inside = pdf_of(shown(COVER, goals(60))).pages
    assert "Page 1" not in cover.extract_text()
    assert len(inside) == 2
    for number, page in enumerate(inside, 2):
        text = page.extract_text()
        assert text.startswith("Ünal Łukasz  ·  Q3 2026")
        assert text.rstrip().endswith(f"Page {number} of 3")
        assert "Confidential" in text


def test_without_a_cover_the_first_page_is_numbered() -> None:
    assert "Page 1 of 1" in text_of(pdf_of(shown(Note(text="x"))))


def test_a_long_table_repeats_its_head_and_loses_no_row() -> None:
    pages = [page.extract_text() for page in pdf_of(shown(goals(200))).pages]
    assert all("Goal Status" in " ".join(text.split()) for text in pages)
    assert [f"Goal {at} " in " ".join(" ".join(pages).split()) for at in range(200)] == [True] * 200


def test_a_heading_is_never_last_on_a_page_and_a_caption_stays_with_its_table() -> None:
    for lines in range(30, 46):
        filler = Paragraph(text="\n".join(f"line {at}" for at in range(lines)))
        for page in pdf_of(shown(filler, Heading(level=2, text="Heading"), goals(5))).pages:
            text = page.extract_text()
            assert ("Heading" in text) == ("All goals." in text) == ("Goal 0" in text)


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(text=LONG_WORD),
        Heading(level=1, text=LONG_WORD),
        Bullets(items=(LONG_WORD,)),
        Facts(items=((LONG_WORD[:20], LONG_WORD),)),
        Cards(cards=tuple(Card(title="x", items=(LONG_WORD,), empty="") for _ in range(3))),
        Table(
            caption="x",
            columns=tuple(Column(label="x") for _ in range(4)),
            rows=(tuple(Cell(text=LONG_WORD) for _ in range(4)),),
        ),
    ],
)
def test_a_word_of_200_letters_breaks_over_lines(block: Any) -> None:
    page = pdf_of(shown(block)).pages[0]
    text = page.extract_text()
    assert max(map(len, text.split())) < len(LONG_WORD) / 2
    assert set("".join(text.split())) >= set("unbreakably")


def test_a_bold_first_cell_runs_on_over_empty_cells() -> None:
    wide = "A goal whose statement is much too long for the column in which its measures are named"
    columns = (Column(label="Goal"), Column(label="Now", width=3), Column(label="Status", width=3))
    rows = (
        (Cell(text=wide, bold=True), Cell(), Cell()),
        (Cell(text="Team size"), Cell(text="7"), Cell(text="x")),
    )
    assert wide in text_of(pdf_of(shown(Table(caption="", columns=columns, rows=rows))))


def test_a_column_is_never_narrower_than_its_widest_word() -> None:
    columns = (Column(label="Confidence", width=0.1), Column(label="Text", width=10))
    rows = ((Cell(text="unquestionably"), Cell(text="some words " * 40)),)
    text = text_of(pdf_of(shown(Table(caption="", columns=columns, rows=rows))))
    assert "Confidence" in text
    assert "unquestionably" in text


@pytest.mark.parametrize("spark", [(1.0, None, 3.0), (None, None), (2.0, 2.0), (5.0,), (None, 1.0, None)])
def test_small_lines_print_whatever_is_missing(spark: tuple[float | None, ...]) -> None:
    columns = (Column(label="Goal"), Column(label="Readings"))
    rows = ((Cell(text="x"), Cell(text="end", spark=spark)),)
    assert "end" in text_of(pdf_of(shown(Table(caption="", columns=columns, rows=rows))))


def test_a_table_without_rows_prints_its_head() -> None:
    assert "Goal" in text_of(pdf_of(shown(goals(0))))


def test_of_a_table_that_is_parted_three_rows_at_least_stand_on_each_page() -> None:
    """Wherever it begins, and with its heading."""
    parted = 0
    for lines in range(23, 46, 2):
        filler = Paragraph(text="\n".join(f"line {at}" for at in range(lines)))
        pages = pdf_of(shown(filler, Heading(level=2, text="Heading"), goals(20))).pages
        rows = [len(re.findall(r"Goal \d", page.extract_text())) for page in pages]
        assert sum(rows) == 20
        assert min(filter(None, rows)) >= 3, lines
        assert all(
            ("Heading" in page.extract_text()) == ("All goals." in page.extract_text()) for page in pages
        )
        parted += sum(count > 0 for count in rows) > 1
    assert parted >= 5


def test_a_row_of_bold_words_is_never_last_on_a_page() -> None:
    """It heads the rows below it, as a goal does its measures."""
    columns = (Column(label="Goal"), Column(label="Status"))
    parts = [
        ((Cell(text=f"Head {at}", bold=True), Cell()), (Cell(text=f"row {at}"), Cell())) for at in range(90)
    ]
    pages = pdf_of(
        shown(Table(caption="All", columns=columns, rows=tuple(row for part in parts for row in part)))
    )
    assert len(pages.pages) > 2
    for page in pages.pages:
        text = page.extract_text()
        assert [f"Head {at}" in text for at in range(90)] == [f"row {at}" in text for at in range(90)]


def test_columns_that_do_not_fit_follow_in_further_tables() -> None:
    names = [f"Measure{at}" for at in range(20)]
    row = " | ".join(["Ünal", *(f"{at}.123456" for at in range(20))])
    text = text_of(pdf_of(new_markdown_cell(f"Name | {' | '.join(names)}\n{'--|' * 21}\n{row}")))
    words = text.split()
    assert [name for name in names if name not in words] == []
    assert [at for at in range(20) if f"{at}.123456" not in words] == []
    assert words.count("Ünal") == words.count("Name") > 1


def test_an_empty_document_prints_one_page() -> None:
    assert len(pdf_of().pages) == 1


def test_a_picture_is_never_wider_than_the_text_nor_taller_than_the_page() -> None:
    document = document_of()
    for width, height in ((4000, 100), (100, 9000)):
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"/>'
        document["elements"] += [drawing(svg, alt="x"), drawing(svg, alt="x", share=1.0)]
    assert len(read_pdf(printed(document)).pages) == 2


def test_a_picture_of_pixels_is_printed() -> None:
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
    assert len(pdf_of(shown({"image/png": pixel})).pages[0].images) == 1


def test_the_same_document_gives_the_same_bytes() -> None:
    document = json.dumps(document_of(shown(*EVERY_BLOCK)))
    assert printed(json.loads(document)) == printed(json.loads(document))


def test_a_part_that_has_nothing_yet_is_left_out_and_named_at_the_end() -> None:
    empty, full = Note(text="No goals yet."), shown(Note(text="Nobody answered."), goals(1))
    found = elements_of(
        new_markdown_cell("# Goals"),
        shown(empty),
        new_markdown_cell("# Feedback"),
        full,
        new_markdown_cell("# End"),
        shown(empty),
    )
    assert [one["text"] for one in found if one["kind"] == "heading"] == ["Feedback"]
    assert found[-1]["text"] == "Left out, because there is nothing in them yet: Goals and End."
