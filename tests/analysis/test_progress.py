"""Where measures stand, and the fractions from which a reader can compute it again."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.keeping import kept_spans
from goalkit.analysis.milestones import milestone_states
from goalkit.analysis.progress import progress, status_workings
from goalkit.analysis.rules import RATIO
from tests.analysis.made import (
    DONE,
    DUE,
    MAINTAIN,
    START,
    STEPS,
    check_ins,
    empty,
    measures,
    milestones,
    together,
)

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


def test_milestones_reached_stand_beside_milestones_due_before_today():
    steps = milestones(
        {"milestone": "m1", "due": date(2026, 3, 31), "reached_on": date(2026, 4, 2)},
        {"milestone": "m2", "due": AS_OF},
        {"milestone": "m3", "due": date(2026, 9, 30), "reached_on": date(2026, 8, 1)},
        {"milestone": "m4", "due": date(2026, 12, 31)},
        {"milestone": "x", "goal": "another", "due": date(2026, 1, 31)},
        {"milestone": "y", "client": "bob", "due": date(2026, 1, 31)},
    )
    found = stands(STEPS, [], steps=steps)
    assert (found["actual"], found["share"], found["expected"]) == (1.0, 0.25, 0.25)
    assert found["on"] == pd.Timestamp("2026-04-02")
    assert found["status"] == "on track"


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


MONDAY = date(2026, 1, 5)


def worked_out(rows, read, steps, as_of, since=None):
    stated, marked = measures(*rows), milestones(*steps)
    found = progress(stated, read, marked, as_of=as_of, since=since)
    kept = kept_spans(stated, read, as_of=as_of, since=since)
    return status_workings(found, kept, milestone_states(marked, as_of=as_of), as_of=as_of)


@given(
    as_of=st.dates(START - timedelta(days=40), DUE + timedelta(days=40)),
    people=st.integers(-3, 20),
    hours=st.lists(st.sampled_from([45, 55]), max_size=30),
    reached=st.lists(st.booleans(), max_size=5),
    is_done=st.booleans(),
    count=st.sampled_from(["exclusive", "inclusive", None]),
)
def test_the_fractions_are_share_and_expected_share(as_of, people, hours, reached, is_done, count):
    rows = [{"day_count": count}, MAINTAIN, STEPS, DONE]
    read = together(
        check_ins([(START, people)]),
        check_ins([(MONDAY + timedelta(weeks=week), value) for week, value in enumerate(hours)], "ada/hours"),
        check_ins([(START, float(is_done))], "ada/buddy"),
    )
    steps = [
        {
            "milestone": f"k{number}",
            "due": date(2026, 2 * number + 1, 1),
            "reached_on": START if one else None,
        }
        for number, one in enumerate(reached)
    ]
    found = worked_out(rows, read, steps, as_of)
    assert (found["part"] / found["whole"]).tolist() == pytest.approx(found["share"].tolist(), nan_ok=True)
    for _, row in found.iterrows():
        if row["kind"] != "maintain" or row["whole"] > 0:
            assert row["passed"] / row["time"] == pytest.approx(row["expected"], nan_ok=True)


def test_what_is_counted_is_what_a_person_counts():
    weeks = [(MONDAY + timedelta(weeks=week), value) for week, value in enumerate([45, 55, 48, 50])]
    steps = [
        {"milestone": "k1", "due": date(2026, 2, 1), "reached_on": date(2026, 1, 20)},
        {"milestone": "k2", "due": date(2026, 2, 2)},
        {"milestone": "k3", "due": date(2026, 9, 1)},
    ]
    read = together(check_ins([(START, 6)]), check_ins(weeks, "ada/hours"))
    found = worked_out([{}, MAINTAIN, STEPS], read, steps, date(2026, 4, 1))
    columns = ["part", "whole", "passed", "time"]
    assert found[columns].to_numpy().tolist() == [[2, 6, 90, 364], [3, 4, 4, 4], [1, 3, 2, 3]]


def test_only_spans_of_the_days_looked_at_are_counted():
    weeks = [(MONDAY + timedelta(weeks=week), 55 if week < 4 else 45) for week in range(8)]
    found = worked_out(
        [MAINTAIN], check_ins(weeks, "ada/hours"), [], date(2026, 4, 1), since=MONDAY + timedelta(weeks=3)
    )
    assert found[["part", "whole"]].to_numpy().tolist() == [[4, 5]]


def test_milestones_are_counted_for_each_goal_of_each_client():
    steps = [{"due": date(2026, 2, 1)}, {"client": "bob", "due": date(2026, 9, 1)}]
    bobs = {**STEPS, "client": "bob", "measure": "bob/steps"}
    found = worked_out(
        [bobs, STEPS, {**STEPS, "goal": "none", "measure": "ada/none"}],
        check_ins([]),
        steps,
        date(2026, 4, 1),
    )
    columns = ["part", "whole", "passed", "time"]
    assert found[columns].to_numpy()[:2].tolist() == [[0, 1, 0, 1], [0, 1, 1, 1]]
    assert found[columns].iloc[2].isna().all()
