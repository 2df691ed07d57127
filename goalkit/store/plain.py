"""Values of records as plain JSON values, and back without loss.

Days become ISO dates, decimals and enum members become text, tuples become lists and the small
dataclasses inside a record become objects.
"""

import math
import re
import types
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from goalkit.store.moment import in_utc

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_SCALARS = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}


class PlainError(ValueError):
    """A plain value that is not what its field takes; `problem` says what to write."""


def to_plain(value: object) -> Any:
    """One value of a record as a JSON value."""
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, Decimal) else value


def from_plain(wanted: Any, plain: Any) -> Any:
    """The value of type `wanted` that `plain` stands for. Raises PlainError or RecordError."""
    inner, optional = without_none(wanted)
    if plain is None and optional:
        return None
    if get_origin(inner) is tuple:
        return _tuple(get_args(inner)[0], plain)
    if is_dataclass(inner):
        return _dataclass(inner, plain)
    if inner is date:
        return day(plain)
    if inner is Decimal:
        return number(plain)
    return _member(inner, plain) if issubclass(inner, StrEnum) else _scalar(inner, plain)


def without_none(wanted: Any) -> tuple[Any, bool]:
    """The type without `| None`, and whether it had one."""
    if get_origin(wanted) not in (Union, types.UnionType):
        return wanted, False
    (inner,) = (option for option in get_args(wanted) if option is not types.NoneType)
    return inner, True


def field_types(record: type) -> dict[str, Any]:
    """The types of the fields of a dataclass by name, in the order of the fields."""
    return _field_types(record)


@cache
def _field_types(record: type) -> dict[str, Any]:
    hints = get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}


def required_fields(record: type) -> tuple[str, ...]:
    """The fields of a dataclass that have no default."""
    return tuple(field.name for field in fields(record) if _is_required(field))


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def day(plain: Any) -> date:
    """The day written like 2026-03-31."""
    try:
        if isinstance(plain, str) and _DAY.fullmatch(plain):
            return date.fromisoformat(plain)
    except ValueError:
        pass
    raise PlainError(f"{quoted(plain)} is not a day: write it like 2026-03-31")


def moment(plain: Any) -> datetime:
    """The moment written like 2026-03-31T18:00:00Z."""
    try:
        return in_utc(datetime.fromisoformat(plain))
    except (TypeError, ValueError, OverflowError):
        raise PlainError(f"{quoted(plain)} is not a moment: write it like 2026-03-31T18:00:00Z") from None


def number(plain: Any) -> Decimal:
    """The exact number written like 29.4, as a text or a JSON number."""
    text = "" if isinstance(plain, bool) else str(plain)
    if _NUMBER.fullmatch(text) and math.isfinite(exact := Decimal(text)):
        return exact
    raise PlainError(f"{quoted(plain)} is not a number: write it like 29.4")


def quoted(plain: object) -> str:
    """What was found, in quotes; shortened, because it may be a text in the wrong place."""
    text = str(plain)
    return f"'{text[:30]}…'" if len(text) > 30 else f"'{text}'"


def _tuple(inner: Any, plain: Any) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise PlainError(f"{quoted(plain)} is not a list: put it in square brackets")
    return tuple(from_plain(inner, item) for item in plain)


def _dataclass(inner: Any, plain: Any) -> Any:
    if not isinstance(plain, dict):
        raise PlainError(f"{quoted(plain)} is not an object: put its fields in braces")
    wanted = field_types(inner)
    strange = [name for name in plain if name not in wanted]
    missing = [name for name in required_fields(inner) if name not in plain]
    if strange or missing:
        raise PlainError(f"unknown: {strange}, missing: {missing}; known fields are {list(wanted)}")
    return inner(**{name: from_plain(wanted[name], value) for name, value in plain.items()})


def _member(inner: type[StrEnum], plain: Any) -> StrEnum:
    try:
        return inner(plain)
    except ValueError:
        known = ", ".join(f"'{member}'" for member in inner)
        raise PlainError(f"{quoted(plain)} is not one of {known}") from None


def _scalar(inner: type, plain: Any) -> Any:
    if inner is float and type(plain) is int:
        return float(plain)
    if type(plain) is not inner:
        raise PlainError(f"{quoted(plain)} is not {_SCALARS[inner]}")
    if inner is str and re.search("[\ud800-\udfff]", str(plain)):
        raise PlainError("it holds half of a character: write the text again")
    return plain
