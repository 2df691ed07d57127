"""Moved goalposts stay visible: when a change is a new version, and when a correction."""

from datetime import date
from decimal import Decimal

import pytest

from goalkit.model.revision import Standing, moved
from goalkit.terms import GoalState
from tests.books import START, goal, reach, reading

TODAY = date(2026, 5, 20)
READ = reading("m1", date(2026, 5, 11), 7)


def test_a_goalpost_moved_after_a_reading_is_a_new_version_with_its_reason() -> None:
    standing = Standing.of(reach(), [READ], today=TODAY)
    changed = reach(target=Decimal(8))
    assert standing.asks_reason(changed)
    found = standing.following(changed, "Two positions were cut")
    assert (found.version, found.since, found.reason) == (2, TODAY, "Two positions were cut")
    assert found.target == 8


@pytest.mark.parametrize(
    ("since", "check_ins"),
    [(START, []), (TODAY, [READ]), (START, [reading("m1", TODAY, None, confidence=0.5)])],
    ids=["never read", "written today", "only a confidence"],
)
def test_before_it_is_read_or_on_its_first_day_a_change_corrects_it(since: date, check_ins: list) -> None:
    standing = Standing.of(reach(since=since), check_ins, today=TODAY)
    found = standing.following(reach(since=since, target=Decimal(8)), "")
    assert (found.version, found.since, found.target) == (1, since, 8)


def test_a_reading_before_a_version_does_not_settle_it() -> None:
    second = reach(version=2, since=date(2026, 5, 12), reason="Two more")
    assert not Standing.of(second, [READ], today=TODAY).settled


def test_what_is_no_goalpost_is_corrected_in_place_and_keeps_the_reason() -> None:
    second = goal(version=2, since=START, reason="Moved", due=date(2027, 1, 1))
    standing = Standing.of(second, [READ], today=TODAY)
    found = standing.following(goal(version=2, reason="Moved", due=date(2027, 1, 1), why="Because"), "")
    assert (found.version, found.reason, found.why) == (2, "Moved", "Because")


def test_state_and_weight_are_goalposts() -> None:
    assert moved(goal(), goal(state=GoalState.PAUSED, weight=2, why="other")) == ("state", "weight")
