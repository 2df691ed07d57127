"""What every import keeps to: the size of a file, of a text, of a number, the shape of an id.

A message says where something stands and what to write there, and repeats nothing of the file but ids
and the names of fields: everything else in it may be private.
"""

import dataclasses
import re
from decimal import Decimal
from pathlib import Path

from goalkit.errors import FileError, ImportRefusedError
from goalkit.store.failure import system_errors
from goalkit.store.json_values import PlainError

LARGEST_FILE = 50_000_000
"""Bytes of a file that is imported."""
MOST_ROWS = 250_000
"""Rows of a file, of all collections together."""
MOST_CHECKS = 20_000_000
"""Records times moments at which something changed, for they have to fit at each of them."""
LONGEST_TEXT = 1_000_000
"""Characters of one text."""
MOST_DIGITS, MOST_DECIMALS = 15, 100
"""Digits of a number before the point and behind it."""
MOST_TOLD = 100
"""Problems that are told; the others are counted."""

TOO_LARGE = f"it is larger than {LARGEST_FILE // 1_000_000} MB, the most that is read at once: split it"
TOO_MANY = f"there are more than {MOST_ROWS:,} rows, the most that are read at once: split the file"
TOO_MANY_CHANGES = "they are more than can be checked against all records, leave out older rows"
ID_SHAPE = (
    "an id has 1 to 64 of the letters a to z, A to Z, digits, dots, hyphens and underscores, "
    "and begins with a letter or a digit"
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_FIELD_NAME = re.compile(r"[a-z_]{1,30}")


class Problems:
    """The problems of one file: the first hundred in words, and how many there are."""

    def __init__(self) -> None:
        self._told: list[str] = []
        self._count = 0

    def add(self, *problems: str) -> None:
        """Tell these too, as far as there is room, and count them."""
        self._count += len(problems)
        self._told += problems[: MOST_TOLD - len(self._told)]

    def refuse_any(self) -> None:
        """Raise ImportRefusedError if there is a problem."""
        if self._count:
            raise ImportRefusedError(tuple(self._told), more=self._count - len(self._told))


def read_import(path: Path) -> bytes:
    """What is in a file that is imported. Raises FileError, also where it is too large."""
    with system_errors(path), path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise FileError(str(path), TOO_LARGE)
    return content


def import_text(path: str, content: bytes) -> str:
    """The text of a file in UTF-8, with or without a mark of that. Raises FileError."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise FileError(path, f"byte {broken.start + 1} is not UTF-8, save it as UTF-8") from None


def is_id(text: str) -> bool:
    """Whether a text has the shape of an id, so that it can stand in messages and names of files."""
    return _ID.fullmatch(text) is not None


def field_named(name: str) -> str:
    """The name of a field, in quotes, unless it is not even shaped like one."""
    return f"'{name}'" if _FIELD_NAME.fullmatch(name) else "a name of another kind"


def check_limits(field: str, value: object) -> None:
    """Raise PlainError where the value of a field is longer, larger or of another shape than is imported."""
    if isinstance(value, str):
        _check_text(field, value)
    elif isinstance(value, Decimal | float):
        _check_number(value)
    elif isinstance(value, tuple):
        for one in value:
            check_limits(field, one)
    elif dataclasses.is_dataclass(value):
        for part in dataclasses.fields(value):
            check_limits(part.name, getattr(value, part.name))


def _check_text(field: str, text: str) -> None:
    if (field == "id" or field.endswith("_id")) and not is_id(text):
        raise PlainError(ID_SHAPE)
    if len(text) > LONGEST_TEXT:
        raise PlainError(f"it has {len(text):,} characters: at most {LONGEST_TEXT:,} are read")


def _check_number(number: Decimal | float) -> None:
    decimals = -int(number.as_tuple().exponent) if isinstance(number, Decimal) else 0
    if abs(number) >= 10**MOST_DIGITS or decimals > MOST_DECIMALS:
        limits = f"at most {MOST_DIGITS} before the point and {MOST_DECIMALS} behind it"
        raise PlainError(f"it has too many digits: write {limits}")
