"""Opening: the right file with the right passphrase, else one clear sentence and nothing changed."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from goalkit.errors import (
    FileError,
    PassphraseNeededError,
    PassphraseUnneededError,
    PassphraseWrongError,
    PracticeDamagedError,
    PracticeError,
    PracticeForeignError,
    PracticeMissingError,
    PracticeNewerError,
)
from goalkit.model import Client
from goalkit.store import Practice, open_practice
from goalkit.store.connection import _COMPILED, Place, connect
from goalkit.store.schema import SCHEMA_VERSION

ANN = Client(id="c1", name="Ann of Zwetschgental")
AWKWARD = ["it's", '"; DROP TABLE clients; --', "x'2DD2'", "Łódź 山田 😀", "a\0b", "\udcff", " "]


def make(path: Path, passphrase: str | None = None) -> None:
    with open_practice(path, passphrase=passphrase, create=True) as practice:
        practice.record("c1", ANN)


def refused(path: Path, error: type[PracticeError], passphrase: str | None = None) -> str:
    """Opening raises this error, which names the file, and changes not a byte; its text is given."""
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(PracticeError) as caught:
        open_practice(path, passphrase=passphrase)
    assert caught.type is error
    assert caught.value.exit_code == 2
    assert str(path) in str(caught.value)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before
    return str(caught.value)


@pytest.mark.parametrize("passphrase", AWKWARD)
def test_any_text_can_be_a_passphrase(file: Path, passphrase: str) -> None:
    make(file, passphrase)
    refused(file, PassphraseNeededError)
    refused(file, PassphraseWrongError, "another")
    with open_practice(file, passphrase=passphrase) as practice:
        assert practice.clients() == (ANN,)


def test_a_passphrase_is_the_same_however_the_keyboard_composes_it(file: Path) -> None:
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    make(file, composed)
    with open_practice(file, passphrase=decomposed) as practice:
        assert practice.clients() == (ANN,)


def test_an_encrypted_file_tells_nothing(file: Path) -> None:
    make(file, "secret")
    assert b"Zwetschgental" not in file.read_bytes()
    assert b"SQLite" not in file.read_bytes()


def test_an_empty_passphrase_is_none(file: Path) -> None:
    make(file, "")
    assert b"Zwetschgental" in file.read_bytes()


def test_a_passphrase_is_never_shown() -> None:
    place = Place(path=None, passphrase=AWKWARD[0])
    assert AWKWARD[0] not in repr(place)


def test_a_wrong_passphrase_leaves_no_noise_on_the_screen(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make(file, "secret")
    assert "secret" not in refused(file, PassphraseWrongError, "another")
    assert capfd.readouterr() == ("", "")


def test_a_passphrase_for_a_plain_file_is_refused(file: Path) -> None:
    make(file)
    refused(file, PassphraseUnneededError, "secret")


def test_a_missing_file_is_not_made_unless_asked_for(file: Path) -> None:
    refused(file, PracticeMissingError)
    assert not file.exists()


def test_a_folder_is_no_practice(tmp_path: Path) -> None:
    with pytest.raises(PracticeMissingError):
        open_practice(tmp_path)


@pytest.mark.parametrize("passphrase", [None, "secret"])
@pytest.mark.parametrize("content", [b"dear diary", b"x" * 4097, b"SQLite format 3\0 but no more"])
def test_a_file_of_another_kind_is_refused(file: Path, content: bytes, passphrase: str | None) -> None:
    file.write_bytes(content)
    refused(file, PracticeForeignError, passphrase)


def test_an_empty_file_is_refused(file: Path) -> None:
    file.touch()
    refused(file, PracticeForeignError)


def test_an_empty_file_becomes_a_practice_when_asked_for(file: Path) -> None:
    file.touch()
    make(file)
    with open_practice(file) as practice:
        assert practice.clients() == (ANN,)


def test_the_database_of_another_program_is_refused_and_stays_as_it_was(file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE clients (name TEXT)")
    other.close()
    refused(file, PracticeForeignError)
    with pytest.raises(PracticeForeignError):
        open_practice(file, create=True)


def test_a_file_of_a_newer_goalkit_is_refused(file: Path) -> None:
    make(file)
    newer = connect(Place(path=file))
    newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    assert "update goalkit" in refused(file, PracticeNewerError)


@pytest.mark.parametrize("passphrase", [None, "secret"])
def test_a_damaged_file_is_told_apart_from_a_foreign_one(file: Path, passphrase: str | None) -> None:
    make(file, passphrase)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\7" * (len(whole) - 4096))
    with (
        pytest.raises(PracticeDamagedError, match="last backup"),
        open_practice(file, passphrase=passphrase) as practice,
    ):
        practice.load("c1")


def test_opening_to_create_keeps_what_is_there(file: Path) -> None:
    make(file)
    with open_practice(file, create=True) as practice:
        assert practice.clients() == (ANN,)


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    make(tmp_path / "new" / "folders" / "my #1 practice? 100%.goalkit")
    with open_practice(tmp_path / "new" / "folders" / "my #1 practice? 100%.goalkit") as practice:
        assert practice.clients() == (ANN,)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError, match="cannot be used"):
        open_practice(tmp_path / "file" / "practice.goalkit", create=True)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_the_owner_may_read_the_files(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        practice.record("c1", ANN)
        rights = {one.name: stat.S_IMODE(one.stat().st_mode) for one in file.parent.iterdir()}
    assert rights == {file.name: 0o600}


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
    ],
)
def test_the_file_is_written_the_safe_way(file: Path, pragma: str, value: object) -> None:
    make(file)
    with open_practice(file) as practice, practice.reading() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value


def test_a_failing_statement_does_not_show_what_it_would_write(either: Practice) -> None:
    half = Client(id="c1", name="Ann")
    object.__setattr__(half, "name", "Ann \ud800 of Zwetschgental")  # past the checks of the record
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is, it must not tell
        either.record("c1", half)
    assert "Zwetschgental" not in str(caught.value)


def test_what_was_compiled_for_one_practice_serves_the_next(file: Path) -> None:
    _COMPILED.clear()
    make(file)
    compiled = {*_COMPILED}
    assert compiled
    with open_practice(":memory:") as other:
        other.record("c1", ANN)
    assert {*_COMPILED} == compiled
