"""The four questions after a session, as the client answers them, and what a coach is told when one falls."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from goalkit.exercises.coaching_session.alliance import ANSWERS, AlliancePart
from goalkit.forms import Form
from goalkit.model import AllianceRating, CoachingSession
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.terms import TypedBy
from tests.exercises.made import TODAY
from tests.exercises.test_opening import words_on

FIRST = CoachingSession(id="n1", held_on=date(2026, 4, 22), goal="Find the next hire")
SECOND = CoachingSession(id="n2", held_on=TODAY, goal="Say no more often")
BEFORE = AllianceRating(id="y1", session_id="n1", bond=9, goals=9, tasks=8, use=8)


class Window:
    """The part of the page that asks, on a day."""

    def __init__(self, practice: Practice, today: date = TODAY) -> None:
        self.book = OpenWorkbook(practice, "c1", today=today)
        self.part = AlliancePart(self.book)

    @property
    def form(self) -> Form:
        assert self.part.questions.form is not None
        return self.part.questions.form

    def answers(self, *answers: int, typed_by: TypedBy = TypedBy.CLIENT) -> "Window":
        """Choose an answer for the questions in their order, and save."""
        for name, answer in zip(ANSWERS, answers, strict=False):
            self.form.control(name).value = str(answer)
        self.form.control("typed_by").value = typed_by.value
        self.form.save_button.click()
        return self

    @property
    def said(self) -> str:
        return words_on(self.part.line.view)


def ratings(practice: Practice) -> tuple[AllianceRating, ...]:
    return practice.load("c1").alliance_ratings


def test_before_the_first_session_nothing_is_asked_and_nothing_shown(practice: Practice) -> None:
    assert words_on(Window(practice).part.view).strip() == ""


def test_the_client_answers_after_the_session_and_corrects_it_the_same_day(practice: Practice) -> None:
    practice.record("c1", SECOND)
    window = Window(practice).answers(8, 7, 9, 8)
    (saved,) = ratings(practice)
    assert saved == AllianceRating(id=saved.id, session_id="n2", bond=8, goals=7, tasks=9, use=8)
    Window(practice).answers(8, 8, 9, 8, typed_by=TypedBy.COACH)
    assert ratings(practice) == (replace(saved, goals=8, typed_by=TypedBy.COACH),)
    assert "session of 20 May 2026" in words_on(window.part.view)


def test_a_slider_says_the_same_as_the_list(practice: Practice) -> None:
    practice.record("c1", SECOND)
    form = Window(practice).form
    _, slider = form.controls["bond"].view.children[0].children
    slider.value = 3
    assert form.draft["bond"] == "3"


def test_all_four_are_answered_or_none(practice: Practice) -> None:
    practice.record("c1", SECOND)
    window = Window(practice).answers(8, 7, 9)
    assert "all four, or none" in window.form.said("use")
    assert ratings(practice) == ()


def test_answers_that_are_emptied_are_taken_away(practice: Practice) -> None:
    practice.record("c1", SECOND)
    window = Window(practice).answers(8, 7, 9, 8)
    for name in ANSWERS:
        window.form.control(name).value = ""
    window.form.save_button.click()
    assert ratings(practice) == ()


def test_a_session_that_is_saved_on_the_page_is_asked_about_at_once(practice: Practice) -> None:
    window = Window(practice)
    window.book.record(SECOND)
    window.answers(8, 8, 8, 8)
    assert [one.session_id for one in ratings(practice)] == ["n2"]


def test_a_session_that_is_taken_back_is_not_asked_about(practice: Practice) -> None:
    window = Window(practice)
    window.book.record(SECOND)
    window.book.undo()
    assert window.part.questions.form is None


def test_an_answer_about_an_earlier_session_stays_in_sight_once_it_is_saved(practice: Practice) -> None:
    practice.record("c1", FIRST)
    window = Window(practice).answers(8, 8, 8, 8)
    assert "Saved" in window.form.state
    assert len(ratings(practice)) == 1


def test_a_session_that_was_not_answered_is_asked_about_the_next_time_and_an_answered_one_is_not(
    practice: Practice,
) -> None:
    practice.record("c1", FIRST)
    assert "session of 22 Apr 2026" in words_on(Window(practice).part.view)
    practice.record("c1", BEFORE)
    assert Window(practice).part.questions.form is None


def test_the_line_has_the_mean_of_the_four_for_each_session(practice: Practice) -> None:
    practice.record("c1", FIRST, SECOND, BEFORE)
    window = Window(practice).answers(8, 8, 8, 9)
    assert "8.5 · 8.3" in window.said
    assert "over 2 sessions" in window.said


def test_two_points_lower_than_last_time_ask_what_was_missing(practice: Practice) -> None:
    practice.record("c1", FIRST, SECOND, BEFORE)
    window = Window(practice).answers(8, 7, 8, 8)
    assert (
        "“How far was it about what matters to you now?” was 7 on 20 May 2026, 2 points lower than the time "
        "before: ask what was missing."
    ) in window.said
    window.answers(8, 7, 8, 8, typed_by=TypedBy.COACH)
    assert "as the client told the coach" in window.said


@pytest.mark.parametrize("answers", [(8, 8, 8, 8), (10, 10, 10, 10)])
def test_nothing_is_asked_where_nothing_fell_by_two(practice: Practice, answers: tuple[int, ...]) -> None:
    practice.record("c1", FIRST, SECOND, BEFORE)
    assert "ask what" not in Window(practice).answers(*answers).said


def test_one_that_fell_long_ago_is_not_told_again(practice: Practice) -> None:
    fallen = AllianceRating(id="y2", session_id="n2", bond=5, goals=5, tasks=5, use=5)
    third = replace(SECOND, id="n3", held_on=TODAY + timedelta(days=20))
    again = replace(fallen, id="y3", session_id="n3")
    practice.record("c1", FIRST, SECOND, third, BEFORE, fallen, again)
    assert "ask what" not in Window(practice, TODAY + timedelta(days=21)).said
