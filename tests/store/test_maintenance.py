"""The file of a practice, as the database itself sees it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from goalkit.errors import BackupBrokenError, PracticeDamagedError, PracticeError
from goalkit.model import Client
from goalkit.store import Practice, export_client, open_practice
from goalkit.store.backups import Why
from tests.books import START, goal, reach, reading

PAGE = 4096


def test_a_new_practice_is_sound(practice: Practice) -> None:
    practice.record("c1", Client(id="c1", name="Robin Example"))
    assert practice.damage() == ()


@pytest.fixture(params=[None, "früh auf"], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    given: str | None = request.param
    return given


def test_a_page_that_was_overwritten_is_found(file: Path, passphrase: str | None) -> None:
    with open_practice(file, passphrase=passphrase, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
        whole = file.read_bytes()
        last = len(whole) - PAGE
        file.write_bytes(whole[:last] + b"\xff" * PAGE)
        practice.close()
        assert practice.damage() != ()
        assert all(finding.startswith("the file is damaged: ") for finding in practice.damage())


def test_a_large_practice_is_not_looked_through_each_time_it_is_opened_but_with_each_backup(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_practice(file, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
    whole = file.read_bytes()
    file.write_bytes(whole[:-PAGE] + b"\xff" * PAGE)
    with pytest.raises(PracticeDamagedError):
        open_practice(file)
    monkeypatch.setattr("goalkit.store.opening.LOOKED_THROUGH", len(whole) - 1)
    with open_practice(file) as practice, pytest.raises(BackupBrokenError):
        practice.back_up(Why.HAND)


def test_a_file_that_is_cut_is_damaged(file: Path, passphrase: str | None) -> None:
    with open_practice(file, passphrase=passphrase, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(PracticeDamagedError):
        open_practice(file, passphrase=passphrase)


def test_a_flipped_bit_is_noticed_or_harmless(
    file: Path, passphrase: str | None, times: Callable[[int], int]
) -> None:
    with open_practice(file, passphrase=passphrase, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach())
        practice.record("c1", *(reading("m1", START + timedelta(days=day), day) for day in range(60)))
        practice.record("c1", *(reading("m1", START + timedelta(days=day), 7) for day in range(60)))
        practice.keep_draft("c1", "check-in", "seven")
        was = everything(practice)
    whole, chance, noticed = file.read_bytes(), Random(1), 0  # noqa: S311 - the same bits each time
    for _ in range(times(1000)):
        bit = chance.randrange(len(whole) * 8)
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        file.write_bytes(changed)
        try:
            with open_practice(file, passphrase=passphrase) as practice:
                assert everything(practice) == was
        except PracticeError:
            noticed += 1
    assert noticed


def test_a_moment_that_cannot_be_read_is_damage(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
        practice.record("c1", Client(id="c1", name="Robin Sample"))
    with closing(sqlite3.connect(file)) as plain, plain:  # of the row that counts no more
        plain.execute("UPDATE clients SET superseded_at = '9t26-11-29 07:47' WHERE superseded_at IS NOT NULL")
    with open_practice(file) as practice, pytest.raises(PracticeDamagedError):
        practice.load("c1")


def test_a_file_that_is_cut_or_partly_zero_is_noticed_or_harmless(
    file: Path, passphrase: str | None, times: Callable[[int], int]
) -> None:
    with open_practice(file, passphrase=passphrase, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach())
        practice.record("c1", *(reading("m1", START + timedelta(days=day), day) for day in range(60)))
        was = everything(practice)
    whole, chance = file.read_bytes(), Random(2)  # noqa: S311 - the same places each time
    for number in range(times(300)):
        at = chance.randrange(len(whole))
        zeros = bytes(min(chance.choice((1, 512, 4096)), len(whole) - at))
        file.write_bytes(whole[:at] if number % 2 else whole[:at] + zeros + whole[at + len(zeros) :])
        with suppress(PracticeError), open_practice(file, passphrase=passphrase) as practice:
            assert everything(practice) == was


def everything(practice: Practice) -> tuple[object, ...]:
    return practice.load("c1"), export_client(practice, "c1"), practice.draft("c1", "check-in")
