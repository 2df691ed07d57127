"""Where every measure stands: the numbers."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from goalkit.analysis.progress import progress
from goalkit.analysis.rules import RATIO
from tests.analysis.made import DONE, MAINTAIN, STEPS, check_ins, empty, measures, milestones, together

AS_OF = date(2026, 7, 2)  # half of the year has passed: 182 of 364 days


def stands(measure, readings, *, as_of=AS_OF, steps=None, **choices):
    """The one row of progress for this measure."""
    table = measures(measure)
    steps = milestones() if steps is None else steps
    read = check_ins(readings, table["measure"].iloc[0])
    return progress(table, read, steps, as_of=as_of, **choices).iloc[0]


def test_a_reach_measure_has_its_share_of_the_way_beside_the_share_of_the_time():
    found = stands({}, [("2026-03-02", 5.0, 0.5), ("2026-06-29", 6.4, 0.7)])
    assert (found["actual"], found["share"], found["expected"]) == (6.4, pytest.approx(0.4), 0.5)
    assert found["on"] == pd.Timestamp("2026-06-29")
    assert (found["confidence"], found["first_confidence"]) == (0.7, 0.5)
    assert (found["status"], found["rule"]) == ("on track", "gap")


def test_another_rule_may_say_another_word_and_is_named():
    found = stands({}, [("2026-06-29", 6.4)], rule=RATIO)
    assert (found["status"], found["rule"]) == ("behind", "ratio")


def test_a_share_is_not_clipped():
    assert stands({}, [("2026-06-29", 1.0)])["share"] == -0.5
    assert stands({}, [("2026-06-29", 16.0)])["share"] == 2.0


def test_a_maintain_measure_has_the_share_of_weeks_kept_and_the_value_of_the_last():
    readings = [("2026-05-05", 48.0), ("2026-05-12", 55.0), ("2026-06-16", 50.0), ("2026-06-30", 70.0)]
    found = stands(MAINTAIN, readings)
    assert (found["share"], found["expected"]) == (pytest.approx(2 / 3), 1.0)
    assert found["actual"] == 50.0  # the week of 30 June has not ended
    assert found["on"] == pd.Timestamp("2026-06-30")


def test_a_maintain_measure_is_judged_over_the_window_asked_for():
    readings = [("2026-03-03", 70.0), ("2026-04-07", 48.0), ("2026-06-23", 50.0)]
    assert stands(MAINTAIN, readings, since=date(2026, 4, 1))["share"] == 1.0
    assert stands(MAINTAIN, readings)["share"] == pytest.approx(2 / 3)


def test_milestones_reached_stand_beside_milestones_due():
    steps = milestones(
        {"milestone": "m1", "due": date(2026, 3, 31), "reached_on": date(2026, 4, 2)},
        {"milestone": "m2", "due": AS_OF},
        {"milestone": "m3", "due": date(2026, 9, 30), "reached_on": date(2026, 8, 1)},
        {"milestone": "m4", "due": date(2026, 12, 31)},
        {"milestone": "x", "goal": "another", "due": date(2026, 1, 31)},
        {"milestone": "y", "client": "bob", "due": date(2026, 1, 31)},
    )
    found = stands(STEPS, [], steps=steps)
    assert (found["actual"], found["share"], found["expected"]) == (1.0, 0.25, 0.5)
    assert found["on"] == pd.Timestamp("2026-04-02")
    assert found["status"] == "behind"


def test_a_done_measure_is_yes_or_no():
    assert stands(DONE, [])["share"] == 0.0
    assert stands(DONE, [("2026-03-02", 0.0)])["share"] == 0.0
    found = stands(DONE, [("2026-03-02", 0.0), ("2026-04-06", 1.0)])
    assert (found["share"], found["actual"], found["status"]) == (1.0, 1.0, "done")
    assert np.isnan(found["expected"])
    assert stands(DONE, [], as_of=date(2026, 12, 31))["expected"] == 1.0


def test_rows_stand_in_the_order_of_the_measures_whatever_the_order_of_check_ins():
    table = measures({}, STEPS, MAINTAIN, DONE)
    read = together(
        check_ins([("2026-06-23", 48.0)], "ada/hours"),
        check_ins([("2026-06-23", 1.0)], "ada/buddy"),
        check_ins([("2026-06-23", 7.0)], "ada/size"),
    )
    found = progress(table, read, milestones({}), as_of=AS_OF)
    assert found["measure"].tolist() == ["ada/size", "ada/steps", "ada/hours", "ada/buddy"]
    assert found["actual"].tolist() == [7.0, 0.0, 48.0, 1.0]
    assert found["share"].tolist() == [0.5, 0.0, 1.0, 1.0]


def test_the_index_of_the_measures_does_not_matter():
    table = measures({}, MAINTAIN, DONE)
    read = together(check_ins([("2026-06-23", 48.0)], "ada/hours"), check_ins([("2026-06-23", 7.0)]))
    plain = progress(table, read, empty("MILESTONES"), as_of=AS_OF)
    odd = progress(table.set_index(pd.Index([7, 3, 5])), read, empty("MILESTONES"), as_of=AS_OF)
    pd.testing.assert_frame_equal(odd, plain)
