"""A whole client as JSON text, history included, and back without loss.

    {"format": "goalkit-client", "version": 1, "client": "c1", "records": {
      "clients": [{"recorded_at": "2024-10-01T08:00:00Z", "superseded_at": null, "id": "c1", ...}],
      "goals": [...], ...}}

Collections are named as in `RECORD_TYPES`; one record stands on one line. Days are ISO dates, exact
numbers are texts. Fields with a default, `superseded_at` and empty collections may be left out.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from goalkit.errors import ClientExistsError, ClientUnknownError, ImportRefusedError, WorkbookError
from goalkit.escaping import json_text
from goalkit.model.record import Record, field_types, required_fields
from goalkit.model.workbook import COLLECTIONS, RECORD_TYPES, Workbook, key_of
from goalkit.store import rows
from goalkit.store.cache import workbook_of
from goalkit.store.import_limits import (
    ID_SHAPE,
    LARGEST_FILE,
    MOST_CHECKS,
    MOST_ROWS,
    TOO_LARGE,
    TOO_MANY,
    TOO_MANY_CHANGES,
    Problems,
    check_limits,
    field_named,
    is_id,
)
from goalkit.store.json_values import from_plain, moment, noting, to_plain
from goalkit.store.practice import Practice
from goalkit.store.rows import Row
from goalkit.store.schema import TABLES
from goalkit.store.timestamps import moment_text

FORMAT, VERSION = "goalkit-client", 1
_SPAN = ("recorded_at", "superseded_at")
_IGNORED = {"goals": {"difficulty"}}
"""Fields of earlier versions that nothing reads any more, by collection."""
_TWICE = object()
"""Stands for the value of a field that an object has twice."""
_LONG_NUMBER = 30
Rows = dict[str, list[Row]]
"""The rows of one client by collection."""


class ClientFile(NamedTuple):
    """Everything that the file of a client holds, read and found in order."""

    client_id: str
    rows: Rows


def export_client(practice: Practice, client_id: str) -> str:
    """Everything about one client as JSON text, history included. Raises ClientUnknownError."""
    with practice.reading() as connection:
        found = {name: list(rows.read(connection, name, client_id=client_id)) for name in TABLES}
    if not found["clients"]:
        raise ClientUnknownError(client_id, tuple(client.id for client in practice.clients()))
    return _whole_text(client_id, found)


def workbook_text(workbook: Workbook) -> str:
    """A workbook as JSON text: what is known at one moment, as if all of it had been recorded then."""
    found: Rows = {name: [] for name in TABLES}
    for record in workbook.records():
        row = Row(None, workbook.client.id, workbook.known_at, None, record)
        found[COLLECTIONS[type(record)]].append(row)
    return _whole_text(workbook.client.id, found)


def client_file_text(client: ClientFile) -> str:
    """What was read, as JSON text again."""
    return _whole_text(client.client_id, client.rows)


def _whole_text(client_id: str, found: Rows) -> str:
    collections = ",\n".join(
        f'"{name}": [\n' + ",\n".join(map(_row_text, some)) + "\n]" for name, some in found.items() if some
    )
    head = f'"format": "{FORMAT}",\n"version": {VERSION},\n"client": {json_text(client_id)}'
    return f'{{\n{head},\n"records": {{\n{collections}\n}}\n}}\n'


def import_client(practice: Practice, source: str | ClientFile) -> str:
    """Add the client of an export, as text or read already, all or nothing, and return its id.

    Raises ImportRefusedError with the problems found, and ClientExistsError.
    """
    client = read_client(source) if isinstance(source, str) else source
    with practice.writing() as connection:
        if client.client_id in rows.last_changes(connection, client.client_id):
            raise ClientExistsError(client.client_id)
        for name, some in client.rows.items():
            rows.write(connection, name, some)
    return client.client_id


def read_client(text: str) -> ClientFile:
    """The client of an export, ready to be added. Raises ImportRefusedError with the problems found."""
    client_id, collections = _parsed(text)
    return ClientFile(client_id, _read(client_id, collections))


def _parsed(text: str) -> tuple[str, dict[str, list[Any]]]:
    if len(text) > LARGEST_FILE:
        raise ImportRefusedError((TOO_LARGE,))
    try:
        whole = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole_number, parse_constant=_no_number
        )
    except json.JSONDecodeError as broken:
        raise ImportRefusedError((f"line {broken.lineno}, column {broken.colno}: {broken.msg}",)) from None
    except RecursionError:
        raise ImportRefusedError(("this is not the JSON of a client: it is nested too deeply",)) from None
    problems = tuple(_problems_of_envelope(whole))
    if problems:
        raise ImportRefusedError(problems)
    return whole["client"], whole["records"]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; where it has a name twice, neither value is believed."""
    found = dict(pairs)
    if len(found) < len(pairs):
        found |= {name: _TWICE for name, count in Counter(name for name, _ in pairs).items() if count > 1}
    return found


def _whole_number(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _LONG_NUMBER else Decimal(digits)


def _no_number(name: str) -> None:
    raise ImportRefusedError((f"{name} is not a number: write digits, or leave the field out",))


def _problems_of_envelope(whole: Any) -> list[str]:
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return [f"format: this is not an export of a client, it does not say '{FORMAT}'"]
    if whole.get("version") != VERSION:
        return [f"version: it is not {VERSION}, the one that is read here: update goalkit"]
    client, records = whole.get("client"), whole.get("records")
    if not isinstance(client, str) or not client.strip():
        problems = ["client: the id is missing"]
    else:
        problems = [] if is_id(client) else [f"client: {ID_SHAPE}"]
    if not isinstance(records, dict):
        return [*problems, "records: the collections are missing"]
    return problems + _problems_of_collections(records)


def _problems_of_collections(records: dict[str, Any]) -> list[str]:
    problems = [f"records: {field_named(name)} is no collection" for name in records if name not in TABLES]
    lists = {name: some for name, some in records.items() if isinstance(some, list)}
    problems += [
        f"{name}: it is there twice" if records[name] is _TWICE else f"{name}: it is not a list"
        for name in records.keys() - lists.keys()
        if name in TABLES
    ]
    too_many = sum(map(len, lists.values())) > MOST_ROWS
    return [*problems, TOO_MANY] if too_many else problems


def _read(client_id: str, collections: dict[str, list[Any]]) -> Rows:
    found: Rows = {name: [] for name in TABLES}
    problems = Problems()
    for name in TABLES:
        plain_rows = collections.get(name, [])
        for number, plain in enumerate(plain_rows, start=1):
            plain_rows[number - 1] = None  # a large file is in memory once
            try:
                found[name].append(_read_row(client_id, name, plain))
            except ImportRefusedError as refused:
                problems.add(*(f"{name}, row {number}, {one}" for one in refused.problems))
    problems.refuse_any()
    for name, some in found.items():
        problems.add(*_overlaps(name, some))
    problems.refuse_any()
    problems.add(*dict.fromkeys(_misfits(found)))
    problems.refuse_any()
    return found


def _row_text(row: Row) -> str:
    """The row as one line of JSON."""
    ended = row.superseded_at and moment_text(row.superseded_at)
    span = {"recorded_at": moment_text(row.recorded_at), "superseded_at": ended}
    return json_text({**span, **to_plain(row.record)})


def _read_row(client_id: str, collection: str, plain: Any) -> Row:
    """The row that a JSON object stands for.

    Raises ImportRefusedError with all its problems, each led by its field.
    """
    if not isinstance(plain, dict):
        raise ImportRefusedError(("it is not a record: put its fields in braces",))
    kind = RECORD_TYPES[collection]
    plain = {name: value for name, value in plain.items() if name not in _IGNORED.get(collection, ())}
    problems = _strange_and_missing(kind, plain)
    plain = {name: value for name, value in plain.items() if value is not _TWICE}
    start, end = _span(plain, problems)
    record = _record(kind, plain, problems)
    if record and collection == "clients" and record.id != client_id:
        problems.append(f"id: '{record.id}' is not the client '{client_id}' of this file")
    if problems or record is None or start is None:
        raise ImportRefusedError(tuple(problems))
    return Row(None, client_id, start, end, record)


def _strange_and_missing(kind: type[Record], plain: dict[str, Any]) -> list[str]:
    known = (*_SPAN, *field_types(kind))
    needed = ("recorded_at", "id", *required_fields(kind))  # a made-up id would be imported again and again
    strange = [name for name in plain if name not in known]
    return [
        *(f"{name}: it is there twice, keep one" for name in known if plain.get(name) is _TWICE),
        *(f"{field_named(name)} is no field of it: known are {', '.join(known)}" for name in strange[:9]),
        *(f"{name}: it is missing" for name in needed if name not in plain),
    ]


def _span(plain: dict[str, Any], problems: list[str]) -> tuple[datetime | None, datetime | None]:
    start = end = None
    with noting(problems, "recorded_at"):
        start = moment(plain["recorded_at"]) if "recorded_at" in plain else None
    with noting(problems, "superseded_at"):
        ended = plain.get("superseded_at")
        end = None if ended is None else moment(ended)
    if start and end and end < start:
        problems.append("superseded_at: it lies before recorded_at")
    return start, end


def _record(kind: type[Record], plain: dict[str, Any], problems: list[str]) -> Record | None:
    values: dict[str, Any] = {}
    for name, wanted in field_types(kind).items():
        if name in plain:
            with noting(problems, name):
                value = from_plain(wanted, plain[name])
                check_limits(name, value)
                values[name] = value
    broken = kind.problems(**values)
    problems += [f"{name}: {broken[name].removesuffix('.')}" for name in broken if name in values]
    return None if problems else kind(**values)


def _overlaps(name: str, some: list[Row]) -> Iterator[str]:
    in_order = sorted(some, key=lambda row: (key_of(row.record), row.recorded_at, row.superseded_at is None))
    for row, following in pairwise(in_order):
        same = key_of(row.record) == key_of(following.record)
        if same and (row.superseded_at is None or row.superseded_at > following.recorded_at):
            yield f"{name}: '{row.record.id}' is known twice at {moment_text(following.recorded_at)}"


def _misfits(found: Rows) -> Iterator[str]:
    """What does not fit together at some moment at which something changed.

    Check-ins are many, and nothing refers to them: each is looked at when it begins to be known, and all when
    a measure ends.
    """
    if not found["clients"]:
        yield "clients: there is none"
        return
    others = {name: some for name, some in found.items() if name != "check_ins"}
    moments = sorted({at for some in found.values() for row in some for at in _changes(row)})
    ends = {row.superseded_at for row in found["measures"] if row.superseded_at}
    checks = len(moments) * sum(map(len, others.values())) + len(ends) * len(found["check_ins"])
    if checks > MOST_CHECKS:
        yield f"it tells of {len(moments):,} moments at which something changed: {TOO_MANY_CHANGES}"
        return
    begun: defaultdict[datetime, list[Row]] = defaultdict(list)
    for row in found["check_ins"]:
        begun[row.recorded_at].append(row)
    for at in moments:
        check_ins = found["check_ins"] if at in ends else begun[at]
        known = {name: _known(some, at) for name, some in (others | {"check_ins": check_ins}).items()}
        if not known["clients"]:
            yield f"clients: there is none at {moment_text(at)}"
            continue
        try:
            workbook_of(at, known)
        except WorkbookError as misfit:
            yield from misfit.problems


def _changes(row: Row) -> Iterator[datetime]:
    yield row.recorded_at
    if row.superseded_at:
        yield row.superseded_at


def _known(some: list[Row], at: datetime) -> list[Record]:
    return [
        row.record
        for row in some
        if row.recorded_at <= at and (row.superseded_at is None or row.superseded_at > at)
    ]
