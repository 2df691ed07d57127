"""Stated confidence beside what came of it."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.confidence import brier_score, judged_statements, near, reliability
from goalkit.analysis.rules import GAP
from goalkit.frames import frames_of
from goalkit.model import Milestone
from goalkit.terms import Direction, GoalState, Kind
from tests.analysis.made import ORACLES
from tests.books import DUE, START, book, goal, maintain, reach, reading

AFTER = DUE + timedelta(days=1)
JUNE, AUGUST = date(2026, 6, 30), date(2026, 8, 31)
STATED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30)


@pytest.mark.parametrize("case", ORACLES["brier"]["cases"])
def test_the_brier_score_is_the_published_one(case):
    assert brier_score(case["forecast"], case["outcome"]) == pytest.approx(case["score"], abs=1e-12)


def test_without_a_statement_there_is_no_brier_score():
    assert np.isnan(brier_score([], []))


@given(STATED)
def test_the_brier_score_lies_from_0_to_1_and_saying_nothing_is_a_quarter(stated):
    confidence, reached = zip(*stated, strict=True)
    assert 0 <= brier_score(confidence, reached) <= 1
    assert brier_score([0.5] * len(reached), reached) == 0.25
    assert brier_score(reached, reached) == 0


@given(STATED)
def test_the_opposite_of_what_was_said_about_the_opposite_scores_the_same(stated):
    confidence, reached = zip(*stated, strict=True)
    turned = brier_score([1 - sure for sure in confidence], [not true for true in reached])
    assert turned == pytest.approx(brier_score(confidence, reached))


def judged(*statements):
    return pd.DataFrame(list(statements), columns=["confidence", "reached"])


def test_statements_of_about_the_same_height_are_at_most_ten_points_away():
    found = near(judged((0.59, True), (0.6, True), (0.7, False), (0.8, True), (0.81, False)), 0.7)
    assert found["confidence"].tolist() == [0.6, 0.7, 0.8]


def test_statements_are_told_in_five_fifths():
    found = reliability(judged((0.0, False), (0.6, True), (0.7, False), (0.8, True), (1.0, True)))
    assert found["statements"].tolist() == [1, 0, 0, 2, 2]
    assert found[["low", "high"]].to_numpy()[3].tolist() == pytest.approx([0.6, 0.8])
    assert found["stated"].tolist() == pytest.approx([0, np.nan, np.nan, 0.65, 0.9], nan_ok=True)
    assert found["reached"].tolist() == pytest.approx([0, np.nan, np.nan, 0.5, 1], nan_ok=True)


@given(STATED)
def test_the_fifths_together_hold_every_statement_and_each_its_own(stated):
    found = reliability(judged(*stated))
    assert found["statements"].sum() == len(stated)
    some = found[found["statements"] > 0]
    assert (some["stated"].between(some["low"] - 1e-9, some["high"] + 1e-9)).all()
    came_true = (some["reached"] * some["statements"]).sum()
    assert came_true == pytest.approx(sum(true for _, true in stated))


def said(*, as_of=AFTER, **records):
    """What is judged of these records: (measure, confidence, reached) by day."""
    given = {"goals": (goal(),), "measures": (reach(),), **records}
    found = judged_statements(frames_of([book(**given)], on=as_of), as_of=as_of, rule=GAP)
    rows = zip(found["measure"], found["confidence"], found["reached"], strict=True)
    return [(measure, sure, bool(true)) for measure, sure, true in rows]


def test_nothing_is_judged_before_it_is_decided():
    statement = reading("m1", JUNE, 7, confidence=0.8)
    assert said(check_ins=(statement,), as_of=DUE - timedelta(days=1)) == []
    assert said(check_ins=(statement,)) == [("c1/m1", 0.8, False)]


def test_a_target_that_is_reached_decides_at_once_and_ends_the_guessing():
    readings = (
        reading("m1", JUNE, 7, confidence=0.6),
        reading("m1", AUGUST, 10, confidence=1.0),
        reading("m1", AUGUST + timedelta(days=7), 10, confidence=0.9),
    )
    assert said(check_ins=readings, as_of=date(2026, 9, 30)) == [("c1/m1", 0.6, True)]


def test_reached_too_late_is_not_reached_in_time():
    readings = (reading("m1", JUNE, 7, confidence=0.6), reading("m1", date(2027, 2, 1), 10))
    assert said(check_ins=readings, as_of=date(2027, 3, 1)) == [("c1/m1", 0.6, False)]


def test_what_is_said_on_the_due_day_or_later_is_no_forecast():
    readings = (reading("m1", JUNE, 7), reading("m1", DUE, 9, confidence=0.1))
    late = reading("m1", date(2027, 1, 5), 9, confidence=0.2)
    assert said(check_ins=(*readings, late), as_of=date(2027, 3, 1)) == []


def test_a_limit_is_judged_by_its_whole_run_after_the_due_day():
    weeks = [reading("m2", START + timedelta(days=7 * week), 48, confidence=0.7) for week in range(52)]
    kept = {"measures": (maintain(),), "check_ins": tuple(weeks)}
    assert said(**kept, as_of=date(2026, 12, 1)) == []
    assert set(said(**kept)) == {("c1/m2", 0.7, True)}


@pytest.mark.parametrize(("reached_on", "true"), [(AUGUST, True), (date(2027, 1, 5), False)])
def test_the_last_step_decides_about_milestones(reached_on, true):
    measure = reach(kind=Kind.MILESTONES, direction=None, unit="", baseline=None, target=None)
    step = Milestone(id="s1", goal_id="g1", title="Agreed", due=JUNE, reached_on=reached_on)
    stated = tuple(reading("m1", day, None, confidence=0.4) for day in (JUNE, date(2026, 10, 1)))
    found = said(measures=(measure,), milestones=(step,), check_ins=stated, as_of=date(2027, 2, 1))
    assert found == [("c1/m1", 0.4, true)] * (1 if true else 2)


def test_a_yes_decides_about_a_yes_or_no():
    measure = reach(kind=Kind.DONE, direction=None, unit="", baseline=None, target=None)
    stated = (reading("m1", JUNE, 0, confidence=0.4), reading("m1", AUGUST, 1, confidence=1.0))
    assert said(measures=(measure,), check_ins=stated, as_of=AUGUST) == [("c1/m1", 0.4, True)]


def test_what_was_never_read_is_not_judged():
    assert said(check_ins=(reading("m1", JUNE, None, confidence=0.5),)) == []


@pytest.mark.parametrize("state", [GoalState.PAUSED, GoalState.DROPPED])
def test_a_goal_that_was_laid_aside_was_never_put_to_the_test(state):
    goals = (goal(state=state, confidence=0.9),)
    assert said(goals=goals, check_ins=(reading("m1", JUNE, 7, confidence=0.5),)) == []


def test_a_goal_has_a_statement_of_its_own_and_an_unchanged_one_counts_once():
    goals = (
        goal(confidence=0.9),
        goal(confidence=0.9, version=2, since=JUNE, reason="New words"),
        goal(confidence=0.5, version=3, since=AUGUST, reason="Less sure"),
    )
    found = said(goals=goals, check_ins=(reading("m1", JUNE, 7),))
    assert found == [("", 0.9, False), ("", 0.5, False)]


def test_a_goal_that_the_client_calls_reached_came_true():
    goals = (
        goal(confidence=0.7),
        goal(confidence=0.7, version=2, since=JUNE, state=GoalState.REACHED, reason="Done"),
    )
    assert said(goals=goals, as_of=AUGUST) == [("", 0.7, True)]


def test_falling_targets_are_reached_below():
    measure = reach(direction=Direction.AT_MOST, baseline=58, target=50)
    readings = (reading("m1", JUNE, 55, confidence=0.3), reading("m1", AUGUST, 49, confidence=1.0))
    assert said(measures=(measure,), check_ins=readings, as_of=AUGUST) == [("c1/m1", 0.3, True)]


def test_nobody_said_anything():
    assert said(goals=(), measures=()) == []
