"""Readings that add up: totals so far, judged, forecast and told for a period as such."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.forecast import forecast_path, forecast_readings
from goalkit.analysis.progress import progress
from goalkit.analysis.readings import daily_readings
from tests.analysis.made import DUE, START, check_ins, empty, measures, together

DEALS: dict[str, Any] = {"join": "total", "unit": "deals", "baseline": 0.0, "target": 40.0}
MONDAY = date(2026, 1, 5)
DAYS = st.dates(START - timedelta(days=40), DUE)


def weekly(*values: float, first: date = MONDAY) -> list[tuple[date, float]]:
    return [(first + timedelta(weeks=week), value) for week, value in enumerate(values)]


def judged(readings: list[tuple[Any, ...]], as_of: date, since: date | None = None, **changes: Any) -> Any:
    table = measures(DEALS | changes)
    return progress(table, check_ins(readings), empty("MILESTONES"), as_of=as_of, since=since).iloc[0]


def test_39_weekly_wins_are_39_of_40() -> None:
    found = judged(weekly(*[1] * 39), date(2026, 9, 30))
    assert (found.actual, found.share, found.status) == (39, 39 / 40, "on track")


def test_the_start_counts_and_what_was_read_before_it_is_in_it() -> None:
    readings = [(START - timedelta(days=1), 5), (START, 2), (MONDAY, 1)]
    found = judged(readings, date(2026, 3, 1), baseline=12.0, target=52.0)
    assert (found.actual, found.share) == (15, 3 / 40)


def test_what_fell_through_is_taken_off_and_a_total_can_fall_below_its_start() -> None:
    assert judged(weekly(3, -1), date(2026, 3, 1)).actual == 2
    assert judged(weekly(1, -3), date(2026, 3, 1)).share == -2 / 40


def test_a_corrected_reading_moves_every_total_behind_it() -> None:
    table = measures(DEALS)
    before, after = (
        daily_readings(table, check_ins(weekly(1, second, 1)), as_of=DUE)["value"].tolist()
        for second in (4, 2)
    )
    assert (before, after) == ([1, 5, 6], [1, 3, 4])


def test_what_came_in_a_period_is_told_beside_the_total() -> None:
    readings = weekly(*[1] * 39)
    found = judged(readings, date(2026, 9, 30), date(2026, 7, 1))
    assert (found.actual, found.came) == (39, 13)
    assert judged(readings, date(2026, 9, 30)).came == 39
    assert judged(weekly(2, 1), date(2026, 9, 30), date(2026, 7, 1)).came == 0


def test_a_paused_month_asks_for_nothing_and_what_came_in_it_counts() -> None:
    paused = pd.DataFrame({"client": ["ada"], "goal": ["team"], "paused": [31]})
    table, read = measures(DEALS), check_ins(weekly(*[1] * 10))
    found = progress(table, read, empty("MILESTONES"), as_of=date(2026, 7, 1), paused=paused).iloc[0]
    assert found.actual == 10
    assert found.expected == pytest.approx((181 - 31) / (364 - 31))


def test_it_is_reached_on_the_day_on_which_the_total_is_there() -> None:
    found = judged(weekly(10, 10, 10, 10, 1), date(2026, 9, 30))
    assert found.reached_on == pd.Timestamp(MONDAY + timedelta(weeks=3))


def test_a_total_has_no_part_in_other_measures() -> None:
    table = measures(DEALS, {"measure": "ada/other", "join": "sum"})
    both = together(check_ins(weekly(1, 2)), check_ins(weekly(1, 2), "ada/other"))
    found = daily_readings(table, both, as_of=DUE).groupby("measure", observed=True)["value"].agg(list)
    assert found.to_dict() == {"ada/size": [1, 3], "ada/other": [1, 2]}


def test_the_total_at_the_due_day_is_that_of_today_and_what_still_comes() -> None:
    found = forecast_readings(measures(DEALS), check_ins(weekly(*[1, 2, 0] * 13)), as_of=date(2026, 9, 30))
    total, weeks_left = 39, 94 / 7
    row = found.iloc[0]
    assert row["median"] == pytest.approx(total + weeks_left, rel=0.05)
    assert total <= row["low"] < row["median"] < row["high"]


def test_a_total_that_only_rose_is_not_forecast_to_fall() -> None:
    read = weekly(20, 0, 0, 1, 0)
    table = daily_readings(measures(DEALS), check_ins(read), as_of=date(2026, 2, 10))
    asked = {"as_of": date(2026, 2, 10), "due": DUE, "target": 40.0, "unit": "deals"}
    assert forecast_path(table, **asked)["low"].min() < 21
    assert forecast_path(table, **asked, totals=True)["low"].min() == 21


def test_one_that_fell_before_can_fall_again() -> None:
    read = weekly(20, 0, -5, 1, 0)
    found = forecast_readings(measures(DEALS), check_ins(read), as_of=date(2026, 2, 10))
    assert found["low"].iloc[0] < 16


@given(st.lists(st.tuples(DAYS, st.integers(-50, 50)), max_size=20), DAYS)
def test_a_total_is_its_start_and_the_sum_of_all_readings_since(readings, as_of) -> None:
    found = daily_readings(measures(DEALS | {"baseline": 7.0}), check_ins(readings), as_of=as_of)
    counted = [value for on, value in readings if START <= on <= as_of]
    assert found["value"].tolist()[-1:] == ([7 + sum(counted)] if counted else [])
    assert len(found) == len({on for on, _ in readings if START <= on <= as_of})


@given(st.lists(st.tuples(DAYS, st.integers(0, 50)), min_size=1, max_size=20))
def test_of_readings_that_take_nothing_off_a_later_total_is_never_less(readings) -> None:
    found = daily_readings(measures(DEALS), check_ins(readings), as_of=DUE)["value"]
    assert found.is_monotonic_increasing


@given(st.lists(st.tuples(DAYS, st.integers(-50, 50)), min_size=1, max_size=20), DAYS, DAYS)
def test_what_came_in_two_periods_is_what_came_in_both(readings, one, other) -> None:
    first, last = sorted((max(one, START), max(other, START)))
    whole = judged(readings, last, START).came
    before = judged(readings, first, START).came
    after = judged(readings, last, first + timedelta(days=1)).came
    if not pd.isna(before):
        assert before + after == whole
