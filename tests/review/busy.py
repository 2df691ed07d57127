"""A client with much of everything, told in long texts."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from goalkit.model import (
    Action,
    Client,
    CoachingSession,
    Feedback,
    Milestone,
    Record,
    Reflection,
    Review,
    Stakeholder,
)
from goalkit.terms import Group
from tests.books import goal, reach, reading

WORDS = [
    "the",
    "team",
    "decides",
    "more",
    "often",
    "alone",
    "and",
    "customers",
    "notice",
    "that",
    "answers",
    "arrive",
    "sooner",
    "than",
    "before",
]
SESSION = date(2026, 8, 23)


def words(count: int) -> str:
    """So many words."""
    return " ".join(islice(cycle(WORDS), count))


def busy_records() -> tuple[Record, ...]:
    """Sixty goals with measures, notes and milestones, and twenty of whatever else a brief tells."""
    return (Client(id="c1", name="Robin Example", coach="Kim Sample"), *_goals(), *_conversations())


def _goals() -> Iterator[Record]:
    for n in range(60):
        yield goal(f"g{n}", statement=f"Goal {n}: {words(8)}")
        yield reach(f"m{n}", goal_id=f"g{n}", title=f"Measure {n} {words(3)}")
        yield Milestone(
            id=f"k{n}", goal_id=f"g{n}", title=words(9), due=SESSION, helped_by="Vera", reward=words(9),
            reached_on=SESSION + timedelta(days=n % 9) if n % 2 else None,
        )  # fmt: skip
        for week in range(12):
            day = date(2026, 7, 6) + timedelta(weeks=week)
            yield reading(f"m{n}", day, 4 + week % 5, note=words(50), confidence=0.5)


def _conversations() -> Iterator[Record]:
    long = words(90)
    yield CoachingSession(
        id="s1", held_on=SESSION, goal=long, will=long, learning=long, support=long, commitment=5,
        next_on=date(2026, 10, 1),
    )  # fmt: skip
    yield Review(
        id="q1", period="2026-08", held_on=date(2026, 9, 1), next_focus=(words(20),) * 3, client_words=long
    )
    for n in range(20):
        day = SESSION + timedelta(days=n + 1)
        yield Action(id=f"t{n}", text=words(9), due=day, session_id="s1")
        yield Reflection(id=f"x{n}", written_on=day, prompt=words(8), text=long)
        yield Stakeholder(id=f"p{n}", name=f"Person {n}", group=Group.PEER)
        yield Feedback(
            id=f"f{n}",
            stakeholder_id=f"p{n}",
            round_on=SESSION,
            behaviour="Listens",
            rating=1,
            suggestion=f"{n} {long}",
        )
