"""Series as people really keep them: irregular days, several readings a day, gaps of weeks.

The expected figures are worked out beside the code under test, with plain Python alone.
"""

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest

from goalkit.analysis.cadence import missing_spans
from goalkit.analysis.keeping import keeping, kept_spans
from goalkit.analysis.progress import progress
from goalkit.analysis.readings import daily_readings
from goalkit.period import Period
from tests.analysis.made import MAINTAIN, check_ins, empty, measures, together

FIRST, LAST = date(2023, 2, 11), date(2025, 11, 20)
QUARTERS = [Period.parse(f"{year}-Q{number}") for year in (2023, 2024, 2025) for number in (1, 2, 3, 4)]
QUEUE = {
    **MAINTAIN, "measure": "ada/queue", "cadence": "day", "join": "min", "target": 100.0,
    "start": FIRST, "due": date(2026, 1, 31),
}  # fmt: skip
TASKS = {
    **MAINTAIN, "measure": "ada/tasks", "direction": "at least", "join": "sum", "target": 5.0,
    "start": FIRST, "due": date(2026, 1, 31),
}  # fmt: skip


def irregular(seed, draw):
    """Up to four readings a day on about two days of three, with a gap of six weeks."""
    chance = random.Random(seed)  # noqa: S311 - a series that is the same in every run, no secret
    gap = date(2024, 5, 3)
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    read = [day for day in days if chance.random() < 0.66 and not gap <= day < gap + timedelta(weeks=6)]
    return [(day, draw(chance)) for day in read for _ in range(chance.randint(1, 4))]


QUEUE_READ = irregular(1, lambda chance: float(chance.randint(80, 160)))
TASKS_READ = irregular(2, lambda chance: float(chance.choice([0, 0, 0, 1, 1, 2])))
MEASURES = measures(QUEUE, TASKS)
READ = together(check_ins(QUEUE_READ, "ada/queue"), check_ins(TASKS_READ, "ada/tasks"))


def by_span(readings, period, last_day_of, fold):
    """The value of each span whose last day lies in the period, by that day."""
    spans = defaultdict(list)
    for day, value in readings:
        spans[last_day_of(day)].append(value)
    return {last: fold(values) for last, values in sorted(spans.items()) if last in period}


def sunday(day):
    return day + timedelta(days=6 - day.weekday())


def expected(period):
    """What each measure came to in the period: value and kept of each span, by its last day."""
    queue = by_span(QUEUE_READ, period, lambda day: day, min)
    tasks = by_span(TASKS_READ, period, sunday, sum)
    return {
        "ada/queue": {last: (value, value <= 100) for last, value in queue.items()},
        "ada/tasks": {last: (value, value >= 5) for last, value in tasks.items()},
    }


def quarter_spans(period):
    return kept_spans(MEASURES, READ, as_of=period.last_day, since=period.start)


@pytest.mark.parametrize("period", QUARTERS, ids=str)
def test_the_spans_of_a_quarter_are_those_counted_by_hand(period):
    found = {measure: {} for measure in expected(period)}
    for row in quarter_spans(period).itertuples():
        found[row.measure][row.span_end.date() - timedelta(days=1)] = (row.value, row.kept)
    assert found == expected(period)


@pytest.mark.parametrize("period", QUARTERS, ids=str)
def test_share_run_and_worst_of_a_quarter_are_those_counted_by_hand(period):
    found = keeping(MEASURES, quarter_spans(period)).set_index("measure")
    for measure, worst in {"ada/queue": max, "ada/tasks": min}.items():
        spans = list(expected(period)[measure].values())
        run = 0
        for _, kept in spans:
            run = run + 1 if kept else 0
        row = found.loc[measure]
        assert (row["spans_read"], row["run"]) == (len(spans), run)
        assert row["spans_kept"] == sum(kept for _, kept in spans)
        assert row["worst_value"] == worst(value for value, _ in spans)


@pytest.mark.parametrize("period", QUARTERS, ids=str)
def test_progress_over_a_quarter_says_the_same_share(period):
    found = progress(MEASURES, READ, empty("MILESTONES"), as_of=period.last_day, since=period.start)
    for _, row in found.iterrows():
        spans = list(expected(period)[row["measure"]].values())
        assert row["share"] == pytest.approx(sum(kept for _, kept in spans) / len(spans))
        assert row["actual"] == spans[-1][0]


@pytest.mark.parametrize("period", QUARTERS[1:-1], ids=str)
def test_the_days_and_weeks_without_reading_are_those_counted_by_hand(period):
    found = missing_spans(MEASURES, READ, as_of=period.last_day, since=period.start)
    days = list(period.days())
    asked = [len(days), sum(day.weekday() == 6 for day in days)]
    read = [len(spans) for spans in expected(period).values()]
    missing = found["measure"].value_counts()[MEASURES["measure"]].tolist()
    assert missing == [ours - theirs for ours, theirs in zip(asked, read, strict=True)]


def test_every_day_read_has_one_reading():
    whole = Period.parse("2024")
    found = daily_readings(MEASURES, READ, as_of=whole.last_day)
    queue = found[(found["measure"] == "ada/queue") & (found["on"].dt.year == 2024)]
    by_hand = by_span(QUEUE_READ, whole, lambda day: day, min)
    assert dict(zip(queue["on"].dt.date, queue["value"], strict=True)) == by_hand
