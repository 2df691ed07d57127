"""Logs beside a practice that was not closed: one that does not belong to the file never reaches it.

A program that was ended in the midst of a save leaves a log beside the file, from which SQLite makes the
file whole when it is opened next. SQLite trusts the name alone: where a backup was put back meanwhile, it
would mix the two. So a log is tried on copies first: it belongs to a file that is whole with it, and was
changed at most once since.
"""

import shutil
import warnings
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from goalkit.errors import LogSetAsideWarning, PracticeError, PracticeReadOnlyError
from goalkit.store.connection import ALONE, READ_ONLY, Place, connect, damage, number_of_changes
from goalkit.store.failure import system_errors

UNLOGGED = 7
"""The first schema version whose practices have no log but while a change is being written."""


def set_foreign_logs_aside(place: Place) -> None:
    """Give each log that does not belong to the file another name, and warn of it.

    Raises FileError, and PracticeError where nothing opens with this passphrase.
    """
    if place.path is None or not place.writable:
        return
    for log in place.logs():
        if not _is_being_written(place, log) and not _belongs(place, log):
            aside = log.with_name(f"{log.name}-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z")
            with system_errors(log):
                log.rename(aside)
                place.path.with_name(f"{place.path.name}-shm").unlink(missing_ok=True)
            warnings.warn(LogSetAsideWarning(str(place.path), str(aside)), stacklevel=2)


def _is_being_written(place: Place, log: Path) -> bool:
    """Whether a program is in the midst of the change that the log is of."""
    if log.name.endswith("-wal"):
        return False
    try:
        connect(place, READ_ONLY).close()
    except PracticeReadOnlyError:  # the change was never finished: whoever may write has to take it back
        return False
    except PracticeError:
        return True
    return True


def _belongs(place: Place, log: Path) -> bool:
    try:
        with closing(connect(place, ALONE)) as alone:
            version = alone.execute("PRAGMA user_version").fetchone()[0]
            number = number_of_changes(alone)
            is_whole = not damage(alone)
    except PracticeError:
        if _number_together(place, log) is not None:
            return True
        raise  # to open it with a log and a wrong passphrase could mix the two
    if log.name.endswith("-wal") and version >= UNLOGGED:
        return False
    before = _number_together(place, log)
    if before is None:
        return not is_whole
    return log.name.endswith("-wal") or number in (before, before + 1)


def _number_together(place: Place, log: Path) -> int | None:
    """The number of changes in copies of file and log together; None where they make no whole practice."""
    with TemporaryDirectory(prefix=".goalkit-", dir=log.parent) as folder:
        copy = replace(place, path=Path(folder) / place.name.name)
        shutil.copyfile(place.name, copy.name)
        shutil.copyfile(log, copy.name.with_name(log.name))
        try:
            with closing(connect(copy)) as together:
                return None if damage(together) else number_of_changes(together)
        except PracticeError:
            return None
