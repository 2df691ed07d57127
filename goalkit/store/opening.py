"""Opening a practice: the schema is made, or found to be one that this goalkit can read."""

from contextlib import suppress
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from goalkit.errors import (
    FileTakenError,
    PracticeDamagedError,
    PracticeForeignError,
    PracticeNewerError,
    PracticeOlderError,
)
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store.backups import Why, make_backup
from goalkit.store.connection import BEGIN, PAGE, TO_WRITE, Place, damage, engine_at
from goalkit.store.failure import system_errors
from goalkit.store.logs import set_foreign_logs_aside
from goalkit.store.new_file import new_file
from goalkit.store.schema import APPLICATION_ID, CRC, METADATA, MIGRATIONS, SCHEMA_VERSION, TABLES, crc_of

LOOKED_THROUGH = 16 * 2**20
"""Bytes of a plain file that is looked through whenever it is opened: about a tenth of a second."""


def opened(place: Place, *, create: bool) -> sa.Engine:
    """The engine of the practice at `place`; with `create` a new one where there is none."""
    if create and place.path is not None and place.missing:
        _make(place, place.path)
    set_foreign_logs_aside(place)
    return _checked(place)


def _make(place: Place, path: Path) -> None:
    """Make a new practice: whole, or not at all. One that somebody else makes meanwhile is left alone."""
    with system_errors(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.is_file():
            path.unlink()  # an earlier goalkit left it empty when it was ended
    with suppress(FileTakenError), new_file(path) as part:
        engine = engine_at(replace(place, path=part))
        try:
            _upgrade(engine)
        finally:
            engine.dispose()


def _checked(place: Place) -> sa.Engine:
    engine = engine_at(place)
    try:
        if place.path is None:
            _upgrade(engine)
        version = _checked_version(engine, place)
        _refuse_damaged(engine, place)
        if version < SCHEMA_VERSION:
            if place.writable:
                make_backup(engine, place, Why.UPDATE)
                _upgrade(engine)
            else:
                _refuse_lacking(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _refuse_damaged(engine: sa.Engine, place: Place) -> None:
    """Raise PracticeDamagedError where the file is cut, or where a plain one does not hold together.

    In an encrypted file each page is checked when it is read. A large one is looked through with each backup.
    """
    if place.path is None:
        return
    with engine.begin() as connection:  # nobody writes meanwhile
        size = place.path.stat().st_size
        is_cut = size % PAGE != 0
        looked_at = place.passphrase is None and not is_cut and size <= LOOKED_THROUGH
        found = damage(connection.connection.dbapi_connection) if looked_at else ()
    if is_cut or found:
        raise PracticeDamagedError(str(place.name))


def _refuse_lacking(engine: sa.Engine, place: Place) -> None:
    """Raise PracticeOlderError where something that is read today is not in the tables yet."""
    inspected = sa.inspect(engine)
    there = {name: inspected.get_columns(name) for name in inspected.get_table_names()}
    names = {name: {one["name"] for one in columns} for name, columns in there.items()}
    if any({one.name for one in table.columns} - names.get(name, set()) for name, table in TABLES.items()):
        raise PracticeOlderError(str(place.name))


def _upgrade(engine: sa.Engine) -> None:
    """Bring the tables to the version of today, whole or not at all; in a new practice make them."""
    with engine.execution_options(**{BEGIN: TO_WRITE}).begin() as connection:
        bring_up_to_date(connection, _version(connection))  # another program may have done it meanwhile
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def bring_up_to_date(connection: sa.Connection, version: int) -> None:
    """Bring the tables from a version to that of today; from 0, where there are none, make them.

    Tables and columns that are missing are added first, then the migrations are run in their order.
    """
    if not version:
        for statement in _making(connection.dialect):
            connection.exec_driver_sql(statement)
        return
    METADATA.create_all(connection)
    _add_columns(connection)
    for number in range(version + 1, SCHEMA_VERSION + 1):
        for statement in MIGRATIONS.get(number, ()):
            connection.exec_driver_sql(statement)
    for table in METADATA.tables.values():
        connection.execute(table.update().values({CRC: crc_of(table)}))


@cache
def _making(dialect: Dialect) -> tuple[str, ...]:
    """The statements that make each table and its indexes."""
    made: list[sa.DDLElement] = []
    for table in METADATA.sorted_tables:
        made += [CreateTable(table), *map(CreateIndex, sorted(table.indexes, key=str))]
    return tuple(str(one.compile(dialect=dialect)) for one in made)


def _add_columns(connection: sa.Connection) -> None:
    """Add the columns that a table does not have yet; its rows get what the field is by default."""
    for name, table in METADATA.tables.items():
        there = {column["name"] for column in sa.inspect(connection).get_columns(name)}
        defaults = (
            {field.name: field.default for field in fields(RECORD_TYPES[name])} if name in TABLES else {}
        )
        for column in table.columns:
            if column.name not in there:
                literal = _literal(defaults.get(column.name), column, connection.dialect)
                made = CreateColumn(column).compile(dialect=connection.dialect)
                connection.exec_driver_sql(f'ALTER TABLE "{name}" ADD COLUMN {made} DEFAULT {literal}')


def _literal(value: object, column: sa.Column[Any], dialect: Dialect) -> sa.Compiled:
    """The value of a field as it is kept in the column, written out; JSON is kept as its text."""
    kept_as = column.type.bind_processor(dialect)
    kept = value if value is None or kept_as is None else kept_as(value)
    return sa.literal(kept).compile(dialect=dialect, compile_kwargs={"literal_binds": True})


def _checked_version(engine: sa.Engine, place: Place) -> int:
    with engine.connect() as connection:
        made_by = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = _version(connection)
    if made_by != APPLICATION_ID:
        raise PracticeForeignError(str(place.name))
    if version > SCHEMA_VERSION:
        raise PracticeNewerError(str(place.name))
    return version


def _version(connection: sa.Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
