"""Erasing one of many clients: nothing of them is left in any file, and nothing of the others is changed."""

import shutil
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from goalkit.errors import ClientUnknownError, FileError, PracticeLockedError
from goalkit.model import CheckIn, Client, Reflection
from goalkit.store import Practice, export_client, open_practice
from goalkit.store.backups import Backup, Why, backup_folder, backups_of, check_backup, kept_until, let_go
from goalkit.store.connection import Place, connect
from goalkit.store.erasing import erase_client, note_all_printed, note_printed, printed_files, remains
from goalkit.store.new_file import new_file
from tests.books import START, goal, reach
from tests.practices import saves_of
from tests.servers import Cluster
from tests.store.older import older_practice

CLIENTS = [f"c{number}" for number in range(30)]
GONE = "c17"
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


def marker(client_id: str) -> str:
    return f"Marker{client_id}word"


def files_with(word: str, folder: Path) -> list[str]:
    """The files below a folder in which a word stands, in whichever encoding of texts we write."""
    files = [one for one in folder.rglob("*") if one.is_file()]
    assert files
    return [one.name for one in files if word.encode() in one.read_bytes()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with a plain practice of thirty clients, their PDFs and two backups; and a copy of it."""
    folder = tmp_path_factory.mktemp("many") / "whole"
    with open_practice(folder / "practice" / "practice.goalkit", create=True) as practice:
        for one in CLIENTS:
            word, printed = marker(one), folder / "reviews" / f"{one}.pdf"
            first = CheckIn(id="r1", measure_id="m1", on=START, note=f"{word} said")
            said = Reflection(id="d1", written_on=START, prompt="?", text=word * 50)
            practice.record(one, Client(id=one, name=word), goal(why=word * 100), reach(), first, said)
            practice.record(one, Client(id=one, name="Somebody"))
            practice.record(one, without=[said])
            practice.keep_draft(one, "check-in", word)
            printed.parent.mkdir(exist_ok=True)
            printed.write_text(f"A review of {word}")
            note_printed(practice, one, printed)
        practice.back_up(Why.START)
        practice.back_up(Why.HAND)
    return folder, shutil.copytree(folder, folder.with_name("copy"))


@pytest.fixture
def many(made: tuple[Path, Path]) -> Path:
    """The practice as it was made; its PDFs are noted with their place, so it stands there again."""
    folder, copy = made
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)
    return folder / "practice" / "practice.goalkit"


def test_erased_with_its_backups_a_client_is_in_no_file_and_the_others_are_as_they_were(
    many: Path,
) -> None:
    others = [one for one in CLIENTS if one != GONE]
    with open_practice(many) as practice:
        before = [export_client(practice, one) for one in others]
        assert len(files_with(marker(GONE), many.parent.parent)) == 4
        left = erase_client(practice, GONE, backups_too=True)
        assert (left.backups, left.others, left.sentences(backups_too="")) == ({}, (), ())
        assert [export_client(practice, one) for one in others] == before
    assert files_with(marker(GONE), many.parent.parent) == []
    kept = backups_of(many)
    assert [one.why for one in kept] == ["erase", "hand", "start"]
    for one in kept:
        check_backup(Place(path=one.path))
        with open_practice(one.path) as backup:
            assert [export_client(backup, other) for other in others] == before


def test_without_its_backups_it_is_told_which_hold_the_client_and_until_when(many: Path) -> None:
    with open_practice(many) as practice:
        left = erase_client(practice, GONE)
        assert [*left.backups] == [*backups_of(many)]
        (said,) = left.sentences(backups_too="Do this.")
        assert said.startswith("3 backups still hold this client.")
        assert said.endswith("Do this.")
        holding = {one.path.name for one in left.backups}
        assert {*files_with(marker(GONE), many.parent)} == holding


def test_who_is_in_backups_alone_can_still_be_erased_there(many: Path) -> None:
    with open_practice(many) as practice:
        erase_client(practice, GONE)
        assert erase_client(practice, GONE, backups_too=True).backups == {}
        with pytest.raises(ClientUnknownError):
            erase_client(practice, GONE, backups_too=True)
    assert files_with(marker(GONE), many.parent) == []


def test_backups_of_earlier_versions_are_rewritten_as_they_are(file: Path) -> None:
    for version in (1, 6):
        made = backup_folder(file) / f"practice-2026010{version}T100000Z-start.goalkit"
        made.parent.mkdir(exist_ok=True)
        older_practice(made, version)
    with open_practice(file, create=True) as practice:
        assert len(practice.backups_with("c1")[0]) == 2
        erase_client(practice, "c1", backups_too=True)
    assert files_with("Example", file.parent) == []
    for one in backups_of(file):
        with open_practice(one.path) as backup:
            assert backup.clients() == ()


def test_an_encrypted_backup_stays_encrypted_with_the_same_passphrase(file: Path) -> None:
    with open_practice(file, passphrase="quiet", create=True) as practice:
        practice.record("c1", Client(id="c1", name="Ann"))
        practice.record("c2", Client(id="c2", name="Zwetschgental"))
        erase_client(practice, "c1", backups_too=True)
    (made,) = backups_of(file)
    assert b"Zwetschgental" not in made.path.read_bytes()
    with open_practice(made.path, passphrase="quiet") as backup:
        assert [one.id for one in backup.clients()] == ["c2"]


def test_what_cannot_be_looked_into_is_named(many: Path) -> None:
    broken, foreign = backups_of(many)
    broken.path.write_bytes(broken.path.read_bytes()[:-4096] + b"\xff" * 4096)
    foreign.path.unlink()
    open_practice(foreign.path, passphrase="of last year", create=True).close()
    damaged = many.with_name("practice-damaged-20260101T100000Z.goalkit")
    log = many.with_name("practice.goalkit-wal-20260101T100000000000Z")
    for one in (damaged, log):
        shutil.copy(many, one)
    with open_practice(many) as practice:
        left = erase_client(practice, GONE, backups_too=True)
    assert left.others == (broken.path, foreign.path, damaged, log)
    (said,) = left.sentences(backups_too="")
    assert all(f"'{one}'" in said for one in left.others)


def test_a_pdf_that_cannot_be_deleted_is_named(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".pdf":
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    with open_practice(many) as practice:
        (printed,) = printed_files(practice, GONE)
        monkeypatch.setattr(Path, "unlink", refuse)
        assert erase_client(practice, GONE).others == (printed,)


def test_what_was_printed_is_deleted_also_where_the_practice_could_not_be_cleaned_up(many: Path) -> None:
    with open_practice(many, timeout=0.1) as practice, closing(connect(Place(path=many))) as reader:
        (printed,) = printed_files(practice, GONE)

        def read_once_gone(*_: object) -> None:
            if not reader.in_transaction:
                reader.execute("BEGIN")
                if reader.execute("SELECT 1 FROM clients WHERE client_id = ?", (GONE,)).fetchone():
                    reader.execute("COMMIT")

        sa.event.listen(practice._engine, "checkin", read_once_gone)
        with pytest.raises(PracticeLockedError):
            erase_client(practice, GONE)
    assert not printed.exists()


def test_the_files_of_many_clients_are_noted_in_one_save(practice: Practice, tmp_path: Path) -> None:
    files = {one: tmp_path / f"{one}.pdf" for one in CLIENTS[:5]}
    for one, path in files.items():
        path.touch()
        practice.record(one, Client(id=one, name="Somebody"))
    note_printed(practice, "c2", tmp_path / "earlier.pdf")
    (tmp_path / "earlier.pdf").touch()
    practice.erase("c4")
    made = saves_of(practice)
    assert note_all_printed(practice, files) == 1
    assert len(made) == 1
    assert [printed_files(practice, one) for one in ("c0", "c4")] == [(files["c0"],), ()]
    assert set(printed_files(practice, "c2")) == {files["c2"], tmp_path / "earlier.pdf"}
    assert practice.drafts("c4") == ()


def test_what_belongs_to_another_coach_is_not_noted_and_keeps_none_of_the_own_from_it(
    at_server: str, server: Cluster, tmp_path: Path
) -> None:
    files = {one: tmp_path / f"{one}.pdf" for one in ("c0", "c1", "c2")}
    for path in files.values():
        path.touch()
    with open_practice(at_server) as anna, open_practice(server.address("sue")) as sue:
        anna.record("c1", Client(id="c1", name="Hers"))
        for one in ("c0", "c2"):
            sue.record(one, Client(id=one, name="Own"))
        made = saves_of(sue)
        assert note_all_printed(sue, files) == 1
        assert len(made) == 1
        assert [printed_files(sue, one) for one in files] == [(files["c0"],), (), (files["c2"],)]
        assert printed_files(anna, "c1") == ()


def test_an_unknown_client_changes_nothing(many: Path, memory: Practice) -> None:
    before = backups_of(many)
    with open_practice(many) as practice:
        with pytest.raises(ClientUnknownError):
            erase_client(practice, "c99", backups_too=True)
        assert [one.id for one in practice.clients()] == CLIENTS
    assert backups_of(many) == before
    assert remains(memory, "c1").sentences(backups_too="") == ()


def test_each_backup_is_kept_as_long_as_the_rule_says_where_one_is_made_every_day() -> None:
    found = [
        Backup(path=Path(f"{days}"), made_at=NOON - timedelta(days=days), why=Why.START)
        for days in (0, 1, 8, 40, 200)
    ]
    until = kept_until(found, NOON)
    assert until.keys() == {one.path for one in found}
    assert all(NOON.date() < day <= NOON.date() + timedelta(days=366) for day in until.values())
    erased = Backup(path=Path("erase"), made_at=NOON + timedelta(hours=1), why=Why.ERASE)
    last = kept_until([erased], NOON)[erased.path]
    daily = [
        Backup(path=Path(f"{days}d"), made_at=NOON + timedelta(days=days), why=Why.START)
        for days in range(1, (last - NOON.date()).days + 1)
    ]
    assert erased not in let_go([erased, *daily[:-1]], daily[-2].made_at)
    assert erased in let_go([erased, *daily], daily[-1].made_at)


def test_a_file_that_takes_the_place_of_another_is_whole_or_not_there(tmp_path: Path) -> None:
    target = tmp_path / "file"
    target.write_text("before")
    with pytest.raises(FileError), new_file(target):
        raise AssertionError
    with pytest.raises(ZeroDivisionError), new_file(target, over=True) as part:
        part.write_text(f"half {1 // 0}")
    assert (target.read_text(), [*tmp_path.iterdir()]) == ("before", [target])
    with new_file(target, over=True) as part:
        part.write_text("after")
    assert (target.read_text(), [*tmp_path.iterdir()]) == ("after", [target])
