"""A record and the moment at which it was typed in."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from goalkit.model import Record


class Row(NamedTuple):
    """One record and when it was recorded (UTC). A later row of the same record supersedes it."""

    recorded_at: datetime
    record: Record


def typed(moment: str, *records: Record) -> Iterator[Row]:
    """These records as typed in at a moment written like `2024-10-01 08:00`, in UTC."""
    recorded_at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    yield from (Row(recorded_at, record) for record in records)


def day(text: str) -> date:
    """The day written like `2024-10-01`."""
    return date.fromisoformat(text)
