"""The quarter of the example on paper: everything in it, nothing that does not belong there."""

import json
import re
from pathlib import Path

import pytest

from goalkit.shipped import EXAMPLE_CLIENT, REVIEW_NOTEBOOK, shipped
from tests.review.pages import Pages
from tests.review.program import watched

EXAMPLE = json.loads(shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8"))["records"]
GOALS = {goal["id"]: goal["statement"] for goal in EXAMPLE["goals"]}  # the last version of each counts
CELLS = json.loads(shipped(REVIEW_NOTEBOOK).read_text(encoding="utf-8"))["cells"]
PARTS = ["".join(cell["source"]).removeprefix("# ") for cell in CELLS if cell["cell_type"] == "markdown"]
CHARTS = (
    r"Team size: 8 of 10 people",
    r"Working hours \(at most 50 h/week\): kept in \d+ of \d+ weeks",
    r"Home office \(at least 2 days/week\): kept in \d+ of \d+ weeks",
    r"Travel \(at most 30 %\): kept in \d+ of \d+ weeks",
    r"Sales budget: 24 M of 30 M USD",
    r"On 29 Sep 2026, 6 goals together came out a little below what was expected",
    r"The largest gap is in Time for myself",
    r"Of \d+ ratings, \d+ say that the goal serves",
    r"Of \d+ ratings, \d+ say that the goal serves",
    r"Others rate “Listens before deciding” highest",
)
"""What each chart says, in the order of reading."""
LABELS = {
    "progress": ("Jan 2025", "Jan 2027", "25 M", "12", "expected 8.4"),
    "kept calendar": ("Oct–Dec 2025", "Jul–Sep 2026", "11 of 12 kept"),
    "attainment": ("20", "40", "60", "80", "48.9", "57.6"),
    "wheel": ("Partner", "5 → 4", "10"),
    "alignment": ("+2", "−1", "Trust", "Curiosity"),
    "feedback": ("direct reports (5 answers)", "+1.5", "−3 much worse"),
}
"""Texts of the axes and marks of each kind of chart."""


def test_every_part_of_the_notebook_is_printed_and_a_bookmark(quarter: Pages) -> None:
    assert len(PARTS) == 14
    assert [title for title, _ in quarter.bookmarks] == PARTS
    assert all(part in quarter.text for part in PARTS)


def test_every_goal_has_its_own_part(quarter: Pages) -> None:
    assert len(GOALS) == 6
    assert dict(quarter.bookmarks)["Goal by goal"] == list(GOALS.values())
    assert all(quarter.text.count(statement) >= 3 for statement in GOALS.values())


def test_the_cover_says_whose_review_it_is_and_what_it_rests_on(quarter: Pages) -> None:
    cover = " ".join(quarter.reader.pages[0].extract_text().split())
    for words in (
        "Quarterly review Robin Example Q3 2026",
        "Coach Kim Sample",
        "Period 1 Jul 2026 to 30 Sep 2026",
        "Records up to 30 Sep 2026",
        "Rule for statuses On track while",
        "Confidential",
    ):
        assert words in cover


def test_every_chart_is_there_and_says_what_it_shows(quarter: Pages) -> None:
    assert len(quarter.charts) == len(CHARTS)
    for said, expected in zip(quarter.charts, CHARTS, strict=True):
        assert re.match(expected, said)
        assert quarter.has(said)  # as a caption, too


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS.keys())
def test_the_labels_of_charts_are_text(labels: tuple[str, ...], quarter: Pages) -> None:
    for label in labels:
        assert re.search(rf"(?<!\w){re.escape(label)}(?!\w)", quarter.text)


def test_charts_are_lines_and_no_pixels(quarter: Pages) -> None:
    assert quarter.objects("/Subtype", "/Image") == []


@pytest.mark.parametrize("word", [r"In \[", r"\bimport\b", "Traceback", r"\bnan\b", r"\bNone\b", r"\bNaT\b"])
def test_nothing_of_the_program_shows(word: str, quarter: Pages) -> None:
    assert not re.search(word, quarter.text)


def test_it_can_be_read_aloud_and_kept(quarter: Pages) -> None:
    assert quarter.pdf.Root.MarkInfo.Marked
    assert str(quarter.pdf.Root.Lang) == "en"
    assert str(quarter.pdf.docinfo.Title) == "Quarterly review · Robin Example · Q3 2026"
    with quarter.pdf.open_metadata() as about:
        conforms = [about[name] for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
    assert conforms == ["2", "A", "1"]


def test_every_font_is_in_the_file(quarter: Pages) -> None:
    described = quarter.objects("/Type", "/FontDescriptor")
    named = [font for font in quarter.objects("/Type", "/Font") if font.Subtype not in ("/Type0", "/Type3")]
    assert len(described) >= 2
    assert all("/FontDescriptor" in font for font in named)
    assert all("/FontFile2" in font or "/FontFile3" in font for font in described)


def test_it_is_the_same_file_in_the_west(quarter: Pages, example: Path, folder: Path) -> None:
    west = {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C"}
    words = ("review", "example", "2026-Q3", "--as-of", "2026-09-30", "--practice", example)
    done = watched(*words, "--out", folder / "west", environment=west)
    assert done.exit_code == 0, done.stderr
    assert (folder / "west" / "example-2026-Q3.pdf").read_bytes() == quarter.content
