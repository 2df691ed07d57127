"""Erasing a client on the start page."""

from pathlib import Path

import pytest

from goalkit.exercises.erasing import OTHER_WORDS, ErasingCard
from goalkit.exercises.start import StartPage
from goalkit.model import Client
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.store.backups import backups_of
from tests.exercises.made import TODAY
from tests.exercises.test_opening import words_on


@pytest.fixture
def page(practice: Practice) -> StartPage:
    return StartPage(practice, on=TODAY)


def card(page: StartPage) -> ErasingCard:
    page.erase_button.click()
    return page.erasing


def code_name(practice: Practice) -> str:
    (client,) = practice.clients()
    return OpenWorkbook(practice, client.id, today=TODAY).code_name


def test_nobody_is_erased_before_the_code_name_is_typed(page: StartPage, practice: Practice) -> None:
    asked = card(page)
    for typed in ("", "Client", "Robin Example"):
        asked.typed.value = typed
        asked.erase_button.click()
        assert OTHER_WORDS.format(code_name(practice)) in words_on(asked.view)
        assert len(practice.clients()) == 1


def test_the_last_client_is_erased_and_the_page_asks_for_a_new_one(
    page: StartPage, practice: Practice, tmp_path: Path
) -> None:
    (client,) = practice.clients()
    name, pdf = code_name(practice), tmp_path / "client-review.pdf"
    pdf.write_bytes(b"%PDF")
    OpenWorkbook(practice, client.id, today=TODAY).note_printed(pdf)
    asked = card(page)
    assert pdf.name in words_on(asked.view)
    asked.typed.value = f" {name.lower()} "
    asked.erase_button.click()
    assert practice.clients() == ()
    assert not pdf.exists()
    shown = words_on(page.view)
    assert f"{name} is erased." in shown
    assert "Whose workbook is this?" in shown
    if practice.path is not None:
        assert "1 backup still holds this client" in shown
        assert f"goalkit erase {client.id} --backups takes" in shown


def test_with_the_tick_no_backup_holds_the_client_and_the_others_are_there(
    page: StartPage, practice: Practice
) -> None:
    (client,) = practice.clients()
    name = code_name(practice)
    asked = card(page)
    practice.record("c9", Client(id="c9", name="Kim Example"))
    asked.ticked.value, asked.typed.value = True, name
    asked.erase_button.click()
    assert [one.id for one in practice.clients()] == ["c9"]
    assert practice.backups_with(client.id) == ((), ())
    if practice.path is not None:
        assert [one.why for one in backups_of(practice.path)] == ["erase"]
    assert "still hold" not in words_on(page.view)
    assert "Kim Example" in words_on(page.view)


def test_who_thinks_better_of_it_closes_the_card(page: StartPage, practice: Practice) -> None:
    asked = card(page)
    next(one for one in asked.view.children[1].children if one.description == "Do not erase").click()
    assert "Erase for good" not in words_on(page.view)
    assert len(practice.clients()) == 1
