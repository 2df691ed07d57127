"""The file of a practice: connections to it, encryption, safe writing, copies, and clear failures.

Everything runs on one connection; threads wait for one another at the pool.

Between two saves the file alone is the whole practice: changes are written into it, with a rollback
journal beside it that is gone once they are on the disk. Nobody but SQLite opens the file here: a program
that closes a file gives up all its locks on it, also those by which SQLite keeps a save whole.
"""

import errno
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import randbits
from time import monotonic
from typing import Any
from zlib import crc32

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from goalkit.errors import (
    FileError,
    PassphraseNeededError,
    PassphraseUnneededError,
    PassphraseWrongError,
    PracticeDamagedError,
    PracticeDiskError,
    PracticeError,
    PracticeForeignError,
    PracticeLockedError,
    PracticeMissingError,
    PracticeReadOnlyError,
    PracticeReplacedError,
)
from goalkit.store.failure import driver_errors, practice_error
from goalkit.store.keys import NO_KEY, key_words, new_salt
from goalkit.store.new_file import new_file

PAGE = 4096
"""Bytes of a page: the size of a whole file is a multiple of it."""
LOGS = ("-journal", "-wal")
"""What the names of logs end in: of a change that is being written, and of an earlier goalkit."""
_SAFE = (
    "synchronous = EXTRA",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
)
_CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check(20)", "PRAGMA foreign_key_check")
WRITABLE, READ_ONLY, ALONE = "rw", "ro", "ro&immutable=1"
"""Modes of a connection; in the last one no log is seen beside the file, and no lock on it."""
BEGIN = "goalkit_begin"  # execution option: the words that start a transaction, or nothing
NAMED = "goalkit_practice"  # execution option: the path as shown in messages
CHANGED = "goalkit_changed"  # execution option: the query for what differs once another connection saved
logging.getLogger("sqlalchemy.pool").addHandler(logging.NullHandler())  # it would go to the screen
_LOOK = "SELECT count(*) FROM sqlite_master"
_ROUND = 0.05
"""Seconds that SQLite waits for others before it is asked anew."""
TO_READ, TO_WRITE = "BEGIN", "BEGIN EXCLUSIVE"
"""Begins a transaction that writes: nobody else then reads or writes, so none waits for another midway."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a practice is kept and what opens it. `path` is None in memory, `timeout` in seconds."""

    path: Path | None
    passphrase: str | None = field(default=None, repr=False)
    timeout: float = 10.0

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
    def missing(self) -> bool:
        """Whether there is no file, or one with nothing in it."""
        return self.path is not None and not (self.path.is_file() and self.path.stat().st_size)

    def logs(self) -> tuple[Path, ...]:
        """The logs beside the file that have something in them."""
        path = self.path
        beside = () if path is None else (path.with_name(path.name + ending) for ending in LOGS)
        return tuple(log for log in beside if log.is_file() and log.stat().st_size)


class Sqlite(SQLiteDialect_pysqlite):
    """That of one practice is as good as that of another: what was compiled for one holds for all."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sqlite)

    def __hash__(self) -> int:
        return hash(Sqlite)


registry.register("sqlite.goalkit", __name__, "Sqlite")
_COMPILED: sa.util.LRUCache[Any, Any] = sa.util.LRUCache(1000)
"""Statements as SQL, without their values, for all practices: those of a load take a tenth of a second."""


def engine_at(place: Place) -> sa.Engine:
    """The engine for a file that exists. Writing transactions ask for the lock at their beginning."""
    engine = sa.create_engine(
        "sqlite+goalkit://",
        module=sqlcipher,
        creator=lambda: connect(place),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        execution_options={
            NAMED: str(place.name),
            CHANGED: "PRAGMA data_version",
            "compiled_cache": _COMPILED,
        },
    )
    sa.event.listen(engine, "begin", lambda connection: _begin(connection, place))
    sa.event.listen(engine, "before_cursor_execute", _count_change)
    sa.event.listen(engine, "commit", _count_once)
    sa.event.listen(engine, "handle_error", lambda context: _judged(context, place), retval=True)
    if place.path is not None:
        _follow(engine, place.path)
    return engine


def _follow(engine: sa.Engine, path: Path) -> None:
    """Connect again where another file took the place of the one that was opened."""

    def note(connection: Any, record: Any) -> None:  # noqa: ARG001 - SQLAlchemy's own
        record.info["file"] = _identity(path)

    def compare(connection: Any, record: Any, proxy: Any) -> None:  # noqa: ARG001 - SQLAlchemy's own
        if record.info["file"] != _identity(path):
            raise sa.exc.DisconnectionError

    sa.event.listen(engine, "connect", note)
    sa.event.listen(engine, "checkout", compare)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _judged(context: Any, place: Place) -> PracticeError | None:
    """The error of goalkit; a connection that could not read is given up, for it may remember that."""
    error = practice_error(context.original_exception, place.name)
    if isinstance(error, UNREAD):
        context.is_disconnect = True
    return error


UNREAD = (PracticeDiskError, PracticeDamagedError, PracticeForeignError, PracticeReplacedError)
"""What a connection that was fine before can meet once, and a new one need not."""


def connect(place: Place, mode: str = "") -> Any:
    """A connection of the driver, with its key and its pragmas, in the mode that the disk allows."""
    try:
        return _connected(place, mode or (WRITABLE if place.writable else READ_ONLY))
    except PracticeForeignError:
        raise _unreadable(place) from None
    except PracticeReadOnlyError:
        if place.writable or place.logs():
            raise
        return _connected(place, ALONE)  # one of an earlier goalkit cannot be read otherwise


def _connected(place: Place, mode: str) -> Any:
    if place.path is not None and not place.path.is_file():
        raise PracticeMissingError(str(place.path))
    if place.path is not None and not os.access(place.path, os.R_OK):
        raise FileError(str(place.path), os.strerror(errno.EACCES))
    address = ":memory:" if place.path is None else f"{place.path.absolute().as_uri()}?mode={mode}"
    connection = sqlcipher.connect(
        address, uri=True, isolation_level=None, timeout=min(_ROUND, place.timeout), check_same_thread=False
    )
    try:
        with driver_errors(place.name):
            _patiently(place, lambda: _prepare(connection, place))
            if place.path is not None and mode == WRITABLE:
                _without_log(connection, place)
    except BaseException:
        connection.close()
        raise
    return connection


def _unreadable(place: Place) -> PracticeError:
    """Why the database cannot make sense of the file: what opens it is missing, wrong or too much."""
    path = str(place.name)
    if place.passphrase is not None:
        with suppress(PracticeForeignError):
            _connected(replace(place, passphrase=None), ALONE).close()
            return PassphraseUnneededError(path)
    if place.name.stat().st_size % PAGE:
        return PracticeForeignError(path)
    return PassphraseNeededError(path) if place.passphrase is None else PassphraseWrongError(path)


def row_crc(*values: object) -> int:
    """The check value of a row with these values."""
    return crc32(repr(values).encode("utf-8", "surrogatepass"))


def _prepare(connection: Any, place: Place) -> None:
    connection.create_function("row_crc", -1, row_crc, deterministic=True)
    if place.passphrase is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it would go to the screen
        connection.execute(key_words(place.passphrase, _salt(connection, place)))
    for pragma in _SAFE:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(_LOOK).fetchone()


def _salt(connection: Any, place: Place) -> bytes:
    """The salt of an encrypted file, or one for a file that is new."""
    if place.path is None or place.missing:
        return new_salt()
    connection.execute(NO_KEY)
    return salt_of(connection)


def salt_of(connection: Any) -> bytes:
    """The salt of the encrypted file that a connection of the driver is to."""
    (digits,) = connection.execute("PRAGMA cipher_salt").fetchone()
    return bytes.fromhex(digits)


def _without_log(connection: Any, place: Place) -> None:
    """Bring what an earlier goalkit left in its log into the file, and need none from now on."""
    (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise PracticeLockedError(str(place.name))


def _begin(connection: sa.Connection, place: Place) -> None:
    """Begin a transaction with its lock; what is read in it waits for nobody."""
    words = connection.get_execution_options().get(BEGIN, TO_READ)
    driver: Any = connection.connection.dbapi_connection
    if words:
        try:
            with driver_errors(place.name):
                _patiently(place, lambda: _locked(driver, words))
        except UNREAD:
            connection.invalidate()
            raise
    if place.path is not None and connection.info["file"] != _identity(place.path):
        connection.invalidate()  # it waited while another file took the place of this one
        raise PracticeReplacedError(str(place.name))
    connection.info["number"] = None


def _count_change(connection: sa.Connection, _: object, statement: str, *__: object) -> None:
    """Count a change before its first statement: so every log holds what the number was before."""
    is_write = connection.get_execution_options().get(BEGIN) == TO_WRITE
    if is_write and connection.info["number"] is None and not statement.startswith(("SELECT", "PRAGMA")):
        connection.info["number"] = number_of_changes(connection.connection.dbapi_connection) + 1
        _set_number(connection)


def _count_once(connection: sa.Connection) -> None:
    """Let a change of tables count as any other, whatever the database itself added for it."""
    number = connection.info["number"]
    if number is not None and number != number_of_changes(connection.connection.dbapi_connection):
        _set_number(connection)


def _set_number(connection: sa.Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA schema_version = {connection.info['number']}")


def number_of_changes(connection: Any) -> int:
    """The number in the file of a connection of the driver that tells how often it was changed.

    It is the version of the schema, which SQLite keeps on the first page, to which it adds one where tables
    are changed, and also where the whole content is replaced or written anew.
    """
    return int(connection.execute("PRAGMA schema_version").fetchone()[0])


def _locked(driver: Any, words: str) -> None:
    driver.execute(words)
    try:
        driver.execute(_LOOK).fetchone()
    except sqlcipher.Error:
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        raise


def _patiently(place: Place, work: Callable[[], None]) -> None:
    """Do what waits for others, again and again until the time is over.

    SQLite by itself soon asks ten times a second only: among many that save it would often come too late.
    """
    until = monotonic() + place.timeout
    while True:
        try:
            return work()
        except sqlcipher.OperationalError as failure:
            is_busy = isinstance(practice_error(failure, place.name), PracticeLockedError)
            if not is_busy or monotonic() > until:
                raise


@contextmanager
def nobody_else_writes(place: Place) -> Iterator[None]:
    """Have the file stay as it is meanwhile, to be read. Raises PracticeLockedError where somebody writes."""
    with closing(connect(place)) as connection:
        with driver_errors(place.name):
            _patiently(place, lambda: _locked(connection, "BEGIN IMMEDIATE"))
        yield


def copy_to(target: Path, engine: sa.Engine, place: Place) -> None:
    """Copy what is at `place` to a new file with the same passphrase; whole or not at all."""
    with new_file(target) as part, driver_errors(part):
        copy = replace(place, path=part)
        with closing(connect(copy)) as copied, closing(engine.raw_connection()) as original:
            original.backup(copied)
            number = randbits(30)  # its changes are none of the original
            copied.execute(f"PRAGMA schema_version = {number}")


def clean(engine: sa.Engine) -> None:
    """Rebuild the file without what was deleted from it."""
    with engine.execution_options(**{BEGIN: None}).connect() as connection:
        connection.exec_driver_sql("VACUUM")


def damage(connection: Any) -> tuple[str, ...]:
    """What is damaged in the file of a connection of the driver, as the database itself sees it."""
    try:
        found = [str(row[0]) for check in _CHECKS for row in connection.execute(check)]
    except sqlcipher.Error as failure:
        found = [str(failure)]
    return tuple(damaged(finding) for finding in found if finding != "ok")


def damaged(finding: str) -> str:
    """The sentence for something that is damaged."""
    return f"the file is damaged: {finding}"
