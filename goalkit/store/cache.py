"""What was last read of a client, kept in memory for as long as nobody else writes into the file."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from goalkit.model import Record
from goalkit.model.workbook import Workbook, key_of
from goalkit.store.connection import CHANGED
from goalkit.store.rows import Key, Row, keys_among, known_at, last_changes, read
from goalkit.store.schema import TABLES

RowsByKey = dict[Key, Row]
Written = Mapping[str, dict[Key, int]]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one client today: the rows by collection and key, and the workbook they make.

    `last` is the moment of the last change.
    """

    last: datetime
    rows: Mapping[str, RowsByKey]
    workbook: Workbook

    def as_in_the_file(
        self, connection: sa.Connection, client_id: str, written: Written, before: "Known | None"
    ) -> "Known":
        """The same once it is written over what was known before: with row keys, in the order of the file.

        `written` are the row keys of what is new, by collection and key.
        """
        rows = dict(self.rows)
        for name, keys in written.items():
            added = keys.keys() - before.rows[name].keys() if before else keys.keys()
            if _came_again(connection, client_id, name, added):
                rows[name] = _read_rows(connection, client_id, name)
            else:
                new = {key: self.rows[name][key]._replace(row_key=keys[key]) for key in keys}
                rows[name] = self.rows[name] | new
        if all(list(rows[name]) == list(self.rows[name]) for name in rows):
            return replace(self, rows=rows)
        return known_of(self.last, rows)


class Cache:
    """What is known of clients today. It forgets all when another connection changed the file."""

    def __init__(self) -> None:
        self._clients: dict[str, Known] = {}
        self._seen: tuple[Any, Any] | None = None

    def known(self, connection: sa.Connection, client_id: str) -> Known | None:
        """What is known of this client inside a transaction, None where nothing is."""
        self._forget_what_changed(connection)
        if client_id not in self._clients:
            rows = {name: _read_rows(connection, client_id, name) for name in TABLES}
            if not rows["clients"]:
                return None
            self._clients[client_id] = known_of(last_changes(connection, client_id)[client_id], rows)
        return self._clients[client_id]

    def keep(self, client_id: str, known: Known) -> None:
        """Keep what is known of a client after a change made here that is on the disk."""
        self._clients[client_id] = known

    def forget(self) -> None:
        """Forget all."""
        self._clients.clear()

    def _forget_what_changed(self, connection: sa.Connection) -> None:
        """The database counts what others commit, anew for each connection."""
        version = connection.exec_driver_sql(connection.get_execution_options()[CHANGED]).scalar_one()
        seen = connection.connection.dbapi_connection, version
        if self._seen is None or seen[0] is not self._seen[0] or seen[1] != self._seen[1]:
            self.forget()
        self._seen = seen


def workbook_of(moment: datetime, records: Mapping[str, list[Record]]) -> Workbook:
    """The workbook made of the records of one client by collection. Raises WorkbookError."""
    others: dict[str, Any] = {name: tuple(found) for name, found in records.items()}
    (client,) = others.pop("clients")
    return Workbook(client=client, known_at=moment, **others)


def workbooks_known(
    connection: sa.Connection, moment: datetime | None, client_id: str | None
) -> tuple[Workbook, ...]:
    """The workbooks as known at a moment, today without one: of one client, or of all."""
    found = {name: _by_client(connection, name, moment, client_id) for name in TABLES}
    changes = last_changes(connection, client_id) if moment is None else {}
    return tuple(
        workbook_of(moment or changes[one], {name: records.get(one, []) for name, records in found.items()})
        for one in found["clients"]
    )


def _by_client(
    connection: sa.Connection, name: str, moment: datetime | None, client_id: str | None
) -> dict[str, list[Record]]:
    table = TABLES[name]
    records: dict[str, list[Record]] = {}
    row: Row
    for row in read(connection, name, known_at(table, moment), client_id=client_id):
        records.setdefault(row.client_id, []).append(row.record)
    return records


def known_of(moment: datetime, rows: Mapping[str, RowsByKey]) -> Known:
    """What is known after a change at a moment. Raises WorkbookError where the records do not fit."""
    records = {name: [row.record for row in found.values()] for name, found in rows.items()}
    return Known(last=moment, rows=dict(rows), workbook=workbook_of(moment, records))


def _came_again(connection: sa.Connection, client_id: str, name: str, added: AbstractSet[Key]) -> bool:
    """Whether one of these was taken back before: it has its old place in the file then."""
    ended = TABLES[name].c.superseded_at.is_not(None)
    return bool(added and keys_among(connection, name, client_id, added, ended))


def _read_rows(connection: sa.Connection, client_id: str, name: str) -> RowsByKey:
    found = read(connection, name, known_at(TABLES[name], None), client_id=client_id)
    return {key_of(row.record): row for row in found}
