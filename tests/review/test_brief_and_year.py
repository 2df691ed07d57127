"""The session brief and the year in review on paper: all that belongs in them, nothing else."""

import re
from pathlib import Path

import pytest

from goalkit.report import Paper
from tests.cli.conftest import make_practice
from tests.review.busy import busy_records
from tests.review.conftest import Review
from tests.review.pages import Pages, left_out

BRIEF_PARTS = [
    *("Agreed last time", "Promised", "What changed", "In their own words", "What others suggest"),
    "Questions worth asking",
]
YEAR_PARTS = [
    *("The year on one page", "Vision and values", "The goals over the year"),
    *("Milestones celebrated and thanks", "Attainment", "Balance", "How sure you were"),
    *("Feedback and support", "Decisions of the year", "What is carried over", "Appendix"),
]
OF_THE_PROGRAM = (r"In \[", r"\bimport\b", "Traceback", r"\bnan\b", r"\bNone\b", r"\bNaT\b", r"\bempty\b")


@pytest.fixture(scope="module")
def brief(example: Path, printing: Review) -> Pages:
    return printing("brief", "example", "--as-of", "2026-09-30", "--practice", example)


@pytest.fixture(scope="module")
def year(example: Path, printing: Review) -> Pages:
    return printing("year", "example", "2025", "--practice", example)


@pytest.fixture(params=["brief", "year"])
def pages(request: pytest.FixtureRequest) -> Pages:
    found: Pages = request.getfixturevalue(request.param)
    return found


def test_a_brief_has_two_pages_and_its_parts_below_its_head(brief: Pages) -> None:
    assert len(brief.reader.pages) == 2
    assert brief.bookmarks == [("Session brief", BRIEF_PARTS)]
    assert str(brief.pdf.docinfo.Title).startswith(
        "Session brief · Robin Example · Since the session of 23 Sep"
    )


def test_a_brief_says_what_a_coach_wants_to_know(brief: Pages) -> None:
    for words in (
        "Will A travel calendar for the fourth quarter, with the names of those who go instead of me.",
        "Name one owner for the handover to Service, with Priya 18 Sep 2026 ✕ overdue",
        "Lead a team of at least 10 people by June 2027 ▲ behind ● on track",
        "Team size 7 people 8 people 1 70 → 75 %",
        "I would like to learn to protect my own calendar as well as I protect theirs.",
        "25 Sep 2026, Working hours: Back at 50.",
        "Agree on the result and on the date, then stay out.",
        "“Handover to Service agreed and in use” was due on 31 Aug 2026. What is the smallest next step?",
        "Page 2 of 2",
    ):
        assert brief.has(words)


@pytest.mark.parametrize("paper", Paper)
def test_a_brief_about_a_busy_client_has_two_pages_too(
    paper: Paper, printing: Review, tmp_path: Path
) -> None:
    practice = make_practice(tmp_path / "busy.goalkit", *busy_records())
    words = ("brief", "c1", "--as-of", "2026-09-30", "--practice", practice, "--paper", paper)
    assert len(printing(*words).reader.pages) == 2


def test_a_year_has_its_parts_and_each_goal_its_own(year: Pages) -> None:
    assert left_out(YEAR_PARTS, [title for title, _ in year.bookmarks]) in year.text
    assert len(dict(year.bookmarks)["The goals over the year"]) == 6
    assert dict(year.bookmarks)["Decisions of the year"][0] == "Q1 2025, on 31 Mar 2025"
    assert str(year.pdf.docinfo.Title) == "Year in review · Robin Example · 2025"


def test_a_year_brings_its_quarters_together(year: Pages) -> None:
    for words in (
        "Q1: Lena is here, and the team is five.",
        "Q4: I asked for help before I was ill.",
        "Lead a team of at least 12 people by June 2027 ● on track ● on track ● on track ▲ behind",
        "17 Oct 2025: Career paths for three roles agreed with HR.",
        "Kim, for an early phone call.",
        "On 19 Dec 2025, 6 goals together came out below what was expected: the score is 33.6",
        "Hours: stop covering open positions myself",
        "Fill the vacancy with the team",
    ):
        assert year.has(words)


def test_a_year_of_the_page_of_one_is_on_one_page(year: Pages) -> None:
    """Wins, learnings and all six goals."""
    page = " ".join(year.reader.pages[1].extract_text().split())
    for words in (
        "Wins of the year",
        "Learnings of the year",
        "Hundred days accompanied: not yet",
        "Page 2 of",
    ):
        assert words in page


def test_every_page_of_a_year_is_three_quarters_full_but_the_last(year: Pages) -> None:
    assert min(year.fills[:-1]) >= 0.75


def test_every_chart_of_a_year_says_what_it_shows(year: Pages) -> None:
    assert len(year.charts) == 9
    assert all(year.has(said) for said in year.charts)


@pytest.mark.parametrize("word", OF_THE_PROGRAM)
def test_nothing_of_the_program_shows(word: str, pages: Pages) -> None:
    assert not re.search(word, pages.text)


def test_they_can_be_read_aloud_and_kept(pages: Pages) -> None:
    assert pages.pdf.Root.MarkInfo.Marked
    with pages.pdf.open_metadata() as about:
        conforms = [about[name] for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")]
    assert conforms == ["2", "A", "1"]
