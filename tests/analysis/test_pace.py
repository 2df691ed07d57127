"""Share of the way and share of the time."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goalkit.analysis.pace import expected_share, share_reached
from goalkit.terms import DayCount
from tests.analysis.made import ORACLES

NUMBERS = st.floats(-1e6, 1e6)


@pytest.mark.parametrize("case", ORACLES["share_reached"]["cases"])
def test_share_reached_agrees_with_the_published_vectors(case):
    found = share_reached(case["actual"], case["baseline"], case["target"])
    assert found == pytest.approx(case["share"], abs=1e-12)


@pytest.mark.parametrize("case", ORACLES["expected_share"]["cases"])
def test_expected_share_agrees_with_both_conventions(case):
    start, due, as_of = (date.fromisoformat(case[name]) for name in ("start", "due", "as_of"))
    found = expected_share(start, due, as_of, count=DayCount(case["count"]))
    assert found == pytest.approx(case["expected"], abs=1e-12)


def test_days_are_counted_exclusively_unless_said_otherwise():
    start, due, as_of = date(2026, 4, 1), date(2026, 4, 30), date(2026, 4, 15)
    exclusive = expected_share(start, due, as_of, count=DayCount.EXCLUSIVE)
    assert expected_share(start, due, as_of) == exclusive == pytest.approx(14 / 29)


def test_expected_share_stays_between_0_and_1_outside_the_span():
    start, due = date(2026, 4, 1), date(2026, 4, 30)
    assert expected_share(start, due, date(2026, 1, 1)) == 0.0
    assert expected_share(start, due, date(2027, 1, 1)) == 1.0


def test_expected_share_draws_a_line_over_many_days():
    days = pd.Series(pd.date_range("2026-01-01", "2026-01-05", unit="s"))
    found = expected_share(date(2026, 1, 1), date(2026, 1, 5), days)
    assert found.tolist() == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_expected_share_takes_a_column_of_spans():
    starts = pd.Series(pd.to_datetime(["2026-01-01", "2026-01-03", None]).as_unit("s"))
    due = pd.Series(pd.to_datetime(["2026-01-11", "2026-01-03", "2026-01-11"]).as_unit("s"))
    found = expected_share(starts, due, date(2026, 1, 3))
    assert found[0] == pytest.approx(0.2)
    assert np.isnan(found[1:]).all()


def test_share_reached_is_missing_where_nothing_is_left_to_reach_or_nothing_was_read():
    found = share_reached(pd.Series([5.0, np.nan]), pd.Series([5.0, 0.0]), pd.Series([5.0, 1.0]))
    assert np.isnan(found).all()


@given(NUMBERS, NUMBERS)
def test_share_is_0_at_the_baseline_and_1_at_the_target(baseline, target):
    assume(baseline != target)
    assert share_reached(baseline, baseline, target) == 0.0
    assert share_reached(target, baseline, target) == 1.0


@given(NUMBERS, NUMBERS, NUMBERS, st.floats(0.001, 1000))
def test_share_does_not_change_when_the_unit_is_rescaled(actual, baseline, target, factor):
    assume(abs(target - baseline) > 1e-3)
    plain = share_reached(actual, baseline, target)
    scaled = share_reached(actual * factor, baseline * factor, target * factor)
    assert scaled == pytest.approx(plain, rel=1e-6, abs=1e-6)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(1, 4000), st.integers(0, 4000))
def test_a_day_more_never_lowers_the_expected_share(start, length, passed):
    due, today = start + timedelta(days=length), start + timedelta(days=passed)
    later = expected_share(start, due, today + timedelta(days=1))
    assert expected_share(start, due, today) <= later <= 1.0
