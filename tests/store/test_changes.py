"""A save that rests on old knowledge is refused; a save can be undone; both leave the history whole."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from goalkit.errors import NothingToUndoError, StaleSaveError, WorkbookError
from goalkit.model import Client, Milestone, Record
from goalkit.store import Practice, export_client
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
    saved_at = told.record("c1", reading("m1", DAY, 7), reached)
    told.undo("c1", saved_at)
    assert records(told) == before


def test_undo_of_an_undo_brings_the_save_back(told: Practice) -> None:
    saved_at = told.record("c1", reading("m1", DAY, 7))
    after = records(told)
    undone_at = told.undo("c1", saved_at)
    told.undo("c1", undone_at)
    assert records(told) == after


def test_what_was_undone_stays_in_the_history(told: Practice) -> None:
    saved_at = told.record("c1", reading("m1", DAY, 7))
    told.undo("c1", saved_at)
    assert len(told.load("c1", saved_at).check_ins) == 1
    assert told.load("c1").check_ins == ()


def test_undo_leaves_later_saves_of_other_records_alone(told: Practice) -> None:
    saved_at = told.record("c1", reading("m1", DAY, 7))
    told.record("c1", reading("m1", date(2026, 3, 27), 8))
    told.undo("c1", saved_at)
    assert [one.value for one in told.load("c1").check_ins] == [Decimal(8)]


def test_undo_is_refused_where_the_record_changed_since(told: Practice) -> None:
    saved_at = told.record("c1", reading("m1", DAY, 7))
    told.record("c1", reading("m1", DAY, 8))
    with pytest.raises(StaleSaveError, match="m1"):
        told.undo("c1", saved_at)
    assert [one.value for one in told.load("c1").check_ins] == [Decimal(8)]


def test_undo_is_refused_where_the_record_is_gone(told: Practice) -> None:
    saved_at = told.record("c1", reading("m1", DAY, 7))
    told.retract("c1", reading("m1", DAY, 7))
    with pytest.raises(StaleSaveError):
        told.undo("c1", saved_at)


def test_what_is_gone_already_stays_gone_and_the_rest_of_the_save_is_made(told: Practice) -> None:
    """Two windows take the same record back; who only retracts it without having seen it is told."""
    seen = told.load("c1")
    gone = STEP
    told.retract("c1", gone)
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
    assert told.retract("c1") is None
    assert told.load("c1") is known
    assert export_client(told, "c1") == text


def test_a_moment_at_which_nothing_was_saved_cannot_be_undone(told: Practice) -> None:
    with pytest.raises(NothingToUndoError):
        told.undo("c1", BEGIN + timedelta(seconds=1))
