"""Chance or change: the reliable change index."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.chance import FEEDBACK, LIFE_AREAS, Noise
from tests.analysis.made import ORACLES

LEVELS = st.integers(1, 10)
NOISES = st.builds(Noise, sd=st.floats(0.1, 5), reliability=st.floats(0, 0.99))


def one(value):
    return np.array([float(value)])


@pytest.mark.parametrize("case", ORACLES["reliable_change"]["cases"])
def test_the_index_is_the_published_one(case):
    noise = Noise(sd=case["sd"], reliability=case["r"])
    before, after = one(case["before"]), one(case["after"])
    assert 1 / noise.index(one(0), one(1))[0] == pytest.approx(case["sediff"], abs=5e-5)
    assert noise.index(before, after)[0] == pytest.approx(case["rci"], abs=5e-5)
    assert noise.is_beyond(before, after)[0] == case["reliable"]


@given(NOISES, LEVELS, LEVELS)
def test_back_is_as_far_as_there(noise, before, after):
    there, back = noise.index(one(before), one(after)), noise.index(one(after), one(before))
    assert there == pytest.approx(-back)
    assert noise.is_beyond(one(before), one(after)) == noise.is_beyond(one(after), one(before))


@given(NOISES, LEVELS)
def test_no_change_is_never_beyond_chance(noise, level):
    assert not noise.is_beyond(one(level), one(level)).any()


@given(st.floats(0.1, 5), st.floats(0, 0.9), LEVELS, LEVELS)
def test_a_better_scale_never_hides_a_change(sd, reliability, before, after):
    plain, better = Noise(sd=sd, reliability=reliability), Noise(sd=sd, reliability=reliability + 0.09)
    was, stays = (noise.is_beyond(one(before), one(after))[0] for noise in (plain, better))
    assert stays or not was


@given(LEVELS, LEVELS, st.integers(1, 20), st.integers(1, 20))
def test_more_answers_never_hide_a_change(before, after, few, more):
    counts = one(few), one(few + more)
    index = [abs(LIFE_AREAS.index(one(before), one(after), count, count)[0]) for count in counts]
    assert index[0] <= index[1]


def test_the_mean_of_many_answers_has_less_noise_than_one():
    """Three answers each: 1.5 · √0.5 · √(2/3) = 0.866, and 1.96 times that lies between 1.6 and 1.7."""
    three = one(3)
    assert FEEDBACK.is_beyond(one(0), one(1.7), three, three)[0]
    assert not FEEDBACK.is_beyond(one(0), one(1.6), three, three)[0]


def test_a_life_area_has_to_move_by_three():
    assert LIFE_AREAS.is_beyond(np.full(3, 5.0), np.array([7.0, 8.0, 2.0])).tolist() == [False, True, True]


def test_what_is_missing_has_not_changed():
    assert not LIFE_AREAS.is_beyond(one(np.nan), one(9)).any()
