"""Habit strength as Loop Habit Tracker computes it."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.keeping import completion, habit_strength, keeping, kept_spans
from tests.analysis.made import MAINTAIN, ORACLES, check_ins, measures, next_strength

ORACLE = ORACLES["habit_strength"]
DAILY = np.array([0])
PARTS = st.floats(0, 1)
FREQUENCIES = st.sampled_from([1.0, 1 / 7, 12 / 365.25])


@pytest.mark.parametrize("case", ORACLE["cases"])
def test_one_more_span_changes_strength_as_published(case):
    found = next_strength(case["s"], case["c"], frequency=case["frequency"])
    assert found == pytest.approx(case["next"], abs=1e-6)


def test_twenty_perfect_days_give_the_published_strength():
    found = habit_strength(np.zeros(20, dtype=np.int64), np.ones(20), DAILY)
    assert found[0] == pytest.approx(ORACLE["after_20_perfect_days_daily"], abs=1e-6)


def test_strength_over_a_series_is_one_step_after_the_other():
    completed = np.array([1.0, 0.0, 0.25, 1.0, 1.0, 0.5])
    strength = 0.0
    for part in completed:
        strength = next_strength(strength, part, frequency=1.0)
    found = habit_strength(np.zeros(6, dtype=np.int64), completed, DAILY)
    assert found[0] == pytest.approx(strength, abs=1e-12)


@pytest.mark.parametrize(
    ("direction", "target", "high", "values", "expected"),
    [
        ("at most", 50, None, [40, 50, 60, 75, 100, 120], [1, 1, 0.8, 0.5, 0, 0]),
        ("at least", 5, None, [0, 2, 5, 9, -1], [0, 0.4, 1, 1, 0]),
        ("between", 4, 5, [2, 4, 5, 6, 11], [0.5, 1, 1, 0.8, 0]),
        ("at most", 0, None, [0, 1], [1, 0]),
        ("at least", 0, None, [0, -1], [1, 0]),
    ],
)
def test_completion_says_how_fully_a_value_meets_the_target(direction, target, high, values, expected):
    measure = measures({**MAINTAIN, "direction": direction, "target": target, "target_high": high})
    rows = np.zeros(len(values), dtype=np.int64)
    assert completion(measure, rows, np.array(values, dtype=float)) == pytest.approx(expected)


@given(PARTS, PARTS, FREQUENCIES)
def test_strength_moves_towards_what_was_done_and_never_beyond_it(strength, completed, frequency):
    after = next_strength(strength, completed, frequency=frequency)
    assert min(strength, completed) - 1e-12 <= after <= max(strength, completed) + 1e-12


@given(PARTS, FREQUENCIES)
def test_one_bad_span_dents_and_does_not_reset(strength, frequency):
    assert next_strength(strength, 0.0, frequency=frequency) >= 0.9 * strength


@given(st.lists(PARTS, min_size=1, max_size=30), st.integers(0, 29), FREQUENCIES)
def test_more_done_in_any_span_never_weakens_a_habit(completed, place, frequency):
    def after(parts):
        strength = 0.0
        for part in parts:
            strength = next_strength(strength, part, frequency=frequency)
        return strength

    better = [1.0 if number == place else part for number, part in enumerate(completed)]
    assert after(better) >= after(completed) - 1e-12


@given(st.lists(st.none() | st.integers(30, 80), min_size=1, max_size=20))
def test_a_skipped_week_leaves_the_strength_as_it_is(weeks):
    """The weeks that were read give the same strength whether or not weeks lie between them."""
    measure = measures(MAINTAIN)
    first = date(2026, 1, 8)

    def strength(values):
        read = [(first + timedelta(days=7 * week), value) for week, value in enumerate(values) if value]
        spans = kept_spans(measure, check_ins(read, MAINTAIN["measure"]), as_of=date(2026, 12, 31))
        return keeping(measure, spans)["strength"].tolist()

    assert strength(weeks) == pytest.approx(strength([week for week in weeks if week]), nan_ok=True)
