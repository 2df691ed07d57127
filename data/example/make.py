"""Make the example client: `python data/example/make.py [FILE]`.

The story is in `story/`, one module a subject. It is the same file on every machine and on every run.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from story import (
    alignment,
    attainment,
    balance,
    check_ins,
    conversations,
    goals,
    hours,
    milestones,
    people,
    person,
    reflections,
    reviews,
)
from story.rows import Row

from goalkit.model import RECORD_TYPES
from goalkit.model.workbook import key_of

SUBJECTS = (
    person, balance, goals, milestones, hours, check_ins, attainment, alignment, people, conversations,
    reflections, reviews,
)  # fmt: skip
COLLECTIONS = {kind: name for name, kind in RECORD_TYPES.items()}


def example_client() -> str:
    """The whole client as JSON, one record a line, each collection in the order of recording."""
    collections: dict[str, list[Row]] = defaultdict(list)
    for subject in SUBJECTS:
        for row in subject.rows():
            collections[COLLECTIONS[type(row.record)]].append(row)
    blocks = ",\n".join(f'    "{name}": [\n{_lines(collections[name])}\n    ]' for name in RECORD_TYPES)
    head = f'  "format": "goalkit-client",\n  "version": 1,\n  "client": "{person.CLIENT.id}",\n'
    return f'{{\n{head}  "records": {{\n{blocks}\n  }}\n}}\n'


def _lines(rows: Iterable[Row]) -> str:
    in_order = sorted(rows, key=lambda row: row.recorded_at)
    return ",\n".join(f"      {json.dumps(line, ensure_ascii=False)}" for line in _spans(in_order))


def _spans(in_order: list[Row]) -> Iterator[dict[str, Any]]:
    """Each row with the moment at which a later row of the same record superseded it."""
    followers: dict[tuple[str, int], datetime] = {}
    superseded: list[datetime | None] = []
    for row in reversed(in_order):
        superseded.append(followers.get(key_of(row.record)))
        followers[key_of(row.record)] = row.recorded_at
    for row, ended in zip(in_order, reversed(superseded), strict=True):
        span = {"recorded_at": _plain(row.recorded_at), "superseded_at": _plain(ended)}
        yield {**span, **_plain(row.record)}


def _plain(value: Any) -> Any:
    """The value as JSON; of a record without what equals its default."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%dT%H:%M:%SZ}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        said = (field for field in fields(value) if _is_said(field, getattr(value, field.name)))
        return {field.name: _plain(getattr(value, field.name)) for field in said}
    return value


def _is_said(field: Field[Any], value: Any) -> bool:
    return field.default is MISSING or field.default != value


if __name__ == "__main__":
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("client.json")
    file.write_text(example_client(), encoding="utf-8", newline="\n")
