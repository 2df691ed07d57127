"""A new file is there whole or not at all, whatever ends the program that writes it."""

import os
import signal
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from goalkit.errors import FileError, FileTakenError
from goalkit.store.new_file import new_file, write_new
from tests.store.test_disk import at_most, unix

KILLED = """
import os, signal, sys
from pathlib import Path
from goalkit.store.new_file import new_file
with new_file(Path(sys.argv[1])) as part:
    part.write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


def test_it_has_its_text_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_new(tmp_path / "new.json", "Łódź".encode())
    assert (tmp_path / "new.json").read_bytes() == "Łódź".encode()
    assert names(tmp_path) == {"new.json"}
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o600


def test_it_takes_the_place_of_none(tmp_path: Path) -> None:
    (tmp_path / "new.json").write_text("dear diary")
    with pytest.raises(FileTakenError, match="give another name"):
        write_new(tmp_path / "new.json", b"{}")
    assert (tmp_path / "new.json").read_text() == "dear diary"


def test_nor_of_one_that_came_meanwhile(tmp_path: Path) -> None:
    with pytest.raises(FileTakenError), new_file(tmp_path / "new.json"):
        (tmp_path / "new.json").write_text("dear diary")
    assert (tmp_path / "new.json").read_text() == "dear diary"
    assert names(tmp_path) == {"new.json"}


@unix
def test_on_a_full_disk_nothing_is_left_and_it_can_be_tried_again(tmp_path: Path) -> None:
    target = tmp_path / "new.json"
    with at_most(1000), pytest.raises(FileError):
        write_new(target, b"x" * 100_000)
    assert names(tmp_path) == set()
    write_new(target, b"x" * 100_000)
    assert target.stat().st_size == 100_000


@unix
def test_what_a_killed_program_left_is_in_nobodys_way_and_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "[new].json"
    done = subprocess.run([sys.executable, "-c", KILLED, target], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(names(tmp_path)) == 1
    assert not target.exists()
    write_new(target, b"whole")
    assert names(tmp_path) == {"[new].json"}


@unix
def test_what_another_program_is_writing_is_left_to_it(tmp_path: Path) -> None:
    target = tmp_path / "new.json"
    code = "import sys, pathlib; from goalkit.store.new_file import write_new"
    theirs = [sys.executable, "-c", f"{code}; write_new(pathlib.Path(sys.argv[1]), b'theirs')", target]
    with suppress(FileTakenError), new_file(target) as part:
        part.write_text("mine")
        subprocess.run(theirs, check=True)
        assert part.read_text() == "mine"
    assert target.read_text() == "theirs"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no folder"):
        write_new(tmp_path / "none" / "new.json", b"{}")
