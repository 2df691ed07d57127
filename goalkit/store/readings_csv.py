"""Readings as CSV text with the columns `date,value,note`.

Notes that a spreadsheet would run as formulas carry an apostrophe in front, which is taken off again.
"""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from goalkit.errors import ImportRefusedError
from goalkit.store.plain import PlainError, day, from_plain, number, quoted
from goalkit.store.problems import noting

COLUMNS = ("date", "value", "note")
SEMICOLONS = 'the columns are parted by semicolons: save the file with commas, as "CSV (comma)"'
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_SPECIAL = re.compile(r'[",\r\n]')
_YEARS = range(1900, 2200)


class Reading(NamedTuple):
    """What one row says: a value, a note or both on one day."""

    on: date
    value: Decimal | None
    note: str


def readings_text(readings: Iterable[Reading]) -> str:
    """The readings as CSV text, in their order."""
    rows = [",".join(COLUMNS)]
    for reading in readings:
        value = "" if reading.value is None else str(reading.value)
        rows.append(f"{reading.on.isoformat()},{value},{_cell(_guarded(reading.note))}")
    return "\n".join(rows) + "\n"


def _cell(text: str) -> str:
    """The text in quotes where CSV asks for them; the csv module forgets them around a lone \\r."""
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text


def read_readings(text: str) -> list[Reading]:
    """The readings of a CSV text, in its order; empty lines are passed over.

    Raises ImportRefusedError with every problem, its row (1 is the header) and its column.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    problems: list[str] = []
    try:
        order = _order(next(rows, []))
        found = [_reading(row, order, problems, at) for at, row in enumerate(rows, start=2) if row]
    except csv.Error as broken:
        problems.append(f"line {rows.line_num}: {broken}")
    if problems:
        raise ImportRefusedError(tuple(problems))
    return [reading for reading in found if reading is not None]


def _order(header: list[str]) -> tuple[int, ...]:
    """Where each of the columns stands."""
    if len(header) == 1 and ";" in header[0]:
        raise ImportRefusedError((SEMICOLONS,))
    names = [cell.strip().lower() for cell in header]
    problems = [
        f"row 1, column '{name}': it is missing, the row has to be date,value,note"
        for name in COLUMNS
        if name not in names
    ]
    problems += [
        f"row 1, column {quoted(name)}: it is not one of date, value, note"
        for name in names
        if name not in COLUMNS
    ]
    problems += [f"row 1, column '{name}': it is there twice" for name in COLUMNS if names.count(name) > 1]
    if problems:
        raise ImportRefusedError(tuple(problems))
    return tuple(names.index(name) for name in COLUMNS)


def _reading(row: list[str], order: tuple[int, ...], problems: list[str], at: int) -> Reading | None:
    if len(row) != len(order):
        problems.append(
            f"row {at}: it has {len(row)} columns, not {len(order)}; put quotes around texts with commas"
        )
        return None
    on, value, note = (row[place] for place in order)
    before = len(problems)
    cells: dict[str, Any] = {"value": None}
    with noting(problems, f"row {at}, column 'date'"):
        cells["on"] = _day(on.strip())
    with noting(problems, f"row {at}, column 'value'"):
        cells["value"] = _value(value.strip(), note)
    with noting(problems, f"row {at}, column 'note'"):
        cells["note"] = from_plain(str, _unguarded(note))
    return Reading(**cells) if len(problems) == before else None


def _day(text: str) -> date:
    found = day(text)
    if found.year not in _YEARS:
        raise PlainError(f"{quoted(text)} has a year that looks mistyped: write four digits, such as 2026")
    return found


def _value(text: str, note: str) -> Decimal | None:
    if not text and not note.strip():
        raise PlainError("it is empty: write a number, or a note that says why there is none")
    return number(text) if text else None


def _guarded(note: str) -> str:
    return f"'{note}" if _FORMULA.match(note) else note


def _unguarded(note: str) -> str:
    return note[1:] if note.startswith("'") and _FORMULA.match(note) else note
