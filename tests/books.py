"""Small workbooks for tests, built record by record."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from goalkit.model import CheckIn, Client, Goal, Measure, Workbook
from goalkit.terms import Direction, Kind

KNOWN_AT = datetime(2026, 9, 30, 18, tzinfo=UTC)
START, DUE = date(2026, 1, 1), date(2026, 12, 31)


def goal(goal_id: str = "g1", **changes: Any) -> Goal:
    """A goal for the year 2026."""
    given = {"since": START, "statement": "Lead a team of ten", "start": START, "due": DUE, **changes}
    return Goal(id=goal_id, **given)


def reach(measure_id: str = "m1", **changes: Any) -> Measure:
    """A measure that shall rise from 4 to 10 people."""
    given = {
        "goal_id": "g1", "since": START, "title": "Team size", "kind": Kind.REACH, "unit": "people",
        "direction": Direction.AT_LEAST, "baseline": Decimal(4), "target": Decimal(10), **changes,
    }  # fmt: skip
    return Measure(id=measure_id, **given)


def maintain(measure_id: str = "m2", **changes: Any) -> Measure:
    """A measure of which at most 50 hours a week are kept."""
    given = {
        "goal_id": "g1", "since": START, "title": "Working hours", "kind": Kind.MAINTAIN, "unit": "h/week",
        "direction": Direction.AT_MOST, "target": Decimal(50), **changes,
    }  # fmt: skip
    return Measure(id=measure_id, **given)


def reading(measure_id: str, on: date, value: float | None, **changes: Any) -> CheckIn:
    """One reading; its id follows from measure and day."""
    exact = None if value is None else Decimal(str(value))
    return CheckIn(
        **{"id": f"{measure_id}-{on}", "measure_id": measure_id, "on": on, "value": exact, **changes}
    )


def book(client_id: str = "c1", **records: Any) -> Workbook:
    """The workbook of a client with these collections of records."""
    client = records.pop("client", Client(id=client_id, name="Robin Example"))
    return Workbook(client=client, known_at=records.pop("known_at", KNOWN_AT), **records)
