"""A practice of so many clients who have been coached for three years, for tests of size."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa

from goalkit.model import (
    Action,
    Agreement,
    AttainmentRating,
    AttainmentScale,
    CheckIn,
    Client,
    CoachingSession,
    Goal,
    Measure,
    Milestone,
    Record,
    Review,
)
from goalkit.period import Period
from goalkit.shipped import EXAMPLE_CLIENT, shipped
from goalkit.store import Practice, import_client, open_practice
from goalkit.store.connection import BEGIN, TO_WRITE
from goalkit.terms import Direction, Fee, GoalState, Kind

YEARS, WEEKS = 3, 52
LEVELS = ("Much less than hoped", "Less than hoped", "As expected", "More than hoped", "Much more than hoped")


@contextmanager
def example_practice(place: str | Path = ":memory:") -> Iterator[Practice]:
    """The example client in a practice of their own."""
    with open_practice(place, create=True) as practice:
        import_client(practice, shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8"))
        yield practice


def fill(path: Path, count: int, *, on: date) -> None:
    """Make a practice of so many clients, whose third year is over in a quarter of a year from day `on`."""
    with open_practice(path, create=True) as practice:
        for number in range(count):
            client = Client(id=f"c{number}", name=f"Robin Example {number}", coach="Kim Sample")
            practice.record(client.id, client, *three_years(number, on=on))


def three_years(number: int, *, on: date) -> Iterator[Record]:
    """The records of a client up to day `on`: a weekly reading of three measures, a session a month."""
    for year in range(YEARS):
        start = on - timedelta(weeks=WEEKS * (YEARS - year) - 13)
        yield from _goals(number, year, start, on)
        yield Agreement(
            id=f"p{year}", purpose="To lead", signed_on=start, ends_on=start + timedelta(days=364)
        )
        yield from _talks(number, year, start, on)


def _goals(number: int, year: int, start: date, on: date) -> Iterator[Record]:
    due = start + timedelta(weeks=WEEKS)
    for at in range(3):
        key, kind = f"g{year}-{at}", Kind.MAINTAIN if at == 1 else Kind.REACH
        goal = Goal(id=key, since=start, statement=f"Lead a team of {number % 9 + at}", start=start, due=due)
        yield goal
        if due <= on:
            yield replace(goal, version=2, since=due, reason="It is over", state=GoalState.REACHED)
        yield Measure(
            id=f"m{key}", goal_id=key, since=start, title="People", kind=kind, unit="people",
            direction=Direction.AT_LEAST, target=Decimal(20), baseline=None if at == 1 else Decimal(4),
        )  # fmt: skip
        for week in range(WEEKS - (number % 4) * 2):
            if (day := start + timedelta(weeks=week)) <= on:
                value = Decimal(
                    18 + (week + number) % 6 if at == 1 else 4 + 16 * week // (WEEKS + number % 30)
                )
                yield CheckIn(id=f"k{key}-{week}", measure_id=f"m{key}", on=day, value=value, confidence=0.6)
        yield AttainmentScale(id=f"s{key}", goal_id=key, written_on=start, levels=LEVELS)
        for quarter in range(4):
            if (rated := start + timedelta(weeks=13 * quarter + 12)) <= on and (number + at) % 5:
                level = (number + at + quarter) % 5 - 2
                yield AttainmentRating(
                    id=f"r{key}-{quarter}", scale_id=f"s{key}", level=level, rated_on=rated
                )
        yield Milestone(id=f"z{key}", goal_id=key, title="The first ten", due=start + timedelta(weeks=20))


def _talks(number: int, year: int, start: date, on: date) -> Iterator[Record]:
    for month in range(12):
        held = start + timedelta(weeks=4 * month, days=number % 5)
        if held > on:
            return
        key = f"t{year}-{month}"
        following = held + timedelta(weeks=4)
        yield CoachingSession(id=key, held_on=held, goal="Talk", minutes=60, fee=Fee.PAID, next_on=following)
        for at in range(2):
            done = held + timedelta(days=9) if (number + month + at) % 7 else None
            yield Action(id=f"{key}-{at}", text="Hand it on", due=following, session_id=key, done_on=done)
        if month % 3 == 2:
            span = Period.quarter_of(held)
            yield Review(id=f"q{key}", period=span.text, held_on=held, wins=("Two stayed",))


def saves_of(practice: Practice) -> list[sa.Connection]:
    """A list that has an entry for each save from now on."""
    ended: list[sa.Connection] = []

    @sa.event.listens_for(practice._engine, "commit")
    def _(connection: sa.Connection) -> None:
        if connection.get_execution_options().get(BEGIN) == TO_WRITE:
            ended.append(connection)

    return ended
