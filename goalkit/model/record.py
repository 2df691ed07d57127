"""What every record has in common: an id, and fields that are checked against their annotations.

What one field takes is said once, beside it: `commitment: Annotated[int, Between(1, 10)] | None`. Rules
between fields are yielded by `check`. The sentence of a rule is the one that stands beside the field in a
form, so it says what to do and names no field as the code does.
"""

import dataclasses
import hashlib
import math
import re
import secrets
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Self, TypeVar, Union, get_args, get_origin, get_type_hints

from goalkit.errors import RecordError
from goalkit.wording import day_text, share_text

R = TypeVar("R")
_HALF = re.compile("[\ud800-\udfff]")  # half of a character, which no file can hold
Problem = tuple[str, str]
"""The name of a field and the sentence that says what is wrong with it."""


def new_id() -> str:
    """An id that no other record has: ten letters and digits without a meaning."""
    return secrets.token_hex(5)


def same_id(*parts: object) -> str:
    """The id of a record that there is only once, from what tells it from others, such as a goal and a day.

    It is the same in every window, so that two that write the same record notice each other. The
    parts cannot be read from it.
    """
    told = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()[:10]


def latest(records: Iterable[R], day: Callable[[R], date]) -> R | None:
    """The record of the last day, of several of that day the one written last; None without any."""
    return max(reversed(tuple(records)), key=day, default=None)


Check = Callable[[Any], str]
"""What a value has to be beyond its type: the sentence for one that breaks it, empty where it holds."""


@dataclass(frozen=True)
class Filled:
    """A text with more than blanks; `ask` is the sentence where it is missing."""

    ask: str

    def __call__(self, value: str) -> str:
        return "" if value and not value.isspace() else self.ask


@dataclass(frozen=True)
class Between:
    """A number from `low` to `high`; without `high`, of `low` or more."""

    low: int
    high: int | None = None

    def __call__(self, value: float | Decimal) -> str:
        if self.low <= value and (self.high is None or value <= self.high):
            return ""
        limits = f"of {self.low} or more" if self.high is None else f"from {self.low} to {self.high}"
        return f"Write a number {limits}, not {value}."


def _is_fraction(value: float) -> str:
    return "" if 0 <= value <= 1 else f"{share_text(value)} is not between 0 % and 100 %."


def _is_finite(value: float | Decimal) -> str:
    return "" if math.isfinite(value) else f"'{value}' is not a number to calculate with."


def _is_whole(value: str) -> str:
    broken = not value.isascii() and _HALF.search(value)
    return "A character in it is broken: write the text again." if broken else ""


Share = Annotated[float, _is_fraction]
OneToTen = Annotated[int, Between(1, 10)]
Key = Annotated[str, Filled("The id is missing.")]

_ALWAYS: dict[type, tuple[Check, ...]] = {str: (_is_whole,), float: (_is_finite,), Decimal: (_is_finite,)}
_NAMES = {
    str: "a text", bool: "a yes or no", int: "a whole number", float: "a number", date: "a day",
    Decimal: "an exact number (Decimal)", datetime: "a moment",
}  # fmt: skip
_ASKS = {str: "Write a few words.", bool: "Say yes or no.", date: "Choose a day."}


@dataclass(frozen=True, kw_only=True)
class FieldType:
    """What a field takes: a value of `kind`, or `many` of it in a tuple; None where it is `optional`."""

    kind: type
    optional: bool = False
    many: bool = False
    checks: tuple[Check, ...] = ()

    @classmethod
    def of(cls, annotation: Any) -> Self:
        """What an annotation says."""
        is_union = get_origin(annotation) in (Union, types.UnionType)
        options = get_args(annotation) if is_union else (annotation,)
        (inner,) = (option for option in options if option is not types.NoneType)
        many = get_origin(inner) is tuple
        kind, *checks = get_args(inner) if get_origin(inner) is Annotated else (inner,)
        kind = get_args(inner)[0] if many else kind
        every = (*_ALWAYS.get(kind, ()), *checks)
        return cls(kind=kind, optional=len(options) > 1, many=many, checks=every)

    @property
    def exact(self) -> frozenset[type]:
        """The types of values of which only the `checks` are left."""
        single = () if self.many else (self.kind,)
        return frozenset((*single, types.NoneType) if self.optional else single)

    def problem(self, value: object) -> str:
        """What is wrong with a value, empty where nothing is."""
        if value is None:
            return "" if self.optional else self.missing
        if not self.many:
            return self._problem_of_one(value)
        if not isinstance(value, tuple):
            return _misplaced("a tuple", value)
        return next(filter(None, map(self._problem_of_one, value)), "")

    @property
    def missing(self) -> str:
        """The sentence where nothing is given."""
        if issubclass(self.kind, StrEnum):
            return f"Choose one of {', '.join(self.kind)}."
        asks = (one.ask for one in self.checks if isinstance(one, Filled))
        return next(asks, _ASKS.get(self.kind, "Write a number."))

    def _fits(self, value: object) -> bool:
        """Whether it is of the type. A whole number is a number of any type; a moment is no day."""
        if isinstance(value, bool):
            return self.kind is bool
        if isinstance(value, datetime):
            return False
        return isinstance(value, self.kind) or (self.kind in (float, Decimal) and isinstance(value, int))

    def _problem_of_one(self, value: object) -> str:
        if value.__class__ is not self.kind and not self._fits(value):
            is_choice = issubclass(self.kind, StrEnum)
            return self.missing if is_choice else _misplaced(_name(self.kind), value)
        return next(filter(None, (check(value) for check in self.checks)), "")


def _name(kind: type) -> str:
    return _NAMES.get(kind, f"a {kind.__name__}")


def _misplaced(wanted: str, value: object) -> str:
    """A text may be private, and is not repeated."""
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    given = str(value) if is_number else _name(type(value))
    return f"{wanted[0].upper()}{wanted[1:]} belongs here, not {given}."


def field_types(record: type) -> dict[str, FieldType]:
    """What each field of a record takes, in the order of the fields."""
    return _field_types(record)


@cache
def _field_types(record: type) -> dict[str, FieldType]:
    hints = get_type_hints(record, include_extras=True)
    return {field.name: FieldType.of(hints[field.name]) for field in fields(record)}


def required_fields(record: type) -> tuple[str, ...]:
    """The fields of a record that have no default."""
    return tuple(one.name for one in fields(record) if one.default is one.default_factory is MISSING)


@cache
def _to_check(record: type) -> tuple[tuple[str, frozenset[type], tuple[Check, ...], FieldType], ...]:
    return tuple((name, wanted.exact, wanted.checks, wanted) for name, wanted in field_types(record).items())


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A value whose fields are checked when it is made: a record, or a part of one."""

    def __post_init__(self) -> None:
        kind: type = type(self)
        values = self.__dict__
        for name, exact, checks, wanted in _to_check(kind):
            value = values[name]
            if value.__class__ in exact:  # nearly always: a hundred thousand readings are loaded at once
                for check in checks if value is not None else ():
                    if problem := check(value):
                        raise RecordError(self._title, name, problem)
            elif problem := wanted.problem(value):
                raise RecordError(self._title, name, problem)
        for name, problem in self.check():
            raise RecordError(self._title, name, problem)

    @property
    def _title(self) -> str:
        return type(self).__name__

    def check(self) -> Iterator[Problem]:
        """What breaks a rule between the fields, each of which is of its type by then."""
        return iter(())

    @classmethod
    def problems(cls, **values: Any) -> dict[str, str]:
        """What keeps the record from being made of `values`: the sentence of each field that is broken.

        Every field is looked at, and every rule between fields that can be judged without those that
        are missing or broken. Empty where the record can be made. Raises TypeError for a name that is
        no field.
        """
        wanted = field_types(cls)
        if strange := values.keys() - wanted.keys():
            raise TypeError(f"{cls.__name__} has no {', '.join(sorted(strange))}")
        found = {name: wanted[name].missing for name in required_fields(cls) if name not in values}
        found |= {name: problem for name in values if (problem := wanted[name].problem(values[name]))}
        draft = object.__new__(cls)
        draft.__dict__.update({name: value for name, value in values.items() if name not in found})
        try:
            for name, problem in draft.check():
                found.setdefault(name, problem)
        except AttributeError as unknown:
            if unknown.name not in found:
                raise
        return {name: found[name] for name in wanted if name in found}


@dataclass(frozen=True, kw_only=True)
class Record(Checked):
    """Base of all records. `id` is short, opaque and never holds a name; left out, a new one is made."""

    id: Key = dataclasses.field(default_factory=new_id)

    @property
    def _title(self) -> str:
        return f"{type(self).__name__} '{self.id}'"


def order_problem(record: Record, first: str, then: str, named: str) -> Iterator[Problem]:
    """The problem where the day in field `then` lies before that in `first`, which is `named` in words."""
    early: date = getattr(record, first)
    late: date | None = getattr(record, then)
    if late is not None and late < early:
        yield then, f"'{day_text(late)}' lies before {named}, {day_text(early)}: choose a later day."
