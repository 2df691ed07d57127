"""The calendar spans of a cadence."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.spans import day_number, span_numbers, span_starts
from goalkit.terms import Cadence

CADENCES = list(Cadence)


def span_of(day: date, cadence: Cadence) -> tuple[date, date]:
    code = np.array([CADENCES.index(cadence)])
    number = span_numbers(np.array([day_number(day)]), code)
    first, end = span_starts(number, code)[0], span_starts(number + 1, code)[0]
    return tuple(date(1970, 1, 1) + timedelta(days=int(days)) for days in (first, end))


@pytest.mark.parametrize(
    ("cadence", "first", "end"),
    [
        ("day", "2026-02-28", "2026-03-01"),
        ("week", "2026-02-23", "2026-03-02"),
        ("month", "2026-02-01", "2026-03-01"),
        ("quarter", "2026-01-01", "2026-04-01"),
        ("year", "2026-01-01", "2027-01-01"),
    ],
)
def test_the_spans_around_the_last_of_february(cadence, first, end):
    found = span_of(date(2026, 2, 28), Cadence(cadence))
    assert found == (date.fromisoformat(first), date.fromisoformat(end))


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.sampled_from(CADENCES))
def test_every_day_lies_in_exactly_one_span_and_the_next_begins_where_it_ends(day, cadence):
    first, end = span_of(day, cadence)
    assert first <= day < end
    assert span_of(end, cadence)[0] == end
    assert span_of(first, cadence) == (first, end)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_weeks_begin_on_monday(day):
    first, end = span_of(day, Cadence.WEEK)
    assert first.isoweekday() == 1
    assert end - first == timedelta(days=7)
