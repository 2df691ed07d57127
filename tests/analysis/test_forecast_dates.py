"""When a target will be reached."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from goalkit.analysis.forecast import ReachDate, forecast_reading, reach_date
from goalkit.analysis.forecast.outlook import Series
from goalkit.analysis.forecast.reaching import first_days
from goalkit.analysis.forecast.workings import workings

FIRST = date(2026, 1, 5)
LEVELS = (0.1, 0.5, 0.9)
RISING = [4, 4, 5, 5, 6, 7, 7]


def every_month(values):
    days = [FIRST + timedelta(days=30 * number) for number in range(len(values))]
    return pd.DataFrame({"on": days, "value": [float(value) for value in values]})


def reached(values, target, **given):
    frame = every_month(values)
    return reach_date(frame, as_of=given.pop("as_of", frame["on"].max()), target=target, **given)


def test_the_day_is_where_the_median_meets_the_target():
    frame, found = every_month(RISING), reached(RISING, 10)
    as_of = frame["on"].max()
    medians = [
        forecast_reading(frame, on=found.expected + timedelta(days=days), as_of=as_of).median
        for days in (-10, 0)
    ]
    assert medians[0] < 10 <= medians[1]
    assert found.earliest < found.expected


def test_a_steady_pace_has_a_day_and_a_range():
    found = reached(range(20), 24)
    assert abs(found.expected - (FIRST + timedelta(days=24 * 30))) < timedelta(days=14)
    assert found.earliest < found.expected < found.latest


def test_a_falling_target_is_reached_on_the_same_days():
    assert reached([-value for value in RISING], -10, direction="at_most") == reached(RISING, 10)


def test_a_target_on_the_other_side_is_not_in_sight():
    found = reached(list(range(20)), -30, direction="at_most")
    assert found.expected is None


def test_no_day_is_named_that_is_over():
    frame = every_month(RISING)
    as_of = frame["on"].max() + timedelta(days=200)
    assert reached(RISING, 8, as_of=as_of).expected > as_of


def test_a_day_typed_as_of_another_age_names_none_of_another_age():
    """Five times 1,800 years ahead lies the year 11,000."""
    frame = every_month(RISING)
    frame.loc[0, "on"] = date(202, 1, 5)
    found = reach_date(frame, as_of=frame["on"].max(), target=60)
    assert found == ReachDate(earliest=None, expected=None, latest=None)


@pytest.mark.parametrize(
    ("values", "target"), [([], 9), ([4, 5], 9), ([5, 5, 5], 9), (RISING, 7), (RISING, 3)]
)
def test_without_a_forecast_or_a_way_to_go_there_is_no_day(values, target):
    found = reached(values, target, as_of=date(2026, 9, 1))
    assert (found.earliest, found.expected, found.latest) == (None, None, None)


@pytest.mark.parametrize("seed", range(12))
def test_each_day_is_the_first_with_its_chance_of_all_days_looked_at_one_by_one(seed):
    chance = np.random.default_rng(seed)
    days = np.cumsum(chance.integers(1, 15, size=chance.integers(4, 30)))
    values = days * 0.1 + np.cumsum(chance.normal(0, 1, size=days.size))
    series, target = Series(starts=np.array([0]), day=days, value=values), values[-1] + chance.uniform(0, 8)
    ahead = np.arange(1, 5 * (days[-1] - days[0]) + 1)
    chances = workings(series.times(ahead.size), ahead).at_least(np.full(ahead.size, target))
    first = [
        next((day for day, here in zip(ahead, chances, strict=True) if here >= level), None)
        for level in LEVELS
    ]
    found = first_days(
        series, int(days[-1]), lambda later, _: later.at_least(np.array([target])), np.array(LEVELS)
    )
    assert [None if day < 0 else day - days[-1] for day in found[0]] == first
