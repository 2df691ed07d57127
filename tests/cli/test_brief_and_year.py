"""`goalkit brief` and `goalkit year`: a file named after ids, or a sentence and no file."""

from pathlib import Path

import pytest

from goalkit.shipped import BRIEF_NOTEBOOK, shipped
from tests.cli.conftest import Goalkit


def test_a_brief_is_written_into_a_file_named_after_its_day(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    words = ("brief", "c1", "--as-of", "2026-05-20", "--format", "html", "--out", "briefs")
    done = goalkit(*words, "--practice", practice)
    assert done.exit_code == 0, done.output
    written = home / "briefs" / "c1-brief-2026-05-20.html"
    assert f"Brief: {written}" in done.stdout
    page = written.read_text(encoding="utf-8")
    assert "The 30 days up to 20 May 2026" in page
    assert "Lead a team of ten" in page


def test_a_year_is_the_one_asked_for(practice: Path, home: Path, goalkit: Goalkit) -> None:
    words = ("year", "c1", "2026", "--as-of", "2026-05-20", "--format", "html")
    done = goalkit(*words, "--practice", practice)
    assert done.exit_code == 0, done.output
    assert "1 Jan 2026 to 31 Dec 2026" in (home / "c1-year-2026.html").read_text(encoding="utf-8")


def test_without_a_year_it_is_the_last_full_one_or_the_running_one(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    """The goals count from the first day of 2026 on."""
    done = goalkit("year", "c1", "--as-of", "2026-05-20", "--format", "html", "--practice", practice)
    assert done.exit_code == 0, done.output
    assert [path.name for path in home.glob("*.html")] == ["c1-year-2026.html"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief", "c9"), "('c1')"),
        (("brief", "c1", "--as-of", "2199-01-01"), "'2199-01-01' is later than today"),
        (("brief", "c1", "--notebook", "none.ipynb"), "none.ipynb"),
        (("brief", "c1", "--out", "practice.goalkit"), "is a file: give a folder"),
        (("year", "c9"), "('c1')"),
        (("year", "c1", "2026-Q1"), "'2026-Q1' is not a year"),
        (("year", "c1", "soon"), "'soon' is not a period"),
        (("year", "c1", "2199"), "'2199' had not begun"),
    ],
)
def test_what_cannot_be_told_is_said_and_nothing_is_written(
    words: tuple[str, ...], said: str, practice: Path, home: Path, goalkit: Goalkit
) -> None:
    before = sorted(path.name for path in home.iterdir())
    done = goalkit(*words, "--practice", practice)
    assert done.exit_code == 2, done.output
    assert said in done.stderr
    assert sorted(path.name for path in home.iterdir()) == before


def test_a_review_of_a_period_is_not_made_with_a_notebook_that_takes_none(
    practice: Path, goalkit: Goalkit
) -> None:
    done = goalkit("review", "c1", "2026-Q1", "--notebook", shipped(BRIEF_NOTEBOOK), "--practice", practice)
    assert done.exit_code == 2
    assert "the notebook has no parameter 'period' (it has: 'client', 'practice', 'as_of')" in done.stderr
