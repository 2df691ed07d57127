"""The example client fits together at every moment and has something of everything to show."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from goalkit.model import CheckIn, Workbook
from goalkit.model.workbook import RECORD_TYPES, current
from goalkit.period import Period
from goalkit.shipped import EXAMPLE_CLIENT, shipped
from goalkit.store import Practice, end_of_day, export_client
from goalkit.terms import Kind
from tests.practices import example_practice

FIRST, LAST = Period.parse("2024-Q4"), Period.parse("2026-Q3")
TEAM, HOURS, TRAVEL, BUDGET = "m1", "m2", "m4", "m7"


def quarters() -> Iterator[Period]:
    period = FIRST
    while period.start <= LAST.start:
        yield period
        period = period.next


@pytest.fixture(scope="module")
def example() -> Iterator[Practice]:
    with example_practice() as practice:
        yield practice


@pytest.fixture
def newest(example: Practice) -> Workbook:
    return example.load("example")


def known_on(example: Practice, day: date) -> Workbook:
    return example.load("example", end_of_day(day, UTC))


def readings(workbook: Workbook, measure: str) -> dict[date, CheckIn]:
    return {check_in.on: check_in for check_in in workbook.check_ins if check_in.measure_id == measure}


def test_the_file_is_what_an_export_of_it_writes(example: Practice) -> None:
    assert export_client(example, "example") == shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8")


@pytest.mark.parametrize("quarter", list(quarters()), ids=str)
def test_the_workbook_grows_from_quarter_to_quarter(example: Practice, quarter: Period) -> None:
    """It is valid as known on both days, or it would not load."""
    then, now = (known_on(example, day) for day in (quarter.start, quarter.last_day))
    assert len(now.check_ins) - len(then.check_ins) >= 30
    assert all(check_in.on <= quarter.last_day for check_in in now.check_ins)


def test_every_review_is_known_when_its_quarter_ends(example: Practice) -> None:
    for quarter in list(quarters())[1:]:
        assert quarter.text in {review.period for review in known_on(example, quarter.last_day).reviews}


def test_there_is_something_of_every_kind_of_record_and_measure(newest: Workbook) -> None:
    assert {type(record) for record in newest.records()} == set(RECORD_TYPES.values())
    assert {measure.kind for measure in newest.measures} == set(Kind)


def test_two_years_of_weeks_have_the_gaps_of_the_holidays(newest: Workbook) -> None:
    fridays = sorted(readings(newest, HOURS))
    expected = [date(2024, 10, 4) + timedelta(weeks=week) for week in range(104)]
    missed = {date(2025, 8, 8), date(2025, 8, 15), date(2025, 8, 22), date(2026, 8, 14)}
    assert fridays == [friday for friday in expected if friday not in missed]
    assert fridays == sorted(readings(newest, TRAVEL))
    assert max(later - earlier for earlier, later in pairwise(fridays)) == timedelta(weeks=4)


def test_the_goals_are_those_of_an_inside_sales_leader(newest: Workbook) -> None:
    targets = {measure.id: (measure.target, measure.unit) for measure in current(newest.measures)}
    assert targets == {
        "m1": (Decimal(10), "people"),
        "m2": (Decimal(50), "h/week"),
        "m3": (Decimal(2), "days/week"),
        "m4": (Decimal(30), "%"),
        "m5": (None, ""),
        "m6": (None, ""),
        "m7": (Decimal(30_000_000), "USD"),
    }
    assert [measure.goal_id for measure in newest.measures if measure.kind is Kind.MAINTAIN] == [
        "g2", "g2", "g3",
    ]  # fmt: skip


def test_a_target_changed_later_is_not_known_before(example: Practice) -> None:
    then, now = (known_on(example, date(2026, month, 30)) for month in (3, 4))
    sizes = [next(m for m in current(workbook.measures) if m.id == TEAM).target for workbook in (then, now)]
    assert sizes == [Decimal(12), Decimal(10)]


def test_a_week_recorded_late_is_not_known_before(example: Practice) -> None:
    late = date(2026, 3, 27)
    assert late not in readings(known_on(example, date(2026, 3, 31)), HOURS)
    assert late in readings(known_on(example, date(2026, 4, 7)), HOURS)


def test_a_slip_of_the_finger_is_corrected_and_still_known(example: Practice) -> None:
    slip = date(2025, 11, 14)
    typed = [
        readings(known_on(example, day), HOURS)[slip].value for day in (date(2025, 11, 16), LAST.last_day)
    ]
    assert typed == [Decimal(84), Decimal(48)]


def test_the_last_quarter_has_what_a_review_shows(newest: Workbook) -> None:
    """Three wins, three learnings, a decision about each goal, and a milestone overdue."""
    review = newest.reviews[-1]
    assert (review.period, len(review.wins), len(review.learnings)) == (LAST.text, 3, 3)
    assert 1 <= len(review.next_focus) <= 3
    assert {choice.goal_id for choice in review.decisions} >= {goal.id for goal in newest.goals}
    overdue = [step.id for step in newest.milestones if step.due <= LAST.last_day and not step.reached_on]
    assert overdue == ["k7"]


def test_budgets_are_exact_amounts(newest: Workbook) -> None:
    amounts = [check_in.value for _, check_in in sorted(readings(newest, BUDGET).items())]
    assert amounts[0] == Decimal(18_000_000)
    assert amounts[-1] == Decimal(24_000_000)
