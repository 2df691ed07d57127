"""The tables of a practice: one for each record type, made from its fields.

Every row also carries the client it belongs to and the half-open span in which it was known:
from `recorded_at` until `superseded_at`, which is empty for what is known today.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeDecorator, TypeEngine

from goalkit.model.record import FieldType, Record, field_types
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store.json_values import from_plain, to_plain
from goalkit.store.timestamps import in_utc

SCHEMA_VERSION = 12
"""2: drafts; 3: weekly hours, focus, confidence in a goal, support; 4: rules; 5: cuts of levels;
6: goals have no difficulty; 7: no log but while a change is written, and rows have a check value;
8: consents; 9: influence and support of stakeholders; 10: days of the week of daily measures;
11: when a coaching session began, how long it took, who paid, and for how many it was;
12: how working together was, and the pulse of a team."""
MIGRATIONS: dict[int, tuple[str, ...]] = {6: ("ALTER TABLE goals DROP COLUMN difficulty",)}
"""The statements that lead to a version from the one before; new tables and columns are added by themselves.

They are SQL that SQLite and PostgreSQL understand alike.
"""
APPLICATION_ID = 0x676F616C  # "goal": tells the files of goalkit from those of others


SPAN = ("recorded_at", "superseded_at")
"""The columns with the span in which a row was known."""
CRC = "crc"
"""The check value of a row: that of all its other columns, as the database keeps them."""


class Moment(TypeDecorator[datetime]):
    """A moment with microseconds, kept without its zone because that is always UTC."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's own
        return value and in_utc(value).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's own
        return value and value.replace(tzinfo=UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal number kept as text, with every digit as it was written."""

    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's own
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy's own
        return None if value is None else Decimal(value)


class Plain(TypeDecorator[Any]):
    """An enum member kept as its word, or a tuple or small dataclass kept as JSON."""

    impl = sa.JSON
    cache_ok = True

    def __init__(self, wanted: FieldType) -> None:
        self.wanted = wanted
        super().__init__()

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        is_word = issubclass(self.wanted.kind, StrEnum) and not self.wanted.many
        return dialect.type_descriptor(sa.String() if is_word else sa.JSON())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's own
        return to_plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's own
        return None if value is None else from_plain(self.wanted, value)


_TYPES: dict[type, TypeEngine[Any]] = {
    str: sa.String(),
    int: sa.Integer().with_variant(sa.BigInteger(), "postgresql"),  # that of SQLite has no limit that matters
    float: sa.Float(),
    bool: sa.Boolean(),
    date: sa.Date(),
    Decimal: Exact(),
}


def _column(name: str, wanted: FieldType) -> sa.Column[Any]:
    kept_as = None if wanted.many else _TYPES.get(wanted.kind)
    return sa.Column(name, kept_as or Plain(wanted), nullable=wanted.optional)


def _table(name: str, record: type[Record], metadata: sa.MetaData) -> sa.Table:
    table = sa.Table(
        name,
        metadata,
        sa.Column("row_key", sa.Integer, primary_key=True),
        sa.Column("client_id", sa.String, nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("superseded_at", Moment),
        *(_column(field, wanted) for field, wanted in field_types(record).items()),
        sa.Column(CRC, sa.Integer),
    )
    known_now = table.c.superseded_at.is_(None)
    key = [table.c[name] for name in key_columns(table)]
    sa.Index(f"one_{name}", *key, unique=True, sqlite_where=known_now, postgresql_where=known_now)
    sa.Index(f"history_of_{name}", table.c.client_id, table.c.recorded_at)
    return table


def key_columns(table: sa.Table) -> tuple[str, ...]:
    """The columns that make a record one: of its client, its id and, where it has one, its version."""
    return tuple(name for name in ("client_id", "id", "version") if name in table.c)


class RowCheck(GenericFunction[int]):
    """The check value of a row with these values: in a file `connection.row_crc` of them."""

    name = "row_crc"
    type = sa.Integer()
    inherit_cache = True


@compiles(RowCheck, "postgresql")
def _digest(element: RowCheck, compiler: SQLCompiler, **how: Any) -> str:
    """There it is taken from the MD5 of the row written out."""
    values = compiler.process(element.clause_expr, **how)
    return f"('x' || left(md5(ROW{values}::text), 8))::bit(32)::integer"


def crc_of(table: sa.Table) -> RowCheck:
    """What the check value of a row has to be."""
    return RowCheck(*(column for column in table.c if column.name != CRC))


METADATA = sa.MetaData()
TABLES = {name: _table(name, record, METADATA) for name, record in RECORD_TYPES.items()}
"""The table of each collection of records, by its name."""
DRAFTS = sa.Table(
    "drafts",
    METADATA,
    sa.Column("client_id", sa.String, primary_key=True),
    sa.Column("form", sa.String, primary_key=True),
    sa.Column("text", sa.String, nullable=False),
    sa.Column(CRC, sa.Integer),
)
"""What is typed into a form and not saved yet: no record, without history, in no export."""
