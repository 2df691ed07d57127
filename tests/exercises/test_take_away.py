"""Files to take away on the page that prints: a press makes the file, again what has changed."""

from pathlib import Path

from pypdf import PdfReader

from goalkit.exercises.print_review.take_away import CalendarCard, WorksheetsCard
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.store.erasing import printed_files
from tests.exercises.made import TODAY
from tests.forms.pages import words_of


def test_a_press_writes_the_file_and_another_one_writes_it_anew(practice: Practice, tmp_path: Path) -> None:
    card = CalendarCard(OpenWorkbook(practice, "c1", today=TODAY), tmp_path / "out")
    card.button.click()
    (file,) = (tmp_path / "out").iterdir()
    assert file.name.startswith("client-")
    assert file.name.endswith("-calendar.ics")
    assert file.name in words_of(card.view)
    private = file.read_text(encoding="utf-8")
    assert "SUMMARY:goalkit: check-in" in private
    card.ticked.value = True
    card.button.click()
    assert "SUMMARY:Check-in: Team size" in file.read_text(encoding="utf-8")
    assert printed_files(practice, "c1") == (file,)


def test_a_press_prints_the_sheets_and_a_tick_leaves_them_blank(practice: Practice, tmp_path: Path) -> None:
    card = WorksheetsCard(OpenWorkbook(practice, "c1", today=TODAY), tmp_path / "out")

    def text() -> str:
        card.button.click()
        (file,) = (tmp_path / "out").iterdir()
        assert file.name in words_of(card.view)
        assert printed_files(practice, "c1") == (file,)
        return "".join(page.extract_text() for page in PdfReader(file).pages)

    assert "Lead a team of ten" in text()
    card.ticked.value = True
    blank = text()
    assert "Balance wheel" in blank
    assert "Lead a team of ten" not in blank


def test_a_folder_that_takes_no_file_is_said(practice: Practice, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file in its place")
    card = CalendarCard(OpenWorkbook(practice, "c1", today=TODAY), tmp_path / "out")
    card.button.click()
    assert "could not be written" in words_of(card.view)
