"""Check-ins become readings: in order, up to a day, joined."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.readings import daily_readings, last_readings
from tests.analysis.made import check_ins, measures, together

AS_OF = date(2026, 9, 30)
THREE_A_DAY = [("2026-03-02", 5.0), ("2026-03-02", 1.0), ("2026-03-02", 3.0), ("2026-03-09", 7.0)]


@pytest.mark.parametrize(
    ("join", "value"), [("last", 3.0), ("sum", 9.0), ("mean", 3.0), ("min", 1.0), ("max", 5.0)]
)
def test_several_readings_of_a_day_become_one_as_the_measure_says(join, value):
    found = daily_readings(measures({"join": join}), check_ins(THREE_A_DAY), as_of=AS_OF)
    assert found["on"].dt.date.tolist() == [date(2026, 3, 2), date(2026, 3, 9)]
    assert found["value"].tolist() == [value, 7.0]
    assert found["measure"].tolist() == ["ada/size", "ada/size"]


def test_the_last_reading_joins_only_its_own_day():
    readings = [("2026-03-02", 5.0), ("2026-03-09", 1.0), ("2026-03-09", 3.0)]
    found = last_readings(measures({"join": "sum"}), check_ins(readings), as_of=AS_OF).iloc[0]
    assert found["on"] == pd.Timestamp("2026-03-09")
    assert found["value"] == 4.0


def test_the_day_asked_for_is_in_and_the_next_is_not():
    readings = check_ins([("2026-03-02", 5.0), ("2026-03-03", 6.0)])
    found = last_readings(measures({}), readings, as_of=date(2026, 3, 2))
    assert found["value"].tolist() == [5.0]


def test_a_check_in_without_value_is_no_reading_but_its_confidence_counts():
    readings = check_ins([("2026-03-02", 5.0, 0.4), ("2026-03-09", None, 0.8), ("2026-03-16", None)])
    found = last_readings(measures({}), readings, as_of=AS_OF).iloc[0]
    assert found["on"] == pd.Timestamp("2026-03-02")
    assert (found["confidence"], found["first_confidence"]) == (0.8, 0.4)


def test_the_first_confidence_is_that_of_the_period_asked_for():
    readings = check_ins([("2026-03-02", 5.0, 0.4), ("2026-07-06", 6.0, 0.6), ("2026-08-03", 7.0, 0.9)])
    found = last_readings(measures({}), readings, as_of=AS_OF, since=date(2026, 7, 1)).iloc[0]
    assert (found["confidence"], found["first_confidence"]) == (0.9, 0.6)


def test_a_measure_without_reading_has_a_row_of_missing_values():
    found = last_readings(measures({}, {"measure": "ada/other"}), check_ins(THREE_A_DAY), as_of=AS_OF)
    assert found["measure"].tolist() == ["ada/size", "ada/other"]
    assert found.loc[1, ["on", "value", "confidence", "first_confidence"]].isna().all()


def test_check_ins_of_measures_that_are_not_asked_for_are_left_out():
    several = together(check_ins(THREE_A_DAY, "bob/size"), check_ins([("2026-03-02", 8.0)]))
    assert daily_readings(measures({}), several, as_of=AS_OF)["value"].tolist() == [8.0]


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_days_in_the_frame_does_not_matter(random):
    days = pd.date_range("2026-01-05", periods=30, freq="W-MON")
    rows = [(day.date(), float(number), number / 30) for number, day in enumerate(days)]
    shuffled = random.sample(rows, len(rows))
    expected = last_readings(measures({}), check_ins(rows), as_of=AS_OF)
    pd.testing.assert_frame_equal(last_readings(measures({}), check_ins(shuffled), as_of=AS_OF), expected)
    pd.testing.assert_frame_equal(
        daily_readings(measures({}), check_ins(shuffled), as_of=AS_OF),
        daily_readings(measures({}), check_ins(rows), as_of=AS_OF),
    )


def test_shuffled_measures_find_their_own_readings():
    several = together(*(check_ins([("2026-03-02", float(n))], f"ada/{n}") for n in range(9)))
    order = [3, 1, 8, 0, 2, 7, 5, 6, 4]
    found = last_readings(measures(*({"measure": f"ada/{n}"} for n in order)), several, as_of=AS_OF)
    assert np.array_equal(found["value"], order)
