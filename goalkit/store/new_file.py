"""A new file that is there whole or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from secrets import token_hex

from goalkit.errors import FileTakenError
from goalkit.store.failure import system_errors


@contextmanager
def new_file(target: Path, *, over: bool = False) -> Iterator[Path]:
    """An empty file beside `target`, for its owner alone, to be filled; it takes the name once that is done.

    With `over` it takes the place of the file that has the name, in one step. Raises FileError where there
    is a file otherwise or the system refuses; nothing is left behind then. What a program that was ended
    while it wrote has left is removed the next time.
    """
    with system_errors(target):
        if target.exists() and not over:
            raise FileTakenError(str(target))
        _sweep(target)
        part = target.with_name(f".{target.name}.{os.getpid()}-{token_hex(4)}.part")
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            yield part
            _written_out(part)
            if over:
                part.replace(target)
            else:
                _name(part, target)
        finally:
            for left in part.parent.glob(f"{escape(part.name)}*"):
                left.unlink(missing_ok=True)
        if sys.platform != "win32":  # there a folder cannot be written out
            _written_out(target.parent)


def write_new(target: Path, content: bytes, *, over: bool = False) -> None:
    """Write the content to a new file, as `new_file` makes it. Raises FileError."""
    with new_file(target, over=over) as part:
        part.write_bytes(content)


def _written_out(path: Path) -> None:
    """Have the disk keep it also where the power fails."""
    opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _name(part: Path, target: Path) -> None:
    """Give it its name, which nobody else may have taken meanwhile."""
    try:
        target.hardlink_to(part)
    except FileExistsError:
        raise FileTakenError(str(target)) from None
    except OSError:  # a disk such as that of a USB stick knows no links
        part.rename(target)


def _sweep(target: Path) -> None:
    """Remove what programs that run no more have left of this file."""
    import psutil  # noqa: PLC0415 - whoever writes no new file does not wait for it

    for left in target.parent.glob(f".{escape(target.name)}.*-*.part*"):
        process = left.name.removeprefix(f".{target.name}.").partition("-")[0]
        if process.isdecimal() and not psutil.pid_exists(int(process)):  # else it is a file of somebody else
            with suppress(PermissionError):  # Windows keeps what is still open
                left.unlink(missing_ok=True)
