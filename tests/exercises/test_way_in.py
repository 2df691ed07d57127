"""A practice that is not there yet is made on the page, and one that is locked is opened there."""

from collections.abc import Iterator
from pathlib import Path

import ipywidgets as ipw
import pytest

from goalkit.errors import PassphraseNeededError
from goalkit.exercises.check_in import check_in
from goalkit.exercises.start import start
from goalkit.exercises.way_in import AGAIN, DIFFERENT, LOCKED, MAKE, NEW, OPEN, PASSPHRASE, PLAIN, TYPE_ONE
from goalkit.model import Client
from goalkit.store import open_practice, passphrase_given
from goalkit.store.environment import open_with
from tests.every_form import found
from tests.exercises.test_opening import told, words_on

SECRET = "früh auf"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """Where a practice is or will be; what a test opened its pages with is forgotten."""
    yield tmp_path / "practice.goalkit"
    open_with(None)


def typed(view: ipw.Widget, button: str, **texts: object) -> ipw.Widget:
    """Type into the fields and press the button, as a person does."""
    labels = {"passphrase": PASSPHRASE, "again": AGAIN, "plain": PLAIN}
    fields = {one.description: one for one in found(view, ipw.Password | ipw.Checkbox)}
    for name, text in texts.items():
        fields[labels[name]].value = text
    next(one for one in found(view, ipw.Button) if one.description == button).click()
    assert all(one.value == "" for one in found(view, ipw.Password))
    return view


def test_it_is_made_with_a_passphrase_and_the_page_goes_on(file: Path) -> None:
    view = start(str(file))
    assert NEW in words_on(view)
    assert str(file) in words_on(view)
    assert not file.exists()
    typed(view, MAKE, passphrase=SECRET, again=SECRET)
    assert "Whose workbook is this?" in words_on(view)
    with pytest.raises(PassphraseNeededError):
        open_practice(file)
    open_practice(file, passphrase=SECRET).close()


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({}, TYPE_ONE),
        ({"passphrase": SECRET}, DIFFERENT),
        ({"passphrase": SECRET, "again": "frueh"}, DIFFERENT),
    ],
    ids=["nothing", "once", "different"],
)
def test_nothing_is_made_by_a_slip(file: Path, texts: dict[str, str], said: str) -> None:
    assert said in words_on(typed(start(str(file)), MAKE, **texts))
    assert not file.exists()


def test_without_a_passphrase_it_is_made_only_when_that_is_ticked(file: Path) -> None:
    typed(start(str(file)), MAKE, plain=True)
    open_practice(file).close()
    assert passphrase_given() is None


def test_every_other_page_leads_to_the_start_page_once_it_is_made(file: Path) -> None:
    view = typed(check_in(str(file)), MAKE, plain=True)
    assert 'href="00_start.ipynb"' in told(view)


def test_a_locked_one_is_opened_by_its_passphrase_and_by_no_other(file: Path) -> None:
    with open_practice(file, passphrase=SECRET, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
    view = check_in(str(file))
    assert LOCKED in words_on(view)
    assert "Robin" not in words_on(view)
    for wrong in ("", "frueh"):
        typed(view, OPEN, passphrase=wrong)
        assert LOCKED in words_on(view)
    assert "does not open" in words_on(view)
    typed(view, OPEN, passphrase=SECRET)
    assert "Robin Example" in words_on(view)


def test_what_is_printed_from_the_page_opens_with_the_same(file: Path) -> None:
    open_practice(file, passphrase=SECRET, create=True).close()
    typed(check_in(str(file)), OPEN, passphrase=SECRET)
    assert passphrase_given() == SECRET


def test_a_file_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    view = typed(start(str(tmp_path / "file" / "p.goalkit")), MAKE, plain=True)
    assert "cannot be used" in words_on(view)
    assert NEW in words_on(view)
