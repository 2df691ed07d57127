"""What a report is run with; and that its file is in its place whole or not at all."""

import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from goalkit.errors import OutFileError
from goalkit.report import report_parameters
from goalkit.report.job import write_atomically


def test_the_file_is_written_with_its_folder_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "review.pdf"
    write_atomically(path, b"content")
    assert path.read_bytes() == b"content"
    assert stat.S_IMODE(path.stat().st_mode) == (0o666 if os.name == "nt" else 0o600)
    assert [each.name for each in path.parent.iterdir()] == ["review.pdf"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "review.pdf"
    path.write_bytes(b"old and longer")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_where_no_file_can_be_the_error_says_so_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "review.pdf").mkdir()
    with pytest.raises(OutFileError, match=r"'review.pdf' cannot be written \(.*\): choose another folder"):
        write_atomically(tmp_path / "review.pdf", b"content")
    assert [each.name for each in tmp_path.iterdir()] == ["review.pdf"]


def test_a_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    with pytest.raises(OutFileError) as raised:
        write_atomically(tmp_path / "file" / "review.pdf", b"content")
    assert raised.value.exit_code == 2


def test_what_a_program_that_was_killed_has_left_of_it_is_removed(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = tmp_path / f".review.pdf.{ended.pid}-0123abcd.part"
    left.write_bytes(b"half of it")
    write_atomically(tmp_path / "review.pdf", b"content")
    assert [each.name for each in tmp_path.iterdir()] == ["review.pdf"]


def test_what_is_not_said_is_left_to_the_notebook(tmp_path: Path) -> None:
    where = tmp_path / "practice.goalkit"
    assert report_parameters("c1", where) == {"client": "c1", "practice": str(where)}
    everything = report_parameters("c1", where, period="2026-Q3", as_of=date(2026, 9, 30))
    assert (everything["period"], everything["as_of"]) == ("2026-Q3", "2026-09-30")
