"""The box in which files from elsewhere are read: what breaks it, what it has not, what comes out."""

import os
import sys
from pathlib import Path

import pytest

from goalkit import box
from goalkit.box import in_box
from goalkit.errors import ImportRefusedError, UnreadableFileError
from goalkit.importing.tables import tables_anew

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
OS, SOCKET, TIME = "__import__('os')", "__import__('socket')", "__import__('time')"


def test_plain_data_comes_out() -> None:
    assert in_box("[1, (2, 'ü'), None]", eval) == [1, [2, "ü"], None]


def test_an_error_of_goalkit_is_raised_as_it_was() -> None:
    with pytest.raises(ImportRefusedError) as outside:
        tables_anew("a.csv", b'day,value\n"')
    with pytest.raises(ImportRefusedError) as refused:
        in_box("a.csv", tables_anew, b'day,value\n"')
    assert str(refused.value) == str(outside.value)


@pytest.mark.parametrize(
    "breaks",
    [
        pytest.param("__import__('ctypes').string_at(0)", id="crash"),
        pytest.param(f"{OS}.abort()", id="abort"),
        pytest.param(f"{OS}._exit(0)", id="nothing told"),
        pytest.param("1 / 0", id="error"),
        pytest.param("(" * 300 + ")" * 300, id="nesting"),
        pytest.param("object()", id="no plain data"),
        pytest.param(f"str({SOCKET}.socket())", id="connection"),
        pytest.param(f"{OS}.system('exit 0')", id="program"),
    ],
)
def test_what_breaks_it_is_a_sentence(breaks: str) -> None:
    with pytest.raises(UnreadableFileError, match="is damaged, or takes too much time or memory to read"):
        in_box(breaks, eval)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_more_memory_than_it_may_have_is_a_sentence() -> None:
    assert in_box(f"len(bytearray({box.MEMORY // 2}))", eval)
    with pytest.raises(UnreadableFileError):
        in_box(f"len(bytearray({box.MEMORY}))", eval)


@posix
def test_so_is_more_of_a_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box, "SECONDS", 1)
    with pytest.raises(UnreadableFileError):
        in_box("sum(iter(int, 1))", eval)


def test_so_is_more_time_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box, "LONGEST", 0.5)
    with pytest.raises(UnreadableFileError):
        in_box(f"{TIME}.sleep(600)", eval)


@posix
def test_it_writes_no_file(tmp_path: Path) -> None:
    file = tmp_path / "written"
    with pytest.raises(UnreadableFileError):
        in_box(f"__import__('pathlib').Path({os.fspath(file)!r}).write_text('a')", eval)
    assert not file.stat().st_size


@posix
def test_it_leaves_no_image_of_its_memory() -> None:
    assert in_box("__import__('resource').getrlimit(__import__('resource').RLIMIT_CORE)", eval) == [0, 0]


def test_it_has_no_secret_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "früh auf")
    monkeypatch.setenv("SOME_TOKEN", "früh auf")
    assert "früh auf" not in in_box(f"dict({OS}.environ)", eval).values()
