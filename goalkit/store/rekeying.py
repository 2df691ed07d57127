"""Another passphrase for a practice, or a first one: it is written anew beside its place and moved there.

There is no moment at which it opens with both passphrases, or with none: the move is one step of the system.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlcipher3 import dbapi2 as sqlcipher

from goalkit.errors import PracticeDiskError, PracticeError
from goalkit.store.backups import Why, backups_of, check_backup, make_backup
from goalkit.store.connection import READ_ONLY, Place, connect, nobody_else_writes, salt_of
from goalkit.store.failure import driver_errors, system_errors
from goalkit.store.keys import is_older, key_of, new_salt
from goalkit.store.new_file import new_file
from goalkit.store.opening import opened

_CHUNK = 1 << 20


def has_older_key(practice: Path, passphrase: str | None) -> bool:
    """Whether it is encrypted with a key that was derived as by an earlier goalkit. Raises PracticeError."""
    if passphrase is None:
        return False
    with closing(connect(Place(path=practice, passphrase=passphrase), READ_ONLY)) as connection:
        return is_older(salt_of(connection))


def change_passphrase(practice: Path, before: str | None, after: str, *, timeout: float = 10.0) -> None:
    """Encrypt a practice with `after`. What opened it `before` (None: it was plain) opens it no more.

    `after` is not empty. The practice is backed up first, as it is. Given the same passphrase again, its key
    is derived as today. Other programs that have it open need the new one from their next step on.

    Raises PracticeLockedError where one of them writes for longer than `timeout` seconds, else
    PracticeError and FileError; it opens with `before` then, as if nothing had been.
    """
    place = Place(path=practice.resolve(), passphrase=before, timeout=timeout)
    with _wiped_where_plain(place), ExitStack() as until_moved, new_file(place.name, over=True) as part:
        engine = opened(place, create=False)
        until_moved.callback(engine.dispose)
        until_moved.enter_context(nobody_else_writes(place))
        make_backup(engine, Place(path=practice, passphrase=before), Why.PASSPHRASE)
        _write_anew(place, part, after)
        if sys.platform == "win32":  # there nothing takes the place of a file that is open
            until_moved.close()


def rewrite_backups(practice: Path, before: str | None, after: str) -> int:
    """Encrypt each backup that opens with `before` (None: that is plain) with `after`, and tell how many.

    Raises PracticeError and FileError; each backup is whole then, as it was or as it shall be.
    """
    found = backups_opening(practice, before)
    for path in found:
        place = Place(path=path, passphrase=before)
        with _wiped_where_plain(place), new_file(path, over=True) as part:
            _write_anew(place, part, after)
    return len(found)


@contextmanager
def encrypted_copy(backup: Path, before: str | None, after: str, folder: Path) -> Iterator[Path]:
    """A copy of a backup in this folder that opens with `after`, for as long as it is needed.

    Raises PracticeError where the backup does not open with `before` (None: it is plain), or FileError.
    """
    with system_errors(folder), TemporaryDirectory(prefix=".goalkit-", dir=folder) as private:
        with new_file(Path(private) / backup.name) as part:
            _write_anew(Place(path=backup, passphrase=before), part, after)
        yield Path(private) / backup.name


def backups_opening(practice: Path, passphrase: str | None) -> tuple[Path, ...]:
    """The backups that open with this passphrase, or without one."""
    return tuple(
        one.path for one in backups_of(practice) if _opens(Place(path=one.path, passphrase=passphrase))
    )


def _opens(place: Place) -> bool:
    try:
        connect(place, READ_ONLY).close()
    except PracticeError:
        return False
    return True


def _write_anew(place: Place, part: Path, passphrase: str) -> None:
    """Fill an empty file with what is at `place`, encrypted with this passphrase, and see that it has all."""
    with driver_errors(place.name), closing(connect(place, READ_ONLY)) as connection:
        address = f"{part.absolute().as_uri()}?mode=rw"
        connection.execute("ATTACH ? AS renewed KEY ?", (address, key_of(passphrase, new_salt())))
        connection.execute("SELECT sqlcipher_export('renewed')").fetchone()
        for pragma in ("application_id", "user_version"):
            (number,) = connection.execute(f"PRAGMA main.{pragma}").fetchone()
            connection.execute(f"PRAGMA renewed.{pragma} = {number}")
        tables = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
        if any(_differs(connection, name) for (name,) in tables):
            raise PracticeDiskError(str(place.name))
    check_backup(Place(path=part, passphrase=passphrase))


def _differs(connection: sqlcipher.Connection, table: str) -> bool:
    """Whether a row of the table is not in the new file, or one is there that was not before."""
    rows = '(SELECT count(*) FROM {}."{}")'
    counts = connection.execute(f"SELECT {rows.format('main', table)} = {rows.format('renewed', table)}")
    lost = f'SELECT * FROM main."{table}" EXCEPT SELECT * FROM renewed."{table}" LIMIT 1'  # noqa: S608 - ours
    return not counts.fetchone()[0] or connection.execute(lost).fetchone() is not None


@contextmanager
def _wiped_where_plain(place: Place) -> Iterator[None]:
    """Overwrite what was in a plain file once another took its place.

    The disk may keep copies of its own, and on Windows what is open cannot be replaced: there it is removed.
    """
    if place.passphrase is not None or sys.platform == "win32" or not place.name.is_file():
        yield
        return
    with place.name.open("r+b") as plain:
        yield
        found = os.fstat(plain.fileno())
        if found.st_nlink:  # it has another name still, and whoever gave it that has a reason
            return
        for start in range(0, found.st_size, _CHUNK):
            plain.write(bytes(min(_CHUNK, found.st_size - start)))
        plain.flush()
        os.fsync(plain.fileno())
