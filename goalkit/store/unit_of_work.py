"""What is known about one client today, and the changes about to be made to it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

import sqlalchemy as sa

from goalkit.errors import (
    ClockError,
    MomentAheadError,
    MomentError,
    NothingToUndoError,
    StaleSaveError,
    WorkbookError,
)
from goalkit.model import AttainmentScale, Measure, Record, Versioned
from goalkit.model.workbook import COLLECTIONS, against_direction, key_of
from goalkit.store.cache import Known, known_of
from goalkit.store.clock import TICK
from goalkit.store.history import Steps, changes, keep_steps, steps_of
from goalkit.store.rows import Key, Row, keys_among, known_at, supersede, write
from goalkit.store.schema import TABLES
from goalkit.store.timestamps import in_utc, is_ahead, now


class UnitOfWork:
    """The rows of one client that are known today, inside one writing transaction.

    `moment` is when the changes happen: the one given, else now, always after the last change.
    """

    def __init__(
        self, connection: sa.Connection, client_id: str, known: Known | None, at: datetime | None
    ) -> None:
        self._connection, self._client_id, self._before = connection, client_id, known
        self.moment = _moment_after(known.last if known else None, at)
        self._rows = {name: dict(known.rows[name]) if known else {} for name in TABLES}
        self._ended: defaultdict[str, list[int]] = defaultdict(list)
        self._next: Callable[[datetime], Steps] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the client is unknown today."""
        return not self._rows["clients"]

    def put(self, record: Record) -> bool:
        """Add a record; the one with the same id (and version) is superseded unless it is equal.

        Whether anything is changed by it.
        """
        name, key = COLLECTIONS[type(record)], key_of(record)
        before = self._rows[name].get(key)
        if before is not None and before.record == record:
            return False
        if name == "clients" and record.id != self._client_id:
            raise WorkbookError((f"Client '{record.id}' is not '{self._client_id}', whose workbook this is",))
        if before is not None:
            self._end(name, before)
        self._rows[name][key] = Row(None, self._client_id, self.moment, None, record)
        return True

    def refuse_against_direction(self, put: Iterable[Record]) -> None:
        """Raise WorkbookError where scales that were put in have cuts that run against their measure."""
        measures = [row.record for row in self._rows["measures"].values() if isinstance(row.record, Measure)]
        found = (against_direction(one, measures) for one in put if isinstance(one, AttainmentScale))
        if problems := tuple(problem for problem in found if problem):
            raise WorkbookError(problems)

    def has(self, record: Record) -> bool:
        """Whether the record with the same id (and version) is known."""
        return key_of(record) in self._rows[COLLECTIONS[type(record)]]

    def remove(self, record: Record) -> None:
        """End the record with the same id (and version) without a successor."""
        name = COLLECTIONS[type(record)]
        before = self._rows[name].pop(key_of(record), None)
        if before is None:
            raise WorkbookError((f"{type(record).__name__} '{record.id}' is not there to be retracted",))
        self._end(name, before)

    def refuse_stale(self, records: Sequence[Record], seen_at: datetime) -> None:
        """Raise StaleSaveError where one of these was changed or revised after `seen_at`, not to be equal."""
        if changed := tuple(
            record.id
            for record in records
            for row in self._in_place_of(record)
            if row.recorded_at > in_utc(seen_at) and row.record != record
        ):
            raise StaleSaveError(changed)

    def refuse_gone(self, records: Iterable[Record], seen_at: datetime) -> None:
        """Raise StaleSaveError where one of these was known at `seen_at` and was taken back since."""
        seen = in_utc(seen_at)
        if self._before is None or self._before.last <= seen:
            return
        absent = defaultdict[str, set[Key]](set)
        for record in records:
            if not self.has(record):
                absent[COLLECTIONS[type(record)]].add(key_of(record))
        gone = tuple(
            record_id
            for name, keys in absent.items()
            for record_id, _ in sorted(
                keys_among(self._connection, name, self._client_id, keys, known_at(TABLES[name], seen))
            )
        )
        if gone:
            raise StaleSaveError(gone)

    def _in_place_of(self, record: Record) -> Iterator[Row]:
        """The row that a record would supersede, and those of later versions of it."""
        rows, key = self._rows[COLLECTIONS[type(record)]], key_of(record)
        if key in rows:
            yield rows[key]
        if isinstance(record, Versioned):
            yield from (row for (one, version), row in rows.items() if one == key[0] and version > key[1])

    def refuse_unseen(self, seen_at: datetime | None) -> None:
        """Raise StaleSaveError where anything of the client was changed after `seen_at`, if one is given."""
        if seen_at is None or self._before is None or self._before.last <= in_utc(seen_at):
            return
        since = (row for rows in self._rows.values() for row in rows.values() if row.recorded_at > seen_at)
        raise StaleSaveError(tuple(row.record.id for row in since) or (self._client_id,))

    def undo(self) -> None:
        """Put back what was before the last change that is not undone yet."""
        undo, redo = self._steps.undo, self._steps.redo
        while undo and not self._is_changed:
            self.put_back(undo[-1])
            undo = undo[:-1]
        self._next = lambda at: Steps(undo=undo, redo=(*redo, at))

    def redo(self) -> None:
        """Put back what was before the last undo, as long as nothing else was changed since."""
        undo, redo = self._steps.undo, self._steps.redo
        while redo and not self._is_changed:
            self.put_back(redo[-1])
            redo = redo[:-1]
        self._next = lambda at: Steps(undo=(*undo, at), redo=redo)

    def put_back(self, moment: datetime) -> None:
        """Have the records that the save at `moment` changed be as they were before it."""
        for change in changes(self._connection, self._client_id, (in_utc(moment),)):
            if change.is_beginning:
                raise NothingToUndoError
            for edit in change.edits:
                if edit.before is not None:
                    self.put(edit.before)
                elif self.has(edit.record):
                    self.remove(edit.record)

    @property
    def _steps(self) -> Steps:
        return steps_of(self._connection, self._client_id, before=self.moment)

    @property
    def _is_changed(self) -> bool:
        return any(self._ended.values()) or any(
            row.row_key is None for rows in self._rows.values() for row in rows.values()
        )

    def write(self) -> Known | None:
        """Write the changes and give what is known from now on; None where nothing is different.

        Raises WorkbookError where the records would no longer fit together.
        """
        added = {
            name: [row for row in rows.values() if row.row_key is None] for name, rows in self._rows.items()
        }
        changed = [name for name in TABLES if added[name] or self._ended[name]]
        if not changed:
            return None
        known = known_of(self.moment, self._rows)
        written: dict[str, dict[Key, int]] = {}
        for name in changed:
            supersede(self._connection, name, self._ended[name], self.moment)
            keys = write(self._connection, name, added[name])
            written[name] = dict(zip((key_of(row.record) for row in added[name]), keys, strict=True))
        keep_steps(self._connection, self._client_id, self._steps_from_now())
        return known.as_in_the_file(self._connection, self._client_id, written, self._before)

    def _steps_from_now(self) -> Steps:
        if self._before is None:
            return Steps()
        return self._next(self.moment) if self._next else self._steps.done(self.moment)

    def _end(self, name: str, row: Row) -> None:
        if row.row_key is None:
            raise WorkbookError((f"{name} has '{row.record.id}' twice",))
        self._ended[name].append(row.row_key)


def _moment_after(last: datetime | None, at: datetime | None) -> datetime:
    clock = now()
    if last is not None and is_ahead(last, clock):
        raise ClockError(last, clock)
    if at is None:
        return clock if last is None else max(clock, last + TICK)
    moment = in_utc(at)
    if is_ahead(moment, clock):
        raise MomentAheadError(moment, clock)
    if last is not None and moment < last:
        raise MomentError(moment, last)
    return moment
