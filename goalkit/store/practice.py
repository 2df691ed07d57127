"""The practice: everything one coach keeps, behind a small door."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Self, TypeVar

import sqlalchemy as sa

from goalkit.errors import ClientUnknownError, NothingToUndoError, PracticeDamagedError
from goalkit.model import Agreement, Client, Record, Workbook
from goalkit.model.change import Change
from goalkit.store import history, rows
from goalkit.store.backups import (
    Backup,
    Why,
    backups_with,
    check_backup,
    make_backup,
    put_back,
    rewrite_without,
)
from goalkit.store.cache import Cache, Known, workbooks_known
from goalkit.store.clock import date_anew, moments_after
from goalkit.store.connection import BEGIN, TO_WRITE, UNREAD, Place, clean, copy_to, damage, damaged
from goalkit.store.environment import Location
from goalkit.store.rows import known_at
from goalkit.store.schema import TABLES
from goalkit.store.timestamps import in_utc, is_ahead, now
from goalkit.store.unit_of_work import UnitOfWork

Found = TypeVar("Found")


class Practice:
    """The records of all clients, now and at any moment before. Made by `open_practice`.

    Every method raises PracticeError where the file cannot be read or written; nothing is changed
    then. Moments are in UTC or carry their own zone.
    """

    def __init__(self, place: Place, engine: sa.Engine) -> None:
        self._place, self._engine = place, engine
        self._to_write = engine.execution_options(**{BEGIN: TO_WRITE})
        self._cache, self._alone = Cache(), RLock()

    @property
    def path(self) -> Path | None:
        """The file; None for a practice in memory or on a server."""
        return self._place.path

    @property
    def place(self) -> Location | None:
        """The file, or the address at a server; None for a practice in memory."""
        return self.path

    def clients(self, as_of: datetime | None = None) -> tuple[Client, ...]:
        """The clients known at a moment, or today, in the order in which they came."""

        def read(connection: sa.Connection) -> tuple[Client, ...]:
            found = rows.read(connection, "clients", known_at(TABLES["clients"], as_of and in_utc(as_of)))
            return tuple(row.record for row in found if isinstance(row.record, Client))

        return self._read(read)

    def agreements(self) -> dict[str, Agreement]:
        """The agreement of each client that was signed last, by the id of the client."""

        def read(connection: sa.Connection) -> dict[str, Agreement]:
            found: dict[str, Agreement] = {}
            for row in rows.read(connection, "agreements", known_at(TABLES["agreements"], None)):
                one, before = row.record, found.get(row.client_id)
                if isinstance(one, Agreement) and (before is None or one.signed_on >= before.signed_on):
                    found[row.client_id] = one
            return found

        return self._read(read)

    def load(self, client_id: str, as_of: datetime | None = None) -> Workbook:
        """The workbook of one client as it was known at a moment, or today.

        Today's is known at the moment of its last change, so that it stays the same until the next.
        Raises ClientUnknownError.
        """
        if as_of is None:
            with self._alone:
                known = self._read(lambda connection: self._cache.known(connection, client_id))
            found = known.workbook if known else None
        else:
            then = in_utc(as_of)
            found, *_ = self._read(lambda connection: workbooks_known(connection, then, client_id)) or (None,)
        if found is None:
            raise self._unknown(client_id, as_of)
        return found

    def workbooks(self, as_of: datetime | None = None) -> tuple[Workbook, ...]:
        """The workbooks of all clients, each as `load` gives it."""
        return self._read(lambda connection: workbooks_known(connection, as_of and in_utc(as_of), None))

    def fingerprints(self) -> dict[str, str]:
        """For each client a hash of its records and their history, by its id; it differs after every save."""
        return self._read(rows.fingerprints)

    def record(
        self,
        client_id: str,
        *records: Record,
        without: Sequence[Record] = (),
        at: datetime | None = None,
        seen_at: datetime | None = None,
    ) -> datetime | None:
        """Save records of one client, all or none, and return the moment of the save.

        Where nothing is different nothing is written, and None is returned. Those of `without` are taken
        back in the same save: they are no longer known, but stay in the history; with `seen_at` one that is
        gone since stays gone. A record with the id (and version) of one that is known supersedes it; an
        equal one changes nothing. A new client begins with its Client record. Raises ClientUnknownError,
        WorkbookError where the records do not fit together or the cuts of a scale that is new or changed
        run against its measure, MomentError where `at` lies before the last change: what was known at a
        moment stays as it was, MomentAheadError where it is still to come, and ClockError where the last
        change is. With `seen_at`, the moment as of which the records were read before they were changed,
        raises StaleSaveError where one of them was changed, or one of `records` taken back, since.
        """

        def change(work: UnitOfWork) -> None:
            if seen_at is not None:
                work.refuse_stale((*records, *without), seen_at)
                work.refuse_gone(records, seen_at)
            work.refuse_against_direction([record for record in records if work.put(record)])
            for record in without:
                if seen_at is None or work.has(record):
                    work.remove(record)

        return self._change(client_id, change, at)

    def undo(self, client_id: str, *, seen_at: datetime | None = None) -> datetime:
        """Put back what was before the last change of a client that is not undone yet, as a new change.

        Returns its moment. At least the last 100 changes can be undone one after the other. Raises
        NothingToUndoError, and StaleSaveError where anything was changed after `seen_at`.
        """
        return self._step(client_id, UnitOfWork.undo, seen_at)

    def redo(self, client_id: str, *, seen_at: datetime | None = None) -> datetime:
        """Take back the last undo, as long as no other change was made since. Raises as `undo`."""
        return self._step(client_id, UnitOfWork.redo, seen_at)

    def _step(self, client_id: str, step: Callable[[UnitOfWork], None], seen_at: datetime | None) -> datetime:
        def change(work: UnitOfWork) -> None:
            work.refuse_unseen(seen_at)
            step(work)

        done_at = self._change(client_id, change, None)
        if done_at is None:
            raise NothingToUndoError
        return done_at

    def steps(self, client_id: str) -> tuple[Change | None, Change | None]:
        """The change that `undo` would take back, and the one that `redo` would make again."""

        def read(connection: sa.Connection) -> tuple[Change | None, Change | None]:
            steps = history.steps_of(connection, client_id)
            ends = *steps.undo[-1:], *steps.redo[-1:]
            found = {one.at: one for one in history.changes(connection, client_id, ends)}
            undo, redo = (found.get(some[-1]) if some else None for some in (steps.undo, steps.redo))
            return undo, redo and redo.back

        return self._read(read)

    def put_back(
        self, client_id: str, moment: datetime, *, seen_at: datetime | None = None
    ) -> datetime | None:
        """Have the records that the save at `moment` changed be as they were before it, as a new change.

        Returns its moment, None where they are so already. Raises WorkbookError where what was written
        later does not fit, and StaleSaveError where anything was changed after `seen_at`.
        """

        def change(work: UnitOfWork) -> None:
            work.refuse_unseen(seen_at)
            work.put_back(moment)

        return self._change(client_id, change, None)

    def changes(
        self, client_id: str, *, before: datetime | None = None, among: Collection[str] = (), most: int = 50
    ) -> tuple[Change, ...]:
        """What was changed in a workbook, newest first: at most so many changes before a moment, or of all.

        `among` are the collections of which at least one was changed; without them, all count.
        """

        def read(connection: sa.Connection) -> tuple[Change, ...]:
            at = history.moments(connection, client_id, before=before, among=among, most=most)
            return history.changes(connection, client_id, at)

        return self._read(read)

    def keep_draft(self, client_id: str, form: str, text: str) -> None:
        """Keep what is typed into a form and not saved yet; without history and in no export.

        A draft of client "" belongs to the practice, such as which client was chosen. Raises
        ClientUnknownError for a client that is not there, or was erased while a page was open.
        """

        def keep(connection: sa.Connection) -> bool:
            known = not client_id or bool(rows.last_changes(connection, client_id))
            if known:
                rows.keep_draft(connection, client_id, form, text)
            return known

        if not self._write(keep):
            raise self._unknown(client_id)

    def draft(self, client_id: str, form: str) -> str:
        """The text kept by `keep_draft`, empty where there is none."""
        return self._read(lambda connection: rows.draft(connection, client_id, form))

    def drafts(self, client_id: str) -> tuple[str, ...]:
        """The names of the forms of which `keep_draft` keeps a text."""
        return self._read(lambda connection: rows.draft_names(connection, client_id))

    def drop_draft(self, client_id: str, form: str) -> None:
        """Forget the text kept by `keep_draft`."""
        self._write(lambda connection: rows.drop_draft(connection, client_id, form))

    def erase(self, client_id: str) -> None:
        """Remove everything about a client, history and drafts included, and its traces in the file.

        A backup is made before; backups keep what was in them until `erase_in_backup`.

        Raises ClientUnknownError, PracticeLockedError where another program still reads, and
        PracticeFullError where there is no room to clean up: the client is gone then and its traces
        not yet, so erase again once that is mended.
        """

        def remove(connection: sa.Connection) -> bool:
            if not rows.last_changes(connection, client_id):
                return False  # there is nothing but drafts, and those of client "" are the practice's own
            rows.erase(connection, client_id)
            return True

        if self._read(lambda connection: rows.last_changes(connection, client_id)):
            self.back_up(Why.ERASE)
        found = self._write(remove)
        self._cache.forget()
        self._clean()
        if not found:
            raise self._unknown(client_id)

    def _clean(self) -> None:
        """Rebuild the file without what was deleted from it."""
        clean(self._engine)

    def backups_with(self, client_id: str) -> tuple[tuple[Backup, ...], tuple[Backup, ...]]:
        """The backups that hold a client, and those that cannot be read; newest first. Raises FileError."""
        return backups_with(self._place, client_id)

    def erase_in_backup(self, backup: Backup, client_id: str) -> None:
        """Write a backup anew without a client: whole, opened and checked, or not at all.

        Raises FileError, PracticeError and BackupBrokenError.
        """
        rewrite_without(client_id, replace(self._place, path=backup.path))

    def backup(self, path: str | Path) -> None:
        """Copy it to a new file with the same passphrase. Raises FileError and PracticeOnServerError."""
        copy_to(Path(path), self._engine, self._place)

    def back_up(self, why: Why) -> Backup | None:
        """Keep a backup in the folder of backups; None for a practice in memory or on a server.

        Raises FileError, PracticeError, and BackupBrokenError where what was written is not whole.
        """
        return make_backup(self._engine, self._place, why)

    def restore(self, backup: Path) -> None:
        """Have all be as it was in a backup; what is here now is kept in a backup of its own first.

        Pages that are open show it from their next step on. Raises BackupBrokenError, and
        PracticeLockedError where somebody else is reading or writing, and PracticeOnServerError.
        """
        check_backup(replace(self._place, path=backup))
        make_backup(self._engine, self._place, Why.RESTORE, keep=backup)
        with self.writing():
            pass  # nobody else is at it
        put_back(backup, self._engine, self._place)
        self._cache.forget()

    def dated_ahead(self) -> tuple[datetime, ...]:
        """The moments of changes that are still to come, as a clock that was ahead has left them, in order.

        Those of less than a day are told only beside later ones: clocks differ.
        """
        clock = now()
        found = self._read(lambda connection: moments_after(connection, clock))
        return found if found and is_ahead(found[-1], clock) else ()

    def mend_dates(self) -> None:
        """Date the changes that are still to come just before now, in their order; a backup is made first."""
        self.back_up(Why.MEND)

        def mend(connection: sa.Connection) -> None:
            date_anew(connection, now())
            history.forget_steps(connection)

        self._write(mend)
        self._cache.forget()

    def damage(self) -> tuple[str, ...]:
        """What is damaged in the file; nothing where it is sound, or where a server sees to that."""
        try:
            return self._read(lambda connection: damage(connection.connection.dbapi_connection))
        except PracticeDamagedError:  # so much that no transaction can begin
            return (damaged("its list of tables cannot be read"),)

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """A transaction of this layer that sees one state of the file."""
        return self._engine.begin()

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A transaction of this layer that is committed whole or not at all."""
        return self._to_write.begin()

    def _read(self, work: Callable[[sa.Connection], Found]) -> Found:
        return self._twice(self.reading, work)

    def _write(self, work: Callable[[sa.Connection], Found]) -> Found:
        return self._twice(self.writing, work)

    def _twice(
        self,
        transaction: Callable[[], AbstractContextManager[sa.Connection]],
        work: Callable[[sa.Connection], Found],
    ) -> Found:
        """Work in a transaction, and once more on a new connection where the disk failed to be read.

        A connection that once failed to read an encrypted page takes the whole file for damaged.
        """
        try:
            with transaction() as connection:
                return work(connection)
        except UNREAD:
            with transaction() as connection:
                return work(connection)

    def _unknown(self, client_id: str, as_of: datetime | None = None) -> ClientUnknownError:
        known = tuple(client.id for client in self.clients(as_of))
        return ClientUnknownError(client_id, known, then=as_of is not None)

    def _change(
        self, client_id: str, change: Callable[[UnitOfWork], None], at: datetime | None
    ) -> datetime | None:
        def changed(connection: sa.Connection) -> tuple[UnitOfWork, Known | None]:
            work = UnitOfWork(connection, client_id, self._cache.known(connection, client_id), at)
            change(work)
            return work, None if work.is_empty else work.write()

        with self._alone:
            work, known = self._write(changed)
            if known is not None:
                self._cache.keep(client_id, known)
        if work.is_empty:
            raise self._unknown(client_id)
        return work.moment if known else None
