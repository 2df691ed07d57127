"""`goalkit worksheets`."""

from decimal import Decimal
from pathlib import Path

from pypdf import PdfReader

from goalkit.store import open_practice
from goalkit.store.settings import choose_locale
from tests.books import reach
from tests.cli.conftest import Goalkit


def test_a_sheet_is_printed_for_a_client_and_nothing_is_overwritten(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    asked = (
        "worksheets",
        "c1",
        "--only",
        "plan",
        "--paper",
        "us-letter",
        "--out",
        "new",
        "--practice",
        practice,
    )
    done = goalkit(*asked)
    assert done.stdout == f"Written: {home / 'new' / 'c1-plan.pdf'}\n"
    (page,) = PdfReader(home / "new" / "c1-plan.pdf").pages
    assert "Lead a team of ten" in page.extract_text()
    assert page.mediabox.width == 612
    assert (home / "new" / "c1-plan.pdf").stat().st_mode & 0o777 == 0o600
    again = goalkit(*asked)
    assert again.exit_code == 2
    assert "there is a file already" in again.stderr


def test_blank_sheets_need_no_practice(home: Path, goalkit: Goalkit) -> None:
    assert goalkit("worksheets", "--only", "wheel").exit_code == 0
    assert "Health" in PdfReader(home / "wheel.pdf").pages[0].extract_text()
    assert [one.name for one in home.iterdir()] == ["wheel.pdf"]


def test_a_sheet_or_a_client_that_is_not_there_is_said(practice: Path, home: Path, goalkit: Goalkit) -> None:
    done = goalkit("worksheets", "--only", "whel")
    assert done.exit_code == 2
    assert "give one of vision, values, wheel" in done.stderr
    assert "'c9'" in goalkit("worksheets", "c9", "--practice", practice).stderr
    assert not [*home.glob("*.pdf")]


def test_numbers_and_paper_are_those_of_the_country_of_the_practice(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    with open_practice(practice) as opened:
        opened.record("c1", reach("m9", target=Decimal("1500.5")))
        choose_locale(opened, "de_DE")
    assert goalkit("worksheets", "c1", "--only", "check-in", "--practice", practice).exit_code == 0
    (page,) = PdfReader(home / "c1-check-in.pdf").pages
    assert "at least 1.500,5 people" in " ".join(page.extract_text().split())
    assert round(float(page.mediabox.width)) == 595
