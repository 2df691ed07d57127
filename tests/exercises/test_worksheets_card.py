"""Worksheets on the page that prints: a press makes the file, with what the client has or blank."""

from pathlib import Path

from pypdf import PdfReader

from goalkit.exercises.print_review.paper import MAKE, WorksheetsCard
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.store.erasing import printed_files
from tests.exercises.made import TODAY
from tests.forms.pages import words_of


def test_a_press_prints_the_sheets_and_a_tick_leaves_them_blank(practice: Practice, tmp_path: Path) -> None:
    card = WorksheetsCard(OpenWorkbook(practice, "c1", today=TODAY), tmp_path / "out")

    def text() -> str:
        assert card.button.description == MAKE
        card.button.click()
        (file,) = (tmp_path / "out").iterdir()
        assert file.name in words_of(card.view)
        assert printed_files(practice, "c1") == (file,)
        return "".join(page.extract_text() for page in PdfReader(file).pages)

    assert "Lead a team of ten" in text()
    card.blank.value = True
    blank = text()
    assert "Balance wheel" in blank
    assert "Lead a team of ten" not in blank
