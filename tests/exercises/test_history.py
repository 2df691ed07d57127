"""The history of a workbook: what is told of each change, and the way back from it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from goalkit.exercises.history import (
    CHANGED_SINCE,
    IS_BACK,
    NOT_BACK,
    ON_A_PAGE,
    SUBJECTS,
    UNSEEN,
    History,
)
from goalkit.model import RECORD_TYPES, Client, Goal
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice, set_private_mode
from tests.books import goal, reach, reading
from tests.failures import no_failure_is_noted
from tests.forms.pages import buttons, inside, words_of

__all__ = ["no_failure_is_noted"]

BEGIN, TODAY = datetime(2026, 1, 2, 12, tzinfo=UTC), date(2026, 5, 20)
ROBIN = Client(id="c1", name="Robin Example")


@pytest.fixture
def practice() -> Iterator[Practice]:
    """A practice in memory with one client and three readings, of which the first is wrong."""
    with open_practice(":memory:") as opened:
        opened.record("c1", ROBIN, goal(), reach(), at=BEGIN)
        for week, value in enumerate((70, 7, 8), start=1):
            at = BEGIN + timedelta(weeks=week)
            opened.record("c1", reading("m1", at.date(), value), at=at)
        yield opened


def page(practice: Practice) -> History:
    return History(OpenWorkbook(practice, "c1", today=TODAY))


def values(practice: Practice) -> list[int]:
    return [int(one.value or 0) for one in practice.load("c1").check_ins]


def titles(history: History) -> list[str]:
    """The headings of days and changes, in their order."""
    parts = [one.value for one in inside(history.view) if type(one).__name__ == "HTML"]
    return [text for text in parts if "</h3>" in text or "</h4>" in text]


def test_the_changes_are_told_by_day_newest_first(practice: Practice) -> None:
    days = [text for text in titles(page(practice)) if "</h3>" in text]
    assert ["23 Jan 2026" in days[0], "16 Jan 2026" in days[1], "2 Jan 2026" in days[-1]] == [True] * 3
    assert "Friday" in days[0]
    newest = next(text for text in titles(page(practice)) if "</h4>" in text)
    assert "Check-in added: “Team size”, 23 Jan 2026" in newest
    assert "Value:</span> <ins>8\u00a0people</ins>" in newest


def test_what_was_before_and_after_is_told_with_the_labels_of_the_pages(practice: Practice) -> None:
    practice.record("c1", goal(statement="Lead a team of twelve", why="To grow"))
    shown = words_of(page(practice).view)
    assert "My goal:</span> <del>Lead a team of ten</del> → <ins>Lead a team of twelve</ins>" in shown
    assert "Why:</span> <ins>To grow</ins>" in shown


def test_a_wrong_entry_of_weeks_ago_is_put_back(practice: Practice) -> None:
    history = page(practice)
    wrong = BEGIN + timedelta(weeks=1)
    history.put_back[wrong].click()
    assert values(practice) == [7, 8]
    assert "Put back" in history.message
    assert "Check-in deleted: “Team size”, 9 Jan 2026" in titles(history)[1]
    assert wrong not in history.put_back
    assert IS_BACK in words_of(history.view)
    history.steps.undo_button.click()
    assert values(practice) == [70, 7, 8]


def test_a_wrong_entry_of_weeks_ago_is_corrected_in_place(practice: Practice) -> None:
    history = page(practice)
    history.correct[BEGIN + timedelta(weeks=1)].click()
    (value,) = (one for one in inside(history.view) if getattr(one, "description", "") == "Team size")
    value.value = "6"
    buttons(history.view)["Save"].click()
    assert values(practice) == [6, 7, 8]
    assert "Saved" in history.message
    assert "<del>70\u00a0people</del> → <ins>6\u00a0people</ins>" in titles(history)[1]


def test_what_was_deleted_is_taken_up_again(practice: Practice) -> None:
    gone_at = practice.record("c1", without=practice.load("c1").check_ins)
    history = page(practice)
    assert gone_at is not None
    history.put_back[gone_at].click()
    assert values(practice) == [70, 7, 8]


def test_a_change_that_was_changed_again_says_what_putting_back_replaces(practice: Practice) -> None:
    first = practice.record("c1", goal(why="First"))
    practice.record("c1", goal(why="Second"))
    history = page(practice)
    assert words_of(history.view).count(CHANGED_SINCE) == 1
    assert first is not None
    history.put_back[first].click()
    assert practice.load("c1").goals[0].why == ""


def test_what_others_rest_on_is_not_put_back_and_that_is_said(practice: Practice) -> None:
    came = practice.record("c1", goal("g2"))
    practice.record("c1", reach("m2", goal_id="g2"))
    history = page(practice)
    assert came is not None
    history.put_back[came].click()
    assert NOT_BACK in history.message
    assert practice.load("c1").newest(Goal, "g2")


def test_what_another_window_saved_meanwhile_is_shown_before_anything_is_put_back(practice: Practice) -> None:
    history = page(practice)
    practice.record("c1", goal(why="Theirs"))
    history.put_back[BEGIN + timedelta(weeks=1)].click()
    assert UNSEEN in history.message
    assert values(practice) == [70, 7, 8]
    assert "Theirs" in words_of(history.view)
    history.put_back[BEGIN + timedelta(weeks=1)].click()
    assert values(practice) == [7, 8]


def test_one_subject_alone_can_be_looked_at(practice: Practice) -> None:
    practice.record("c1", goal(why="To grow"))
    history = page(practice)
    subject = history.subject.controls["subject"]
    subject.value = "reviews"
    assert "Nothing was changed here yet" in words_of(history.view)
    subject.value = next(names for words, names in subject.options if "goals" in words)
    told = [text for text in titles(history) if "</h4>" in text]
    assert ["Goal changed" in told[0], "The workbook was begun" in told[1], len(told)] == [True, True, 2]


def test_every_collection_belongs_to_a_subject() -> None:
    named = " ".join(names for _, names in SUBJECTS).split()
    assert sorted(named) == sorted(RECORD_TYPES)


def test_a_long_history_is_shown_page_by_page(practice: Practice) -> None:
    for value in range(ON_A_PAGE):
        practice.record("c1", reading("m1", TODAY, value))
    history = page(practice)
    assert history.newer_button.disabled
    assert len([text for text in titles(history) if "</h4>" in text]) == ON_A_PAGE
    history.older_button.click()
    told = [text for text in titles(history) if "</h4>" in text]
    assert len(told) == 4
    assert "The workbook was begun" in told[-1]
    assert history.older_button.disabled
    history.newer_button.click()
    assert "49" in titles(history)[1]


def test_the_name_of_the_client_is_hidden_in_private_mode(practice: Practice) -> None:
    practice.record("c1", Client(id="c1", name="Robin Real", role="Director"))
    assert "Robin Real" in words_of(page(practice).view)
    set_private_mode(practice, on=True)
    shown = words_of(page(practice).view)
    assert "Robin" not in shown
    assert "Director" in shown


def test_a_text_is_text(practice: Practice) -> None:
    practice.record("c1", goal(why="<script>alert(1)</script>"))
    assert "<script>" not in words_of(page(practice).view)
