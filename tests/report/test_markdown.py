"""Markdown cells on paper."""

import base64
from pathlib import Path

import pytest
from nbformat.v4 import new_markdown_cell

from goalkit.report.elements import run
from tests.report.made import elements_of, markdown

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def test_headings_keep_their_text_and_close_gaps_between_levels() -> None:
    found = markdown("### Deep\n\n# Top *word*\n\n#### Low")
    assert [(each["level"], each["text"]) for each in found] == [(1, "Deep"), (1, "Top word"), (2, "Low")]


def test_a_paragraph_is_made_of_styled_runs() -> None:
    (found,) = markdown("plain **bold** *italic* `code` [link](https://example.com) ***both***")
    assert [each for each in found["runs"] if each["text"].strip()] == [
        run("plain "),
        run("bold", bold=True),
        run("italic", italic=True),
        run("code", code=True),
        run("link", link="https://example.com"),
        run("both", bold=True, italic=True),
    ]


@pytest.mark.parametrize("address", ["other.ipynb", "#part", "ftp://example.com/x"])
def test_a_link_that_paper_cannot_follow_is_its_text(address: str) -> None:
    (found,) = markdown(f"[text]({address})")
    assert found["runs"] == [run("text")]


def test_breaks_between_lines_are_kept_apart() -> None:
    (found,) = markdown("one\ntwo  \nthree")
    assert "".join(each["text"] for each in found["runs"]) == "one two\nthree"


def test_lists_nest_and_number_from_where_they_start() -> None:
    (found,) = markdown("3. one\n   - inner\n4. two")
    assert found["kind"] == "list"
    assert found["start"] == 3
    paragraph, inner = found["items"][0]
    assert paragraph["runs"] == [run("one")]
    assert inner["start"] is None
    assert inner["items"] == [[{"kind": "runs", "runs": [run("inner")]}]]


def test_a_heading_in_a_quotation_is_bold_text() -> None:
    (found,) = markdown("> # Said\n> words")
    assert found["kind"] == "block_quote"
    assert found["elements"] == [
        {"kind": "runs", "runs": [run("Said", bold=True)]},
        {"kind": "runs", "runs": [run("words")]},
    ]


def test_a_table_keeps_its_alignment() -> None:
    (found,) = markdown("| a | b | c |\n|---|--:|:-:|\n| **x** | 1 | 2 |")
    assert found["aligns"] == ["left", "right", "center"]
    assert found["head"] == [[run("a")], [run("b")], [run("c")]]
    assert found["rows"] == [[[run("x", bold=True)], [run("1")], [run("2")]]]


def test_a_line_across_and_code_are_elements_of_their_own() -> None:
    rule, fenced, indented = markdown("---\n\n```python\nx = 1\n```\n\n    y = 2\n")
    assert rule == {"kind": "rule"}
    assert (fenced["text"], indented["text"]) == ("x = 1", "y = 2")


def test_html_is_text() -> None:
    (found,) = markdown("<b>no</b> <script>alert(1)</script>")
    assert "".join(each["text"] for each in found["runs"]) == "<b>no</b> <script>alert(1)</script>"


def test_a_picture_beside_the_notebook_is_printed_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "me.png").write_bytes(PIXEL)
    (tmp_path / "me.svg").write_text("<svg/>")
    before, picture, after, drawing = markdown(
        "before ![Me](me.png) after\n\n![Drawn](me.svg)", folder=str(tmp_path)
    )
    assert (before["kind"], after["kind"]) == ("runs", "runs")
    assert picture["alt"] == "Me"
    assert picture["data_uri"] == "data:image/png;base64," + base64.b64encode(PIXEL).decode()
    assert (drawing["svg"], drawing["alt"]) == ("<svg/>", "Drawn")


def test_a_picture_kept_in_the_cell_is_printed() -> None:
    attachments = {"me.png": {"image/png": "QUJD\n"}}
    (picture,) = elements_of(new_markdown_cell("![](attachment:me.png)", attachments=attachments))
    assert picture["data_uri"] == "data:image/png;base64,QUJD"
    assert picture["alt"] == "Picture"


@pytest.mark.parametrize(
    "source", ["https://example.com/x.png", "gone.png", "attachment:gone.png", "words.txt"]
)
def test_a_picture_that_cannot_be_printed_says_so(source: str, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("words")
    (note,) = markdown(f"![alt]({source})", folder=str(tmp_path))
    assert note["kind"] == "note"
    assert source.rpartition("/")[2] in note["text"]


def test_a_picture_where_only_text_can_stand_is_its_description() -> None:
    (heading,) = markdown("# With ![a dog](https://example.com/dog.png)")
    assert (
        heading["text"]
        == "With The picture 'https://example.com/dog.png' is not printed: it is not on this computer."
    )
