"""The notebook of the quarter serves a month and a year as well, on paper and on the screen."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from goalkit.cli.app import app
from tests.review.conftest import Review
from tests.review.pages import Pages, left_out, spaced
from tests.review.test_quarter import PARTS


@pytest.fixture(scope="module")
def month(review: Review, example: Path) -> Pages:
    return review("example", "2026-09", "--as-of", "2026-09-30", "--practice", example)


@pytest.fixture(scope="module")
def year(example: Path, tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    """The year as a page for the browser."""
    out = tmp_path_factory.mktemp("year")
    words = ["review", "example", "2025", "--as-of", "2025-12-31", "--format", "html"]
    done = CliRunner().invoke(app, [*words, "--practice", str(example), "--out", str(out)])
    assert done.exit_code == 0, done.output
    return BeautifulSoup((out / "example-2025.html").read_text(encoding="utf-8"), "html.parser")


def test_a_month_says_so_and_counts_its_own_days(month: Pages) -> None:
    assert str(month.pdf.docinfo.Title) == "Monthly review · Robin Example · September 2026"
    assert month.text.startswith("Monthly review Robin Example September 2026")
    assert "Period 1 Sep 2026 to 30 Sep 2026" in month.text
    assert left_out(PARTS, [title for title, _ in month.bookmarks]) in month.text


def test_a_month_holds_nothing_of_the_month_before(month: Pages) -> None:
    assert month.has("25 Sep 2026: Eight again since the 1st.")
    assert "28 Aug 2026: The contract" not in month.text
    assert "11 Sep 2026: First department day" in month.text
    assert "17 Jul 2026: Two team leads" not in month.text


def test_a_year_says_so_on_the_screen(year: BeautifulSoup) -> None:
    assert "Year in review" in spaced(year.get_text(" "))
    assert "1 Jan 2025 to 31 Dec 2025" in spaced(year.get_text(" "))
    titles = [title.get_text() for title in year.find_all("h2") if title.get_text() in PARTS]
    assert left_out(PARTS, titles) in spaced(year.get_text(" "))


def test_the_page_needs_nothing_else(year: BeautifulSoup) -> None:
    assert not year.find_all(["script", "link", "iframe", "object", "embed"])
    assert not [each for each in year.find_all(src=True) if not each["src"].startswith("data:")]
    assert len(year.find_all("svg")) >= 10
