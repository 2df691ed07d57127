"""Folders that are there while a report is made, among the temporary files.

A process that is killed cannot clean up. Its folders bear its number, so that the next one can tell them from
those of a process that still runs.
"""

import os
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

OLD = 3600.0
"""Seconds after which a folder of a process that is gone is removed."""

_NAME = re.compile(r"goalkit-(?:browser|kernel|logo)-(?P<process>\d+)-\w+")


def new_folder(kind: str) -> Path:
    """A new folder of this process for its `browser`, `kernel` or `logo`; nobody else may look into it."""
    return Path(tempfile.mkdtemp(prefix=f"goalkit-{kind}-{os.getpid()}-"))


@contextmanager
def run_folder(kind: str) -> Iterator[Path]:
    """A new folder that is removed at the end."""
    folder = new_folder(kind)
    try:
        yield folder
    finally:
        remove(folder)


def remove(folder: Path) -> None:
    """Remove a folder with all in it, and the folder of a socket that a browser keeps outside of it."""
    with suppress(OSError):
        outside = (folder / "SingletonSocket").readlink().parent
        for name in ("SingletonSocket", "SingletonCookie"):
            (outside / name).unlink(missing_ok=True)
        outside.rmdir()
    shutil.rmtree(folder, ignore_errors=True)


def remove_leftovers() -> None:
    """Remove the folders of processes that were killed: only ours, only old ones, none of one that runs."""
    for folder, process in _folders():
        if _is_ours_and_old(folder) and not psutil.pid_exists(process):
            remove(folder)


def remove_folders_of(process: int) -> None:
    """Remove the folders of a process that is known to be gone."""
    for folder, whose in _folders():
        if whose == process:
            remove(folder)


def _folders() -> Iterator[tuple[Path, int]]:
    """The folders that bear the number of a process, with that number."""
    for folder in Path(tempfile.gettempdir()).glob("goalkit-*"):
        if found := _NAME.fullmatch(folder.name):
            yield folder, int(found["process"])


def _is_ours_and_old(folder: Path) -> bool:
    try:
        about = folder.lstat()
    except OSError:
        return False  # somebody else removed it just now
    is_ours = sys.platform == "win32" or about.st_uid == os.getuid()
    return is_ours and stat.S_ISDIR(about.st_mode) and time.time() - about.st_mtime > OLD
