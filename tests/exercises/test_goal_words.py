"""A goal in own words: what is read from the fields, and when a change asks for a reason."""

from datetime import date
from typing import Any

import pytest

from goalkit.exercises.goals.offers import goal_templates
from goalkit.exercises.goals.words import WordsDraft
from goalkit.model import Goal, Workbook
from goalkit.terms import GoalState
from tests.books import START, book, goal, reach, reading

TODAY = date(2026, 5, 20)
SETTLED = book(goals=(goal(),), measures=(reach(),), check_ins=(reading("m1", date(2026, 5, 11), 7),))


def draft(workbook: Workbook, **texts: str) -> WordsDraft:
    made = WordsDraft("g1", today=TODAY)
    made.follow(workbook)
    for name, text in texts.items():
        made[name] = text
    return made


def built(made: WordsDraft) -> Goal:
    assert made.problems() == {}
    (record,) = made.records()
    assert isinstance(record, Goal)
    return record


def test_a_sentence_and_a_day_are_a_goal_that_begins_today() -> None:
    found = built(draft(book(), statement=" Lead ten people ", due="30 Jun 2027", theme="Team"))
    assert (found.statement, found.start, found.due) == ("Lead ten people", TODAY, date(2027, 6, 30))
    assert (found.version, found.since, found.state, found.weight) == (1, TODAY, GoalState.ACTIVE, 1)


def test_a_goal_that_began_earlier_counts_from_then_on() -> None:
    assert built(draft(book(), statement="Lead", start="2026-01-01", due="2027-06-30")).since == START


@pytest.mark.parametrize(
    ("texts", "field", "said"),
    [
        ({"statement": " ", "due": "2027-06-30"}, "statement", "one sentence"),
        ({"statement": "Lead", "due": ""}, "due", "by which you want to reach it"),
        ({"statement": "Lead", "due": "30.6.27"}, "due", "four digits"),
        ({"statement": "Lead", "due": "2026-05-20"}, "due", "is not after"),
        ({"statement": "Lead", "due": "2027-06-30", "weight": "-1"}, "weight", "-1"),
        ({"statement": "Lead", "due": "2027-06-30", "weight": ""}, "weight", "1 is usual"),
    ],
)
def test_what_cannot_be_a_goal_is_said_beside_its_field(texts: dict[str, str], field: str, said: str) -> None:
    assert said in draft(book(), **texts).problems()[field]


def test_a_sentence_of_two_hundred_letters_is_taken_as_it_is() -> None:
    sentence = "Lead a team " * 17
    assert built(draft(book(), statement=sentence, due="2027-06-30")).statement == sentence.strip()


def test_the_due_day_of_the_sentence_counts_where_none_is_typed() -> None:
    made = draft(book(), statement="Lead a team of ten people by 28 Nov 2031")
    assert made.proposed_due == date(2031, 11, 28)
    assert built(made).due == date(2031, 11, 28)
    made["due"] = "2030-01-31"
    assert made.proposed_due is None
    assert built(made).due == date(2030, 1, 31)


@pytest.mark.parametrize(
    "change",
    [
        {"due": "2027-01-31"},
        {"statement": "Lead twelve"},
        {"state": "paused"},
        {"weight": "2"},
        {"rule": "ratio"},
    ],
)
def test_a_moved_goalpost_of_a_goal_that_was_read_asks_for_its_reason(change: dict[str, str]) -> None:
    made = draft(SETTLED, **change)
    assert set(made.problems()) == {"reason"}
    made["reason"] = "The reorganisation came later"
    found = built(made)
    assert (found.version, found.since, found.reason) == (2, TODAY, "The reorganisation came later")


def test_who_only_writes_down_the_why_is_asked_for_nothing() -> None:
    found = built(draft(SETTLED, why="A larger team can share holidays"))
    assert (found.version, found.why) == (1, "A larger team can share holidays")


def test_a_goal_that_was_not_read_yet_is_simply_corrected() -> None:
    found = built(draft(book(goals=(goal(),)), due="2027-01-31"))
    assert (found.version, found.due) == (1, date(2027, 1, 31))


def test_where_other_fields_cannot_be_read_no_reason_is_asked_for() -> None:
    assert set(draft(SETTLED, due="soon").problems()) == {"due"}


def test_a_goal_is_shown_as_it_is_saved_and_saving_it_again_changes_nothing() -> None:
    made = draft(SETTLED)
    assert made.made() == SETTLED.goals[0]
    assert list(made.records()) == []


def test_a_reason_is_that_of_the_next_version_and_not_shown_again() -> None:
    revised = goal(version=2, since=date(2026, 5, 1), reason="Two more positions")
    made = draft(book(goals=(goal(), revised)), why="Holidays")
    assert made["reason"] == ""
    assert built(made).reason == "Two more positions"


def test_a_template_fills_only_what_is_empty() -> None:
    template: Any = goal_templates()[0]
    made = draft(book(), statement="My own sentence")
    made.begin_with(template)
    assert (made["statement"], made["theme"]) == ("My own sentence", template.title)
