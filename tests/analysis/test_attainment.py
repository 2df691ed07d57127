"""Goal attainment scaling."""

from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goalkit import frames
from goalkit.analysis.attainment import attainment, attainment_levels, t_score
from tests.analysis.made import ORACLES, goals, made

CASES = ORACLES["attainment_t_score"]["cases"]
RATED = st.lists(st.tuples(st.integers(-2, 2), st.floats(0, 100)), min_size=1, max_size=12)
DEFAULTS = {
    "client": "ada", "goal": "team", "scale": "s1", "rated_on": date(2026, 6, 30), "level": 0, "weight": 1.0,
    "note": "",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['levels']}")
def test_t_scores_agree_with_the_published_table(case):
    assert t_score(case["levels"], case["weights"]) == pytest.approx(case["t"], abs=5e-5)


@given(RATED)
def test_t_of_the_negated_levels_is_100_minus_t(rated):
    levels, weights = zip(*rated, strict=True)
    assume(sum(weights) > 1e-6)
    negated = t_score([-level for level in levels], weights)
    assert negated == pytest.approx(100 - t_score(levels, weights))


@given(RATED, st.floats(0.01, 100))
def test_t_does_not_change_when_all_weights_are_multiplied(rated, factor):
    levels, weights = zip(*rated, strict=True)
    assume(sum(weights) > 1e-6)
    scaled = t_score(levels, [weight * factor for weight in weights])
    assert scaled == pytest.approx(t_score(levels, weights), rel=1e-6)


@given(st.lists(st.floats(0.1, 10), min_size=1))
def test_all_levels_as_expected_give_50(weights):
    assert t_score([0] * len(weights), weights) == 50


@pytest.mark.parametrize(("levels", "weights"), [([], []), ([1, 2], [0, 0])])
def test_t_is_missing_where_there_is_nothing_to_weigh(levels, weights):
    assert np.isnan(t_score(levels, weights))


def rated(*ratings, as_of=date(2026, 9, 30)):
    return attainment(made(frames.ATTAINMENT, DEFAULTS, ratings), as_of=as_of)


def test_each_day_has_the_score_of_the_scales_rated_on_it_alone():
    found = rated(
        {"level": -1},
        {"level": -1, "scale": "s2", "goal": "hours"},
        {"level": 2, "rated_on": date(2026, 9, 30)},
        {"level": -2, "rated_on": date(2026, 10, 1)},
    )
    assert found["t"].tolist() == pytest.approx([37.5965, 70.0], abs=5e-5)
    assert found["goals"].tolist() == [2, 1]
    assert found["rated_on"].dt.date.tolist() == [date(2026, 6, 30), date(2026, 9, 30)]


def test_weights_count_as_in_the_formula():
    example = CASES[-1]
    rows = [
        {"level": level, "weight": weight, "scale": f"s{number}", "goal": f"g{number}"}
        for number, (level, weight) in enumerate(zip(example["levels"], example["weights"], strict=True))
    ]
    assert rated(*rows)["t"].tolist() == pytest.approx([example["t"]], abs=5e-5)


def test_the_later_of_two_ratings_of_one_scale_on_one_day_counts():
    assert rated({"level": -2}, {"level": 1})["t"].tolist() == [60.0]


def test_scales_without_weight_give_a_missing_score_and_not_an_error():
    found = rated({"level": 1, "weight": 0.0})
    assert np.isnan(found["t"]).all()
    assert found["goals"].tolist() == [1]


def test_clients_are_scored_apart():
    found = rated({"level": 1}, {"client": "bob", "level": -1})
    assert dict(zip(found["client"], found["t"], strict=True)) == {"ada": 60.0, "bob": 40.0}


def levels(*ratings, then=date(2026, 6, 30), as_of=date(2026, 9, 30)):
    rows = made(frames.ATTAINMENT, DEFAULTS, ratings)
    both = goals({}, {"goal": "hours", "statement": "Work 50 hours"})
    return attainment_levels(both, rows, as_of=as_of, then=then)


def test_levels_stand_then_and_now():
    found = levels({"level": -1}, {"level": 1, "rated_on": date(2026, 9, 30), "note": "Two hired"})
    assert found[["statement", "then", "now", "note"]].to_numpy().tolist() == [
        ["Lead a team of 10", -1, 1, "Two hired"]
    ]


def test_a_goal_rated_for_the_first_time_has_no_level_then():
    found = levels({"goal": "hours", "scale": "s2", "level": 0, "rated_on": date(2026, 9, 30)})
    assert found["goal"].tolist() == ["hours"]
    assert np.isnan(found["then"]).all()


def test_a_level_rated_later_is_not_known_yet():
    assert levels({"rated_on": date(2026, 10, 1)}).empty
