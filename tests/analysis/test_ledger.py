"""The ledger of revisions."""

from datetime import date

import pandas as pd
import pytest

from goalkit.analysis.ledger import ledger, share_first
from goalkit.analysis.progress import progress
from tests.analysis.made import MAINTAIN, check_ins, empty, goals, measures

MARCH, JUNE = date(2026, 3, 1), date(2026, 6, 1)


def test_a_moved_target_is_one_line_with_before_after_and_reason():
    versions = measures({}, {"version": 2, "since": JUNE, "target": 12.0, "reason": "A second team joined"})
    found = ledger(goals({}), versions)
    assert found.to_dict("records") == [
        {
            "client": "ada", "goal": "team", "measure": "ada/size", "since": pd.Timestamp(JUNE),
            "what": "target", "before": 10.0, "after": 12.0, "unit": "people",
            "reason": "A second team joined",
        }
    ]  # fmt: skip


def test_a_revised_goal_names_each_field_that_changed():
    versions = goals(
        {},
        {
            "version": 2,
            "since": MARCH,
            "due": date(2027, 3, 31),
            "state": "paused",
            "reason": "Parental leave",
        },
    )
    found = ledger(versions, measures({}))
    assert found["what"].tolist() == ["due", "state"]
    assert found["before"].tolist() == [pd.Timestamp("2026-12-31"), "active"]
    assert found["after"].tolist() == [pd.Timestamp("2027-03-31"), "paused"]
    assert found["measure"].tolist() == ["", ""]


def test_each_version_is_compared_with_the_one_before_it_whatever_their_order():
    rows = [
        {"version": 3, "since": JUNE, "target": 14.0, "reason": "Again"},
        {},
        {"version": 2, "since": MARCH, "target": 12.0, "reason": "Grown"},
    ]
    found = ledger(goals({}), measures(*rows))
    assert found[["before", "after"]].to_numpy().tolist() == [[10.0, 12.0], [12.0, 14.0]]


def test_a_revision_that_changes_nothing_that_counts_leaves_no_line():
    versions = measures({}, {"version": 2, "since": JUNE, "reason": "Written anew"})
    assert ledger(goals({}), versions).empty


def test_what_was_added_comes_from_nothing():
    wider = {"version": 2, "since": JUNE, "direction": "between", "target_high": 60.0, "reason": "Rest too"}
    found = ledger(goals({}), measures(MAINTAIN, {**MAINTAIN, **wider})).set_index("what")
    assert found.loc["direction", ["before", "after"]].tolist() == ["at most", "between"]
    assert found.loc["target_high", "before"] is None
    assert found.loc["target_high", "after"] == 60.0


def test_goals_of_the_same_id_of_two_clients_are_not_versions_of_each_other():
    versions = goals(
        {}, {"client": "bob", "version": 2, "since": MARCH, "statement": "Another", "reason": "x"}
    )
    assert ledger(versions, measures({})).empty


def test_lines_come_by_day():
    versions = measures(
        {}, {"version": 2, "since": JUNE, "baseline": 5.0, "reason": "Counted wrongly"},
    )  # fmt: skip
    earlier = goals({}, {"version": 2, "since": MARCH, "statement": "Lead", "reason": "Shorter"})
    assert ledger(earlier, versions)["what"].tolist() == ["statement", "baseline"]


def shares(*versions, actual=7.0):
    table = measures(*versions)
    newest = table.tail(1)
    stands = progress(
        newest, check_ins([("2026-06-29", actual)]), empty("MILESTONES"), as_of=date(2026, 7, 2)
    )
    return share_first(table, stands)


def test_the_share_by_the_first_target_stands_beside_the_current_one():
    found = shares({}, {"version": 2, "since": JUNE, "target": 14.0, "reason": "Grown"}).iloc[0]
    assert found[["first_baseline", "first_target"]].tolist() == [4.0, 10.0]
    assert found["share_first"] == pytest.approx(0.5)
    assert found["share"] == pytest.approx(0.3)


def test_a_total_by_the_first_baseline_begins_there():
    later = {"version": 2, "since": JUNE, "baseline": 6.0, "reason": "Counted wrongly"}
    total = {"join": "total", "target": 20.0}
    found = shares(total, total | later).iloc[0]
    assert (found["share"], found["share_first"]) == (7 / 14, 7 / 16)


def test_where_the_target_stayed_there_is_nothing_to_compare():
    assert shares({}).empty
    assert shares({}, {"version": 2, "since": JUNE, "title": "Size", "reason": "Shorter"}).empty
