"""A milestone that was reached: offered once, with a card that is kept where printed things are."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from goalkit.exercises.celebrating import MAKE, Celebrations
from goalkit.exercises.exercise import due_steps, work_so_far
from goalkit.exercises.progress import progress
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from tests.exercises.made import STEP, TODAY
from tests.forms.pages import buttons, words_of

REACHED = replace(STEP, title="First hire", reached_on=date(2026, 5, 14), helped_by="Kim Other")


def page(practice: Practice, folder: Path, *, again: bool = False) -> Celebrations:
    return Celebrations(OpenWorkbook(practice, "c1", today=TODAY), folder, again=again)


def offered(shown: Celebrations) -> list[str]:
    return [step.title for step, _ in shown.offers]


def test_it_is_offered_once_as_soon_as_it_is_reached(practice: Practice, tmp_path: Path) -> None:
    book = OpenWorkbook(practice, "c1", today=TODAY)
    first = Celebrations(book, tmp_path)
    assert offered(first) == []
    book.record(REACHED)
    assert offered(first) == ["First hire"]
    book.record(replace(STEP, id="k2"))
    assert offered(first) == ["First hire"]
    assert offered(page(practice, tmp_path)) == []
    assert offered(page(practice, tmp_path, again=True)) == ["First hire"]
    book.undo()
    book.undo()
    assert offered(first) == []


def test_what_was_reached_long_ago_is_not_offered(practice: Practice, tmp_path: Path) -> None:
    practice.record("c1", replace(REACHED, reached_on=date(2026, 4, 1)))
    assert offered(page(practice, tmp_path, again=True)) == []


def test_once_it_was_seen_the_start_page_does_not_speak_of_it_again(
    practice: Practice, tmp_path: Path
) -> None:
    practice.record("c1", REACHED)
    book = OpenWorkbook(practice, "c1", today=TODAY)

    def due() -> list[str]:
        return [step.why for step in due_steps(work_so_far(book)) if step.exercise is progress]

    (said,) = due()
    assert "“First hire”" in said
    page(practice, tmp_path)
    assert due() == []


def test_the_card_names_nobody_and_an_erasure_finds_it(practice: Practice, tmp_path: Path) -> None:
    practice.record("c1", REACHED)
    shown = page(practice, tmp_path / "cards")
    buttons(shown.view)[MAKE].click()
    book = OpenWorkbook(practice, "c1", today=TODAY)
    start = f"{book.code_name.lower().replace(' ', '-')}-milestone-2026-05-14-k1"
    files = sorted((tmp_path / "cards").iterdir())
    assert [one.name for one in files] == [f"{start}.pdf", f"{start}.png"]
    said = words_of(shown.view)
    assert f"{start}.png and {start}.pdf, in the folder" in said
    assert 'alt="First hire. Reached on 14 May 2026. The reward: A dinner. With thanks to Kim Other"' in said
    assert "Robin" not in said
    assert set(book.printed_files()) == set(files)
    book.erase(backups_too=False)
    assert not any(one.exists() for one in files)


def test_what_cannot_be_written_is_said(practice: Practice, tmp_path: Path) -> None:
    practice.record("c1", REACHED)
    (tmp_path / "file").touch()
    shown = page(practice, tmp_path / "file")
    buttons(shown.view)[MAKE].click()
    said = words_of(shown.view)
    assert "client-" in said
    assert "could not be written" in said
    assert "--out" not in said
    assert "goalkit-card-picture" not in said
