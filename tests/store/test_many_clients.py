"""What is read of a practice does not grow with its clients where it need not."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from goalkit.model import Client
from goalkit.store import Practice, open_practice
from goalkit.store.standing import standing
from tests.books import goal, reach, reading

ON = date(2026, 5, 20)
READINGS = 40


def practice_of(count: int) -> Practice:
    """A practice of so many clients with readings, of whom each has corrected one."""
    practice = open_practice(":memory:", create=True)
    for number in range(count):
        client = Client(id=f"c{number}", name="Robin Example")
        days = (date(2026, 1, 1) + timedelta(days=day) for day in range(READINGS))
        practice.record(client.id, client, goal(), reach(), *(reading("m1", day, 7) for day in days))
        practice.record(client.id, replace(reading("m1", date(2026, 1, 5), 7), note="Corrected"))
    practice._cache.forget()
    return practice


def steps_of(practice: Practice, work: Callable[[Practice], object]) -> int:
    """How many steps of its machine SQLite takes for it."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with closing(practice._engine.raw_connection()) as connection:
        connection.driver_connection.set_progress_handler(count, 1)
    work(practice)
    return steps


def statements_of(practice: Practice, work: Callable[[Practice], object]) -> int:
    """How many statements it takes."""
    seen: list[str] = []
    sa.event.listen(practice._engine, "before_cursor_execute", lambda *words: seen.append(words[2]))
    work(practice)
    return len(seen)


@pytest.mark.parametrize("reads", ["load", "drafts", "steps"])
def test_what_is_read_of_one_client_is_as_much_among_many(reads: str) -> None:
    few, many = (
        steps_of(practice_of(count), lambda practice: getattr(practice, reads)("c1")) for count in (2, 40)
    )
    assert many == pytest.approx(few, rel=0.2)


def test_where_all_stand_takes_as_many_statements_for_many_as_for_one() -> None:
    one, many = (
        statements_of(practice_of(count), lambda practice: standing(practice, on=ON)) for count in (1, 9)
    )
    assert one == many
