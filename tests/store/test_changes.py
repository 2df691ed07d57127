"""A save that rests on old knowledge is refused; a save can be undone; both leave the history whole."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from goalkit.errors import NothingToUndoError, StaleSaveError, WorkbookError
from goalkit.model import Client, Milestone, Record
from goalkit.model.change import Edit
from goalkit.store import Practice, export_client, import_client, open_practice
from tests.books import goal, reach, reading

BEGIN = datetime(2026, 1, 2, tzinfo=UTC)
DAY = date(2026, 3, 20)
STEP = Milestone(id="k1", goal_id="g1", title="First hire", due=DAY)


@pytest.fixture
def told(practice: Practice) -> Practice:
    """A practice with one client, one measure and one milestone."""
    practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach(), STEP, at=BEGIN)
    return practice


def records(practice: Practice) -> set[Record]:
    return set(practice.load("c1").records())


def test_a_record_that_changed_since_it_was_read_is_not_saved_over(told: Practice) -> None:
    seen = told.load("c1").known_at
    told.record("c1", reading("m1", DAY, 7), at=BEGIN + timedelta(days=1))
    with pytest.raises(StaleSaveError, match=f"'m1-{DAY}'") as refused:
        told.record("c1", reading("m1", DAY, 8), seen_at=seen)
    assert refused.value.changed == (f"m1-{DAY}",)
    assert [one.value for one in told.load("c1").check_ins] == [Decimal(7)]


def test_a_version_that_was_followed_by_another_since_it_was_read_is_not_saved_over(told: Practice) -> None:
    seen = told.load("c1").known_at
    second = reach(version=2, since=DAY, reason="Two more positions", target=Decimal(12))
    told.record("c1", second, at=BEGIN + timedelta(days=1))
    with pytest.raises(StaleSaveError, match="'m1'"):
        told.record("c1", reach(title="Size of the team"), seen_at=seen)
    told.record("c1", reach(title="Size of the team"), seen_at=told.load("c1").known_at)


@pytest.mark.parametrize("step", ["taken back", "undone"])
def test_a_record_that_was_taken_back_since_it_was_read_does_not_come_again_unseen(
    told: Practice, step: str
) -> None:
    seen = told.record("c1", reading("m1", DAY, 7), at=BEGIN + timedelta(days=1))
    assert seen is not None
    if step == "undone":
        told.undo("c1")
    else:
        told.record("c1", without=[reading("m1", DAY, 7)])
    with pytest.raises(StaleSaveError, match=f"'m1-{DAY}'"):
        told.record("c1", reading("m1", DAY, 8), seen_at=seen)
    assert told.load("c1").check_ins == ()
    told.record("c1", reading("m1", DAY, 8), seen_at=told.load("c1").known_at)
    assert [one.value for one in told.load("c1").check_ins] == [Decimal(8)]


def test_what_came_and_went_since_it_was_read_is_no_obstacle(told: Practice) -> None:
    """Nobody who saves now has seen it."""
    seen = told.load("c1").known_at
    told.record("c1", reading("m1", DAY, 7), at=BEGIN + timedelta(days=1))
    told.undo("c1")
    told.record("c1", reading("m1", DAY, 8), seen_at=seen)
    assert [one.value for one in told.load("c1").check_ins] == [Decimal(8)]


def test_nothing_of_a_stale_save_is_kept(told: Practice) -> None:
    seen = told.load("c1").known_at
    told.record("c1", reading("m1", DAY, 7), at=BEGIN + timedelta(days=1))
    before = records(told)
    with pytest.raises(StaleSaveError):
        told.record("c1", reading("m1", date(2026, 3, 27), 9), reading("m1", DAY, 8), seen_at=seen)
    assert records(told) == before


def test_changes_of_other_records_and_equal_ones_are_no_obstacle(told: Practice) -> None:
    seen = told.load("c1").known_at
    told.record("c1", reading("m1", DAY, 7), at=BEGIN + timedelta(days=1))
    told.record("c1", reading("m1", DAY, 7), reading("m1", date(2026, 3, 27), 9), seen_at=seen)
    assert len(told.load("c1").check_ins) == 2


def test_undo_puts_back_what_a_save_replaced_and_takes_back_what_it_added(told: Practice) -> None:
    before = records(told)
    reached = Milestone(id="k1", goal_id="g1", title="First hire", due=DAY, reached_on=DAY)
    told.record("c1", reading("m1", DAY, 7), reached)
    told.undo("c1")
    assert records(told) == before


def test_many_saves_are_undone_one_after_the_other_and_redone(told: Practice) -> None:
    states = [records(told)]
    for value in range(40):
        told.record("c1", reading("m1", DAY, value))
        states.append(records(told))
    for state in reversed(states[:-1]):
        told.undo("c1")
        assert records(told) == state
    for state in states[1:]:
        told.redo("c1")
        assert records(told) == state
    with pytest.raises(NothingToUndoError):
        told.redo("c1")


def test_after_an_undo_another_save_leaves_nothing_to_redo(told: Practice) -> None:
    told.record("c1", reading("m1", DAY, 7))
    told.record("c1", reading("m1", DAY, 8))
    told.undo("c1")
    told.record("c1", reading("m1", DAY, 9))
    with pytest.raises(NothingToUndoError):
        told.redo("c1")
    told.undo("c1")
    assert [one.value for one in told.load("c1").check_ins] == [Decimal(7)]
    told.undo("c1")
    assert told.load("c1").check_ins == ()


def test_the_beginning_of_a_client_is_not_undone(told: Practice) -> None:
    with pytest.raises(NothingToUndoError):
        told.undo("c1")
    with pytest.raises(NothingToUndoError):
        told.put_back("c1", BEGIN)
    assert told.load("c1").client.name == "Robin Example"


def test_what_was_undone_stays_in_the_history(told: Practice) -> None:
    saved_at = told.record("c1", reading("m1", DAY, 7))
    told.undo("c1")
    assert len(told.load("c1", saved_at).check_ins) == 1
    assert told.load("c1").check_ins == ()


def test_undo_is_refused_where_something_was_saved_that_was_not_seen(told: Practice) -> None:
    seen_at = told.record("c1", reading("m1", DAY, 7))
    told.record("c1", reading("m1", date(2026, 3, 27), 8))
    with pytest.raises(StaleSaveError, match="m1-2026-03-27"):
        told.undo("c1", seen_at=seen_at)
    assert len(told.load("c1").check_ins) == 2


def test_undo_is_refused_where_something_was_taken_away_that_was_seen(told: Practice) -> None:
    seen_at = told.record("c1", reading("m1", DAY, 7))
    told.record("c1", without=[reading("m1", DAY, 7)])
    with pytest.raises(StaleSaveError):
        told.undo("c1", seen_at=seen_at)
    assert told.load("c1").check_ins == ()


def test_what_is_undone_next_is_told_and_survives_a_restart(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach())
        practice.record("c1", reading("m1", DAY, 7))
        practice.record("c1", reading("m1", DAY, 8))
        practice.undo("c1")
    with open_practice(file) as practice:
        undo, redo = practice.steps("c1")
        assert undo is not None
        assert redo is not None
        assert undo.edits == (Edit(before=None, after=reading("m1", DAY, 7)),)
        assert redo.edits == (Edit(before=reading("m1", DAY, 7), after=reading("m1", DAY, 8)),)
        practice.redo("c1")
        assert [one.value for one in practice.load("c1").check_ins] == [Decimal(8)]
        assert practice.steps("c1")[1] is None


def test_an_imported_history_can_be_undone(told: Practice) -> None:
    states = []
    for value in range(3):
        states.append(records(told))
        told.record("c1", reading("m1", DAY, value))
    with open_practice(":memory:") as other:
        import_client(other, export_client(told, "c1"))
        for state in reversed(states):
            other.undo("c1")
            assert records(other) == state
        with pytest.raises(NothingToUndoError):
            other.undo("c1")


# ---------------------------------------------------------------- the history


def test_the_changes_are_told_newest_first_with_what_was_before_and_after(told: Practice) -> None:
    first, second = reading("m1", DAY, 7), reading("m1", DAY, 8)
    told.record("c1", first)
    told.record("c1", second)
    told.record("c1", without=[second, STEP])
    edits = [set(one.edits) for one in told.changes("c1")]
    assert edits[:3] == [
        {Edit(before=second, after=None), Edit(before=STEP, after=None)},
        {Edit(before=first, after=second)},
        {Edit(before=None, after=first)},
    ]
    assert told.changes("c1")[-1].is_beginning


def test_they_are_told_page_by_page_and_by_what_was_changed(told: Practice) -> None:
    for value in range(5):
        told.record("c1", reading("m1", DAY, value))
    told.record("c1", without=[STEP])
    newest = told.changes("c1", most=4)
    older = told.changes("c1", before=newest[-1].at, most=4)
    assert (*newest, *older) == told.changes("c1")
    assert len(older) == 3
    steps = told.changes("c1", among=("milestones",))
    assert [one.at for one in steps] == [newest[0].at, BEGIN]


def test_a_new_version_is_told_with_the_one_before(told: Practice) -> None:
    second = reach(version=2, since=DAY, reason="Two more positions", target=Decimal(12))
    told.record("c1", second)
    told.record("c1", reach(title="Size of the team"))
    (corrected, revised, _) = told.changes("c1")
    assert corrected.edits == (Edit(before=reach(), after=reach(title="Size of the team")),)
    assert revised.edits == (Edit(before=None, after=second, revised=reach()),)


def test_a_wrong_entry_of_weeks_ago_is_put_back_and_the_rest_stays(told: Practice) -> None:
    wrong = told.record("c1", reading("m1", DAY, 70))
    told.record("c1", reading("m1", date(2026, 3, 27), 8))
    assert wrong is not None
    told.put_back("c1", wrong)
    assert [one.on for one in told.load("c1").check_ins] == [date(2026, 3, 27)]
    assert told.put_back("c1", wrong) is None
    told.undo("c1")
    assert len(told.load("c1").check_ins) == 2


def test_what_others_rest_on_is_not_put_back(told: Practice) -> None:
    came = told.record("c1", goal("g2"))
    told.record("c1", reach("m2", goal_id="g2"))
    assert came is not None
    with pytest.raises(WorkbookError):
        told.put_back("c1", came)


def test_nothing_is_put_back_over_what_was_not_seen(told: Practice) -> None:
    wrong = told.record("c1", reading("m1", DAY, 70))
    told.record("c1", reading("m1", DAY, 7))
    assert wrong is not None
    with pytest.raises(StaleSaveError):
        told.put_back("c1", wrong, seen_at=wrong)


# ---------------------------------------------------------------- what is saved


def test_what_is_gone_already_stays_gone_and_the_rest_of_the_save_is_made(told: Practice) -> None:
    """Two windows take the same record back; who only retracts it without having seen it is told."""
    seen = told.load("c1")
    gone = STEP
    told.record("c1", without=[gone])
    client = replace(seen.client, role="Director")
    told.record("c1", client, without=(gone,), seen_at=seen.known_at)
    assert told.load("c1").milestones == ()
    assert told.load("c1").client.role == "Director"
    with pytest.raises(WorkbookError):
        told.record("c1", without=(gone,))


def test_a_save_without_difference_writes_no_row_and_has_no_moment(told: Practice) -> None:
    """The draft of a form is no record: what is known, and when it came to be known, stays as it was."""
    known, text = told.load("c1"), export_client(told, "c1")
    assert told.record("c1", *known.records()) is None
    assert told.record("c1") is None
    assert told.load("c1") is known
    assert export_client(told, "c1") == text
