"""Looking after the file of a practice while it is open: copying it, and whether it is sound."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from goalkit.errors import FileError
from goalkit.store.connection import Place, connect
from goalkit.store.failure import practice_error, system_errors

_CHECKS = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check(20)")


def copy_to(target: Path, engine: sa.Engine, place: Place) -> None:
    """Copy what is at `place` to a new file with the same passphrase; whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    copy = replace(place, path=part)
    with system_errors(target):
        if target.exists() or not copy.make():
            raise FileError(str(target), "there is a file already, give another name")
        try:
            _copy(engine, copy)
            part.rename(target)
        finally:
            copy.remove()


def _copy(engine: sa.Engine, place: Place) -> None:
    try:
        with closing(connect(place)) as copy, closing(engine.raw_connection()) as original:
            original.backup(copy)
    except sqlcipher.Error as failure:
        raise practice_error(failure, place.name) or failure from None


def damage(connection: sa.Connection) -> tuple[str, ...]:
    """What is damaged in the file, as the database itself sees it; nothing where it is sound."""
    found = [one for check in _CHECKS for one in _findings(connection.exec_driver_sql(check))]
    return tuple(f"the file is damaged: {finding}" for finding in found if finding != "ok")


def _findings(result: sa.CursorResult[tuple[object, ...]]) -> list[str]:
    """The first column of what a check answers; the one of the cipher answers nothing for a plain file."""
    return [str(row[0]) for row in result] if result.returns_rows else []
