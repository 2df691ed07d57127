"""Reading and writing the rows of the tables, and drafts: the text of a form that is not saved yet."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple

import sqlalchemy as sa

from goalkit.errors import PracticeDamagedError, ServerDamagedError
from goalkit.model.record import Record, field_types
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store.connection import NAMED
from goalkit.store.schema import CRC, DRAFTS, METADATA, SPAN, TABLES, Moment, crc_of, key_columns

CHOSEN = "client"
"""The name of the draft of the practice itself that holds the id of the client whose page was opened last."""
STEPS = "undo and redo"
"""The name of the draft of a client that holds which changes can be undone and redone."""


_AT_ONCE = 500
"""So many rows are fetched at once: one by one takes longer, and all of them are kept by nobody."""
_UNREADABLE = (ValueError, ArithmeticError, TypeError, KeyError, AttributeError)
"""What a value raises that is none of its column."""


Key = tuple[str, int]
"""The id of a record and its version, 1 where it has none."""


class Row(NamedTuple):
    """One record of one client with the half-open span in which it was known."""

    row_key: int | None
    client_id: str
    recorded_at: datetime
    superseded_at: datetime | None
    record: Record


def known_at(table: sa.FromClause, moment: datetime | None) -> sa.ColumnElement[bool]:
    """The rows of `table` that were known at `moment`, or are known today without one."""
    if moment is None:
        return table.c.superseded_at.is_(None)
    still_known = table.c.superseded_at.is_(None) | (table.c.superseded_at > moment)
    return (table.c.recorded_at <= moment) & still_known


def of_client(table: sa.Table, client_id: str | None) -> sa.ColumnElement[bool]:
    """The rows of `table` about one client, or about all without one."""
    return sa.true() if client_id is None else table.c.client_id == client_id


def read(
    connection: sa.Connection, collection: str, *where: sa.ColumnElement[bool], client_id: str | None = None
) -> Iterator[Row]:
    """The rows of one collection that meet the conditions, about one client or all, in the order they came.

    A record that superseded another stands in its place.
    """
    table, record = TABLES[collection], RECORD_TYPES[collection]
    names = tuple(field_types(record))
    span = table.c.row_key, table.c.client_id, table.c.recorded_at, table.c.superseded_at
    columns = (*span, *(table.c[name] for name in names))
    for row in values(connection, collection, columns, *where, client_id=client_id):
        made = record(**dict(zip(names, row[4:], strict=True)))
        yield Row(row[0], row[1], row[2], row[3], made)


def values(
    connection: sa.Connection,
    collection: str,
    columns: Sequence[sa.ColumnElement[Any]],
    *where: sa.ColumnElement[bool],
    client_id: str | None = None,
) -> Iterator[Sequence[Any]]:
    """Some columns of the rows that `read` gives, without a record of each: a practice is large."""
    table = TABLES[collection]
    first, same = _first_rows(table, client_id)
    wanted = of_client(table, client_id), *where
    found = sa.select(_is_whole(table), *columns).join(first, same, isouter=True).where(*wanted)
    in_order = found.order_by(sa.func.coalesce(first.c.place, table.c.row_key))
    try:
        for is_whole, *row in chain.from_iterable(connection.execute(in_order).partitions(_AT_ONCE)):
            _refuse_broken(connection, is_whole)
            yield row
    except _UNREADABLE:
        broken = sa.select(table.c.row_key).where(*wanted, _is_whole(table).is_not(True))
        _refuse_broken(connection, connection.execute(broken).first() is None)
        raise


def keys_among(
    connection: sa.Connection,
    collection: str,
    client_id: str,
    keys: AbstractSet[Key],
    *where: sa.ColumnElement[bool],
) -> AbstractSet[Key]:
    """Those of these keys of which a row of the client meets the conditions."""
    table = TABLES[collection]
    version = table.c.version if "version" in table.c else sa.literal(1)
    of_these = of_client(table, client_id), table.c.id.in_({one for one, _ in keys})
    found = connection.execute(sa.select(table.c.id, version).where(*of_these, *where))
    return keys & {(one, number) for one, number in found}


def _first_rows(table: sa.Table, client_id: str | None) -> tuple[sa.Subquery, sa.ColumnElement[bool]]:
    """The first row of each record that was ever superseded, and how rows are joined to it."""
    key = [table.c[name] for name in key_columns(table)]
    ended = sa.select(*key, sa.func.min(table.c.row_key).label("place")).group_by(*key)
    first = ended.where(of_client(table, client_id), table.c.superseded_at.is_not(None)).subquery()
    return first, sa.and_(*(first.c[column.name] == column for column in key))


def fingerprints(connection: sa.Connection) -> dict[str, str]:
    """A hash of all rows of each client, those of the history too: every save changes that of its client."""
    found: dict[str, Any] = {}
    for name, table in TABLES.items():
        span = (sa.type_coerce(table.c[one], sa.String) for one in SPAN)
        columns = (table.c.client_id, table.c.row_key, *span, table.c[CRC])
        for client_id, *row in connection.execute(sa.select(*columns).order_by(table.c.row_key)):
            found.setdefault(client_id, sha256()).update(f"{name} {row}".encode())
    return {client_id: one.hexdigest() for client_id, one in found.items()}


def write(connection: sa.Connection, collection: str, rows: Sequence[Row]) -> list[int]:
    """Add rows of one client to one collection, in their order, and return their row keys."""
    if not rows:
        return []
    names = tuple(field_types(RECORD_TYPES[collection]))
    values = [
        {
            "client_id": row.client_id,
            "recorded_at": row.recorded_at,
            "superseded_at": row.superseded_at,
            **{name: getattr(row.record, name) for name in names},
        }
        for row in rows
    ]
    last = connection.scalar(_last_key(collection)) or 0
    connection.execute(_insert(collection), values)
    new = {"client": rows[0].client_id, "last": last}
    keys = list(connection.scalars(_keys_after(collection), new))
    seal(connection, collection, keys)
    return keys


@cache
def _insert(collection: str) -> sa.Insert:
    """Made once, as the others are: to make a statement takes longer than to carry it out."""
    return TABLES[collection].insert()


@cache
def _last_key(collection: str) -> sa.Select[int | None]:
    return sa.select(sa.func.max(TABLES[collection].c.row_key))


@cache
def _keys_after(collection: str) -> sa.Select[int]:
    """The keys of new rows. With RETURNING they would be told row by row, which takes as long again."""
    table = TABLES[collection]
    is_new = (table.c.row_key > sa.bindparam("last")) & (table.c.client_id == sa.bindparam("client"))
    return sa.select(table.c.row_key).where(is_new).order_by(table.c.row_key)


def supersede(connection: sa.Connection, collection: str, row_keys: Iterable[int], moment: datetime) -> None:
    """End the span of these rows at `moment`."""
    ended = [{"key": key, "moment": moment} for key in row_keys]
    if ended:
        connection.execute(_end(collection), ended)
        seal(connection, collection, [one["key"] for one in ended])


@cache
def _end(collection: str) -> sa.Update:
    table = TABLES[collection]
    row = table.c.row_key == sa.bindparam("key")
    return table.update().where(row).values(superseded_at=sa.bindparam("moment"))


def seal(connection: sa.Connection, collection: str, row_keys: Sequence[object]) -> None:
    """Give these rows of a collection their check value."""
    if row_keys:
        connection.execute(_sealing(collection), [{"key": key} for key in row_keys])


@cache
def _sealing(collection: str) -> sa.Update:
    table = TABLES[collection]
    return table.update().where(table.c.row_key == sa.bindparam("key")).values({CRC: crc_of(table)})


def _is_whole(table: sa.Table) -> sa.ColumnElement[bool]:
    return table.c[CRC] == crc_of(table)


def _damaged(connection: sa.Connection) -> PracticeDamagedError:
    kind = ServerDamagedError if connection.dialect.name == "postgresql" else PracticeDamagedError
    return kind(connection.get_execution_options()[NAMED])


def _refuse_broken(connection: sa.Connection, is_whole: object) -> None:
    """Raise PracticeDamagedError for a row that is not what was written."""
    if not is_whole:
        raise _damaged(connection)


def last_changes(connection: sa.Connection, client_id: str | None = None) -> dict[str, datetime]:
    """The moment of the last change of each client, or of one. Raises PracticeDamagedError."""
    changes = sa.union_all(
        *(
            sa.select(
                table.c.client_id,
                sa.func.coalesce(table.c.superseded_at, table.c.recorded_at).label("moment"),
            ).where(of_client(table, client_id))
            for table in TABLES.values()
        )
    ).subquery()
    last = sa.func.max(changes.c.moment, type_=Moment()).label("last")
    found = connection.execute(sa.select(changes.c.client_id, last).group_by(changes.c.client_id))
    try:
        return {row.client_id: row.last for row in found}
    except ValueError:  # every moment was written by this program
        raise _damaged(connection) from None


def keep_draft(connection: sa.Connection, client_id: str, form: str, text: str) -> None:
    """Keep this text in place of the one before."""
    drop_draft(connection, client_id, form)
    connection.execute(DRAFTS.insert().values(client_id=client_id, form=form, text=text))
    connection.execute(DRAFTS.update().where(_draft_of(client_id, form)).values({CRC: crc_of(DRAFTS)}))


def draft(connection: sa.Connection, client_id: str, form: str) -> str:
    """The text that is kept, empty where there is none."""
    wanted = sa.select(DRAFTS.c.text, _is_whole(DRAFTS)).where(_draft_of(client_id, form))
    found = connection.execute(wanted).one_or_none()
    if found is None:
        return ""
    _refuse_broken(connection, found[1])
    return str(found[0])


def draft_names(connection: sa.Connection, client_id: str) -> tuple[str, ...]:
    """The forms of which a text is kept, in alphabetical order."""
    of_forms = (DRAFTS.c.client_id == client_id) & (DRAFTS.c.form != STEPS)
    wanted = sa.select(DRAFTS.c.form).where(of_forms).order_by(DRAFTS.c.form)
    return tuple(connection.execute(wanted).scalars())


def drop_draft(connection: sa.Connection, client_id: str, form: str) -> None:
    """Forget the text, where there is one."""
    connection.execute(DRAFTS.delete().where(_draft_of(client_id, form)))


def erase(connection: sa.Connection, client_id: str) -> None:
    """Delete all rows and drafts of a client, and that the client was chosen.

    A file of an earlier goalkit, such as a backup, may have fewer tables. The row of the client goes last: a
    server knows by it whose the others are.
    """
    there = set(sa.inspect(connection).get_table_names())
    for table in reversed(METADATA.tables.values()):
        if table.name in there:
            connection.execute(table.delete().where(table.c.client_id == client_id))
    if DRAFTS.name in there:
        connection.execute(DRAFTS.delete().where(_draft_of("", CHOSEN) & (DRAFTS.c.text == client_id)))


def _draft_of(client_id: str, form: str) -> sa.ColumnElement[bool]:
    return (DRAFTS.c.client_id == client_id) & (DRAFTS.c.form == form)
