"""Disks that are locked, full, read-only or gone: a clear sentence, and nothing is lost."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from pathlib import Path

import pytest

from goalkit.errors import (
    FileError,
    PracticeDiskError,
    PracticeError,
    PracticeFullError,
    PracticeLockedError,
    PracticeReadOnlyError,
)
from goalkit.model import Client, Reflection
from goalkit.store import open_practice
from goalkit.store.connection import Place, connect
from tests.books import START
from tests.store.killed import killed_in_a_change

ANN = Client(id="c1", name="Ann")
NOBODY = 65534
unix = pytest.mark.skipif(sys.platform == "win32", reason="rights and limits of Unix")


def reflection(number: int, text: str = "so it was") -> Reflection:
    return Reflection(id=f"r{number}", written_on=START, prompt="How was it?", text=text)


@pytest.fixture
def ann(file: Path) -> Path:
    """A file with one client."""
    with open_practice(file, create=True) as practice:
        practice.record("c1", ANN)
    return file


@contextmanager
def without_rights() -> Iterator[None]:
    """Inside, this process is an ordinary user even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setresuid(0, 0, 0)


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Inside, no file can grow beyond `size` bytes, as on a disk that fails."""
    import resource  # noqa: PLC0415 - Unix has it, Windows does not

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def read_only(ann: Path) -> Iterator[Path]:
    """A copy of the file, to be read by everybody, in a folder that takes no changes."""
    folder = Path(tempfile.mkdtemp())
    copy = folder / "practice.goalkit"
    shutil.copy(ann, copy)
    copy.chmod(0o444)
    folder.chmod(0o555)
    yield copy
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_save_while_another_program_writes_is_refused_and_reading_goes_on(ann: Path) -> None:
    other = connect(Place(path=ann))
    other.execute("BEGIN IMMEDIATE")
    with open_practice(ann, timeout=0.05) as practice:
        with pytest.raises(PracticeLockedError, match="in use by another program"):
            practice.record("c1", reflection(1))
        assert practice.load("c1").reflections == ()
        other.close()
        practice.record("c1", reflection(1))
        assert practice.load("c1").reflections == (reflection(1),)


def test_a_file_held_by_another_program_alone_is_not_opened(ann: Path) -> None:
    other = connect(Place(path=ann))
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PracticeLockedError):
        open_practice(ann, timeout=0.05)
    other.close()


def test_saves_from_many_sides_all_arrive(ann: Path) -> None:
    def save(side: int) -> None:
        with open_practice(ann, timeout=60) as practice:  # a busy computer lets one side wait for long
            for number in range(10):
                practice.record("c1", reflection(side * 10 + number))

    with ThreadPoolExecutor(4) as sides:
        list(sides.map(save, range(4)))
    with open_practice(ann) as practice:
        assert len(practice.load("c1").reflections) == 40


def test_one_practice_can_be_used_from_several_threads(ann: Path) -> None:
    with open_practice(ann) as practice, ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda number: practice.record("c1", reflection(number)), range(20)))
        assert len(practice.load("c1").reflections) == 20


def test_a_full_disk_loses_nothing_that_was_saved(ann: Path) -> None:
    with open_practice(ann) as practice:
        with practice.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(PracticeFullError, match="no room left"):
            practice.record("c1", *(reflection(number, "long " * 500) for number in range(50)))
        assert practice.load("c1").reflections == ()
        assert practice.clients() == (ANN,)


@unix
def test_a_failing_disk_loses_nothing_that_was_saved(ann: Path) -> None:
    with open_practice(ann) as practice:
        with at_most(300_000), pytest.raises(PracticeDiskError, match="has room"):
            practice.record("c1", *(reflection(number, "long " * 500) for number in range(200)))
        assert practice.load("c1").reflections == ()
    with open_practice(ann) as again:
        assert again.clients() == (ANN,)


@contextmanager
def disk_of(megabytes: int, folder: Path) -> Iterator[Callable[[], AbstractContextManager[object]]]:
    """A disk of this size in a folder, kept in memory; gives what to be in while it shall be full.

    Whoever may not mount one has a file that cannot grow beyond that size instead.
    """
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(words, check=False, capture_output=True).returncode:
        yield lambda: at_most(megabytes * 1_000_000)
        return
    try:
        yield nullcontext
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@unix
def test_on_a_full_disk_of_three_megabytes_what_was_told_is_there_and_saves_go_on_once_there_is_room(
    tmp_path: Path,
) -> None:
    told: list[str] = []
    with disk_of(3, tmp_path) as until_full, closing(open_practice(tmp_path / "p", create=True)) as practice:
        practice.record("c1", ANN)
        other = tmp_path / "other"
        other.write_bytes(bytes(1_000_000))
        with until_full(), suppress(PracticeFullError, PracticeDiskError):
            for number in range(1000):
                practice.record("c1", reflection(number, "long " * 2000))
                told.append(f"r{number}")
        assert [one.id for one in practice.load("c1").reflections] == told
        assert 50 < len(told) < 1000
        other.unlink()
        practice.record("c1", reflection(1000))
        assert len(practice.load("c1").reflections) == len(told) + 1
        assert practice.damage() == ()


@unix
def test_a_practice_that_cannot_be_made_leaves_no_file(file: Path) -> None:
    with at_most(10_000), pytest.raises(PracticeDiskError):
        open_practice(file, create=True)
    assert list(file.parent.iterdir()) == []


@unix
def test_a_backup_that_does_not_fit_leaves_no_file(ann: Path) -> None:
    with open_practice(ann) as practice:
        with at_most(10_000), pytest.raises(PracticeDiskError):
            practice.backup(ann.with_name("backup.goalkit"))
        assert practice.clients() == (ANN,)
    assert list(ann.parent.iterdir()) == [ann]


@unix
def test_a_practice_on_a_read_only_disk_can_be_read(read_only: Path) -> None:
    with without_rights(), open_practice(read_only) as practice:
        assert practice.load("c1").client == ANN
        with pytest.raises(PracticeReadOnlyError, match="can only be read"):
            practice.record("c1", reflection(1))
        assert practice.load("c1").reflections == ()
    assert list(read_only.parent.iterdir()) == [read_only]


@unix
def test_a_change_that_was_never_finished_is_not_passed_over_on_a_read_only_disk(
    read_only: Path, ann: Path
) -> None:
    with open_practice(ann) as practice:
        practice.record("c1", *(reflection(number) for number in range(50)))
    killed_in_a_change(ann, None)
    read_only.parent.chmod(0o755)
    for ending in ("", "-journal"):
        shutil.copyfile(f"{ann}{ending}", f"{read_only}{ending}")
    read_only.parent.chmod(0o555)
    with without_rights(), pytest.raises(PracticeReadOnlyError, match="copy it to a folder"):
        open_practice(read_only)


@unix
def test_a_practice_cannot_be_made_where_nothing_may_be_written(read_only: Path) -> None:
    with without_rights(), pytest.raises(FileError, match="Permission denied"):
        open_practice(read_only.with_name("new.goalkit"), create=True)


@unix
def test_a_file_of_somebody_else_is_not_read(read_only: Path) -> None:
    read_only.chmod(0)
    with without_rights(), pytest.raises(FileError, match="Permission denied") as caught:
        open_practice(read_only)
    assert caught.value.exit_code == 2


def test_every_situation_has_a_sentence_of_its_own() -> None:
    situations = [
        one for one in PracticeError.__subclasses__() if "__init__" not in vars(one)
    ]  # these say more
    assert len({situation.says for situation in situations}) == len(situations)
