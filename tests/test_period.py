"""Periods: how they are written, what they span, how they follow one another."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.errors import DateError, PeriodError
from goalkit.period import Period, add_months, parsed_day

years = st.integers(1901, 2198)
fiscal_starts = st.integers(1, 12)
days = st.dates(date(1902, 1, 1), date(2198, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "last_day", "label"),
    [
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), "Q3 2026"),
        ("2026-09", date(2026, 9, 1), date(2026, 9, 30), "September 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "December 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026"),
        ("  2026-Q1 ", date(2026, 1, 1), date(2026, 3, 31), "Q1 2026"),
    ],
)
def test_a_period_spans_whole_months(text: str, start: date, last_day: date, label: str) -> None:
    period = Period.parse(text)
    assert (period.start, period.last_day, period.label) == (start, last_day, label)
    assert period.end == last_day + timedelta(days=1)
    assert str(period) == text.strip()


@pytest.mark.parametrize(
    ("text", "fiscal_start", "start", "last_day"),
    [
        ("2026-Q1", 4, date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-Q4", 4, date(2027, 1, 1), date(2027, 3, 31)),
        ("2026", 10, date(2026, 10, 1), date(2027, 9, 30)),
        ("2026-Q2", 12, date(2027, 3, 1), date(2027, 5, 31)),
        ("2026-09", 4, date(2026, 9, 1), date(2026, 9, 30)),
    ],
)
def test_fiscal_years_carry_the_year_they_start_in(
    text: str, fiscal_start: int, start: date, last_day: date
) -> None:
    period = Period.parse(text, fiscal_start=fiscal_start)
    assert (period.start, period.last_day) == (start, last_day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-5",
        "2026-Q5",
        "2026-Q0",
        "2026-13",
        "2026-00",
        "26",
        "0026",
        "2026-q3",
        "Q3 2026",
        "2026-09-01",
        "x",
    ],
)
def test_other_texts_are_no_period(text: str) -> None:
    with pytest.raises(PeriodError, match="write a quarter such as '2026-Q3'") as caught:
        Period.parse(text)
    assert f"'{text}'" in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("fiscal_start", [0, 13])
def test_a_year_starts_in_one_of_twelve_months(fiscal_start: int) -> None:
    with pytest.raises(PeriodError):
        Period.parse("2026-Q1", fiscal_start=fiscal_start)


@given(days, fiscal_starts)
def test_each_day_lies_in_exactly_the_quarter_it_names(day: date, fiscal_start: int) -> None:
    quarter = Period.quarter_of(day, fiscal_start=fiscal_start)
    assert day in quarter
    assert day not in quarter.next
    assert day not in quarter.previous
    assert Period.parse(quarter.text, fiscal_start=fiscal_start) == quarter


@given(years, st.sampled_from(["{}", "{}-Q1", "{}-Q2", "{}-Q4", "{}-01", "{}-12"]), fiscal_starts)
def test_periods_of_one_length_tile_the_calendar(year: int, form: str, fiscal_start: int) -> None:
    """One ends where the next begins, and going on and back leads to where it began."""
    period = Period.parse(form.format(year), fiscal_start=fiscal_start)
    assert period.next.start == period.end
    assert period.previous.end == period.start
    assert period.next.previous == period == period.previous.next
    assert period.next.months == period.months


@given(years, fiscal_starts)
def test_four_quarters_make_a_year(year: int, fiscal_start: int) -> None:
    whole = Period.parse(str(year), fiscal_start=fiscal_start)
    quarters = [Period.parse(f"{year}-Q{number}", fiscal_start=fiscal_start) for number in (1, 2, 3, 4)]
    assert [day for quarter in quarters for day in quarter.days()] == list(whole.days())


def test_the_days_of_a_period_are_those_in_it() -> None:
    period = Period.parse("2024-02")
    found = list(period.days())
    assert len(found) == 29
    assert all(day in period for day in found)
    assert period.end not in period


@given(st.dates(date(1000, 1, 1), date(3000, 1, 1)), st.integers(-500, 500))
def test_months_are_counted_from_the_first_of_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert moved.day == 1
    assert (moved.year - day.year) * 12 + moved.month - day.month == months


def test_a_day_is_written_like_an_iso_date() -> None:
    assert parsed_day("2026-03-31") == date(2026, 3, 31)


@pytest.mark.parametrize("text", ["", "2026-02-30", "31.03.2026", "2026-03", "2026-03-31T10:00"])
def test_other_texts_are_no_day(text: str) -> None:
    with pytest.raises(DateError, match=f"'{text}'"):
        parsed_day(text)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 12))
def test_a_day_lies_in_its_year_and_in_one_of_its_quarters(day: date, fiscal_start: int) -> None:
    year = Period.year_of(day, fiscal_start=fiscal_start)
    quarters = list(year.quarters)
    assert day in year
    assert [quarter.text for quarter in quarters] == [f"{year}-Q{number}" for number in (1, 2, 3, 4)]
    assert [quarter.text for quarter in quarters if day in quarter] == [
        Period.quarter_of(day, fiscal_start=fiscal_start).text
    ]


def test_a_period_cannot_be_changed() -> None:
    period: Any = Period.parse("2026")
    with pytest.raises(AttributeError):
        period.months = 3
