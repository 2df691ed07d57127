"""What every record has in common, and the checks that records share."""

import dataclasses
import hashlib
import math
import secrets
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goalkit.errors import RecordError


def new_id() -> str:
    """An id that no other record has: ten letters and digits without a meaning."""
    return secrets.token_hex(5)


@dataclass(frozen=True, kw_only=True)
class Record:
    """Base of all records. `id` is short, opaque and never holds a name; left out, a new one is made."""

    id: str = dataclasses.field(default_factory=new_id)

    def __post_init__(self) -> None:
        self.require(bool(self.id.strip()), "id", "it is empty")
        self.check()

    def check(self) -> None:
        """Raise RecordError where the record breaks a rule of its own."""

    def require(self, holds: bool, field: str, problem: str) -> None:
        """Raise RecordError for `field` of this record unless the rule holds."""
        if not holds:
            raise RecordError(f"{type(self).__name__} '{self.id}'", field, problem)

    def require_text(self, *fields: str) -> None:
        """Each of these fields holds more than blanks."""
        for field in fields:
            self.require(bool(getattr(self, field).strip()), field, "it is empty: write a few words")

    def require_range(self, field: str, low: int, high: int) -> None:
        """The field, where it is given, is a whole number from `low` to `high`."""
        value = getattr(self, field)
        inside = value is None or (isinstance(value, int) and low <= value <= high)
        self.require(inside, field, f"'{value}' is not a whole number from {low} to {high}")

    def require_finite(self, *fields: str) -> None:
        """Each of these numbers, where it is given, is neither NaN nor infinite."""
        for field in fields:
            value: Decimal | float | None = getattr(self, field)
            self.require(
                value is None or math.isfinite(value), field, f"'{value}' is not a number to work with"
            )

    def require_share(self, field: str) -> None:
        """The field, where it is given, is a number from 0 to 1."""
        self.require_finite(field)
        value: float | None = getattr(self, field)
        self.require(value is None or 0 <= value <= 1, field, f"'{value}' is not between 0 and 1")

    def require_order(self, first: str, then: str) -> None:
        """The day in field `then`, where given, is not before the day in field `first`."""
        early: date = getattr(self, first)
        late: date | None = getattr(self, then)
        self.require(late is None or early <= late, then, f"'{late}' lies before {first} '{early}'")


def same_id(*parts: object) -> str:
    """The id of a record that there is only once, from what tells it from others, such as a goal and a day.

    It is the same in every window, so that two that write the same record notice each other. The
    parts cannot be read from it.
    """
    told = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()[:10]
