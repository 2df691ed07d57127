"""Goal attainment scaling."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goalkit import frames
from goalkit.analysis.attainment import RHO, attainment, attainment_change, attainment_sums
from tests.analysis.made import ORACLES, made

CASES = ORACLES["attainment_t_score"]["cases"]
RATED = st.lists(st.tuples(st.integers(-2, 2), st.floats(0, 100)), min_size=1, max_size=12)
DEFAULTS = {
    "client": "ada", "goal": "team", "scale": "s1", "rated_on": date(2026, 6, 30), "level": 0, "weight": 1.0,
    "note": "",
}  # fmt: skip


def t_score(levels, weights):
    """The T-score of goals on these levels; NaN where no goal has one."""
    rows = {"client": "ada", "goal": [str(number) for number in range(len(levels))], "weight": weights}
    found = attainment_sums(pd.DataFrame({**rows, "baseline": 0.0, "now": levels}))
    return found.set_index("when")["t"].get("now", np.nan)


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


READ = {
    "client": "ada", "goal": "budget", "scale": "s9", "weight": 1.0, "rated_on": date(2026, 6, 30),
    "level": 0.0, "read_on": date(2026, 6, 26), "value": 24.0,
}  # fmt: skip
READ_COLUMNS = {
    "client": "str", "goal": "str", "scale": "str", "weight": "float64", "rated_on": frames.DAY,
    "level": "float64", "read_on": frames.DAY, "value": "float64",
}  # fmt: skip


def rated(*ratings, read=(), as_of=date(2026, 9, 30)):
    by_hand = made(frames.ATTAINMENT, DEFAULTS, ratings)
    return attainment(by_hand, made(READ_COLUMNS, READ, read), as_of=as_of)


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


def test_the_assumed_correlation_is_that_of_the_source():
    assert RHO == 0.3


def test_levels_from_readings_count_beside_those_that_were_rated():
    """Σwx = 1·1 + 2·2 = 5; √(0.7·5 + 0.3·9) = 2.48998."""
    found = rated({"level": 1}, read=({"level": 2.0, "weight": 2.0},))
    assert found["t"].tolist() == pytest.approx([70.0805], abs=5e-5)
    assert found["goals"].tolist() == [2]


def test_a_rating_wins_over_the_reading_of_its_goal_on_that_day():
    found = rated({"level": -1}, read=({"goal": "team", "level": 2.0},))
    assert found[["t", "goals"]].to_numpy().tolist() == [[40.0, 1]]


def test_a_day_may_have_levels_from_readings_alone():
    found = rated({"level": -1}, read=({"level": 1.0, "rated_on": date(2026, 3, 31)},))
    assert found["t"].tolist() == [60.0, 40.0]


def test_a_reading_after_the_day_of_the_facts_is_not_known_yet():
    assert rated(read=({"rated_on": date(2026, 10, 1)},)).empty


def test_the_later_of_two_ratings_of_one_scale_on_one_day_counts():
    assert rated({"level": -2}, {"level": 1})["t"].tolist() == [60.0]


def test_a_goal_with_two_scales_on_one_day_counts_once():
    assert rated({"level": -2}, {"level": 1, "scale": "s2"})[["t", "goals"]].to_numpy().tolist() == [
        [60.0, 1]
    ]


def test_a_rating_of_the_day_the_levels_were_written_is_no_point_of_the_line():
    found = rated({"written_on": date(2026, 6, 30), "level": -2}, {"rated_on": date(2026, 9, 30), "level": 1})
    assert found[["t", "goals"]].to_numpy().tolist() == [[60.0, 1]]


def test_scales_without_weight_give_a_missing_score_and_not_an_error():
    found = rated({"level": 1, "weight": 0.0})
    assert np.isnan(found["t"]).all()
    assert found["goals"].tolist() == [1]


def test_clients_are_scored_apart():
    found = rated({"level": 1}, {"client": "bob", "level": -1})
    assert dict(zip(found["client"], found["t"], strict=True)) == {"ada": 60.0, "bob": 40.0}


def change(*levels):
    rows = [
        {"client": "ada", "goal": f"g{number}", "weight": weight, "baseline": before, "now": now}
        for number, (weight, before, now) in enumerate(levels)
    ]
    return attainment_change(pd.DataFrame(rows, columns=["client", "goal", "weight", "baseline", "now"]))


def test_both_scores_are_over_the_goals_that_have_both_levels():
    """Two goals at −1 are 50 − 20 ÷ 1.612 = 37.6, at +1 and 0 they are 50 + 10 ÷ 1.612 = 56.2."""
    found = change((1.0, -1, 1), (1.0, -1, 0), (5.0, np.nan, 2), (5.0, -2, np.nan))
    assert found[["baseline", "now", "change"]].to_numpy().tolist() == [
        pytest.approx([37.5965, 56.2017, 18.6052], abs=5e-5)
    ]
    assert found["goals"].tolist() == [2]


def test_the_sums_lead_to_the_scores_by_the_formula():
    rows = [("ada", "g1", 3.0, -2, 1), ("ada", "g2", 5.0, 0, 2), ("ada", "g3", 1.0, np.nan, 2)]
    sums = attainment_sums(pd.DataFrame(rows, columns=["client", "goal", "weight", "baseline", "now"]))
    assert sums[["when", "weighted", "squared", "weight", "goals"]].to_numpy().tolist() == [
        ["baseline", -6, 34, 8, 2], ["now", 13, 34, 8, 2],
    ]  # fmt: skip
    scores = 50 + 10 * sums["weighted"] / np.sqrt(0.7 * sums["squared"] + 0.3 * sums["weight"] ** 2)
    assert sums["t"].tolist() == pytest.approx(scores.tolist())


def test_without_a_goal_that_has_both_levels_there_is_no_change():
    assert change((1.0, np.nan, 1)).empty


def test_goals_without_weight_have_no_change_of_score():
    found = change((0.0, -1, 1))
    assert np.isnan(found["change"]).all()
    assert found["goals"].tolist() == [1]


@given(st.lists(st.tuples(st.floats(0.1, 100), *[st.integers(-2, 2)] * 2), min_size=1, max_size=9))
def test_the_change_turns_round_when_baseline_and_now_do(rows):
    there, back = change(*rows), change(*((weight, now, before) for weight, before, now in rows))
    assert there["change"].iloc[0] == pytest.approx(-back["change"].iloc[0])
