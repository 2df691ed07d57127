"""Where a reading will be: what the forecast respects, and where it says words in place of numbers."""

import math
import tracemalloc
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.forecast import Remark, forecast_reading, forecast_readings
from goalkit.analysis.forecast.forecasts import Asked, forecasts
from goalkit.analysis.forecast.outlook import AT_ONCE, Series
from goalkit.errors import ForecastError
from tests.analysis.made import check_ins, measures, together

FIRST, DUE = date(2026, 1, 5), date(2026, 12, 31)
RISING = [4, 4, 5, 5, 6, 7, 7, 8]
NUMBERS = ("low", "median", "high")


def every_month(values, first=FIRST):
    return readings([(first + timedelta(days=30 * number), value) for number, value in enumerate(values)])


def readings(pairs):
    return pd.DataFrame({"on": [day for day, _ in pairs], "value": [float(value) for _, value in pairs]})


def told(frame, *, on=DUE, target=10.0, direction="at_least", level=0.8, as_of=None):
    last = as_of or frame["on"].max()
    return forecast_reading(frame, on=on, as_of=last, target=target, direction=direction, level=level)


def numbers(forecast):
    return np.array([getattr(forecast, name) for name in NUMBERS])


@st.composite
def series(draw, least=3):
    """Readings on irregular days that are not all the same and of which none stands far out."""
    gaps = draw(st.lists(st.integers(1, 60), min_size=least - 1, max_size=12))
    values = draw(st.lists(st.integers(-100, 100), min_size=len(gaps) + 1, max_size=len(gaps) + 1))
    days = np.cumsum([0, *gaps]).tolist()
    return readings([(FIRST + timedelta(days=day), value) for day, value in zip(days, values, strict=True)])


some_series = series().filter(lambda frame: told(frame, on=date(2029, 1, 1)).median is not None)
targets = st.integers(-150, 150).map(float)
ahead = st.integers(1, 400)


def asked(frame, days, target, **given):
    return told(frame, on=frame["on"].max() + timedelta(days=days), target=target, **given)


@given(some_series, ahead, targets)
def test_low_median_and_high_are_in_order_and_the_probability_is_one(frame, days, target):
    found = asked(frame, days, target)
    assert found.low <= found.median <= found.high
    assert 0 <= found.probability <= 1


@given(some_series, ahead, targets, st.floats(0.001, 1000))
def test_another_unit_scales_the_forecast_and_leaves_the_probability(frame, days, target, factor):
    here = asked(frame, days, target)
    there = asked(frame.assign(value=frame["value"] * factor), days, target * factor)
    assert numbers(there) == pytest.approx(numbers(here) * factor, rel=1e-6, abs=1e-6 * factor)
    assert there.probability == pytest.approx(here.probability, abs=1e-6)


@given(some_series, ahead, targets, st.integers(-3000, 3000))
def test_other_days_shift_nothing_else(frame, days, target, shift):
    here = asked(frame, days, target)
    moved = frame.assign(on=[day + timedelta(days=shift) for day in frame["on"]])
    there = asked(moved, days, target)
    assert numbers(there) == pytest.approx(numbers(here))
    assert there.probability == pytest.approx(here.probability)


@given(some_series, ahead, targets)
def test_a_falling_target_has_the_probability_of_its_mirror_image(frame, days, target):
    here = asked(frame, days, target)
    there = asked(frame.assign(value=-frame["value"]), days, -target, direction="at_most")
    assert there.probability == pytest.approx(here.probability)
    assert numbers(there) == pytest.approx(-numbers(here)[::-1])


@given(some_series, ahead)
def test_a_higher_target_is_never_more_likely(frame, days):
    chances = [asked(frame, days, float(target)).probability for target in range(-150, 151, 50)]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(chances))


@given(some_series, ahead, targets)
def test_a_wider_level_has_a_wider_range_around_the_same_median(frame, days, target):
    narrow, wide = (asked(frame, days, target, level=level) for level in (0.5, 0.9))
    assert wide.low <= narrow.low <= narrow.median == wide.median <= narrow.high <= wide.high


@given(st.lists(st.tuples(series(least=1), targets), min_size=1, max_size=4))
def test_many_measures_at_once_are_told_what_each_is_told_alone(several):
    ids = [f"ada/m{number}" for number in range(len(several))]
    rows = [{"measure": one, "target": target} for one, (_, target) in zip(ids, several, strict=True)]
    read = together(
        *(
            check_ins(list(frame.itertuples(index=False)), one)
            for one, (frame, _) in zip(ids, several, strict=True)
        )
    )
    as_of = date(2026, 6, 30)
    found = forecast_readings(measures(*rows), read, as_of=as_of)
    for row, (frame, target) in zip(found.itertuples(), several, strict=True):
        alone = told(frame, target=target, as_of=as_of)
        assert row.remark == alone.remark
        for name in (*NUMBERS, "probability"):
            one = getattr(alone, name)
            assert getattr(row, name) == pytest.approx(math.nan if one is None else one, nan_ok=True)


def test_measures_stand_in_their_own_order_whatever_that_of_their_readings():
    names = ["ada/z", "ada/a", "ada/m"]
    rows = [{"measure": name, "target": 20.0 + number} for number, name in enumerate(names)]
    raised = {
        name: every_month([value + 10 * number for value in RISING]) for number, name in enumerate(names)
    }
    read = together(*(check_ins(list(frame.itertuples(index=False)), name) for name, frame in raised.items()))
    found = forecast_readings(measures(*rows), read, as_of=date(2026, 9, 1))
    for row, name, number in zip(found.itertuples(), names, range(3), strict=True):
        alone = told(raised[name], target=20.0 + number, as_of=date(2026, 9, 1))
        assert (row.measure, row.median, row.probability) == pytest.approx(
            (name, alone.median, alone.probability)
        )


def test_a_steady_pace_goes_on_the_nearer_the_more_surely():
    frame = every_month([0, 10, 20, 30, 40, 50])
    soon, late = (told(frame, on=FIRST + timedelta(days=days), target=None) for days in (180, 300))
    assert soon.median == pytest.approx(60, abs=1)
    assert 85 < late.median < 100 < late.high


def test_farther_days_have_wider_ranges():
    frame = every_month(RISING)
    near, far = (told(frame, on=frame["on"].max() + timedelta(days=days)) for days in (10, 200))
    assert far.high - far.low > near.high - near.low


def test_noise_about_a_line_is_told_from_a_walk():
    """The same steps up and down: taking turns they say little about later, in a row they add up."""
    steps = np.array([1, -1] * 10)
    turns, runs = np.cumsum(steps), np.cumsum(np.sort(steps))
    widths = [
        numbers(told(every_month(values, date(2025, 1, 1)), on=date(2027, 3, 1), target=None))
        for values in (turns, runs)
    ]
    assert np.ptp(widths[0]) < np.ptp(widths[1])


def test_a_gap_counts_with_its_days():
    """Half of the readings lost leave the pace nearly as it was."""
    whole = every_month(range(11))
    gap = whole.drop(index=[3, 4, 5, 6, 7])
    found = [told(frame, on=date(2027, 1, 1), target=None).median for frame in (whole, gap)]
    assert found[1] == pytest.approx(found[0], rel=0.01)


def test_counts_do_not_fall_below_zero():
    found = told(every_month([9, 7, 4, 2, 1]), target=0, direction="at_most")
    assert (found.low, found.median) == (0, 0)


def test_readings_that_may_be_negative_are_not_held_at_zero():
    found = told(every_month([9, 7, 4, 2, 1]), target=-5, direction="at_most")
    assert found.median < 0


def test_per_cent_stay_below_a_hundred():
    rows = [{"measure": "ada/a", "unit": "%", "target": 95.0}, {"measure": "ada/b", "target": 95.0}]
    values = [(FIRST + timedelta(days=30 * number), 60.0 + 8 * number) for number in range(5)]
    read = together(check_ins(values, "ada/a"), check_ins(values, "ada/b"))
    per_cent, plain = forecast_readings(measures(*rows), read, as_of=date(2026, 6, 30)).itertuples()
    assert per_cent.high == 100
    assert plain.high > 100


def test_several_readings_of_a_day_are_joined_as_the_measure_says():
    rows = [{"measure": f"ada/{join}", "join": join} for join in ("last", "sum")]
    days = [FIRST + timedelta(days=30 * number) for number in range(5)]
    twice = [(day, value) for number, day in enumerate(days) for value in (1.0, number)]
    read = together(*(check_ins(twice, row["measure"]) for row in rows))
    last, total = forecast_readings(measures(*rows), read, as_of=date(2026, 6, 30))["median"]
    assert total == pytest.approx(last + 1)


def test_of_several_readings_of_a_day_the_last_counts():
    frame = every_month(RISING)
    twice = pd.concat([frame.assign(value=99.0), frame], ignore_index=True)
    assert told(twice) == told(frame)


def test_readings_may_come_in_any_order():
    frame = every_month(RISING)
    assert told(frame.iloc[::-1]) == told(frame)


def test_readings_after_the_day_of_the_facts_are_not_seen():
    frame = every_month(RISING)
    as_of = frame["on"][5]
    assert told(frame, as_of=as_of) == told(frame[:6], as_of=as_of)


def test_without_a_target_there_is_a_range_and_no_probability():
    found = told(every_month(RISING), target=None)
    assert found.probability is None
    assert found.low < found.high


@pytest.mark.parametrize("count", [0, 1, 2])
def test_below_three_days_there_are_words_and_no_numbers(count):
    assert_only_remark(told(every_month(RISING)[:count], as_of=date(2026, 9, 1)), "too few readings")


def test_three_readings_of_two_days_are_too_few():
    frame = readings([(FIRST, 4), (FIRST + timedelta(days=9), 5), (FIRST + timedelta(days=9), 6)])
    assert_only_remark(told(frame), "too few readings")


def test_equal_readings_tell_no_pace():
    assert_only_remark(told(every_month([5] * 6)), "all readings are the same")
    assert_only_remark(told(every_month([0, 1e-200, 2e-200])), "all readings are the same")


@pytest.mark.parametrize(
    "values", [[4, 5, 6, 7000, 7, 8, 8], [4, 5, 6, 7, 8, 8, 9000], [-5000, 4, 5, 6, 7, 8]]
)
def test_one_reading_far_from_all_others_is_named_in_place_of_a_number(values):
    assert_only_remark(told(every_month(values)), "one reading lies far from all others")


def test_a_leap_that_stays_is_no_outlier():
    assert told(every_month([4, 5, 4, 5, 25, 26, 25]), target=None).remark is Remark.NONE


@pytest.mark.parametrize("on", [date(2026, 7, 1), date(2026, 8, 3)])
def test_of_a_day_that_is_over_or_read_nothing_is_foretold(on):
    assert_only_remark(told(every_month(RISING), on=on), "the day is over")


def test_a_target_that_is_reached_is_named():
    assert told(every_month(RISING), target=8).remark == "reached already"
    assert told(every_month(RISING[::-1]), target=4, direction="at_most").remark == "reached already"


def test_a_target_below_the_first_reading_is_named():
    assert told(every_month(RISING), target=3).remark == "beyond the target from the first reading on"


def test_a_target_that_was_reached_and_lost_again_is_asked_about_as_any_other():
    found = told(every_month([11, 9, 8, 7, 6, 4.5]))
    assert found.remark is Remark.NONE
    assert found.probability < 0.1


def assert_only_remark(forecast, remark):
    assert forecast.remark == remark
    assert [forecast.low, forecast.median, forecast.high, forecast.probability] == [None] * 4


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(wrong):
    with pytest.raises(ForecastError, match="is no reading"):
        told(every_month([4, wrong, 6]))
    with pytest.raises(ForecastError, match="is no target"):
        told(every_month(RISING), target=wrong)


def test_a_reading_that_is_too_large_to_be_squared_is_refused():
    with pytest.raises(ForecastError, match=r"'1e\+200' is no reading"):
        told(every_month([4, 5, 1e200, 2e200]))


@pytest.mark.parametrize("factor", [1e-9, 1.0, 1e12, 1e90])
def test_very_large_and_very_small_readings_have_numbers(factor):
    found = told(every_month([value * factor for value in RISING]), target=10 * factor)
    assert numbers(found) == pytest.approx(numbers(told(every_month(RISING))) * factor)
    assert found.probability == pytest.approx(told(every_month(RISING)).probability)


@pytest.mark.parametrize(("target", "direction"), [(1e308, "at_least"), (-1e308, "at_most")])
def test_a_target_that_is_immensely_far_off_has_no_chance(target, direction):
    assert told(every_month(RISING), target=target, direction=direction).probability == 0


def test_readings_of_one_week_about_a_day_in_five_years_say_that_they_know_little():
    """The range is wider than all that was read, and nothing is in sight."""
    days = [FIRST + timedelta(days=day) for day in range(7)]
    frame = readings(list(zip(days, [1, 2, 2, 3, 3, 4, 5], strict=True)))
    found = told(frame, on=date(2031, 1, 5), target=None)
    assert found.low == 0
    assert found.median < found.high / 10


def test_five_thousand_days_of_readings_have_a_forecast():
    days = pd.date_range("2010-01-01", periods=5000)
    frame = pd.DataFrame({"on": days, "value": np.arange(5000.0) + np.tile([0, 3], 2500)})
    found = told(frame, on=date(2024, 1, 1), target=None, as_of=date(2023, 9, 9))
    assert found.median == pytest.approx((date(2024, 1, 1) - date(2010, 1, 1)).days + 1.5, rel=0.01)


@pytest.mark.parametrize("values", [[4, 5, 6, 5, 4], [0, 1] * 4 + [0], [9, 3, 1, 3, 9]])
def test_readings_that_came_back_have_no_pace_and_may_go_either_way(values):
    found = told(every_month(values), target=-99)  # so that no bound is in the way
    assert found.median == pytest.approx(values[-1], abs=max(values) - min(values))
    assert found.high - found.median == pytest.approx(found.median - found.low)
    assert found.high - found.low > max(values) - min(values)


def test_a_pace_counts_less_the_more_the_readings_strayed():
    """The same line through both; one is all that is known of a walk."""
    calm, wild = [0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 3, 0, 1, 4, 7, 8, 5, 8]
    found = [told(every_month(values), on=date(2027, 3, 1), target=None).median for values in (calm, wild)]
    assert 8 < found[1] < found[0]


def test_before_the_first_reading_there_are_too_few():
    assert_only_remark(told(every_month(RISING), as_of=date(2025, 1, 1)), "too few readings")


def test_an_infinite_reading_among_many_is_refused():
    with pytest.raises(ForecastError, match="'inf' is no reading"):
        forecast_readings(measures({}), check_ins([(FIRST, math.inf)]), as_of=DUE)


@pytest.mark.parametrize("level", [0, 1, -0.5, 80, 1 - 1e-16, math.nan])
def test_a_level_that_is_no_chance_is_refused(level):
    with pytest.raises(ForecastError, match="is no level"):
        told(every_month(RISING), level=level)


def test_a_direction_without_one_side_is_refused():
    with pytest.raises(ForecastError, match="'between' is no direction"):
        told(every_month(RISING), direction="between")


def test_measures_of_other_kinds_and_without_readings_have_their_place():
    rows = [{"measure": "ada/a"}, {"measure": "ada/b", "kind": "maintain", "baseline": None}]
    found = forecast_readings(measures(*rows), check_ins([], "ada/a"), as_of=date(2026, 6, 30))
    assert found["measure"].tolist() == ["ada/a"]
    assert found["remark"].tolist() == ["too few readings"]


def test_many_measures_can_be_asked_about_one_day():
    frame = every_month(RISING)
    read = check_ins(list(frame.itertuples(index=False)))
    on = date(2027, 3, 1)
    found = forecast_readings(measures({}), read, as_of=date(2026, 9, 1), on=on).iloc[0]
    assert found["on"].date() == on
    assert found["median"] == pytest.approx(told(frame, on=on, as_of=date(2026, 9, 1)).median)


def test_a_forecast_is_what_a_calculator_says():
    """The formula of the reference, on readings that lie on no line and go up by leaps."""
    frame = every_month([0, 2, 1, 3], date(2026, 1, 1))
    found = told(frame, on=date(2026, 5, 31), target=5, as_of=date(2026, 4, 1))  # 60 days on, of 90
    pace, line_pace = 3 / 90, 0.8 / 30  # a day
    turns = (1.2**2 + 1.8**2 + 1.2**2) / 1.8  # distances from the line: -0.3, 0.9, -0.9, 0.3
    walk = 1 / (1 + (turns / 2) ** 3.5 * 2)
    strayed = ((1 - 2) ** 2 + (1 - 2) ** 2) / 60 / 2 / (1 - 60 / 90)  # a day
    mixed_pace = (1 - walk) * line_pace + walk * pace
    later_pace = mixed_pace / (1 + (2 / 4 + 0.05) * 60 / 90 + 0.7 * strayed / 90 / mixed_pace**2)
    median = 3 + (1 - walk) * -0.3 + later_pace * 60
    square = 0.4 * (1 - walk) * 1.8 / 2 + 0.6 * walk * strayed * 60
    square += (1 / (4 + 4) + 0.08) * ((pace * 60) ** 2 + 0.5 * 1.8 / 2 * (60 / 90) ** 2)
    assert found.median == pytest.approx(median)
    assert found.high == pytest.approx(median + math.sqrt(square) * math.log(9))
    assert found.probability == pytest.approx(1 / (1 + math.exp((5 - median) / math.sqrt(square))))


def peak_of(count):
    """The most bytes in use at a time while so many series of ten readings are forecast."""
    value = np.random.default_rng(7).normal(size=(count, 10)).cumsum(axis=1).ravel()
    series = Series(starts=np.arange(count) * 10, day=np.tile(np.arange(10) * 7, count), value=value)
    no = np.zeros(count, dtype=bool)
    asked = Asked(on=np.full(count, 90), target=np.full(count, 5.0), at_least=~no, per_cent=no, totals=no)
    tracemalloc.start()
    forecasts(series, asked, today=70, level=0.8)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_number_of_measures():
    assert peak_of(8 * AT_ONCE) < 3 * peak_of(AT_ONCE)
