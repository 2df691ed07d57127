"""The check-ins of one measure out to a CSV with the columns `date,value,note`, and in again.

Importing the same file twice adds nothing: a row whose day, value and note are known already, as
often as the file has them, is left alone. So is one that was imported before and corrected since.
Notes that a spreadsheet would run as formulas carry an apostrophe in front, which is taken off again.
"""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from goalkit.box import in_box
from goalkit.errors import ImportRefusedError, MeasureUnknownError
from goalkit.escaping import csv_cell, from_csv_cell
from goalkit.model import CheckIn
from goalkit.model.workbook import Workbook
from goalkit.store.import_limits import (
    LARGEST_FILE,
    LONGEST_TEXT,
    MOST_ROWS,
    TOO_LARGE,
    TOO_MANY,
    Problems,
    check_limits,
    import_text,
    read_import,
)
from goalkit.store.json_values import PlainError, day, noting, number, scalar
from goalkit.store.practice import Practice
from goalkit.wording import count_text

COLUMNS = ("date", "value", "note")
SEMICOLONS = 'the columns are parted by semicolons: save the file with commas, as "CSV (comma)"'
_YEARS = range(1900, 2200)
_BROKEN = {
    "unexpected end of data": "a quote is opened and never closed",
    "field larger": f"a text has more than {LONGEST_TEXT:,} characters",
}
csv.field_size_limit(LONGEST_TEXT)


class Reading(NamedTuple):
    """What one row says: a value, a note or both on one day."""

    on: date
    value: Decimal | None
    note: str


def export_check_ins(
    practice: Practice, client_id: str, measure_id: str, as_of: datetime | None = None
) -> str:
    """The check-ins of a measure as CSV text `date,value,note`, by day, those of a day as recorded.

    A stated confidence has no column; a check-in with nothing else is left out. Raises
    ClientUnknownError and MeasureUnknownError.
    """
    readings = [_reading_of(one) for one in _check_ins(practice.load(client_id, as_of), measure_id)]
    told = (reading for reading in readings if reading.value is not None or reading.note.strip())
    return readings_text(sorted(told, key=lambda reading: reading.on))


def import_check_ins(
    practice: Practice, client_id: str, measure_id: str, source: str | Path, at: datetime | None = None
) -> int:
    """Add the readings of a CSV, given as text or as a Path, and return how many were new.

    A file is read in a box. They are recorded now, or `at` a moment. Raises ImportRefusedError with every
    problem and adds nothing then; raises MeasureUnknownError, FileError and what `Practice.record` raises.
    """
    known = _check_ins(practice.load(client_id), measure_id)
    text = source if isinstance(source, str) else in_box(str(source), readings_anew, read_import(source))
    new = tuple(_new(read_readings(text), known, measure_id))
    if new:
        practice.record(client_id, *new, at=at)
    return len(new)


def readings_anew(path: str, content: bytes) -> str:
    """The readings of a file from elsewhere, as `readings_text` writes them.

    Raises FileError, and ImportRefusedError with the problems.
    """
    return readings_text(read_readings(import_text(path, content)))


def _check_ins(workbook: Workbook, measure_id: str) -> tuple[CheckIn, ...]:
    ids = tuple(dict.fromkeys(measure.id for measure in workbook.measures))
    if measure_id not in ids:
        raise MeasureUnknownError(measure_id, ids)
    return tuple(one for one in workbook.check_ins if one.measure_id == measure_id)


def _reading_of(check_in: CheckIn) -> Reading:
    return Reading(check_in.on, check_in.value, check_in.note)


def _new(readings: Iterable[Reading], known: tuple[CheckIn, ...], measure_id: str) -> Iterator[CheckIn]:
    ids = {one.id for one in known}
    there = Counter(_reading_of(one) for one in known)
    seen: Counter[Reading] = Counter()
    for reading in readings:
        seen[reading] += 1
        name = _id(measure_id, reading, seen[reading])
        if seen[reading] > there[reading] and name not in ids:
            yield CheckIn(
                id=name, measure_id=measure_id, on=reading.on, value=reading.value, note=reading.note
            )


def _id(measure_id: str, reading: Reading, occurrence: int) -> str:
    """An id that tells nothing and is the same whenever the same row is imported."""
    value = None if reading.value is None else str(reading.value.normalize())
    told = repr((measure_id, reading.on.isoformat(), value, reading.note, occurrence))
    return hashlib.sha256(told.encode()).hexdigest()[:20]


def readings_text(readings: Iterable[Reading]) -> str:
    """The readings as CSV text, in their order."""
    rows = [",".join(COLUMNS)]
    for reading in readings:
        value = "" if reading.value is None else str(reading.value)
        rows.append(f"{reading.on.isoformat()},{value},{csv_cell(reading.note)}")
    return "\n".join(rows) + "\n"


def read_readings(text: str) -> list[Reading]:
    """The readings of a CSV text, in its order; empty lines are passed over.

    Raises ImportRefusedError with the problems, each with its row (1 is the header) and its column.
    """
    if len(text) > LARGEST_FILE:
        raise ImportRefusedError((TOO_LARGE,))
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    problems = Problems()
    found: list[Reading] = []
    try:
        order = _order(next(rows, []))
        for at, row in enumerate(rows, start=2):
            if at > MOST_ROWS + 1:
                raise ImportRefusedError((TOO_MANY,))
            if row:
                found += _readings(row, order, problems, at)
    except csv.Error as broken:
        problems.add(f"line {rows.line_num}: {_said(str(broken))}")
    problems.refuse_any()
    return found


def _said(by_csv: str) -> str:
    plain = (words for start, words in _BROKEN.items() if by_csv.startswith(start))
    return next(plain, "a quote stands within a text: write it twice, and quotes around the text")


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
        f"row 1, column {place}: its name is not one of date, value, note"
        for place, name in enumerate(names, start=1)
        if name not in COLUMNS
    ]
    problems += [f"row 1, column '{name}': it is there twice" for name in COLUMNS if names.count(name) > 1]
    if problems:
        raise ImportRefusedError(tuple(problems))
    return tuple(names.index(name) for name in COLUMNS)


def _readings(row: list[str], order: tuple[int, ...], problems: Problems, at: int) -> Iterator[Reading]:
    """The one reading of a row, or none where there are problems."""
    if len(row) != len(order):
        columns = count_text(len(row), "column")
        problems.add(f"row {at}: it has {columns}, not {len(order)}; put quotes around texts with commas")
        return
    on, value, note = (row[place] for place in order)
    found: list[str] = []
    cells: dict[str, Any] = {"value": None}
    with noting(found, f"row {at}, column 'date'"):
        cells["on"] = _day(on.strip())
    with noting(found, f"row {at}, column 'value'"):
        cells["value"] = _value(value.strip(), note)
    with noting(found, f"row {at}, column 'note'"):
        cells["note"] = _note(note)
    if found:
        problems.add(*found)
    else:
        yield Reading(**cells)


def _day(text: str) -> date:
    found = day(text)
    if found.year not in _YEARS:
        raise PlainError("it has a year that looks mistyped: write four digits, such as 2026")
    return found


def _value(text: str, note: str) -> Decimal | None:
    if not text and not note.strip():
        raise PlainError("it is empty: write a number, or a note that says why there is none")
    exact = number(text) if text else None
    check_limits("value", exact)
    return exact


def _note(text: str) -> str:
    note: str = scalar(str, from_csv_cell(text))
    check_limits("note", note)
    return note
