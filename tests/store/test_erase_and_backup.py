"""Erasing leaves no trace; a backup is a whole practice."""

import sqlite3
from pathlib import Path

import pytest

from goalkit.errors import ClientUnknownError, FileError, PassphraseNeededError, PracticeLockedError
from goalkit.model import Client
from goalkit.store import Practice, open_practice
from goalkit.store.connection import Place, connect
from tests.books import goal
from tests.store.conftest import PASSPHRASE

ANN = Client(id="c1", name="Ann of Zwetschgental")
BEN = Client(id="c2", name="Ben of Marillenberg")


def fill(practice: Practice) -> Practice:
    practice.record("c1", ANN, *(goal(f"g{number}", why="Zwetschgental " * 200) for number in range(50)))
    practice.record("c1", Client(id="c1", name="Ann"))
    practice.record("c2", BEN)
    return practice


def test_an_erased_client_is_gone_with_its_history(practice: Practice) -> None:
    moment = fill(practice).load("c1").known_at
    practice.erase("c1")
    assert practice.clients() == (BEN,)
    assert practice.clients(moment) == ()
    with pytest.raises(ClientUnknownError):
        practice.load("c1", moment)


def test_an_erased_client_leaves_no_byte_in_any_file(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        fill(practice).erase("c1")
        left = b"".join(one.read_bytes() for one in file.parent.iterdir() if one.is_file())
    assert b"Zwetschgental" not in left
    assert b"Marillenberg" in left


def test_a_page_that_is_still_open_keeps_nothing_of_an_erased_client(file: Path) -> None:
    with open_practice(file, create=True) as practice, open_practice(file) as page:
        fill(practice).erase("c1")
        with pytest.raises(ClientUnknownError, match="'c1' is no client"):
            page.keep_draft("c1", "check-in", "Zwetschgental")
        page.keep_draft("c2", "check-in", "kept")
        assert (page.drafts("c1"), page.drafts("c2")) == ((), ("check-in",))
        files = (one for one in file.parent.iterdir() if one.is_file())
        assert b"Zwetschgental" not in b"".join(one.read_bytes() for one in files)


def test_an_unknown_client_cannot_be_erased(practice: Practice) -> None:
    with pytest.raises(ClientUnknownError, match="'c9'"):
        fill(practice).erase("c9")
    assert len(practice.clients()) == 2


def test_nobody_is_erased_while_somebody_reads(file: Path) -> None:
    with open_practice(file, create=True, timeout=0.05) as practice:
        fill(practice)
        reader = connect(Place(path=file))
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM clients")
        with pytest.raises(PracticeLockedError):
            practice.erase("c1")
        assert len(practice.clients()) == 2
        reader.close()
        practice.erase("c1")
        assert b"Zwetschgental" not in b"".join(
            one.read_bytes() for one in file.parent.iterdir() if one.is_file()
        )


def test_a_backup_holds_the_same_records_and_history(here: Practice, tmp_path: Path) -> None:
    moment = fill(here).load("c1").known_at
    target = tmp_path / "backup.goalkit"
    here.backup(target)
    passphrase = None if target.read_bytes().startswith(b"SQLite") else PASSPHRASE
    with open_practice(target, passphrase=passphrase) as copy:
        assert copy.workbooks() == here.workbooks()
        assert copy.workbooks(moment) == here.workbooks(moment)


def test_the_backup_of_an_encrypted_practice_is_encrypted(file: Path, tmp_path: Path) -> None:
    with open_practice(file, passphrase=PASSPHRASE, create=True) as practice:
        fill(practice).backup(tmp_path / "backup.goalkit")
    with pytest.raises(PassphraseNeededError):
        open_practice(tmp_path / "backup.goalkit")
    assert b"Zwetschgental" not in (tmp_path / "backup.goalkit").read_bytes()


def test_a_backup_overwrites_nothing(memory: Practice, tmp_path: Path) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("dear diary")
    with pytest.raises(FileError, match="give another name"):
        memory.backup(target)
    assert target.read_text() == "dear diary"
    assert list(tmp_path.iterdir()) == [target]


def test_a_backup_can_be_read_by_other_programs_when_plain(memory: Practice, tmp_path: Path) -> None:
    fill(memory).backup(tmp_path / "backup.goalkit")
    with sqlite3.connect(tmp_path / "backup.goalkit") as other:
        assert other.execute("SELECT count(*) FROM goals").fetchone() == (50,)
    other.close()


def test_a_backup_that_fails_leaves_no_half_file(memory: Practice, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileError):
        memory.backup(tmp_path / "file" / "backup.goalkit")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
