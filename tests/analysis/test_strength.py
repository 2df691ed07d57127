"""Habit strength as Loop Habit Tracker computes it."""

import numpy as np
import pytest

from goalkit.analysis.strength import completion, habit_strength, next_strength
from tests.analysis.made import MAINTAIN, ORACLES, measures

ORACLE = ORACLES["habit_strength"]
DAILY = np.array([0])


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
