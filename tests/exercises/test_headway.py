"""How far each notebook is."""

from datetime import date
from typing import Any

import pytest

from goalkit.exercises.exercise import all_exercises, how_far
from goalkit.exercises.headway import WorkSoFar, ago
from goalkit.model import Action, CoachingSession, LifeAreaRating, Milestone, Value, ValueRating
from goalkit.terms import Headway
from tests.books import book, goal, reach
from tests.exercises.test_next_steps import COACHED, ON, VISION, aligned, read

EMPTY = {"Start", "Import", "History", "Settings", "All clients", "Coaching session"}


def tiles(printed: str = "", **records: Any) -> dict[str, tuple[Headway, str]]:
    found = how_far(WorkSoFar(workbook=book(**records), on=ON, printed=printed))
    return {one.title: (state, words) for one, state, words in found}


def test_at_the_beginning_nothing_is_begun_and_there_is_no_session_without_a_coach() -> None:
    assert {state for state, _ in tiles().values()} == {Headway.NOT_BEGUN}
    assert set(tiles()) == {one.title for one in all_exercises()} - EMPTY
    assert "Coaching session" in tiles(client=COACHED)


def test_a_vision_alone_is_a_start() -> None:
    assert tiles(visions=(VISION,))["Vision"] == (
        Headway.STARTED, "Vision written, no values yet, no wheel yet",
    )  # fmt: skip


def test_vision_values_and_wheel_together_are_done() -> None:
    rating = ValueRating(id="w1", value_id="w", rated_on=ON, importance=9, lived=4)
    wheel = LifeAreaRating(id="l1", area="Health", rated_on=ON, now=4, wanted=8)
    values = (Value(id="w", name="Courage"),)
    found = tiles(visions=(VISION,), values=values, value_ratings=(rating,), life_area_ratings=(wheel,))
    assert found["Vision"] == (Headway.DONE, "Vision written, 1 value, wheel filled in")


def test_goals_are_counted_and_those_without_a_measure() -> None:
    found = tiles(goals=(goal(), goal("g2")), measures=(reach(),))
    assert found["Goals"] == (Headway.STARTED, "2 goals, 1 without a measure")
    assert tiles(**aligned())["Goals"] == (Headway.DONE, "1 goal")
    assert tiles(**aligned())["Alignment"] == (Headway.DONE, "1 of 1 goal aligned")


def test_check_in_review_and_print_say_when_they_were_last() -> None:
    found = tiles("2026-Q1", **read())
    assert found["Check-in"] == (Headway.DONE, "Last check-in today")
    assert found["Review"] == (Headway.DONE, "Q1 2026 is reviewed")
    assert found["Print"] == (Headway.DONE, "Last printed: Q1 2026")
    assert tiles("2025-Q4", **read())["Print"][0] is Headway.STARTED


def test_milestones_and_people_are_counted() -> None:
    step = Milestone(id="k1", goal_id="g1", title="First hire", due=ON)
    found = tiles(**read(milestones=(step,)))
    assert found["Progress"] == (Headway.STARTED, "0 of 1 milestone reached")
    assert found["Feedback"] == (Headway.STARTED, "1 person, no round of feedback yet")


def test_a_session_is_done_when_no_action_is_open() -> None:
    held = CoachingSession(id="k1", held_on=date(2026, 5, 19), goal="Delegate")
    late = Action(id="x1", text="Call Ann", due=ON)
    found = tiles(client=COACHED, coaching_sessions=(held,), actions=(late,))
    assert found["Coaching session"] == (Headway.STARTED, "Last session yesterday, 1 open action")
    assert tiles(client=COACHED, coaching_sessions=(held,))["Coaching session"][0] is Headway.DONE


@pytest.mark.parametrize(
    ("day", "words"),
    [(20, "today"), (19, "yesterday"), (11, "9 days ago")],
)
def test_how_long_ago_is_said_as_a_person_would(day: int, words: str) -> None:
    assert ago(date(2026, 5, day), ON) == words
    assert ago(date(2026, 4, 1), ON) == "on 1 Apr 2026"
