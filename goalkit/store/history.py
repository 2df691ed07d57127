"""The history of one client: the changes that were saved, and those that can be undone and redone.

An undo is a change like any other: it puts back what was before the change it takes back, and nothing is
lost by it. Which change is the next to be undone or redone is kept with the drafts of the client; where
nothing is kept, as after an import, every change of the history can be undone, the newest first.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import sqlalchemy as sa

from goalkit.model import Record
from goalkit.model.change import Change, Edit
from goalkit.model.goal import Versioned
from goalkit.model.workbook import key_of
from goalkit.store import rows
from goalkit.store.rows import STEPS, Row
from goalkit.store.schema import DRAFTS, SPAN, TABLES, Moment
from goalkit.store.timestamps import in_utc

MOST_STEPS = 100
"""Changes that can be undone one after the other."""
_LAST = datetime.max.replace(tzinfo=UTC)
_CLIENT = sa.bindparam("client", type_=sa.String())


@dataclass(frozen=True, kw_only=True)
class Steps:
    """The moments of the changes that can be undone, and of the undos to be redone; the last one is next."""

    undo: tuple[datetime, ...] = ()
    redo: tuple[datetime, ...] = ()

    def done(self, at: datetime) -> "Steps":
        """After a change at this moment that is neither undo nor redo: nothing is left to redo."""
        return Steps(undo=(*self.undo, at)[-MOST_STEPS:])


def steps_of(connection: sa.Connection, client_id: str, before: datetime | None = None) -> Steps:
    """What can be undone and redone; where nothing is kept, the changes before a moment, or all."""
    kept = rows.draft(connection, client_id, STEPS)
    if not kept:
        newest_first = moments(connection, client_id, before=before, most=MOST_STEPS + 1)
        return Steps(undo=newest_first[-2::-1])  # the very first change made the client
    return Steps(**{way: tuple(map(datetime.fromisoformat, some)) for way, some in json.loads(kept).items()})


def keep_steps(connection: sa.Connection, client_id: str, steps: Steps) -> None:
    """Keep what can be undone and redone from now on."""
    kept = {way: [at.isoformat() for at in some] for way, some in vars(steps).items()}
    rows.keep_draft(connection, client_id, STEPS, json.dumps(kept))


def forget_steps(connection: sa.Connection) -> None:
    """Forget of all clients what can be undone and redone: it follows from their history again."""
    connection.execute(DRAFTS.delete().where(DRAFTS.c.form == STEPS))


def moments(
    connection: sa.Connection,
    client_id: str,
    *,
    before: datetime | None = None,
    among: Collection[str] = (),
    most: int,
) -> tuple[datetime, ...]:
    """When something was changed, newest first: at most so many moments before one, or of all.

    `among` are the collections that are looked at; without them, all are.
    """
    wanted = _moments(frozenset(among or TABLES))
    given = {"client": client_id, "before": in_utc(before or _LAST), "most": most}
    return tuple(connection.execute(wanted, given).scalars())


@cache
def _moments(among: frozenset[str]) -> sa.Select[datetime]:
    """Made once, as `_touched` is: to make a statement takes longer than to carry it out."""
    before = sa.bindparam("before", type_=Moment())
    columns = [(TABLES[name], TABLES[name].c[one]) for name in among for one in SPAN]
    found = sa.union(
        *(
            sa.select(column.label("moment")).where(table.c.client_id == _CLIENT, column < before)
            for table, column in columns
        )
    ).subquery()
    newest_first = sa.select(found.c.moment).order_by(found.c.moment.desc())
    return newest_first.limit(sa.bindparam("most", type_=sa.Integer()))


def changes(connection: sa.Connection, client_id: str, at: Sequence[datetime]) -> tuple[Change, ...]:
    """The changes at these moments, in their order."""
    edits: dict[datetime, list[Edit]] = {moment: [] for moment in at}
    for name in connection.execute(_touched(), {"client": client_id, "at": [*at]}).scalars():
        for moment, edit in _edits(connection, client_id, name, at):
            edits[moment].append(edit)
    return tuple(Change(at=moment, edits=tuple(some)) for moment, some in edits.items() if some)


@cache
def _touched() -> sa.CompoundSelect[str]:
    """The collections, in their order, in which something was changed at one of some moments."""
    at = sa.bindparam("at", type_=Moment(), expanding=True)
    return sa.union_all(
        *(
            sa.select(sa.literal(name)).where(
                sa.exists().where(
                    table.c.client_id == _CLIENT, table.c.recorded_at.in_(at) | table.c.superseded_at.in_(at)
                )
            )
            for name, table in TABLES.items()
        )
    )


def _edits(
    connection: sa.Connection, client_id: str, name: str, at: Collection[datetime]
) -> Iterator[tuple[datetime, Edit]]:
    """What was changed in one collection, each edit with its moment."""
    table = TABLES[name]
    touched = table.c.recorded_at.in_(at) | table.c.superseded_at.in_(at)
    found = list(rows.read(connection, name, touched, client_id=client_id))
    began = {(row.recorded_at, key_of(row.record)): row.record for row in found}
    ended = {(row.superseded_at, key_of(row.record)): row.record for row in found if row.superseded_at}
    revised = [one for one in began.values() if isinstance(one, Versioned) and one.version > 1]
    versions = _versions(connection, client_id, name, {one.id for one in revised})
    for moment, key in dict.fromkeys((*ended, *began)):
        if moment in at:
            before, after = ended.get((moment, key)), began.get((moment, key))
            earlier = None if before else _known_before(versions, moment, key)
            yield moment, Edit(before=before, after=after, revised=earlier)


def _versions(connection: sa.Connection, client_id: str, name: str, ids: Collection[str]) -> list[Row]:
    """All rows of the records with these ids."""
    table = TABLES[name]
    return list(rows.read(connection, name, table.c.id.in_(ids), client_id=client_id)) if ids else []


def _known_before(versions: list[Row], moment: datetime, key: tuple[str, int]) -> Record | None:
    """The version before the one of this key, as it was known before a moment."""
    wanted = (key[0], key[1] - 1)
    known = (
        row.record
        for row in versions
        if key_of(row.record) == wanted
        and row.recorded_at < moment
        and (row.superseded_at is None or row.superseded_at >= moment)
    )
    return next(known, None)
