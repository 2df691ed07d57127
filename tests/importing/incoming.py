"""A table on its way in, as the command and the page take it."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from goalkit.importing import Found, Home, Preview, Table, compared, found_readings, proposed, read_tables
from goalkit.importing.tables import EPOCH, table_from, tables_anew
from goalkit.model import Workbook
from goalkit.store import Practice
from goalkit.store.import_limits import read_import
from tests.books import book, goal, maintain, reach

Told = tuple[str, date, Decimal | None, str]
WORKBOOK = book(goals=(goal(),), measures=(reach(), maintain()))


def tables_in(content: bytes, path: str) -> list[Table]:
    """The tables in a file, read as in a box but without one."""
    return [table_from(plain) for plain in json.loads(json.dumps(tables_anew(path, content)))]


def table_of(content: str | bytes, path: str = "file.csv") -> Table:
    """The only table in a file."""
    (table,) = tables_in(content.encode() if isinstance(content, str) else content, path)
    return table


def found_in(table: Table, *, measure: str = "", workbook: Workbook = WORKBOOK, locale: str = "") -> Found:
    """What is found in a table whose columns are what they seem to be."""
    return found_readings(table, proposed(table, workbook, measure=measure), workbook, Home(locale=locale))


def told(found: Found) -> list[Told]:
    """The readings, without the numbers of their rows."""
    found.problems.refuse_any()
    return [tuple(reading) for _, reading in found.rows]


def came_in(practice: Practice, client: str, measure: str, source: str | bytes | Path) -> Preview:
    """Import a file, or what is in one, as readings of a measure."""
    content = read_import(source) if isinstance(source, Path) else source
    content = content.encode() if isinstance(content, str) else content
    workbook = practice.load(client)
    tables = read_tables(str(source) if isinstance(source, Path) else "file.csv", content)
    table = next(iter(tables), Table("", (), EPOCH))
    preview = compared(found_in(table, measure=measure, workbook=workbook), workbook)
    if preview.records:
        practice.record(client, *preview.records)
    return preview
