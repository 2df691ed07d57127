"""Series as people really keep them, from a CSV to paper: several readings a day, gaps, years.

What the review shall say is counted beside the program, with plain Python alone.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from goalkit.cli.app import app
from goalkit.wording import count_text
from tests.cli.conftest import write_client
from tests.review.conftest import Review
from tests.review.pages import Pages

FIRST, LAST = date(2022, 3, 9), date(2025, 9, 2)
QUARTER = (date(2025, 4, 1), date(2025, 6, 30))
YEAR = (date(2024, 7, 1), date(2025, 6, 30))
GAP = (date(2025, 5, 9), date(2025, 6, 4))
Reading = tuple[date, int]
Span = tuple[date, date]


class Kept(NamedTuple):
    """What a measure came to in each of its spans, by the first day of the span, and which were good."""

    values: dict[date, int]
    is_good: Callable[[int], bool]

    def within(self, window: Span, length: int) -> dict[date, int]:
        """The spans of so many days whose last day lies in a window."""
        first, last = window
        ends = {start: start + timedelta(days=length - 1) for start in self.values}
        return {start: value for start, value in self.values.items() if first <= ends[start] <= last}

    def told(self, spans: dict[date, int]) -> str:
        """`5 of 12`: how many spans were good."""
        return f"{sum(map(self.is_good, spans.values()))} of {len(spans)}"


def irregular(seed: int, *draws: int) -> list[Reading]:
    """Up to four readings on about two days of three, none in the gap, and none in order."""
    chance = random.Random(seed)  # noqa: S311 - the same series in every run, no secret
    days = [FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1)]
    read = [day for day in days if chance.random() < 0.66 and not GAP[0] <= day <= GAP[1]]
    readings = [(day, chance.choice(draws)) for day in read for _ in range(chance.randint(1, 4))]
    chance.shuffle(readings)
    return readings


def joined(
    readings: list[Reading], start_of: Callable[[date], date], join: Callable[[Iterable[int]], int]
) -> dict[date, int]:
    """One value a span."""
    found = defaultdict(list)
    for day, value in readings:
        found[start_of(day)].append(value)
    return {start: join(values) for start, values in sorted(found.items())}


def day_text(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


QUEUE_READ = irregular(1, *range(80, 161))
TASKS_READ = irregular(2, 0, 0, 0, 1, 1, 2)
QUEUE = Kept(joined(QUEUE_READ, lambda day: day, min), lambda value: value <= 100)
TASKS = Kept(
    joined(TASKS_READ, lambda day: day - timedelta(days=day.weekday()), sum), lambda value: value >= 5
)


def write_ada(path: Path) -> Path:
    """A client with a queue, of which the lowest reading of a day counts, and tasks, added up by week."""
    known = {"recorded_at": "2022-03-09T08:00:00Z", "since": "2022-03-09"}
    goal = {**known, "id": "g1", "statement": "Less at once", "start": "2022-03-09", "due": "2027-12-31"}
    measure = {**known, "goal_id": "g1", "kind": "maintain"}
    queue = {"id": "queue", "title": "Queue", "direction": "at most", "unit": "articles", "target": "100"}
    tasks = {"id": "tasks", "title": "Tasks", "direction": "at least", "unit": "tasks", "target": "5"}
    records = {
        "clients": [{"recorded_at": known["recorded_at"], "id": "ada", "name": "Ada"}],
        "goals": [goal],
        "measures": [
            {**measure, **queue, "cadence": "day", "join": "min"},
            {**measure, **tasks, "cadence": "week", "join": "sum"},
        ],
    }
    return write_client(path, "ada", records=records)


def goalkit(*words: object) -> str:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def pages(review: Review, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The second quarter of 2025, after everything came in through the command line."""
    folder = tmp_path_factory.mktemp("ada")
    practice = folder / "ada.goalkit"
    goalkit("import", write_ada(folder / "ada.json"), "--plain", "--practice", practice)
    for measure, readings in {"queue": QUEUE_READ, "tasks": TASKS_READ}.items():
        rows = ["date,value,note", *(f"{day},{value}," for day, value in readings)]
        (folder / f"{measure}.csv").write_text("\n".join(rows), encoding="utf-8")
        words = ("--client", "ada", "--measure", measure, "--practice", practice)
        assert f"{len(readings)} new readings" in goalkit("import", folder / f"{measure}.csv", *words)
    return review("ada", "2025-Q2", "--practice", practice)


def test_the_days_kept_are_those_counted_by_hand(pages: Pages) -> None:
    year = QUEUE.within(YEAR, 1)
    highest = max(year.values())
    when = next(day for day, value in year.items() if value == highest)
    (said,) = [said for said in pages.charts if said.startswith("Queue (at most 100 articles): kept")]
    assert said == (
        f"Queue (at most 100 articles): kept in {QUEUE.told(year)} days; the highest was {highest} articles"
        f" on {day_text(when)}; {365 - len(year)} days without a reading."
    )


def test_the_weeks_kept_are_those_counted_by_hand(pages: Pages) -> None:
    year = TASKS.within(YEAR, 7)
    lowest = min(year.values())
    when = next(start for start, value in year.items() if value == lowest)
    (said,) = [said for said in pages.charts if said.startswith("Tasks (at least 5 tasks): kept")]
    assert said == (
        f"Tasks (at least 5 tasks): kept in {TASKS.told(year)} weeks; the lowest was "
        f"{count_text(lowest, 'task')} in the week of {day_text(when)}; "
        f"{52 - len(year)} weeks without a reading."
    )


@pytest.mark.parametrize("month", [4, 5, 6])
def test_each_month_counts_its_days(month: int, pages: Pages) -> None:
    days = {day: value for day, value in QUEUE.values.items() if (day.year, day.month) == (2025, month)}
    assert f"{date(2025, month, 1):%b %Y} {QUEUE.told(days)} kept" in pages.text


def test_the_quarter_counts_its_weeks(pages: Pages) -> None:
    weeks = TASKS.within(QUARTER, 7)
    assert len(weeks) < 13  # some lie in the gap
    assert f"Apr–Jun 2025 {TASKS.told(weeks)} kept" in pages.text


def test_the_table_has_the_last_reading_and_the_share_of_the_quarter(pages: Pages) -> None:
    for title, kept, length in (("Queue", QUEUE, 1), ("Tasks", TASKS, 7)):
        spans = kept.within(QUARTER, length)
        share = int(100 * sum(map(kept.is_good, spans.values())) / len(spans) + 0.5)  # a half goes up
        last = list(spans.values())[-1]
        assert pages.has(f"{last} {title.lower() if title == 'Tasks' else 'articles'} {share} % kept")


def test_the_last_readings_are_those_of_the_quarter(pages: Pages) -> None:
    day, lowest = list(QUEUE.within(QUARTER, 1).items())[-1]
    week, total = list(TASKS.within(QUARTER, 7).items())[-1]
    assert f"last reading {lowest} articles on {day_text(day)}; " in pages.text
    assert f"last reading {total} tasks in the week of {day_text(week)}; " in pages.text


def test_what_is_missing_is_counted(pages: Pages) -> None:
    days = (QUARTER[1] - QUARTER[0]).days + 1
    missing = days - len(QUEUE.within(QUARTER, 1)) + 13 - len(TASKS.within(QUARTER, 7))
    assert f"{missing} readings missing: they are left out, never counted as zero." in pages.text
