"""A coach's own copy of the review notebook: what was added is printed where it stands."""

import json
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell

from goalkit.shipped import REVIEW_NOTEBOOK, shipped
from tests.review.conftest import Review
from tests.review.pages import Pages

WORDS = """# Before the sponsor reads on

What we agreed **in confidence** in the [spring](https://example.com/spring):

1. first the team
2. then the budget

- walk on Fridays

| Month | Hours |
|-------|------:|
| July  |   187 |
"""
CHART = """import plotly.graph_objects as go
figure = go.Figure(go.Bar(x=["Sleepless", "Rested"], y=[1310, 4720]))
figure.update_layout(title="Nights by hand", yaxis_title="nights")
"""
FRAME = """import pandas as pd
pd.DataFrame({"visits": [11, 7], "kilometres": [812.5, 240.25]}, index=["Graz", "Basel"])
"""


def placed(cells: list[dict[str, Any]], title: str) -> int:
    """Where the cell with this heading stands."""
    return [cell["source"] for cell in cells].index([f"# {title}"])


@pytest.fixture(scope="module")
def own(review: Review, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """A copy with words, a chart and a frame before the part about attainment."""
    notebook = json.loads(shipped(REVIEW_NOTEBOOK).read_text(encoding="utf-8"))
    at = placed(notebook["cells"], "Attainment")
    added = [new_markdown_cell(WORDS), new_code_cell(CHART + "figure"), new_code_cell(FRAME)]
    notebook["cells"][at:at] = added
    path = tmp_path_factory.mktemp("own") / "mine.ipynb"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    words = ("example", "2026-Q3", "--as-of", "2026-09-30", "--practice", example)
    return review(*words, "--notebook", path, "--paper", "us-letter")


def test_everything_added_is_printed_in_its_place(own: Pages) -> None:
    said = (
        *("The hundred days ended", "Before the sponsor reads on", "in confidence in the spring:"),
        *("1. first the team", "2. then the budget", "• walk on Fridays", "Month Hours", "July 187"),
        *("Nights by hand", "visits kilometres", "Graz 11 812.50", "Basel 7 240.25"),
        "On 29 Sep 2026, 6 goals together came out",
    )
    places = [own.text.index(words) for words in said]
    assert places == sorted(places)


def test_the_heading_is_a_bookmark_between_its_neighbours(own: Pages) -> None:
    titles = [title for title, _ in own.bookmarks]
    at = titles.index("Before the sponsor reads on")
    assert (titles[at - 1], titles[at + 1]) == ("Goal by goal", "Attainment")


def test_the_chart_is_drawn_with_its_labels_and_has_words_for_a_screen_reader(own: Pages) -> None:
    for label in ("Sleepless", "Rested", "nights", "2000", "4000"):
        assert label in own.text
    assert "Chart: Nights by hand" in own.charts
    assert own.objects("/Subtype", "/Image") == []


def test_the_link_can_be_followed(own: Pages) -> None:
    links = [each.A.URI for each in own.objects("/Subtype", "/Link") if "/A" in each]
    assert "https://example.com/spring" in map(str, links)


def test_what_was_there_before_is_there_still(own: Pages, quarter: Pages) -> None:
    assert [words for words in own.charts if words != "Chart: Nights by hand"] == quarter.charts


def test_no_code_of_the_copy_is_printed(own: Pages) -> None:
    assert "go.Bar" not in own.letters
    assert "DataFrame" not in own.letters


def test_it_is_printed_on_the_paper_asked_for(own: Pages) -> None:
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in own.reader.pages} == {
        (612, 792)
    }
