"""One row of an export: a record and the span in which it was known."""

import json
from datetime import datetime
from typing import Any

from goalkit.errors import ImportRefusedError
from goalkit.model import Record
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store.moment import moment_text
from goalkit.store.plain import field_types, from_plain, moment, quoted, required_fields, to_plain
from goalkit.store.problems import noting
from goalkit.store.rows import Row

_SPAN = ("recorded_at", "superseded_at")
_IGNORED = {"goals": {"difficulty"}}
"""Fields of earlier versions that nothing reads any more, by collection."""


def row_text(row: Row) -> str:
    """The row as one line of JSON."""
    ended = row.superseded_at and moment_text(row.superseded_at)
    span = {"recorded_at": moment_text(row.recorded_at), "superseded_at": ended}
    return json.dumps({**span, **to_plain(row.record)}, ensure_ascii=False)


def read_row(client_id: str, collection: str, plain: Any) -> Row:
    """The row that a JSON object stands for.

    Raises ImportRefusedError with all its problems, each led by its field.
    """
    if not isinstance(plain, dict):
        raise ImportRefusedError((f"{quoted(plain)} is not a record: put its fields in braces",))
    kind = RECORD_TYPES[collection]
    plain = {name: value for name, value in plain.items() if name not in _IGNORED.get(collection, ())}
    problems = _strange_and_missing(kind, plain)
    start, end = _span(plain, problems)
    record = _record(kind, plain, problems)
    if record and collection == "clients" and record.id != client_id:
        problems.append(f"id: {quoted(record.id)} is not the client '{client_id}' of this file")
    if problems or record is None or start is None:
        raise ImportRefusedError(tuple(problems))
    return Row(None, client_id, start, end, record)


def _strange_and_missing(kind: type[Record], plain: dict[str, Any]) -> list[str]:
    known = (*_SPAN, *field_types(kind))
    needed = ("recorded_at", "id", *required_fields(kind))  # a made-up id would be imported again and again
    strange = [
        f"{quoted(name)} is no field of it: known are {', '.join(known)}"
        for name in plain
        if name not in known
    ]
    return strange + [f"{name}: it is missing" for name in needed if name not in plain]


def _span(plain: dict[str, Any], problems: list[str]) -> tuple[datetime | None, datetime | None]:
    start = end = None
    with noting(problems, "recorded_at"):
        start = moment(plain["recorded_at"]) if "recorded_at" in plain else None
    with noting(problems, "superseded_at"):
        ended = plain.get("superseded_at")
        end = None if ended is None else moment(ended)
    if start and end and end < start:
        problems.append(f"superseded_at: {quoted(plain['superseded_at'])} lies before recorded_at")
    return start, end


def _record(kind: type[Record], plain: dict[str, Any], problems: list[str]) -> Record | None:
    values: dict[str, Any] = {}
    for name, wanted in field_types(kind).items():
        if name in plain:
            with noting(problems, name):
                values[name] = from_plain(wanted, plain[name])
    broken = kind.problems(**values)
    problems += [f"{name}: {broken[name].removesuffix('.')}" for name in broken if name in values]
    return None if problems else kind(**values)
