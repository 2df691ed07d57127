"""A review is printed from Python: the practice may be encrypted, the notebook may be one's own."""

import os
from datetime import date
from pathlib import Path

import nbformat
import pytest
from pypdf import PdfReader

import goalkit as gk
from goalkit.errors import ChoiceError, ParameterError
from goalkit.store import open_practice
from goalkit.store.environment import PASSPHRASE
from tests.books import goal, reach, reading

PARAMETERS = 'client = ""\nperiod = ""\npractice = ""\nas_of = ""'
SHOWN = """from goalkit.open_workbook import open_workbook
review = open_workbook(client, practice=practice, as_of=as_of).review(period)
review.goals[["statement", "status"]]"""


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook of one's own, with a table of the goals."""
    cells = [nbformat.v4.new_markdown_cell("# My goals")]  # type: ignore[no-untyped-call] # of nbformat
    cells += [nbformat.v4.new_code_cell(text) for text in (PARAMETERS, SHOWN)]  # type: ignore[no-untyped-call] # of nbformat
    cells[1].metadata["tags"] = ["parameters"]
    path = tmp_path / "mine.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)  # type: ignore[no-untyped-call] # of nbformat
    return path


@pytest.fixture
def wb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> gk.ClientWorkbook:
    """The workbook of a client in an encrypted practice."""
    path = tmp_path / "private.goalkit"
    with open_practice(path, passphrase="a b c", create=True) as practice:
        practice.record("c7", gk.Client(id="c7", name="Robin Example"), goal(), reach())
        practice.record("c7", reading("m1", date(2026, 6, 30), 7))
    monkeypatch.delenv(PASSPHRASE, raising=False)
    return gk.open(path, "c7", passphrase="a b c", today="2026-09-30")


def test_an_encrypted_practice_is_printed_and_its_passphrase_handed_on_meanwhile_only(
    wb: gk.ClientWorkbook, notebook: Path, tmp_path: Path
) -> None:
    path = wb.review("2026-Q3").to_pdf(tmp_path / "q3.pdf", notebook=notebook, paper="us-letter")
    text = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "My goals" in text
    assert "Lead a team of ten" in text
    assert PASSPHRASE not in os.environ


def test_a_rule_of_the_review_is_not_silently_left_out_on_paper(
    wb: gk.ClientWorkbook, notebook: Path, tmp_path: Path
) -> None:
    """The notebook has to take it, or the paper would say something else than the frames."""
    with pytest.raises(ParameterError, match="the notebook has no parameter 'rule'"):
        wb.review("2026-Q3", rule="ratio").to_pdf(tmp_path / "q3.pdf", notebook=notebook)
    assert not (tmp_path / "q3.pdf").exists()


def test_a_paper_that_is_not_there_is_named(wb: gk.ClientWorkbook, tmp_path: Path) -> None:
    with pytest.raises(ChoiceError, match="'letter' cannot be chosen: give one of a4, us-letter"):
        wb.review("2026-Q3").to_pdf(tmp_path / "q3.pdf", paper="letter")
