"""The coaching session as coach and client do it: by setting controls, against a real practice."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from goalkit.exercises.coaching_session import (
    SessionOfToday,
    coaching_session,
    earlier_sessions,
    hideable_brief,
)
from goalkit.exercises.coaching_session.conversation import SESSION
from goalkit.exercises.coaching_session.log import LogPart
from goalkit.forms import Showcase
from goalkit.model import Action, CoachingSession
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from goalkit.terms import Fee
from tests.exercises.made import TODAY, fill
from tests.exercises.test_opening import words_on
from tests.exercises.test_start import below
from tests.forms.pages import Person
from tests.forms.pages import words_of as words_of_view

EARLIER = CoachingSession(
    id="n1", held_on=date(2026, 4, 22), goal="Find the next hire", learning="Ask sooner"
)
PROMISED = Action(id="t1", text="Call Ann", due=date(2026, 5, 1), session_id="n1", goal_id="g1")


@pytest.fixture
def coached(practice: Practice) -> Practice:
    """A practice whose client had a session in April, with an action that is overdue by now."""
    practice.record("c1", EARLIER, PROMISED)
    return practice


class Window(Person):
    """The page of the session in one window."""

    def __init__(self, practice: Practice, today: date = TODAY) -> None:
        self.page = SessionOfToday(OpenWorkbook(practice, "c1", today=today))

    @property
    def new(self) -> str:
        """The part of the last row of an action."""
        *_, key = self.form.draft.parts["actions"].parts
        return f"actions.{key}"

    def called(self, name: str) -> str:
        called = f"session.{name}" if name in SESSION.fields else name
        return called.replace("__", " ").replace("_of_", ".")

    def promises(self, text: str, due: str, goal_id: str = "") -> "Window":
        """Fill the last row of an action."""
        for field, typed in (("text", text), ("due", due), ("goal_id", goal_id)):
            self.form.control(f"{self.new}.{field}").value = typed
        return self


def sessions(practice: Practice) -> list[CoachingSession]:
    return [one for one in practice.load("c1").coaching_sessions if one.id != "n1"]


def actions(practice: Practice) -> dict[str, Action]:
    return {one.text: one for one in practice.load("c1").actions}


def test_a_session_is_saved_with_its_close(practice: Practice) -> None:
    window = Window(practice).types(goal=" Say no more often ", reality="Two evenings", options="Ask; wait")
    window.types(will="Ask first", learning="I may ask", commitment="8", support="A reminder on Friday")
    window.types(next_on="12 Jun 2026").saves()
    (saved,) = sessions(practice)
    assert saved == CoachingSession(
        id=saved.id, held_on=TODAY, goal="Say no more often", reality="Two evenings", options="Ask; wait",
        will="Ask first", learning="I may ask", commitment=8, support="A reminder on Friday",
        next_on=date(2026, 6, 12),
    )  # fmt: skip
    assert "Next session on 12 Jun 2026." in words_of(window)


def test_what_the_log_needs_is_written_once_and_offered_the_next_time(practice: Practice) -> None:
    window = Window(practice).types(
        goal="Hire", starts_at="2:30 pm", minutes="90", fee="pro bono", people="4"
    )
    window.saves()
    (saved,) = sessions(practice)
    assert (saved.starts_at, saved.minutes, saved.fee, saved.people) == ("14:30", 90, Fee.PRO_BONO, 4)
    later = Window(practice, TODAY + timedelta(days=14))
    assert "nothing to save yet" in later.saves().form.message
    later.types(goal="Hire again").saves()
    (_, again) = sessions(practice)
    assert (again.starts_at, again.minutes, again.fee, again.people) == ("", 90, Fee.PRO_BONO, 4)


def test_minutes_without_a_fee_are_asked_back(practice: Practice) -> None:
    window = Window(practice).types(goal="Hire", minutes="60").saves()
    assert "paid or pro bono" in window.form.said("session.fee")
    assert sessions(practice) == []


def words_of(window: Window) -> str:
    shown = window.page.view.children[-1].outputs
    return "\n".join(output["data"].get("text/html", "") for output in shown)


def test_actions_are_promised_in_the_session_and_for_a_goal(practice: Practice) -> None:
    Window(practice).types(goal="Hire").promises("Write the advert", "2026-05-27", "g1").saves()
    (saved,) = actions(practice).values()
    assert (saved.due, saved.goal_id) == (date(2026, 5, 27), "g1")
    assert saved.session_id == sessions(practice)[0].id


def test_an_action_needs_words_and_a_day_to_come(practice: Practice) -> None:
    window = Window(practice).types(goal="Hire").promises("", "2026-05-01").saves()
    assert "what will be done" in window.form.said(f"{window.new}.text")
    assert "too early" in window.form.said(f"{window.new}.due")
    assert sessions(practice) == []


def test_what_is_left_empty_is_no_action_and_no_session(practice: Practice) -> None:
    window = Window(practice).saves()
    assert "nothing to save yet" in window.form.message


def test_a_session_says_what_it_is_about(practice: Practice) -> None:
    window = Window(practice).types(learning="I may ask").saves()
    assert "what this conversation is about" in window.form.said("session.goal")


def test_an_open_action_is_carried_over_and_ticked_done(coached: Practice) -> None:
    window = Window(coached)
    assert "overdue since 1 May 2026" in words_on(window.form.view)
    window.types(carried__t1_of_done_on=True).saves()
    assert actions(coached)["Call Ann"] == replace(PROMISED, done_on=TODAY)
    assert sessions(coached) == []
    window.types(carried__t1_of_done_on=False).saves()
    assert actions(coached)["Call Ann"] == PROMISED


def test_an_open_action_is_moved_to_another_day(coached: Practice) -> None:
    Window(coached).types(carried__t1_of_due="29 May 2026").saves()
    assert actions(coached)["Call Ann"].due == date(2026, 5, 29)
    assert "○ due 29 May 2026" in words_on(Window(coached).form.view)


def test_an_action_done_today_can_be_taken_back_today_and_is_gone_tomorrow(coached: Practice) -> None:
    Window(coached).types(carried__t1_of_done_on=True).saves()
    assert Window(coached).form.control("carried t1.done_on").value is True
    assert "Call Ann" not in words_on(Window(coached, TODAY + timedelta(days=1)).form.view.children[0])


def test_the_session_of_today_is_continued(practice: Practice) -> None:
    Window(practice).types(goal="Hire").promises("Write the advert", "2026-05-27").saves()
    again = Window(practice)
    assert again.form.control("session.goal").value == "Hire"
    again.types(will="Today").promises("Write two adverts", "2026-05-28").saves()
    assert [(one.goal, one.will) for one in sessions(practice)] == [("Hire", "Today")]
    assert list(actions(practice)) == ["Write two adverts"]


def test_an_action_promised_by_mistake_is_taken_away(practice: Practice) -> None:
    window = Window(practice).types(goal="Hire").promises("Write the advert", "2026-05-27").saves()
    window.promises("", "").saves()
    assert actions(practice) == {}
    window.saves()
    assert "Nothing has changed" in window.form.message


def test_undo_takes_the_session_and_its_actions_back(practice: Practice) -> None:
    window = Window(practice).types(goal="Hire").promises("Write the advert", "2026-05-27").saves()
    window.form.undo_button.click()
    assert (sessions(practice), actions(practice)) == ([], {})
    window.form.redo_button.click()
    assert window.form.control("session.goal").value == "Hire"
    assert list(actions(practice)) == ["Write the advert"]


def test_tomorrow_is_another_session(practice: Practice) -> None:
    Window(practice).types(goal="Hire").saves()
    Window(practice, TODAY + timedelta(days=1)).types(goal="Ask").saves()
    assert [one.goal for one in sessions(practice)] == ["Hire", "Ask"]


def test_a_session_noted_a_day_late_leaves_room_for_that_of_today(practice: Practice) -> None:
    Window(practice).types(goal="Hire", on="2026-05-19").saves()
    Window(practice).types(goal="Ask").saves()
    assert [(one.goal, one.held_on.day) for one in sessions(practice)] == [("Hire", 19), ("Ask", 20)]


def test_what_was_left_unsaved_is_there_again_another_day(coached: Practice) -> None:
    """It keeps its day; once it is saved, the session of today can begin."""
    Window(coached).types(goal="Hire", carried__t1_of_due="2026-06-01").promises("Advert", "2026-05-27")
    later = Window(coached, TODAY + timedelta(days=7))
    assert "unsaved" in words_on(later.page.view)
    assert later.form.control("carried t1.due").value == "2026-06-01"
    later.saves()
    assert sessions(coached)[0].held_on == TODAY
    assert actions(coached)["Advert"].session_id == sessions(coached)[0].id
    (again,) = [
        one for one in later.page.view.children if getattr(one, "description", "").startswith("Begin")
    ]
    again.click()
    later.types(goal="Ask").saves()
    assert [one.goal for one in sessions(coached)] == ["Hire", "Ask"]
    assert "Advert" in words_on(later.form.view)


def test_an_action_promised_after_the_draft_was_typed_keeps_its_day(coached: Practice) -> None:
    Window(coached).types(goal="Hire")
    coached.record("c1", replace(PROMISED, id="t2", text="Thank Ben", due=date(2026, 6, 3)))
    window = Window(coached).saves()
    assert window.form.message == ""
    assert actions(coached)["Thank Ben"].due == date(2026, 6, 3)


def test_an_action_ticked_in_another_window_is_left_alone_unless_touched(coached: Practice) -> None:
    first, second = Window(coached), Window(coached)
    first.types(carried__t1_of_done_on=True).saves()
    second.types(goal="Hire").saves()
    assert actions(coached)["Call Ann"].done_on == TODAY
    third = Window(coached)
    first.types(carried__t1_of_done_on=False).saves()
    third.types(carried__t1_of_due="2026-06-01").saves()
    assert actions(coached)["Call Ann"] == replace(PROMISED, due=date(2026, 6, 1))


def test_two_windows_with_the_same_session_do_not_overwrite_each_other_unseen(practice: Practice) -> None:
    first, second = Window(practice), Window(practice)
    first.types(goal="Hire").saves()
    second.types(goal="Ask").saves()
    assert "“Hire”" in second.form.said("session.goal")
    assert [one.goal for one in sessions(practice)] == ["Hire"]
    second.saves()
    assert [one.goal for one in sessions(practice)] == ["Ask"]


def test_the_brief_can_be_hidden_and_stays_so(coached: Practice) -> None:
    book = OpenWorkbook(coached, "c1", today=TODAY)
    brief = hideable_brief(book)
    assert not brief.is_hidden
    brief.button.click()
    assert brief.is_hidden
    assert hideable_brief(book).is_hidden
    brief.button.click()
    assert not hideable_brief(book).is_hidden


def test_the_brief_is_out_of_sight_while_code_names_are_shown(coached: Practice) -> None:
    book = OpenWorkbook(coached, "c1", today=TODAY)
    book.show_code_names(on=True)
    assert hideable_brief(book).is_hidden
    assert "Robin Example" not in words_on(coaching_session.page_in(coached, on=TODAY).view)


def test_names_can_be_hidden_on_the_page_itself(coached: Practice) -> None:
    page = coaching_session.page_in(coached, on=TODAY)
    find(page.view, "Hide names").value = True
    assert "Robin Example" not in words_on(page.view)
    assert find(page.view, "Show the brief")
    find(page.view, "Hide names").value = False
    assert "Robin Example" in words_on(page.view)


def test_the_timer_goes_on_when_the_page_shows_itself_anew(coached: Practice) -> None:
    page = coaching_session.page_in(coached, on=TODAY)
    find(page.view, "Start").click()
    find(page.view, "Hide names").value = True
    assert find(page.view, "Pause")


def find(widget: Any, label: str) -> Any:
    """The control whose label begins like this."""
    return next(one for one in below(widget) if getattr(one, "description", "").startswith(label))


def test_the_brief_tells_what_was_since_last_time(coached: Practice) -> None:
    brief = hideable_brief(OpenWorkbook(coached, "c1", today=TODAY))
    told = str(brief.view.children[1].outputs)
    assert "Ask sooner" in told
    assert "✕ overdue" in told
    assert "Team size" in told


def test_earlier_sessions_are_listed_to_read(coached: Practice) -> None:
    earlier = earlier_sessions(OpenWorkbook(coached, "c1", today=TODAY))
    choice = earlier.choice
    assert [words for words, _ in choice.options] == ["none", "22 Apr 2026: Find the next hire"]
    choice.value = "n1"
    assert "Ask sooner" in str(earlier.view.children[1].children[0].outputs)


def test_a_client_without_anything_can_begin(practice: Practice) -> None:
    with open_practice(":memory:") as empty:
        empty.record("c1", replace(practice.load("c1").client))
        assert "Hire" not in words_on(Window(empty).form.view)
        Window(empty).types(goal="What brings us together").saves()
        assert [one.goal for one in sessions(empty)] == ["What brings us together"]


def test_each_client_has_a_session_of_their_own(practice: Practice) -> None:
    fill(practice, "c2", "Kim Other")
    Window(practice).types(goal="Hire")
    other = SessionOfToday(OpenWorkbook(practice, "c2", today=TODAY))
    assert other.form.control("session.goal").value == ""


def test_the_hours_of_all_clients_are_shown_when_asked_for_and_saved(
    practice: Practice, tmp_path: Path
) -> None:
    part = LogPart(OpenWorkbook(practice, "c1", today=TODAY), tmp_path / "out")
    part.show_button.click()
    assert "No session has its minutes yet" in words_of_view(part.view)
    practice.record("c1", replace(EARLIER, minutes=90, fee=Fee.PAID))
    part.show_button.click()
    (table,) = [one for one in part.shown.parts if isinstance(one, Showcase)]
    assert "1.50" in table.view.outputs[0]["data"]["text/html"]
    part.save_button.click()
    assert (tmp_path / "out" / "coaching-log.xlsx").read_bytes().startswith(b"PK")
    assert "coaching-log.xlsx, in the folder" in words_of_view(part.view)
