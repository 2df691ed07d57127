"""Share and expected share as the fractions that a reader can compute again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.keeping import kept_spans
from goalkit.analysis.milestones import milestone_states
from goalkit.analysis.progress import progress, status_workings
from tests.analysis.made import (
    DONE,
    DUE,
    MAINTAIN,
    START,
    STEPS,
    check_ins,
    measures,
    milestones,
    together,
)

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
