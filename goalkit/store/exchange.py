"""A whole client as JSON text, history included, and back without loss.

    {"format": "goalkit-client", "version": 1, "client": "c1", "records": {
      "clients": [{"recorded_at": "2024-10-01T08:00:00Z", "superseded_at": null, "id": "c1", ...}],
      "goals": [...], ...}}

Collections are named as in `RECORD_TYPES`; one record stands on one line. Days are ISO dates, exact
numbers are texts. Fields with a default, `superseded_at` and empty collections may be left out.
"""

import json
from typing import Any

from goalkit.errors import ClientExistsError, ClientUnknownError, ImportRefusedError
from goalkit.store import rows
from goalkit.store.history import Rows, problems_of_history
from goalkit.store.plain import quoted
from goalkit.store.practice import Practice
from goalkit.store.row_text import read_row, row_text
from goalkit.store.schema import TABLES

FORMAT, VERSION = "goalkit-client", 1


def export_client(practice: Practice, client_id: str) -> str:
    """Everything about one client as JSON text. Raises ClientUnknownError."""
    with practice.reading() as connection:
        found = {
            name: list(rows.read(connection, name, rows.of_client(table, client_id)))
            for name, table in TABLES.items()
        }
    if not found["clients"]:
        raise ClientUnknownError(client_id, tuple(client.id for client in practice.clients()))
    collections = ",\n".join(_collection_text(name, some) for name, some in found.items() if some)
    client = json.dumps(client_id, ensure_ascii=False)
    head = f'"format": "{FORMAT}",\n"version": {VERSION},\n"client": {client}'
    return f'{{\n{head},\n"records": {{\n{collections}\n}}\n}}\n'


def import_client(practice: Practice, text: str) -> str:
    """Add the client of an export to the practice, all or nothing, and return its id.

    Raises ImportRefusedError with every problem found, and ClientExistsError.
    """
    client_id, collections = _parsed(text)
    found = _read(client_id, collections)
    with practice.writing() as connection:
        if client_id in rows.last_changes(connection, client_id):
            raise ClientExistsError(client_id)
        for name, some in found.items():
            rows.write(connection, name, some)
    return client_id


def _collection_text(name: str, some: list[rows.Row]) -> str:
    return f'"{name}": [\n' + ",\n".join(row_text(row) for row in some) + "\n]"


def _parsed(text: str) -> tuple[str, dict[str, list[Any]]]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as broken:
        raise ImportRefusedError((f"line {broken.lineno}, column {broken.colno}: {broken.msg}",)) from None
    except (ValueError, RecursionError):
        raise ImportRefusedError(("this is not the JSON of a client",)) from None
    problems = tuple(_problems_of_envelope(whole))
    if problems:
        raise ImportRefusedError(problems)
    return whole["client"], whole["records"]


def _problems_of_envelope(whole: Any) -> list[str]:
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return [f"format: this is not an export of a client, it does not say '{FORMAT}'"]
    if whole.get("version") != VERSION:
        return [f"version: {quoted(whole.get('version'))} is not {VERSION}: update goalkit"]
    client, records = whole.get("client"), whole.get("records")
    problems = [] if isinstance(client, str) and client.strip() else ["client: the id is missing"]
    if not isinstance(records, dict):
        return [*problems, "records: the collections are missing"]
    problems += [f"records: {quoted(name)} is no collection" for name in records if name not in TABLES]
    broken = [name for name, some in records.items() if not isinstance(some, list)]
    return problems + [f"{name}: it is not a list" for name in broken if name in TABLES]


def _read(client_id: str, collections: dict[str, list[Any]]) -> Rows:
    found: Rows = {name: [] for name in TABLES}
    problems: list[str] = []
    for name in TABLES:
        for number, plain in enumerate(collections.get(name, []), start=1):
            try:
                found[name].append(read_row(client_id, name, plain))
            except ImportRefusedError as refused:
                problems += [f"{name}, row {number}, {one}" for one in refused.problems]
    problems = problems or list(problems_of_history(found))
    if problems:
        raise ImportRefusedError(tuple(problems))
    return found
