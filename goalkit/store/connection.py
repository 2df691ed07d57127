"""The file of a practice: connections to it, encryption, safe writing, copies, and clear failures.

Everything runs on one connection, because deriving the key of an encrypted file takes a tenth of a
second. Threads wait for one another at the pool.
"""

import os
import unicodedata
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from goalkit.errors import (
    FileError,
    PassphraseNeededError,
    PassphraseUnneededError,
    PassphraseWrongError,
    PracticeForeignError,
    PracticeMissingError,
)
from goalkit.store.failure import practice_error, system_errors

_PLAIN_START = b"SQLite format 3\0"
_PAGE = 4096
_SAFE = (
    "synchronous = FULL",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
)
_CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check(20)")
BEGIN = "goalkit_begin"  # execution option: the words that start a transaction, or nothing


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a practice is kept and what opens it. `path` is None in memory, `timeout` in seconds."""

    path: Path | None
    passphrase: str | None = field(default=None, repr=False)
    timeout: float = 5.0

    @property
    def name(self) -> Path:
        """The path as shown in messages."""
        return self.path or Path(":memory:")

    @property
    def writable(self) -> bool:
        """Whether the file and its folder take changes."""
        path = self.path
        return path is None or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))

    @property
    def empty(self) -> bool:
        """Whether nothing was ever written here."""
        return self.path is None or self.path.stat().st_size == 0

    def make(self) -> bool:
        """Make an empty file that only its owner may read, with its folder; false where there is one."""
        if self.path is None or self.path.exists():
            return False
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return True

    def remove(self) -> None:
        """Remove the file with the log and index beside it."""
        if self.path is not None:
            for ending in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)


def check_file(place: Place) -> None:
    """Tell missing, plain, encrypted and foreign files apart before the database looks at them."""
    if place.path is None:
        return
    if not place.path.is_file():
        raise PracticeMissingError(str(place.path))
    with place.path.open("rb") as file:
        start = file.read(len(_PLAIN_START))
    plain = start in (b"", _PLAIN_START)
    if start == _PLAIN_START and place.passphrase is not None:
        raise PassphraseUnneededError(str(place.path))
    if not plain and place.path.stat().st_size % _PAGE:
        raise PracticeForeignError(str(place.path))
    if not plain and place.passphrase is None:
        raise PassphraseNeededError(str(place.path))


def engine_at(place: Place) -> sa.Engine:
    """The engine for a file that exists. Writing transactions ask for the lock at their beginning."""
    engine = sa.create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=lambda: connect(place),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    sa.event.listen(
        engine,
        "handle_error",
        lambda context: practice_error(context.original_exception, place.name),
        retval=True,
    )
    return engine


def connect(place: Place) -> Any:
    """A connection of the driver, with its key and its pragmas, in the mode that the disk allows."""
    connection = sqlcipher.connect(
        _address(place), uri=True, isolation_level=None, timeout=place.timeout, check_same_thread=False
    )
    try:
        _prepare(connection, place)
    except sqlcipher.Error as failure:
        connection.close()
        error = practice_error(failure, place.name) or failure
        undecipherable = isinstance(error, PracticeForeignError) and place.passphrase is not None
        raise PassphraseWrongError(str(place.name)) if undecipherable else error from None
    return connection


def _address(place: Place) -> str:
    if place.path is None:
        return ":memory:"
    address = place.path.absolute().as_uri()
    if place.writable:
        return f"{address}?mode=rw"
    # Without a log beside it nobody writes: only then may SQLite read a file it cannot lock.
    unlogged = not place.path.with_name(place.path.name + "-wal").exists()
    return f"{address}?mode=ro" + ("&immutable=1" if unlogged else "")


def _prepare(connection: Any, place: Place) -> None:
    if place.passphrase is not None:
        # Hexadecimal digits cannot break out of the statement; the log would go to the screen.
        typed = unicodedata.normalize("NFC", place.passphrase).encode("utf-8", "surrogateescape")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA hexkey = '{typed.hex()}'")
    for pragma in _SAFE:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("SELECT count(*) FROM sqlite_master")


def _begin(connection: sa.Connection) -> None:
    words = connection.get_execution_options().get(BEGIN, "BEGIN")
    if words:
        connection.exec_driver_sql(words)


def copy_to(target: Path, engine: sa.Engine, place: Place) -> None:
    """Copy what is at `place` to a new file with the same passphrase; whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    copy = replace(place, path=part)
    with system_errors(target):
        if target.exists() or not copy.make():
            raise FileError(str(target), "there is a file already, give another name")
        try:
            with closing(connect(copy)) as copied, closing(engine.raw_connection()) as original:
                original.backup(copied)
            part.rename(target)
        except sqlcipher.Error as failure:
            raise practice_error(failure, copy.name) or failure from None
        finally:
            copy.remove()


def damage(connection: sa.Connection) -> tuple[str, ...]:
    """What is damaged in the file, as the database itself sees it; nothing where it is sound."""
    checks = [connection.exec_driver_sql(check) for check in _CHECKS]
    # The check of the cipher answers nothing for a plain file.
    found = [str(row[0]) for check in checks if check.returns_rows for row in check]
    return tuple(f"the file is damaged: {finding}" for finding in found if finding != "ok")
