"""What past forecasts missed by, beside the same forecasts made one by one."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.forecast.outlook import Series, wander
from goalkit.analysis.forecast.past_errors import past_errors
from goalkit.analysis.forecast.workings import workings


def series_of(*several):
    """Series from pairs of days and values, counted from the last reading of each."""
    sizes = [len(days) for days, _ in several]
    return Series(
        starts=np.cumsum([0, *sizes[:-1]]),
        day=np.concatenate([np.asarray(days, dtype=np.int64) for days, _ in several]),
        value=np.concatenate([np.asarray(values, dtype=np.float64) for _, values in several]),
    ).from_the_last()


def one_by_one(days, values):
    """The errors in scales, made by cutting the readings off at each day and asking anew."""
    span, later, errors = math.ceil((days[-1] - days[0]) / 12), len(days) - 1, []
    for back in range(1, 12):
        then = np.searchsorted(days, days[-1] - back * span, side="right") - 1
        known = values[: then + 1]
        if then >= 2 and then < later and days[then] - days[0] >= 2 * span and np.ptp(known) > 0:
            cut = Series(starts=np.array([0]), day=days[: then + 1], value=known)
            ahead, strayed = (
                days[later : later + 1] - days[then],
                wander(cut.from_the_last(), np.array([span])),
            )
            was = workings(cut, ahead)
            was = replace(was, strayed=strayed, repeats=np.array([0]), missed=np.array([1.0]))
            errors.append(abs(values[later] - was.median[0]) / was.scale[0])
        later = max(then, 0)
    return errors


def some_readings(seed, count):
    chance = np.random.default_rng(seed)
    days = np.unique(chance.integers(0, count * 9, size=count))
    return days, np.cumsum(chance.normal(0.2, 1, size=days.size)) * 10 ** chance.uniform(-6, 6)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(6, 60)), min_size=1, max_size=4))
def test_past_forecasts_are_those_that_would_have_been_made_then(drawn):
    several = [some_readings(*one) for one in drawn]
    repeats, missed = past_errors(series_of(*several))
    for found, by, (days, values) in zip(repeats, missed, several, strict=True):
        errors = one_by_one(days, values)
        if len(errors) < 4:
            assert (found, by) == (0, 1)
        else:
            assert found == len(errors)
            assert by == pytest.approx(max(np.mean(errors) / (2 * math.log(2)), 0.1), rel=1e-3)


WEEKS = np.arange(0, 360, 7)
CALM = WEEKS / 7 + np.tile([0.2, -0.2], WEEKS.size)[: WEEKS.size]
BROKEN = CALM - CALM.round() + np.maximum(WEEKS / 7 - 20, 0) ** 2


def test_readings_that_kept_to_their_forecasts_narrow_the_range_and_breaks_do_not_widen_it():
    found = workings(series_of((WEEKS, CALM), (WEEKS, BROKEN)), np.array([14, 14]))
    assert found.repeats.tolist() == [9, 9]
    assert found.missed[0] < 1 < found.missed[1]
    assert found.narrowed[0] < 0.8
    assert found.narrowed[1] == 1


def test_far_ahead_past_forecasts_count_for_less():
    near, far = (workings(series_of((WEEKS, CALM)), np.array([ahead])).narrowed[0] for ahead in (14, 700))
    assert near < far < 1
