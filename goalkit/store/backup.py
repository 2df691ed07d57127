"""Copying a practice to another file while it is open."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa
from sqlcipher3 import dbapi2 as sqlcipher

from goalkit.errors import FileError
from goalkit.store.connection import Place, connect
from goalkit.store.failure import practice_error, system_errors


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
