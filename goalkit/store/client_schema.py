"""The JSON Schema of the file of a client, made from the records."""

from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from goalkit.model.record import FieldType, field_types, required_fields
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store.client_json import FORMAT, VERSION

Schema = dict[str, Any]
_MOMENT: Schema = {"type": "string", "format": "date-time"}
_KINDS: dict[type, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": ["string", "number"], "description": "an exact number, every digit as it was written"},
}


def client_schema() -> Schema:
    """What an export of a client looks like, as JSON Schema 2020-12."""
    span = {"recorded_at": _MOMENT, "superseded_at": {"anyOf": [_MOMENT, {"type": "null"}]}}
    records = {
        name: {"type": "array", "items": _object(kind, span, needed=["recorded_at", "id"])}
        for name, kind in RECORD_TYPES.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Everything about one client of goalkit",
        "type": "object",
        "required": ["format", "version", "client", "records"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "client": {"type": "string"},
            "records": {"type": "object", "properties": records, "additionalProperties": False},
        },
    }


def _object(kind: type, more: Schema, needed: list[str]) -> Schema:
    fields = {name: _field(wanted) for name, wanted in field_types(kind).items()}
    return {
        "type": "object",
        "required": [*needed, *required_fields(kind)],
        "properties": {**more, **fields},
        "additionalProperties": False,
    }


def _field(wanted: FieldType) -> Schema:
    one = _one(wanted.kind)
    described = {"type": "array", "items": one} if wanted.many else one
    return {"anyOf": [described, {"type": "null"}]} if wanted.optional else described


def _one(kind: type) -> Schema:
    if is_dataclass(kind):
        return _object(kind, {}, [])
    if issubclass(kind, StrEnum):
        return {"enum": [word.value for word in kind]}
    return _KINDS[kind]
