"""Backups that goalkit makes by itself: where they are, which are kept, and how one is put back.

Each is a whole practice with the same passphrase, opened and checked once it is written. Its name says when
it was made, in UTC, and why: `practice-20261128T140533Z-start.goalkit`.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path

import sqlalchemy as sa

from goalkit.errors import BackupBrokenError, BackupUnknownError, PracticeMissingError, StoreError
from goalkit.period import day_of
from goalkit.store import rows
from goalkit.store.connection import (
    BEGIN,
    READ_ONLY,
    TO_WRITE,
    Place,
    clean,
    connect,
    copy_to,
    damage,
    engine_at,
)
from goalkit.store.failure import driver_errors, system_errors
from goalkit.store.new_file import new_file
from goalkit.store.timestamps import is_ahead, now

FOLDER = "GOALKIT_BACKUPS"
"""The variable that names another folder for backups than the one beside the practice."""
EVERY = 30 * 60
"""Seconds after which what was changed is in a backup."""
_TODAY, _DAYS, _WEEKS, _MONTHS = 3, 7, 4, 12
_BEFORE = ("import", "erase", "update", "mend", "restore", "passphrase", "hand")
_NAME = re.compile(r"-(\d{8}T\d{6}Z)-([a-z]+)$")
_MOMENT = "%Y%m%dT%H%M%SZ"


class Why(StrEnum):
    """Why a backup was made: at what, or before what."""

    START = "start"
    WORK = "work"
    IMPORT = "import"
    ERASE = "erase"
    UPDATE = "update"
    MEND = "mend"
    RESTORE = "restore"
    PASSPHRASE = "passphrase"  # noqa: S105 - a word, not a passphrase
    HAND = "hand"


@dataclass(frozen=True, kw_only=True)
class Backup:
    """One backup: its file, when it was made (in UTC), and why."""

    path: Path
    made_at: datetime
    why: Why

    @property
    def name(self) -> str:
        """Day and time on this computer, as a person names it: `2026-11-28-140533`."""
        return f"{self.made_at.astimezone():%Y-%m-%d-%H%M%S}"


def backup_folder(practice: Path) -> Path:
    """The folder of the backups of a practice: beside it, or of its own in the one that FOLDER names."""
    named = os.environ.get(FOLDER)
    if not named:
        return practice.with_name(f"{practice.stem}-backups")
    told_apart = sha256(str(practice.absolute()).encode()).hexdigest()[:8]
    return Path(named).expanduser() / f"{practice.stem}-{told_apart}"


def backups_of(practice: Path) -> tuple[Backup, ...]:
    """The backups of a practice, newest first. Raises FileError."""
    folder = backup_folder(practice)
    with system_errors(folder):
        found = [_read(path) for path in folder.glob("*.goalkit")] if folder.is_dir() else []
    return tuple(sorted(filter(None, found), key=lambda one: one.made_at, reverse=True))


def _read(path: Path) -> Backup | None:
    found = _NAME.search(path.stem)
    if found is None or found[2] not in [*Why]:
        return None
    made_at = datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC)
    return Backup(path=path, made_at=made_at, why=Why(found[2]))


def named_backup(practice: Path, which: str) -> Backup:
    """The newest backup whose name begins like this, such as `2026-11-28`. Raises BackupUnknownError."""
    known = backups_of(practice)
    for one in known:
        if which and one.name.startswith(which):
            return one
    raise BackupUnknownError(which, tuple(one.name for one in known))


def make_backup(engine: sa.Engine, place: Place, why: Why, *, keep: Path | None = None) -> Backup | None:
    """Back up what is at `place`, then let go of backups that are not kept any more, but not of `keep`.

    None for a practice in memory. Raises FileError, PracticeError, and BackupBrokenError where what was
    written is not whole: it is taken away again then, and no other is let go.
    """
    if place.path is None:
        return None
    folder = backup_folder(place.path)
    with system_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made_at = _next_moment(backups_of(place.path))
    path = folder / f"{place.path.stem}-{made_at:{_MOMENT}}-{why}.goalkit"
    copy_to(path, engine, place)
    try:
        check_backup(replace(place, path=path))
    except StoreError:
        path.unlink()
        raise
    for old in let_go(backups_of(place.path), made_at):
        if old.path != keep:
            old.path.unlink(missing_ok=True)
    return Backup(path=path, made_at=made_at, why=why)


def contents(copy: Place) -> dict[str, int] | None:
    """How many clients, goals and check-ins are known in a backup; None where it is damaged.

    Raises PracticeError where it does not open with this passphrase. Nothing is changed in it.
    """
    with closing(connect(copy, READ_ONLY)) as connection:
        if damage(connection):
            return None
        known = "SELECT count(DISTINCT client_id || ' ' || id) FROM {} WHERE superseded_at IS NULL"
        return {
            table: connection.execute(known.format(table)).fetchone()[0]
            for table in ("clients", "goals", "check_ins")
        }


def backups_with(practice: Place, client_id: str) -> tuple[tuple[Backup, ...], tuple[Backup, ...]]:
    """The backups that hold a client, known today or before, and those that cannot be read; newest first.

    Nothing is changed in them. Raises FileError.
    """
    holding: list[Backup] = []
    unread: list[Backup] = []
    for one in backups_of(practice.path) if practice.path else ():
        try:
            if _holds(replace(practice, path=one.path), client_id):
                holding.append(one)
        except PracticeMissingError:
            pass  # it was let go meanwhile
        except StoreError:
            unread.append(one)
    return tuple(holding), tuple(unread)


def _holds(copy: Place, client_id: str) -> bool:
    with closing(connect(copy, READ_ONLY)) as connection:
        if damage(connection):
            raise BackupBrokenError(str(copy.name))
        found = connection.execute("SELECT 1 FROM clients WHERE client_id = ? LIMIT 1", (client_id,))
        return found.fetchone() is not None


def rewrite_without(client_id: str, copy: Place) -> None:
    """Write a backup anew without a client; it keeps its name, and its version where it is an older one."""
    with new_file(copy.name, over=True) as part:
        rewritten = replace(copy, path=part)
        with (
            driver_errors(copy.name),
            closing(connect(copy, READ_ONLY)) as kept,
            closing(connect(rewritten)) as target,
        ):
            kept.backup(target)
        engine = engine_at(rewritten)
        try:
            with engine.execution_options(**{BEGIN: TO_WRITE}).begin() as connection:
                rows.erase(connection, client_id)
            clean(engine)
        finally:
            engine.dispose()
        check_backup(rewritten)


def kept_until(found: Iterable[Backup], at: datetime) -> dict[Path, date]:
    """The day on which each of these backups is let go, if one more is made on every day from now on."""
    there, until = {one.path: one for one in found}, dict[Path, date]()
    left = list(there.values())
    while len(until) < len(there):
        at += timedelta(days=1)
        left.append(Backup(path=Path(f"{at:{_MOMENT}}"), made_at=at, why=Why.START))
        for old in let_go(left, at):
            left.remove(old)
            if old.path in there:
                until[old.path] = _day(replace(old, made_at=at))
    return until


def _next_moment(newest_first: Sequence[Backup]) -> datetime:
    """Now, to the second, and later than every other of a clock that is right: no two have the same name."""
    moment = now().replace(microsecond=0)
    newest = _newest(newest_first, moment)
    return max(moment, newest.made_at + timedelta(seconds=1)) if newest else moment


def _newest(newest_first: Iterable[Backup], clock: datetime) -> Backup | None:
    """The newest backup, those left out that were made by a clock that was ahead."""
    return next((one for one in newest_first if not is_ahead(one.made_at, clock)), None)


def check_backup(copy: Place) -> None:
    """Raise BackupBrokenError where a copy is not whole, PracticeError where it does not open."""
    with closing(connect(copy, READ_ONLY)) as connection:
        if damage(connection):
            raise BackupBrokenError(str(copy.name))


def backup_is_due(practice: Path, at: datetime) -> bool:
    """Whether the file was changed since its newest backup, and that is EVERY or more ago."""
    newest = _newest(backups_of(practice), at)
    is_old = newest is None or (at - newest.made_at).total_seconds() >= EVERY
    return is_old and changed_since_backup(practice, at)


def changed_since_backup(practice: Path, at: datetime) -> bool:
    """Whether the file was changed since its newest backup; so it was where there is none."""
    newest = _newest(backups_of(practice), at)
    changed_at = datetime.fromtimestamp(practice.stat().st_mtime, UTC)
    return newest is None or changed_at > newest.made_at


def let_go(found: Iterable[Backup], at: datetime) -> tuple[Backup, ...]:
    """The backups that are not kept: all but the three newest of today, and the last of each of seven days,
    four weeks and twelve months. One made before something was taken away or replaced is kept for a week.
    """
    newest_first = sorted(found, key=lambda one: one.made_at, reverse=True)
    today = [one for one in newest_first if _day(one) == day_of(at, None)]
    kept = {
        *today[:_TODAY],
        *islice(_lasts(newest_first, _day), _DAYS),
        *islice(_lasts(newest_first, lambda one: _day(one).isocalendar()[:2]), _WEEKS),
        *islice(_lasts(newest_first, lambda one: (_day(one).year, _day(one).month)), _MONTHS),
        *(one for one in newest_first if one.why in _BEFORE and (at - one.made_at).days < _DAYS),
    }
    return tuple(one for one in newest_first if one not in kept)


def _day(one: Backup) -> date:
    return day_of(one.made_at, None)


def _lasts(newest_first: Iterable[Backup], span: Callable[[Backup], object]) -> Iterator[Backup]:
    """The last backup of each span of time that has one."""
    for _, of_span in groupby(newest_first, key=span):
        yield next(of_span)


def put_back(backup: Path, engine: sa.Engine, place: Place) -> None:
    """Put what is in a backup in the place of what is in the practice, whole or not at all.

    The database itself does it, so pages that are open see it as they see a save of another window.
    Raises PracticeError where either cannot be opened with the passphrase, or somebody writes.
    """
    with closing(connect(replace(place, path=backup))) as kept, closing(engine.raw_connection()) as target:
        if damage(kept):
            raise BackupBrokenError(str(backup))
        with driver_errors(place.name):
            kept.backup(target.dbapi_connection)
