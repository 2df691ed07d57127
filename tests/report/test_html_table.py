"""Data frames on paper: tables from their HTML."""

from typing import Any

import pandas as pd
import pytest

from goalkit.report.outputs import table_elements, visible_text


def words(cells: list[list[dict[str, Any]]]) -> list[str]:
    return ["".join(run["text"] for run in runs) for runs in cells]


def table_of(frame: pd.DataFrame) -> dict[str, Any]:
    found = table_elements(frame.to_html(notebook=True))
    return found[0]


def test_a_plain_data_frame_keeps_index_head_and_cells() -> None:
    table = table_of(pd.DataFrame({"name": ["山田", "<b>"], "n": [1.5, 22.25]}))
    assert words(table["head"]) == ["", "name", "n"]
    assert [words(row) for row in table["rows"]] == [["0", "山田", "1.50"], ["1", "<b>", "22.25"]]


def test_columns_of_numbers_stand_right() -> None:
    frame = pd.DataFrame(
        {
            "word": ["a", "b", "c"],
            "share": ["10 %", "−5.5 %", ""],
            "money": ["1,000", "20", "1e+06"],
            "mixed": ["1", "x", "3"],
            "hole": [1.0, None, 2.0],
            "day": ["2026-01-01", "2026-01-02", "2026-01-03"],
            "none": ["", "", ""],
        },
        index=["p", "q", "r"],
    )
    assert table_of(frame)["aligns"] == ["left", "left", "right", "right", "left", "right", "left", "left"]


def test_several_rows_of_headings_become_one() -> None:
    columns = pd.MultiIndex.from_tuples([("Team", "then"), ("Team", "now"), ("Travel", "now")])
    frame = pd.DataFrame([[1, 2, 3]], columns=columns, index=pd.Index(["x"], name="goal"))
    assert words(table_of(frame)["head"]) == ["goal", "Team · then", "Team · now", "Travel · now"]


def test_a_cell_over_several_rows_stands_in_the_first() -> None:
    index = pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)])
    rows = table_of(pd.DataFrame({"n": [7, 8, 9]}, index=index))["rows"]
    assert [words(row) for row in rows] == [["a", "1", "7"], ["", "2", "8"], ["b", "1", "9"]]


def test_an_empty_data_frame_is_a_head_without_rows() -> None:
    table = table_of(pd.DataFrame({"a": []}))
    assert words(table["head"]) == ["", "a"]
    assert table["rows"] == []


def test_a_table_without_a_head_takes_its_first_row() -> None:
    (table,) = table_elements("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td></tr></table>")
    assert words(table["head"]) == ["a", "b"]
    assert words(table["rows"][0]) == ["1", ""]


def test_words_around_a_table_are_kept() -> None:
    frame = pd.DataFrame({"n": range(100)})
    with pd.option_context("display.max_rows", 10):
        table, note = table_elements(frame._repr_html_())
    assert len(table["rows"]) == 11
    assert note == {"kind": "note", "text": "100 rows × 1 columns"}


def test_a_fragment_without_a_table_gives_none() -> None:
    assert table_elements("<p>words</p>") == []


@pytest.mark.parametrize("span", ["0", "x", "-1"])
def test_a_span_that_makes_no_sense_is_one(span: str) -> None:
    (table,) = table_elements(f"<table><tr><td colspan='{span}'>a</td><td>b</td></tr></table>")
    assert words(table["head"]) == ["a", "b"]


def test_visible_text_leaves_out_scripts_and_styles() -> None:
    assert visible_text("<style>p {}</style><p>a</p><script>x()</script><p>b</p>") == "a\nb"
