"""Backups are made by themselves, checked, kept by a rule, and put back whole."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from goalkit.errors import (
    BackupBrokenError,
    BackupUnknownError,
    FileError,
    PracticeDiskError,
    PracticeLockedError,
)
from goalkit.lab.backups import back_up_if_due
from goalkit.model import Client, Reflection
from goalkit.store import Practice, export_client, open_practice
from goalkit.store.backups import (
    EVERY,
    Backup,
    Why,
    backup_folder,
    backup_is_due,
    backups_of,
    let_go,
    named_backup,
)
from goalkit.store.connection import Place, connect
from tests.books import START
from tests.store.conftest import PASSPHRASE
from tests.store.killed import SAVES
from tests.store.older import older_practice
from tests.store.test_copies import made as made_at
from tests.store.test_disk import at_most, unix

ANN, BEN = Client(id="c1", name="Ann"), Client(id="c2", name="Ben")
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def opened(request: pytest.FixtureRequest, file: Path) -> Iterator[Practice]:
    with open_practice(file, passphrase=request.param, create=True) as practice:
        practice.record("c1", ANN)
        yield practice


def backup(at: datetime, why: Why = Why.WORK) -> Backup:
    return Backup(path=Path(f"{at:%Y%m%dT%H%M%S}-{why}"), made_at=at, why=why)


def kept(found: list[Backup], at: datetime) -> list[Backup]:
    gone = let_go(found, at)
    return [one for one in found if one not in gone]


# ---------------------------------------------------------------- made


def test_a_backup_stands_in_a_folder_beside_the_practice_for_its_owner_alone(opened: Practice) -> None:
    made = opened.back_up(Why.START)
    assert made is not None
    assert opened.path is not None
    assert made.path.parent == opened.path.with_name("practice-backups")
    assert backups_of(opened.path) == (made,)
    assert list(made.path.parent.iterdir()) == [made.path]
    if os.name != "nt":
        rights = [stat.S_IMODE(one.stat().st_mode) for one in (made.path.parent, made.path)]
        assert rights == [0o700, 0o600]


def test_another_folder_can_be_named_and_two_practices_share_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_BACKUPS", str(tmp_path / "stick"))
    for name in ("one", "two"):
        file = tmp_path / name / "practice.goalkit"
        with open_practice(file, create=True) as practice:
            practice.back_up(Why.HAND)
        assert backup_folder(file).parent == tmp_path / "stick"
        assert len(backups_of(file)) == 1


def test_a_practice_in_memory_has_none() -> None:
    with open_practice(":memory:") as practice:
        assert practice.back_up(Why.START) is None


def test_it_is_made_before_somebody_is_erased(opened: Practice) -> None:
    assert opened.path is not None
    opened.record("c2", BEN)
    opened.erase("c2")
    (made,) = backups_of(opened.path)
    assert made.why is Why.ERASE
    opened.restore(made.path)
    assert opened.clients() == (ANN, BEN)


def test_it_is_made_before_an_update(file: Path) -> None:
    older_practice(file, 6)
    open_practice(file).close()
    (made,) = backups_of(file)
    assert made.why is Why.UPDATE
    kept = connect(Place(path=made.path))
    assert kept.execute("PRAGMA user_version").fetchone() == (6,)
    kept.close()


@unix
def test_one_that_does_not_fit_is_said_and_leaves_the_others(opened: Practice) -> None:
    assert opened.path is not None
    made = opened.back_up(Why.START)
    with at_most(10_000), pytest.raises(PracticeDiskError):
        opened.back_up(Why.HAND)
    assert backups_of(opened.path) == (made,)


def test_one_of_a_damaged_practice_is_not_kept_and_lets_no_other_go(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        practice.record("c1", ANN)
        good = practice.back_up(Why.START)
        whole = file.read_bytes()
        last = len(whole) - 4096
        file.write_bytes(whole[:last] + b"\xff" * 4096)
        practice.close()
        with pytest.raises(BackupBrokenError):
            practice.back_up(Why.HAND)
    assert backups_of(file) == (good,)


def test_a_folder_that_takes_no_files_is_said(
    opened: Practice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("GOALKIT_BACKUPS", str(tmp_path / "file"))
    with pytest.raises(FileError):
        opened.back_up(Why.START)


def test_while_one_works_it_is_made_half_an_hour_after_the_last_if_something_changed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PRACTICE", str(file))
    with open_practice(file, create=True) as practice:
        back_up_if_due(None)
        (first,) = backups_of(file)
        later = first.made_at + timedelta(seconds=EVERY)
        os.utime(file, (0, 0))
        assert not backup_is_due(file, later)
        practice.record("c1", ANN)
        os.utime(file, (first.made_at.timestamp() + 1,) * 2)
        assert backup_is_due(file, later)
        assert not backup_is_due(file, later - timedelta(seconds=1))
        back_up_if_due(None)
        assert backups_of(file) == (first,)


# ---------------------------------------------------------------- kept


def test_of_today_the_three_newest_are_kept() -> None:
    today = [backup(NOON - timedelta(minutes=30 * number)) for number in range(8)]
    assert kept(today, NOON) == today[:3]


def test_of_a_year_of_work_days_weeks_and_months_are_kept() -> None:
    found = [backup(NOON - timedelta(days=day, minutes=30 * half)) for day in range(400) for half in (0, 1)]
    left = kept(found, NOON)
    days = [(NOON - one.made_at).days for one in left]
    assert len(left) <= 3 + 7 + 4 + 12
    assert set(range(7)) <= set(days)
    assert len({(one.made_at.year, one.made_at.month) for one in left}) == 12
    assert len([one for one in left if one.made_at.date() == NOON.date()]) == 2
    assert kept(left, NOON) == left


def test_what_was_kept_before_a_change_stays_for_a_week() -> None:
    before = backup(NOON - timedelta(hours=3), Why.RESTORE)
    later = [backup(NOON - timedelta(minutes=number)) for number in range(5)]
    assert before in kept([*later, before], NOON)
    assert before not in kept([*later, before], NOON + timedelta(days=8)) or len(later) == 0


def test_the_only_one_is_always_kept() -> None:
    old = backup(NOON - timedelta(days=4000))
    assert kept([old], NOON) == [old]


# ---------------------------------------------------------------- put back


def test_a_backup_is_put_back_while_pages_are_open(opened: Practice) -> None:
    assert opened.path is not None
    made = opened.back_up(Why.START)
    assert made is not None
    opened.record("c1", Client(id="c1", name="Robin Example"))
    passphrase = None if opened.path.read_bytes().startswith(b"SQLite") else PASSPHRASE
    with open_practice(opened.path, passphrase=passphrase) as page:
        assert page.load("c1").client.name == "Robin Example"
        opened.restore(made.path)
        assert page.load("c1").client == opened.load("c1").client == ANN
        page.record("c2", BEN)
        assert opened.clients() == (ANN, BEN)
        assert page.damage() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_backup_made_while_others_save_has_what_was_told_before(
    file: Path, times: Callable[[int], int]
) -> None:
    """A hundred with GOALKIT_RELIABILITY=full, one by default: each waits for its turn among the saves."""
    made_at(file, PASSPHRASE)
    words = [sys.executable, "-c", SAVES, str(file), PASSPHRASE, "0"]
    with (
        open_practice(file, passphrase=PASSPHRASE, timeout=600) as practice,
        subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as saving,
    ):
        assert saving.stdout is not None
        for number in range(times(times(100))):
            told, copy = int(saving.stdout.readline()), file.with_name(f"{number}.goalkit")
            practice.backup(copy)
            with open_practice(copy, passphrase=PASSPHRASE) as backed_up:
                known = [one.id for one in backed_up.load("c1").reflections]
            assert known == [f"r{at}" for at in range(len(known))]
            assert len(known) > told
            copy.unlink()
        saving.kill()


def test_what_was_there_before_can_be_put_back_again(opened: Practice) -> None:
    assert opened.path is not None
    made = opened.back_up(Why.START)
    assert made is not None
    opened.record("c2", BEN)
    opened.restore(made.path)
    assert opened.clients() == (ANN,)
    before = next(one for one in backups_of(opened.path) if one.why is Why.RESTORE)
    opened.restore(before.path)
    assert opened.clients() == (ANN, BEN)


def test_whichever_backup_is_put_back_all_is_as_it_was_and_was_before_it(
    opened: Practice, times: Callable[[int], int]
) -> None:
    """Twenty times with GOALKIT_RELIABILITY=full; every second one is undone."""
    assert opened.path is not None
    chance, model = Random(7), dict[Path, str]()  # noqa: S311 - the same run each time
    for number in range(times(20)):
        for _ in range(2):
            opened.record("c1", Client(id="c1", name=f"Ann {chance.random()}"))
            opened.record("c1", Reflection(id=f"r{number}", written_on=START, prompt="?", text="so"))
            made = Path(f"{opened.path}-{len(model)}")
            opened.backup(made)
            model[made] = export_client(opened, "c1")
        before, chosen = export_client(opened, "c1"), chance.choice([*model])
        opened.restore(chosen)
        assert export_client(opened, "c1") == model[chosen]
        assert opened.damage() == ()
        if number % 2:
            undoes = next(one for one in backups_of(opened.path) if one.why is Why.RESTORE)
            opened.restore(undoes.path)
            assert export_client(opened, "c1") == before


def test_a_damaged_backup_is_not_put_back(opened: Practice) -> None:
    made = opened.back_up(Why.START)
    assert made is not None
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-4096] + b"\xff" * 4096)
    opened.record("c2", BEN)
    with pytest.raises(BackupBrokenError):
        opened.restore(made.path)
    assert opened.clients() == (ANN, BEN)


def test_nothing_is_put_back_while_somebody_writes(file: Path) -> None:
    with open_practice(file, create=True, timeout=0.05) as practice:
        practice.record("c1", ANN)
        made = practice.back_up(Why.START)
        assert made is not None
        other = connect(Place(path=file))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PracticeLockedError):
            practice.restore(made.path)
        other.close()


def test_a_backup_is_named_by_the_beginning_of_its_day(opened: Practice) -> None:
    assert opened.path is not None
    made = opened.back_up(Why.START)
    assert made is not None
    assert named_backup(opened.path, made.name[:10]) == made
    for which in ("1999", ""):
        with pytest.raises(BackupUnknownError, match=made.name):
            named_backup(opened.path, which)
