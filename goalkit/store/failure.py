"""What the database and the system report, as the errors of goalkit."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from goalkit.errors import (
    FileError,
    PracticeDamagedError,
    PracticeDiskError,
    PracticeError,
    PracticeForeignError,
    PracticeFullError,
    PracticeLockedError,
    PracticeReadOnlyError,
)

_SITUATIONS: dict[int, type[PracticeError]] = {
    sqlite3.SQLITE_BUSY: PracticeLockedError,
    sqlite3.SQLITE_LOCKED: PracticeLockedError,
    sqlite3.SQLITE_FULL: PracticeFullError,
    sqlite3.SQLITE_READONLY: PracticeReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: PracticeReadOnlyError,
    sqlite3.SQLITE_PERM: PracticeReadOnlyError,
    sqlite3.SQLITE_IOERR: PracticeDiskError,
    sqlite3.SQLITE_CORRUPT: PracticeDamagedError,
    sqlite3.SQLITE_NOTADB: PracticeForeignError,
}
# The driver's backup raises without a code: then the sentence of SQLite has to do.
_SENTENCES = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database is locked": sqlite3.SQLITE_BUSY,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
}
# The tables are looked at when a practice is opened: what is not there later cannot be read any more.
_TORN = (
    "no such column",
    "no such table",
    "malformed database schema",
    "user-defined function raised exception",  # a text in a row is not UTF-8
    "Could not decode to UTF-8",
)
_PRIMARY = 0xFF  # the extended codes of SQLite carry the primary one in their low byte


def practice_error(failure: BaseException, path: Path) -> PracticeError | None:
    """The error of goalkit for a failure of the database driver, if it is one a person can mend."""
    code = getattr(failure, "sqlite_errorcode", None) or _SENTENCES.get(str(failure), 0)
    if isinstance(failure, UnicodeDecodeError) or str(failure).startswith(_TORN):
        code = sqlite3.SQLITE_CORRUPT
    situation = _SITUATIONS.get(code & _PRIMARY)
    return None if situation is None else situation(str(path))


@contextmanager
def driver_errors(path: Path) -> Iterator[None]:
    """What the driver refuses inside becomes the error of goalkit about `path`, where it has one."""
    try:
        yield
    except (sqlcipher.Error, UnicodeDecodeError) as failure:
        raise practice_error(failure, path) or failure from None


@contextmanager
def system_errors(path: Path) -> Iterator[None]:
    """What the system refuses inside becomes a FileError about `path`."""
    try:
        yield
    except FileNotFoundError:
        folder = path.parent
        reason = "there is no such file" if folder.exists() else f"there is no folder '{folder}'"
        raise FileError(str(path), reason) from None
    except OSError as failure:
        raise FileError(str(path), failure.strerror or "the system refused") from None
