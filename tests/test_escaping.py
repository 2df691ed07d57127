"""Stored text is text on every way out, and what has no shape is shown."""

import csv
import io
import json
import unicodedata
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from goalkit.blocks import Paragraph
from goalkit.escaping import (
    chart_text,
    csv_cell,
    file_word,
    from_csv_cell,
    html_text,
    json_text,
    markdown_text,
    visible,
)

UNSEEN = "\u202e\u2066\u200f\u061c\u200b\u2060\ufeff\u2028\x00\x1b\x7f\x9b\U000e0041"


@pytest.mark.parametrize("character", UNSEEN)
def test_a_character_without_a_shape_is_shown_by_its_number(character: str) -> None:
    shown = f"a‹U+{ord(character):04X}›b"
    assert visible(f"a{character}b") == shown
    assert html_text(f"<{character}>") == f"&lt;‹U+{ord(character):04X}›&gt;"
    assert chart_text(f"a{character}b") == shown
    assert shown in Paragraph(text=f"a{character}b")._repr_mimebundle_()["text/html"]


@pytest.mark.parametrize(
    "text",
    [
        "two\nlines\tand a tab",
        "two\r\nlines",
        "Ünal 山田",
        "👩‍👩‍👧 ✔️ 👍🏽",
        "می\u200cخواهم",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "soft\u00adhyphen",
        "30\u00a0%",
    ],
)
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_a_lone_return_overwrites_no_line() -> None:
    assert visible("paid\rnot paid") == "paid‹U+000D›not paid"


@given(st.text())
def test_no_control_and_no_change_of_direction_is_left(text: str) -> None:
    left = {char for char in visible(text) if unicodedata.category(char) in {"Cc", "Cs"}}
    assert left <= set("\t\n\r")
    assert not set(visible(text)) & set(UNSEEN)


@given(st.text())
def test_an_html_text_holds_no_markup(text: str) -> None:
    assert not set(html_text(text)) & set("<>\"'")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("<a href='http://x'>y</a>", "&lt;a href='http://x'&gt;y&lt;/a&gt;"),
        ("R&D", "R&amp;D"),
        ("%{meta.sentence}", "%&#123;meta.sentence}"),
        ("$x^2$", "&#36;x^2&#36;"),
        ("b\nc", "b c"),
        ("Łukasz 山田 😀", "Łukasz 山田 😀"),
    ],
)
def test_a_chart_shows_a_text_as_it_is(typed: str, shown: str) -> None:
    assert chart_text(typed) == shown


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_shows_what_has_no_shape_and_loses_nothing(text: str) -> None:
    written = json_text({"note": text})
    assert json.loads(written) == {"note": text}
    assert not set(written) & set(UNSEEN)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_cell_of_a_csv_is_no_formula_and_loses_nothing(text: str) -> None:
    ((cell,),) = csv.reader(io.StringIO(csv_cell(text) + "\n", newline="")) if text else [("",)]
    assert not cell.startswith(tuple("=+-@\t\r"))
    assert from_csv_cell(cell) == text


@given(st.text())
def test_a_word_of_a_file_name_has_only_what_every_system_takes(text: str) -> None:
    assert set(file_word(text)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ACTS = "*_`[]()<>|~#&;!+-=.\\1a \n"


@given(st.text() | st.text(ACTS))
@example("# no heading")
@example("1. no list")
@example("    no code")
@example("a\n---\nb")
@example("&amp; [a](b) <b> `c` ~~d~~ ![e](f)")
def test_a_text_in_markdown_is_read_as_that_text(text: str) -> None:
    paragraph = MARKDOWN.render(f"Said: {markdown_text(text)}")
    alone = MARKDOWN.render(markdown_text(text)) or "<p></p>\n"
    wanted = "".join(visible(text).split())
    for html, before in ((paragraph, "Said:"), (alone, "")):
        shown = html.removeprefix("<p>").removesuffix("</p>\n").replace("<br />", "")
        assert "<" not in shown
        assert "".join(unescape(shown).split()) == before + wanted


def test_markdown_without_markup_stays_as_it_is() -> None:
    for text in ("2026-Q3, 30 % & more.", "Ünal's team: 8 of 10 (80.5)"):
        assert markdown_text(text) == text
