"""Values of records as plain JSON values, and back without loss.

Days become ISO dates, decimals and enum members become text, tuples become lists and the small
dataclasses inside a record become objects. What is wrong with a value is told without the value.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from goalkit.errors import RecordError
from goalkit.model.record import FieldType, field_types, required_fields
from goalkit.store.timestamps import in_utc, is_ahead, now
from goalkit.wording import day_text

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_OTHER_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
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


def from_plain(wanted: FieldType, plain: Any) -> Any:
    """The value of a field that `plain` stands for. Raises PlainError or RecordError."""
    if plain is None and wanted.optional:
        return None
    if not wanted.many:
        return _one(wanted.kind, plain)
    if not isinstance(plain, list):
        raise PlainError("it is not a list: put it in square brackets")
    return tuple(_one(wanted.kind, item) for item in plain)


def _one(kind: type, plain: Any) -> Any:
    if is_dataclass(kind):
        return _dataclass(kind, plain)
    if kind is date:
        return day(plain)
    if kind is Decimal:
        return number(plain)
    return _member(kind, plain) if issubclass(kind, StrEnum) else scalar(kind, plain)


def day(plain: Any) -> date:
    """The day written like 2026-03-31."""
    try:
        if isinstance(plain, str) and _DAY.fullmatch(plain):
            return date.fromisoformat(plain)
    except ValueError:
        pass
    meant = [f"{one.isoformat()} for {day_text(one)}" for one in _days_meant(str(plain))]
    raise PlainError(f"it is not a day: write {' or '.join(meant) or 'it like 2026-03-31'}")


def _days_meant(text: str) -> list[date]:
    """The days that a text such as 03/04/2026 can mean, by whether the day or the month comes first."""
    found = _OTHER_DAY.fullmatch(text.strip())
    if not found:
        return []
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    days: list[date] = []
    for day_of_month, month in dict.fromkeys(((first, second), (second, first))):
        with suppress(ValueError):
            days.append(date(year, month, day_of_month))
    return days


def moment(plain: Any) -> datetime:
    """The moment written like 2026-03-31T18:00:00Z, which is not still to come."""
    try:
        found = in_utc(datetime.fromisoformat(plain))
    except (TypeError, ValueError, OverflowError):
        raise PlainError("it is not a moment: write it like 2026-03-31T18:00:00Z") from None
    if is_ahead(found, now()):
        raise PlainError(
            "it lies in the future, as after a clock that was ahead: run `goalkit check --mend` where this "
            "file comes from and export again, or write a moment that has passed"
        )
    return found


def number(plain: Any) -> Decimal:
    """The exact number written like 29.4, as a text or a JSON number."""
    text = "" if isinstance(plain, bool) else str(plain)
    if _NUMBER.fullmatch(text) and math.isfinite(exact := Decimal(text)):
        return exact
    raise PlainError("it is not a number: write it like 29.4")


def _dataclass(inner: Any, plain: Any) -> Any:
    if not isinstance(plain, dict):
        raise PlainError("it is not an object: put its fields in braces")
    wanted = field_types(inner)
    strange = any(name not in wanted for name in plain)
    missing = [name for name in required_fields(inner) if name not in plain]
    if strange or missing:
        needed = f"{', '.join(missing)} is missing" if missing else "there is a field that is not known"
        raise PlainError(f"{needed}: its fields are {', '.join(wanted)}")
    return inner(**{name: from_plain(wanted[name], value) for name, value in plain.items()})


def _member(inner: type[StrEnum], plain: Any) -> StrEnum:
    try:
        return inner(plain)
    except ValueError:
        known = ", ".join(f"'{member}'" for member in inner)
        raise PlainError(f"it is not one of {known}") from None


def scalar(inner: type, plain: Any) -> Any:
    """The text, number or yes or no that `plain` is."""
    if inner is float and type(plain) is int:
        return float(plain)
    if type(plain) is not inner:
        raise PlainError(f"it is not {_SCALARS[inner]}")
    if inner is str and re.search("[\ud800-\udfff]", str(plain)):
        raise PlainError("it holds half of a character: write the text again")
    return plain


@contextmanager
def noting(problems: list[str], field: str) -> Iterator[None]:
    """Add what is wrong inside to `problems`, led by the field, and go on."""
    try:
        yield
    except PlainError as wrong:
        problems.append(f"{field}: {wrong}")
    except RecordError as wrong:
        problems.append(f"{wrong.field}: {wrong.problem.removesuffix('.')}")
