from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from goalkit.charts import scales

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)


@given(low=NUMBERS, width=st.floats(0.01, 1e9), most=st.integers(3, 5))
def test_number_ticks_are_few_and_lie_on_the_axis(low: float, width: float, most: int) -> None:
    ticks = scales.number_ticks(low, low + width, most=most)
    assert 1 <= len(ticks) <= most
    assert all(low - width * 1e-6 <= tick <= low + width * (1 + 1e-6) for tick in ticks)


@given(first=st.dates(date(1990, 1, 1), date(2080, 1, 1)), length=st.integers(1, 20_000))
def test_day_ticks_are_few_and_lie_on_the_axis(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    ticks = scales.day_ticks(first, last)
    assert 1 <= len(ticks) <= 5
    assert all(first <= tick <= last for tick in ticks)


def test_ticks_are_round_numbers() -> None:
    assert scales.number_ticks(3.3, 10.7) == [4, 6, 8, 10]


def test_money_is_written_with_its_size() -> None:
    axis = scales.number_axis([12e6, 30e6])
    assert axis["ticktext"] == ["10 M", "15 M", "20 M", "25 M", "30 M"]


def test_missing_numbers_leave_no_mark_on_an_axis() -> None:
    assert scales.number_axis([float("nan")])["range"] == scales.number_axis([0.0, 1.0])["range"]


def test_one_number_alone_still_has_an_axis_around_it() -> None:
    low, high = scales.number_axis([0.0, 0.0])["range"]
    assert low < 0 < high


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), ["Jan 2026", "Apr 2026", "Jul 2026", "Oct 2026"]),
        (date(2026, 7, 1), date(2026, 9, 30), ["Jul 2026", "Aug 2026", "Sep 2026"]),
        (date(2026, 9, 10), date(2026, 9, 14), ["10 Sep", "11 Sep", "12 Sep", "13 Sep", "14 Sep"]),
    ],
)
def test_days_are_labelled_by_month_or_day(first: date, last: date, labels: list[str]) -> None:
    assert scales.day_axis(first, last)["ticktext"] == labels
