"""Everything about clients as sheets (XLSX): one for each kind of record, with a row for each record.

The columns are the fields of the record, then the ids that connect the sheets. In place of the id of another
record stands its name, beside a number of a measure its unit. What a column means is told by the reference of
the client file.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import get_args

from goalkit.model import Record, Workbook
from goalkit.model.record import Between, FieldType, Share, field_types
from goalkit.model.workbook import RECORD_TYPES, current
from goalkit.shipped import CLIENT_FILE, shipped
from goalkit.store.record_words import ID_FIELDS, REFERRED_TO, RecordWords, field_words
from goalkit.store.sheets import DAY, PLAIN, SHARE, Column, Sheet, Value, xlsx
from goalkit.wording import count_text, day_text

TITLE = "Everything in this export, sheet by sheet"
_EVERYWHERE = "What every record has"
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_IS_FRACTION = get_args(Share)[1]
_UNIT = "unit of value"
"""Stands for the column with the unit of a check-in, which is a field of its measure."""
_HOLDS = {str: "text", date: "day", bool: "yes or no", int: "whole number"}


def client_xlsx(workbooks: Sequence[Workbook], *, today: date) -> bytes:
    """The file with everything about these clients, as known `today`. Raises SheetFullError."""
    said = (
        f"{count_text(len(workbooks), 'client')}, as known on {day_text(today)}.",
        "Days and numbers are real ones, so that you can sort, filter and calculate.",
        "The file is not encrypted: keep it as you keep a letter.",
    )
    names = [name for name in RECORD_TYPES if any(_records(book, name) for book in workbooks)]
    return xlsx(TITLE, said, [_sheet(name, workbooks) for name in names])


def _records(book: Workbook, name: str) -> Sequence[Record]:
    """The records of a collection; check-ins by measure and day."""
    if name == "clients":
        return (book.client,)
    if name == "check_ins":
        return sorted(book.check_ins, key=lambda one: (one.measure_id, one.on))
    found: tuple[Record, ...] = getattr(book, name)
    return found


def _sheet(name: str, books: Sequence[Workbook]) -> Sheet:
    types = field_types(RECORD_TYPES[name])
    own = [field for field in types if field != "id"]
    if name == "check_ins":
        own.insert(own.index("value") + 1, _UNIT)
    ids = ["id"] if name in REFERRED_TO else []
    ids += [field for field in types if field in ID_FIELDS and not types[field].many]
    whose = name != "clients"
    columns = (
        *([Column(label="Client", meaning="whose it is", width=22)] if whose else []),
        *(_column(name, field, types.get(field, types["id"])) for field in own),
        *([Column(label="Client id", meaning="the id of the client")] if whose else []),
        *(_id_column(field) for field in ids),
    )

    def rows() -> Iterator[Sequence[Value]]:
        for book in books:
            words, units = RecordWords(book), {one.id: one.unit for one in current(book.measures)}
            first, last = ([book.client.name], [book.client.id]) if whose else ([], [])
            for record in _records(book, name):
                told = [
                    units[record.measure_id] if field is _UNIT else _value(record, field, words)  # type: ignore[attr-defined] # a check-in
                    for field in own
                ]
                yield [*first, *told, *last, *(getattr(record, field) for field in ids)]

    return Sheet(title=field_words(name), columns=columns, rows=rows())


def _value(record: Record, field: str, words: RecordWords) -> Value:
    """What stands in a cell: a day or a number as it is, everything else in words."""
    value = getattr(record, field)
    if isinstance(value, tuple):
        return "\n".join(words.of_value(one, field) for one in value)
    if value is None or (isinstance(value, date | int | float | Decimal) and not isinstance(value, bool)):
        return value
    return words.of(record, field)


def _column(name: str, field: str, wanted: FieldType) -> Column:
    is_share = _IS_FRACTION in wanted.checks
    is_text = wanted.many or (issubclass(wanted.kind, str) and not issubclass(wanted.kind, StrEnum))
    return Column(
        label="Unit" if field is _UNIT else field_words(field),
        holds="text" if field in ID_FIELDS else _holds(wanted),
        meaning=meanings(name).get(field, "what the value is in"),
        format=SHARE if is_share else DAY if wanted.kind is date else PLAIN,
        width=40 if is_text and field is not _UNIT else 14,
    )


def _id_column(field: str) -> Column:
    what = "the record" if field == "id" else f"the {field_words(field).lower()}"
    return Column(label="Id" if field == "id" else f"{field_words(field)} id", meaning=f"the id of {what}")


def _holds(wanted: FieldType) -> str:
    if wanted.many:
        return "several, one a line"
    if issubclass(wanted.kind, StrEnum):
        return f"one of: {', '.join(wanted.kind)}"
    if _IS_FRACTION in wanted.checks:
        return "per cent"
    limits = next((one for one in wanted.checks if isinstance(one, Between)), None)
    said = f", {limits.low} to {limits.high}" if limits and limits.high is not None else ""
    return _HOLDS.get(wanted.kind, "number") + said


@cache
def meanings(name: str) -> dict[str, str]:
    """What the fields of a collection mean, by field, in the words of the reference."""
    text = shipped(CLIENT_FILE).read_text(encoding="utf-8")
    told: dict[str, str] = {}
    for part in (_EVERYWHERE, name):
        rows = text.partition(f"\n## {part}\n")[2].partition("\n## ")[0].splitlines()
        for row in (line for line in rows if line.startswith("| `")):
            fields, _, meaning = row.removeprefix("| ").removesuffix("|").split(" |", 2)
            plain = _LINK.sub(r"\1", meaning).replace("`", "").strip()
            told |= dict.fromkeys(re.findall(r"`(\w+)`", fields), plain)
    return told
