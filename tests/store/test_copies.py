"""The file alone is the whole practice: copied at any time, put back whatever lies beside it."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from goalkit.errors import LogSetAsideWarning, PassphraseWrongError, PracticeDamagedError, PracticeLockedError
from goalkit.model import Client, Reflection
from goalkit.store import Practice, open_practice
from goalkit.store.connection import Place, connect
from tests.books import START
from tests.store.conftest import PASSPHRASE
from tests.store.killed import LONGER, killed_in_a_change, killed_while_saving

ANN = Client(id="c1", name="Ann")
posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and signals of Unix")


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    given: str | None = request.param
    return given


def made(file: Path, passphrase: str | None = None, saves: int = 0) -> Path:
    """A practice with so many saves."""
    with open_practice(file, passphrase=passphrase, create=True) as practice:
        practice.record("c1", ANN)
        save(practice, range(saves))
    return file


def save(practice: Practice, numbers: range) -> None:
    for number in numbers:
        practice.record("c1", Reflection(id=f"r{number}", written_on=START, prompt="?", text="so"))


def count(file: Path, passphrase: str | None = None) -> int:
    with open_practice(file, passphrase=passphrase) as practice:
        assert practice.damage() == ()
        return len(practice.load("c1").reflections)


def copy_alone(file: Path) -> Path:
    """The file and nothing that lies beside it, as many programs for backups copy it."""
    return Path(shutil.copy(file, file.with_name("copy.goalkit")))


# ---------------------------------------------------------------- a copy of the file alone


def test_a_copy_of_a_practice_in_use_has_every_save(file: Path, passphrase: str | None) -> None:
    made(file, passphrase)
    with open_practice(file, passphrase=passphrase) as practice:
        save(practice, range(100))
        assert count(copy_alone(file), passphrase) == 100


def test_each_of_many_copies_has_what_was_told_to_be_saved_before_it(
    file: Path, passphrase: str | None, times: Callable[[int], int]
) -> None:
    """Of a practice that two programs have open, a hundred times with GOALKIT_RELIABILITY=full."""
    made(file, passphrase)
    with open_practice(file, passphrase=passphrase) as one, open_practice(file, passphrase=passphrase) as two:
        for number in range(times(100)):
            save((one, two)[number % 2], range(number, number + 1))
            assert count(copy_alone(file), passphrase) == number + 1


def test_it_has_them_while_others_read(file: Path) -> None:
    made(file)
    with open_practice(file) as reader, open_practice(file) as practice:
        for number in range(20):
            save(practice, range(number, number + 1))
            assert len(reader.load("c1").reflections) == number + 1
        assert count(copy_alone(file)) == 20


def test_a_reader_that_goes_on_and_on_stops_a_save_and_never_hides_one(file: Path) -> None:
    made(file)
    with open_practice(file, timeout=0.05) as practice, closing(connect(Place(path=file))) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM clients").fetchone()
        with pytest.raises(PracticeLockedError, match="in use by another program"):
            save(practice, range(1))
        reader.execute("COMMIT")
        save(practice, range(1))
        assert count(copy_alone(file)) == 1


def test_nothing_lies_beside_the_file_between_two_saves(file: Path, passphrase: str | None) -> None:
    with open_practice(made(file, passphrase), passphrase=passphrase) as practice:
        save(practice, range(3))
        assert list(file.parent.iterdir()) == [file]


@posix
def test_what_was_told_to_be_saved_is_there_after_the_program_was_killed(
    file: Path, passphrase: str | None, times: Callable[[int], int]
) -> None:
    made(file, passphrase)
    last = -1
    for _ in range(times(20)):
        last = killed_while_saving(file, passphrase, first=last + 2, after=5)
        with open_practice(file, passphrase=passphrase) as practice:
            assert practice.damage() == ()
            assert f"r{last}" in {one.id for one in practice.load("c1").reflections}


def test_opening_a_practice_once_more_leaves_its_locks_alone(file: Path) -> None:
    """A program that opens and closes a file itself gives up the locks that SQLite has on it."""
    made(file)
    with open_practice(file) as practice, practice.writing():
        with pytest.raises(PracticeLockedError):
            open_practice(file, timeout=0.05)
        code = f"from goalkit.store import open_practice; open_practice({str(file)!r}, timeout=0.05)"
        other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "PracticeLockedError" in other.stderr


# ---------------------------------------------------------------- a file that is put back


@contextmanager
def set_aside(file: Path) -> Iterator[None]:
    """A log that does not belong to the file is told and kept."""
    with pytest.warns(LogSetAsideWarning, match="saves that do not belong to it") as told:
        yield
    (warning,) = told
    assert isinstance(warning.message, LogSetAsideWarning)
    assert warning.message.path == str(file)
    assert Path(warning.message.aside).stat().st_size


def backed_up(file: Path, passphrase: str | None, how: str) -> Path:
    """A backup made by goalkit, or by copying the file."""
    target = file.with_name("backup.goalkit")
    if how == "copied":
        shutil.copy(file, target)
    else:
        with open_practice(file, passphrase=passphrase) as practice:
            practice.backup(target)
    return target


@pytest.mark.parametrize("how", ["copied", "backup"])
def test_a_log_of_an_earlier_goalkit_is_never_mixed_into_a_backup(
    file: Path, passphrase: str | None, how: str
) -> None:
    backup = backed_up(made(file, passphrase, saves=10), passphrase, how)
    with closing(connect(Place(path=file, passphrase=passphrase))) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE reflections SET text = 'no'")
        log = Path(shutil.copy(f"{file}-wal", file.with_name("log")))
    shutil.copy(backup, file)
    shutil.copy(log, f"{file}-wal")
    with set_aside(file):
        assert count(file, passphrase) == 10
    with open_practice(file, passphrase=passphrase) as practice:
        assert {one.text for one in practice.load("c1").reflections} == {"so"}


@posix
@pytest.mark.parametrize("how", ["copied", "backup"])
def test_a_change_that_was_never_finished_is_not_mixed_into_a_backup(
    file: Path, passphrase: str | None, how: str
) -> None:
    backup = backed_up(made(file, passphrase, saves=10), passphrase, how)
    with open_practice(file, passphrase=passphrase) as practice:
        save(practice, range(10, 60))
    killed_in_a_change(file, passphrase)
    shutil.copy(backup, file)
    with set_aside(file):
        assert count(file, passphrase) == 10


@posix
@pytest.mark.parametrize("how", ["copied", "backup"])
def test_it_is_not_where_the_log_has_every_page_that_differs(
    file: Path, passphrase: str | None, how: str
) -> None:
    """File and log make a whole practice then: the one that the log is of, not the backup."""
    backup = backed_up(made(file, passphrase, saves=3), passphrase, how)
    with open_practice(file, passphrase=passphrase) as practice:
        save(practice, range(3, 6))
    killed_in_a_change(file, passphrase, f"{LONGER}, recorded_at = '', id = id || '!'")
    shutil.copy(backup, file)
    with set_aside(file):
        assert count(file, passphrase) == 3


@posix
def test_a_change_that_was_never_finished_is_taken_back(file: Path, passphrase: str | None) -> None:
    made(file, passphrase, saves=60)
    killed_in_a_change(file, passphrase)
    assert file.with_name(f"{file.name}-journal").stat().st_size
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert count(file, passphrase) == 60
    assert list(file.parent.iterdir()) == [file]


@posix
def test_a_backup_put_back_after_a_kill_is_what_it_was(
    file: Path, passphrase: str | None, times: Callable[[int], int]
) -> None:
    backup = backed_up(made(file, passphrase, saves=10), passphrase, "copied")
    for _ in range(times(20)):
        killed_while_saving(file, passphrase, first=10, after=20)
        shutil.copy(backup, file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", LogSetAsideWarning)
            assert count(file, passphrase) == 10


@posix
@pytest.mark.parametrize("how", ["in place", "moved"])
def test_pages_that_are_open_go_on_with_the_file_that_was_put_back(file: Path, how: str) -> None:
    backup = backed_up(made(file, saves=10), None, "copied")
    with open_practice(file) as practice:
        save(practice, range(10, 30))
        if how == "moved":
            backup.replace(file)
        else:
            shutil.copy(backup, file)
        assert len(practice.load("c1").reflections) == 10
        save(practice, range(40, 45))
    assert count(file) == 15


# ---------------------------------------------------------------- a read that fails


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs the open files of Linux")
def test_one_read_that_fails_does_not_make_a_practice_damaged(file: Path, passphrase: str | None) -> None:
    with open_practice(made(file, passphrase, saves=10), passphrase=passphrase) as practice:
        practice.load("c1")
        with open_practice(file, passphrase=passphrase) as other:
            save(other, range(10, 11))
        broken = os.open(os.devnull, os.O_WRONLY)
        for one in Path("/proc/self/fd").iterdir():
            if one.is_symlink() and one.readlink() == file:
                os.dup2(broken, int(one.name))  # nothing can be read from it
        os.close(broken)
        assert len(practice.load("c1").reflections) == 11
        save(practice, range(20, 21))
    assert count(file, passphrase) == 12


def test_a_page_that_can_be_read_again_is_read_again(file: Path) -> None:
    """An encrypted connection that once read a page wrongly took the whole file for damaged."""
    with open_practice(made(file, PASSPHRASE, saves=200), passphrase=PASSPHRASE) as practice:
        whole = file.read_bytes()
        file.write_bytes(whole[:4096] + b"\7" * (len(whole) - 4096))
        with pytest.raises(PracticeDamagedError):
            practice.load("c1")
        file.write_bytes(whole)
        assert len(practice.load("c1").reflections) == 200
        save(practice, range(200, 201))


# ---------------------------------------------------------------- a first start


MAKES = (
    "import sys; from goalkit.store import open_practice; "
    "open_practice(sys.argv[1], create=True, passphrase='s')"
)


@posix
def test_a_first_start_that_was_interrupted_can_be_begun_again(
    tmp_path: Path, times: Callable[[int], int]
) -> None:
    ends = []
    for number in range(times(40)):
        file = tmp_path / f"{number}" / "practice.goalkit"
        begun = f"import sys; import goalkit.store; print(flush=True); {MAKES}"
        with subprocess.Popen([sys.executable, "-c", begun, file], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            with suppress(subprocess.TimeoutExpired):  # a fast computer may have made it by then
                child.wait(0.02 + number % 10 * 0.02)
            child.send_signal(signal.SIGKILL)
        ends.append(child.returncode)
        if file.exists():
            open_practice(file, passphrase="s").close()
        made(file, "s")
        assert list(file.parent.iterdir()) == [file]
    assert -signal.SIGKILL in ends, "none was interrupted"


def test_two_first_starts_at_once_make_one_practice(file: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", MAKES, file]) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    made(file, "s")


def test_a_file_that_was_left_empty_becomes_a_practice(file: Path) -> None:
    file.touch()
    assert count(made(file)) == 0


def test_a_log_is_left_alone_where_the_passphrase_is_wrong(file: Path) -> None:
    made(file, "s", saves=3)
    with closing(connect(Place(path=file, passphrase="s"))) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE reflections SET text = 'no'")
        log = Path(shutil.copy(f"{file}-wal", file.with_name("log")))
    before = file.read_bytes()
    shutil.copy(log, f"{file}-wal")
    with pytest.raises(PassphraseWrongError):
        open_practice(file, passphrase="t")
    assert file.read_bytes() == before
    assert Path(f"{file}-wal").read_bytes() == log.read_bytes()


def test_the_file_stays_one_that_other_programs_can_read(file: Path) -> None:
    made(file, saves=3)
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert other.execute("SELECT count(*) FROM reflections").fetchone() == (3,)
