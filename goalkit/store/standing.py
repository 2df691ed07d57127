"""What tells where all clients of a practice stand, read for all of them at once in a few statements.

Most of what a practice has is over. Only what is running is read row by row, and readings without a record of
each.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from goalkit.facts.practice import Standing, Talk
from goalkit.frames import CHECK_INS, frame, frames_of, measure_key
from goalkit.model import Client, Workbook
from goalkit.model.workbook import BEGUN
from goalkit.period import Period
from goalkit.store import rows
from goalkit.store.practice import Practice
from goalkit.store.rows import known_at
from goalkit.store.schema import TABLES
from goalkit.store.timestamps import now
from goalkit.terms import GoalState

_OF_GOALS = {"goals": "id", "measures": "goal_id", "milestones": "goal_id", "attainment_scales": "goal_id"}


def standing(practice: Practice, *, on: date) -> Standing:
    """What is known today of all clients, as far as it tells where they stand on day `on`."""
    running = _running_goals(on)
    actions = TABLES["actions"].c
    with practice.reading() as connection:
        books = _books(connection, running)
        begun, last_check_in = _first_and_last(connection, on)
        signed = sorted(_each(connection, "agreements", "signed_on", "ends_on"), key=lambda row: row[1])
        held = _each(connection, "coaching_sessions", "held_on", "next_on", where=_not_before_the_last(on))
        return Standing(
            clients=[book.client for book in books],
            frames=replace(frames_of(books, on=on), check_ins=_check_ins(connection, running, on)),
            begun=begun,
            last_check_in=last_check_in,
            sessions=_by_client((client, Talk(*one)) for client, *one in held),
            due=_by_client(_each(connection, "actions", "due", where=actions.done_on.is_(None))),
            minutes=_minutes(connection, on),
            agreement_ends={client: ends for client, _, ends in signed},
            reviewed=_by_client(_each(connection, "reviews", "period", where=_of_quarters_before(on))),
        )


def _running_goals(on: date) -> sa.Select[Any]:
    """Client and id of the goals that are active on a day, by the version that counts on it."""
    goals, later = TABLES["goals"], TABLES["goals"].alias()
    of_goal = (later.c.client_id == goals.c.client_id) & (later.c.id == goals.c.id)
    newer = known_at(later, None) & of_goal & (later.c.version > goals.c.version) & (later.c.since <= on)
    active = known_at(goals, None) & (goals.c.since <= on) & (goals.c.state == GoalState.ACTIVE)
    return sa.select(goals.c.client_id, goals.c.id).where(active, ~sa.exists().where(newer))


def _of(table: sa.Table, column: str, wanted: sa.Select[Any]) -> sa.ColumnElement[bool]:
    """The rows known today that name one of these in a column."""
    return known_at(table, None) & sa.tuple_(table.c.client_id, table.c[column]).in_(wanted)


def _ids(name: str, running: sa.Select[Any]) -> sa.Select[Any]:
    """Client and id of what belongs to the goals that are running."""
    table = TABLES[name]
    return sa.select(table.c.client_id, table.c.id).where(_of(table, "goal_id", running))


def _books(connection: sa.Connection, running: sa.Select[Any]) -> list[Workbook]:
    """A workbook of each client with no more than the goals that are running, and without readings."""
    wanted = {name: _of(TABLES[name], column, running) for name, column in _OF_GOALS.items()}
    rated = _of(TABLES["attainment_ratings"], "scale_id", _ids("attainment_scales", running))
    found: dict[str, dict[str, Any]] = defaultdict(lambda: defaultdict(list))
    for name, where in (wanted | {"attainment_ratings": rated}).items():
        for row in rows.read(connection, name, where):
            found[row.client_id][name].append(row.record)
    return [
        Workbook(client=row.record, known_at=now(), **{k: tuple(v) for k, v in found[row.client_id].items()})
        for row in rows.read(connection, "clients", known_at(TABLES["clients"], None))
        if isinstance(row.record, Client)
    ]


def _check_ins(connection: sa.Connection, running: sa.Select[Any], on: date) -> pd.DataFrame:
    """The readings of the goals that are running, without their notes."""
    table = TABLES["check_ins"]
    columns = (table.c.client_id, table.c.measure_id, table.c.on, table.c.confidence)
    wanted = _of(table, "measure_id", _ids("measures", running)), table.c.on <= on
    exact = sa.type_coerce(table.c.value, sa.String)
    data: dict[str, Any] = {name: [] for name in CHECK_INS}
    for client, measure, day, confidence, value in rows.values(
        connection, "check_ins", (*columns, exact), *wanted
    ):
        data["measure"].append(measure_key(client, measure))
        data["on"].append(day)
        data["value"].append(None if value is None else float(value))
        data["confidence"].append(confidence)
        data["note"].append("")
    return frame(data, CHECK_INS).sort_values(["measure", "on"], kind="stable", ignore_index=True)


def _first_and_last(connection: sa.Connection, on: date) -> tuple[dict[str, date], dict[str, date]]:
    """By client the first day of which anything is known, and the day of the last check-in up to `on`."""
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for name, column in BEGUN.items():
        table = TABLES[name]
        day = table.c[column]
        ends = sa.func.min(day), sa.func.max(sa.case((day <= on, day)))
        days = sa.select(table.c.client_id, *ends).where(known_at(table, None)).group_by(table.c.client_id)
        for client, begun, until in connection.execute(days):
            first[client] = min(begun, first.get(client, begun))
            if name == "check_ins" and until:
                last[client] = until
    return first, last


def _minutes(connection: sa.Connection, on: date) -> dict[str, int]:
    """The minutes of coaching of each client in the year of `on`, up to it."""
    held = TABLES["coaching_sessions"]
    this_year = known_at(held, None) & held.c.held_on.between(date(on.year, 1, 1), on)
    summed = sa.select(held.c.client_id, sa.func.sum(held.c.minutes)).where(this_year)
    each = connection.execute(summed.group_by(held.c.client_id))
    return {client: minutes or 0 for client, minutes in each}


def _not_before_the_last(on: date) -> sa.ColumnElement[bool]:
    """Sessions of the day of the last one that a client has had, and those to come."""
    held = TABLES["coaching_sessions"]
    had = known_at(held, None) & (held.c.held_on <= on)
    last = sa.select(held.c.client_id, sa.func.max(held.c.held_on)).where(had).group_by(held.c.client_id)
    return (held.c.held_on > on) | sa.tuple_(held.c.client_id, held.c.held_on).in_(last)


def _of_quarters_before(on: date) -> sa.ColumnElement[bool]:
    """Reviews of a last quarter, in whichever month the years of a client start."""
    quarters = {Period.quarter_of(on, fiscal_start=month).previous.text for month in range(1, 13)}
    return TABLES["reviews"].c.period.in_(quarters)


def _each(
    connection: sa.Connection, name: str, *columns: str, where: sa.ColumnElement[bool] | None = None
) -> Iterable[Sequence[Any]]:
    """The id of the client and these columns, of every row known today."""
    table = TABLES[name]
    wanted = [table.c[column] for column in ("client_id", *columns)]
    return rows.values(connection, name, wanted, known_at(table, None), sa.true() if where is None else where)


def _by_client(each: Iterable[Sequence[Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for client, one in each:
        found[client].append(one)
    return dict(found)
