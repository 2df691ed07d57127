"""The hours a week that each goal takes, and the most that all of them may take."""

from collections.abc import Iterator

from goalkit.model import WeeklyHours
from story.rows import Row, day, typed

FIRST = {"g1": 3.0, "g2": 0.5, "g3": 0.5, "g5": 3.0, "g6": 3.0}
MOST = 10.0
REVISED = {"g1": 2.0, "g6": 5.0}
"""The team runs by itself by now; the budget round takes more than was thought."""


def rows() -> Iterator[Row]:
    """What was planned at the beginning, and what had become of it after two years."""
    limit = WeeklyHours(id="wh-limit", since=day("2024-10-15"), hours=MOST)
    yield from typed("2024-10-15 16:00", limit, *_planned(FIRST, "2024-10-15"))
    yield from typed("2026-07-22 15:00", *_planned(REVISED, "2026-07-22"))


def _planned(hours: dict[str, float], since: str) -> Iterator[WeeklyHours]:
    for goal, number in hours.items():
        yield WeeklyHours(id=f"wh-{goal}-{since}", goal_id=goal, since=day(since), hours=number)
