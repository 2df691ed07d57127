"""Which notebook is due next, and why."""

from datetime import date
from typing import Any

import pytest

from goalkit.analysis.feedback import is_time_to_ask
from goalkit.exercises.coaching_session import coaching_session
from goalkit.exercises.exercise import NOTHING_ELSE, NOTHING_HERE, due_steps, foot, next_step
from goalkit.exercises.headway import WorkSoFar
from goalkit.exercises.progress import progress
from goalkit.exercises.vision import vision
from goalkit.model import (
    Action,
    Alignment,
    Client,
    CoachingSession,
    Feedback,
    Milestone,
    Review,
    Stakeholder,
    Vision,
)  # fmt: skip
from goalkit.terms import AlignedWith, GoalState, Group
from tests.books import book, goal, maintain, reach, reading

ON = date(2026, 5, 20)
VISION = Vision(id="v1", statement="A team that runs itself", written_on=ON, horizon=date(2031, 5, 20))
COACHED = Client(id="c1", name="Robin Example", coach="Kim Coach")
MEASURED = {"visions": (VISION,), "goals": (goal(),), "measures": (reach(),)}


def aligned(**more: Any) -> dict[str, Any]:
    """A vision and one goal with a measure, held against another goal that was dropped."""
    goals = (goal(), goal("g2", state=GoalState.DROPPED))
    link = Alignment(
        id="a1", goal_id="g1", aligned_with=AlignedWith.GOAL, target_id="g2", rating=1, rated_on=ON
    )
    return {**MEASURED, "goals": goals, "alignments": (link,), **more}


def read(**more: Any) -> dict[str, Any]:
    """The same, read today, with somebody asked and the first quarter reviewed and printed."""
    review = Review(id="r1", period="2026-Q1", held_on=ON)
    asked = Stakeholder(id="s1", name="Ann", group=Group.PEER, asked_on=date(2026, 4, 9))
    return aligned(check_ins=(reading("m1", ON, 7),), reviews=(review,), stakeholders=(asked,), **more)


def work(printed: str = "2026-Q1", on: date = ON, kept: tuple[str, ...] = (), **records: Any) -> WorkSoFar:
    return WorkSoFar(workbook=book(**records), on=on, printed=printed, kept=kept)


def first(**records: Any) -> tuple[str, str]:
    step = next_step(work(**records))
    return step.exercise.title, step.why


def test_without_a_vision_it_is_the_vision() -> None:
    assert first() == ("Vision", "No vision is written yet: goals are easier to choose with one.")


def test_without_an_active_goal_it_is_the_goals() -> None:
    dropped = (goal(state=GoalState.DROPPED),)
    for goals in ((), dropped):
        assert first(visions=(VISION,), goals=goals)[0] == "Goals"


def test_a_goal_without_measure_is_named() -> None:
    notebook, why = first(visions=(VISION,), goals=(goal(),))
    assert notebook == "Goals"
    assert why.startswith("“Lead a team of ten” has no measure yet")
    two = first(visions=(VISION,), goals=(goal(), goal("g2")))
    assert two[1].startswith("2 goals have no measure yet")


def test_goals_aligned_with_nothing_come_before_the_check_in() -> None:
    assert first(**MEASURED) == (
        "Alignment",
        "1 of 1 goal is not aligned with objectives, values and other goals yet.",
    )


@pytest.mark.parametrize(
    ("check_ins", "why"),
    [
        ((), "1 reading is due: the first check-in says where you begin."),
        ((reading("m1", date(2026, 5, 11), 7),), "The last check-in is 9 days old: 1 reading is due."),
        ((reading("m1", date(2026, 5, 17), 7),), "The last check-in is 3 days old: 1 reading is due."),
    ],
)
def test_a_check_in_that_is_due_says_how_old_the_last_one_is(check_ins: Any, why: str) -> None:
    assert first(**aligned(check_ins=check_ins)) == ("Check-in", why)


def test_what_is_still_due_on_the_day_of_a_check_in_is_said() -> None:
    measures = (reach(), maintain())
    notebook, why = first(**aligned(measures=measures, check_ins=(reading("m1", ON, 7),)))
    assert (notebook, why) == (
        "Check-in",
        "You have checked in today, and 1 reading is due still.",
    )


def test_when_all_is_done_the_charts_are_there_to_look_at() -> None:
    assert due_steps(work(**read())) == ()
    assert first(**read())[0] == "Progress"
    assert next_step(work(**read()), after=progress).exercise.title == "Start"


def test_overdue_actions_and_planned_sessions_matter_where_there_is_a_coach() -> None:
    late = Action(id="x1", text="Call Ann", due=date(2026, 5, 1))
    assert first(**read(actions=(late,)))[0] == "Progress"
    assert first(**read(actions=(late,), client=COACHED)) == (
        "Coaching session", "1 promised action is overdue.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("next_on", "why"),
    [
        (date(2026, 5, 26), "The next coaching session is on 26 May 2026."),
        (
            date(2026, 5, 6),
            "A coaching session was planned for 6 May 2026: there are no notes of it yet.",
        ),
        (date(2026, 6, 20), ""),
        (None, ""),
    ],
)
def test_a_session_is_due_a_week_before_its_day(next_on: date | None, why: str) -> None:
    held = CoachingSession(id="k1", held_on=date(2026, 4, 20), goal="Delegate", next_on=next_on)
    due = due_steps(work(**read(coaching_sessions=(held,), client=COACHED)))
    assert [step.why for step in due] == ([why] if why else [])


def test_a_quarter_that_is_over_is_reviewed_and_then_printed() -> None:
    unread = {**read(), "reviews": ()}
    assert first(**unread) == ("Review", "Q1 2026 is over and has not been reviewed yet.")
    step = next_step(work(printed="2025-Q4", **read()))
    assert (step.exercise.title, step.why) == (
        "Print", "The review of Q1 2026 is answered and has not been printed yet.",
    )  # fmt: skip


def test_a_page_that_has_nothing_yet_does_not_say_that_nothing_else_is_due() -> None:
    assert NOTHING_HERE in str(foot(work(**read(client=COACHED)), coaching_session))
    begun = read(client=COACHED, coaching_sessions=(CoachingSession(id="k1", held_on=ON, goal="Delegate"),))
    assert NOTHING_ELSE in str(foot(work(**begun), coaching_session))


def test_what_is_typed_and_not_saved_comes_before_nothing_is_due() -> None:
    """Decisions stayed drafts while it was said that nothing else is due."""
    kept = ("printed", "review 2026-Q1 goals")
    step = next_step(work(kept=kept, **read()))
    assert (step.exercise.title, step.why) == (
        "Review", "Nothing else is due, but this is not saved yet: Review, Q1 2026, goals.",
    )  # fmt: skip
    assert next_step(work(kept=kept, **read()), after=step.exercise).exercise.title == "Progress"
    assert next_step(work(kept=kept)).exercise.title == "Vision"


def test_a_quarter_before_the_beginning_is_not_asked_for() -> None:
    assert work(on=date(2026, 2, 1), **aligned()).over is None


def test_a_milestone_reached_two_weeks_ago_is_news_and_later_no_more() -> None:
    def reached(day: int) -> tuple[Milestone, ...]:
        return (Milestone(id="k1", goal_id="g1", title="First hire", due=ON, reached_on=date(2026, 5, day)),)

    assert "Reached: “First hire”." in first(**read(milestones=reached(6)))[1]
    assert due_steps(work(**read(milestones=reached(5)))) == ()


def test_feedback_is_due_when_nobody_was_asked() -> None:
    nobody = {**read(), "stakeholders": ()}
    assert first(**nobody)[0] == "Feedback"


def asked_and_answered(round_on: date, asked_on: date | None = None) -> dict[str, Any]:
    people = (Stakeholder(id="s1", name="Ann", group=Group.PEER, asked_on=asked_on),)
    answer = Feedback(id="f1", stakeholder_id="s1", round_on=round_on, behaviour="Listens", rating=1)
    return {**read(), "stakeholders": people, "feedback": (answer,)}


def test_feedback_is_due_from_the_day_on_which_its_own_page_asks_again() -> None:
    """Six weeks before 20 May is 8 April; who was asked for support since begins no round."""
    for round_on in (date(2026, 4, 8), date(2026, 4, 9)):
        says = is_time_to_ask(round_on, on=ON)
        due = due_steps(work(**asked_and_answered(round_on, asked_on=date(2026, 5, 1))))
        assert [step.exercise.title for step in due] == (["Feedback"] if says else [])
    why = "The last round of feedback was on 8 Apr 2026: it is time to ask again."
    assert first(**asked_and_answered(date(2026, 4, 8))) == ("Feedback", why)


def test_who_was_asked_for_support_is_asked_for_feedback_six_weeks_later() -> None:
    asked = Stakeholder(id="s1", name="Ann", group=Group.PEER, asked_on=date(2026, 4, 8))
    why = "You asked for support on 8 Apr 2026 and have had no feedback since."
    assert first(**{**read(), "stakeholders": (asked,)}) == ("Feedback", why)


def test_the_notebook_that_is_open_is_not_its_own_next_step() -> None:
    assert next_step(work(), after=vision).exercise.title == "Goals"
