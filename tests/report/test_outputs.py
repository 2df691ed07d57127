"""What code cells show, on paper: the best form of each output, and nothing lost."""

import json
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output, new_raw_cell

from goalkit.blocks import Cover, Heading, Note, Paragraph
from goalkit.report.elements import FIGURE_MIME
from tests.report.made import BLANK_SVG, document_of, elements_of, shown


def figure(**layout: Any) -> dict[str, Any]:
    return {FIGURE_MIME: {"data": [], "layout": layout}, "text/plain": "Figure()"}


def stream(name: str, text: str) -> nbformat.NotebookNode:
    return new_code_cell("x", outputs=[new_output("stream", name=name, text=text)])


def test_a_block_prints_as_it_is() -> None:
    block = Paragraph(text="words", tone="lead")
    assert elements_of(shown(block)) == [json.loads(json.dumps(block.as_json()))]


def test_a_block_of_unknown_kind_prints_its_plain_text() -> None:
    bundle = {"application/vnd.goalkit.block+json": {"kind": "future"}, "text/plain": "words"}
    assert elements_of(shown(bundle)) == [{"kind": "code", "text": "words"}]


def test_a_figure_is_drawn_with_its_sentence_as_caption_and_description() -> None:
    seen: list[Any] = []

    def draw(given: dict[str, Any]) -> str:
        seen.append(given)
        return BLANK_SVG

    meta = {"sentence": "Team size is 7 of 10.", "width_share": 0.5}
    (drawn,) = elements_of(shown(figure(meta=meta)), draw=draw)
    assert seen == [{"data": [], "layout": {"meta": meta}}]
    assert (drawn["svg"], drawn["caption"], drawn["alt"]) == (BLANK_SVG, meta["sentence"], meta["sentence"])
    assert drawn["share"] == 0.5


@pytest.mark.parametrize(
    ("layout", "alt"),
    [
        ({"title": {"text": "Growth"}}, "Chart: Growth"),
        ({"title": "Growth"}, "Chart: Growth"),
        (
            {"xaxis": {"title": {"text": "week"}}, "yaxis": {"title": {"text": "hours"}}},
            "Chart: hours by week",
        ),
        ({"yaxis": {"title": {"text": "hours"}}}, "Chart: hours"),
        ({"meta": "free text"}, "Chart"),
    ],
)
def test_a_figure_without_a_sentence_is_described_by_its_titles(layout: dict[str, Any], alt: str) -> None:
    (drawn,) = elements_of(shown(figure(**layout)))
    assert (drawn["alt"], drawn["caption"], drawn["share"]) == (alt, "", 1.0)


@pytest.mark.parametrize(
    ("bundle", "kind"),
    [
        ({"image/svg+xml": "<svg/>", "image/png": "QUJD", "text/plain": "x"}, "figure"),
        ({"image/png": "QUJD", "text/html": "<table></table>", "text/plain": "x"}, "figure"),
        ({"image/jpeg": "QUJD", "text/plain": "x"}, "figure"),
        ({"text/markdown": "- x", "text/html": "<b>x</b>", "text/plain": "x"}, "list"),
        ({"text/html": "<table><tr><td>x</td></tr></table>", "text/plain": "x"}, "grid"),
        ({"text/html": "<b>x</b>", "text/plain": "x"}, "code"),
        ({"application/vnd.custom+json": {}, "text/plain": "x"}, "code"),
    ],
)
def test_the_form_that_prints_best_is_taken(bundle: dict[str, Any], kind: str) -> None:
    assert [element["kind"] for element in elements_of(shown(bundle))] == [kind]


def test_pictures_take_their_description_from_the_output() -> None:
    cell = shown({"image/png": "QUJD"}, {"image/svg+xml": "<svg/>"})
    cell.outputs[0].metadata["alt"] = "A dog"
    assert [element["alt"] for element in elements_of(cell)] == ["A dog", "Picture"]


def test_html_without_a_table_prints_its_words_where_the_plain_text_names_an_object() -> None:
    bundle = {"text/html": "<h1>Title</h1><p>words</p>", "text/plain": "<IPython.core.display.HTML object>"}
    assert elements_of(shown(bundle)) == [{"kind": "code", "text": "Title\nwords"}]


def test_printed_text_is_kept_without_terminal_colours() -> None:
    assert elements_of(stream("stdout", "\x1b[31mred\x1b[0m\n  in\n")) == [
        {"kind": "code", "text": "red\n  in"}
    ]


def test_warnings_and_blank_output_are_not_for_paper() -> None:
    assert elements_of(stream("stderr", "UserWarning"), stream("stdout", "\n \n")) == []


def test_an_output_for_the_screen_only_is_left_out() -> None:
    cell = shown(Note(text="screen"), Note(text="paper"))
    cell.outputs[0].metadata["goalkit"] = {"screen_only": True}
    assert [element["text"] for element in elements_of(cell)] == ["paper"]


@pytest.mark.parametrize("tag", ["parameters", "injected-parameters", "remove-cell", "remove-output"])
def test_cells_with_a_tag_that_hides_them_print_nothing(tag: str) -> None:
    assert elements_of(shown(Note(text="hidden"), tags=(tag,))) == []


def test_a_cell_tagged_new_page_begins_on_one() -> None:
    found = elements_of(shown(Note(text="x"), tags=("new-page",)))
    assert [element["kind"] for element in found] == ["new_page", "note"]


def test_source_code_is_never_printed() -> None:
    assert "secret_source" not in json.dumps(document_of(shown(Note(text="x"))))


def test_a_raw_cell_prints_as_it_is() -> None:
    assert elements_of(new_raw_cell("a  b")) == [{"kind": "code", "text": "a  b"}]


def test_the_cover_names_what_stands_on_every_page() -> None:
    cover = Cover(title="Review", client="Ünal", period="Q3", vision="", facts=(), confidential="Secret")
    document = document_of(shown(Heading(level=1, text="x")), shown(cover))
    assert {name: document[name] for name in ("title", "client", "period", "confidential")} == {
        "title": "Review",
        "client": "Ünal",
        "period": "Q3",
        "confidential": "Secret",
    }


def test_control_characters_and_half_characters_are_shown() -> None:
    (found,) = elements_of(shown(Note(text="a\x00b\x1bc\ud83dd\te\nf")))
    assert found["text"] == "a‹U+0000›b‹U+001B›c‹U+D83D›d\te\nf"
