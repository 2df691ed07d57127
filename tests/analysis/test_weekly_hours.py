"""The hours a week that goals take, against the most that they may take."""

from datetime import date
from math import isnan

from goalkit import frames
from goalkit.analysis.alignment import hours_left, planned_hours
from goalkit.frames import frames_of
from goalkit.model import WeeklyHours
from tests.analysis.made import goals, made
from tests.books import book, goal

GOALS = goals({}, {"goal": "hours", "statement": "Work 50 hours"})


def hours(*rows):
    return made(frames.WEEKLY_HOURS, {"client": "ada", "since": date(2026, 1, 1)}, rows)


def test_each_goal_has_its_hours_or_none():
    found = planned_hours(GOALS, hours({"goal": "team", "hours": 2.5}))
    assert found["goal"].tolist() == ["team", "hours"]
    assert found["hours"].fillna(-1).tolist() == [2.5, -1]


def test_what_is_left_is_the_limit_less_the_hours_of_the_goals_asked_about():
    said = hours(
        {"goal": "team", "hours": 2.5}, {"goal": "hours", "hours": 4}, {"goal": "dropped", "hours": 9},
        {"goal": None, "hours": 6},
    )  # fmt: skip
    found = hours_left(GOALS, said).iloc[0]
    assert found[["hours", "limit", "left", "unsaid"]].tolist() == [6.5, 6, -0.5, 0]


def test_without_a_limit_nothing_is_said_of_what_is_left():
    found = hours_left(GOALS, hours({"goal": "team", "hours": 2.5})).iloc[0]
    assert isnan(found["left"])
    assert found["unsaid"] == 1


def test_the_hours_that_count_are_those_since_the_latest_day():
    said = tuple(
        WeeklyHours(id=name, goal_id="g1", since=day, hours=number)
        for name, day, number in (("a", date(2026, 3, 1), 5), ("b", date(2026, 1, 1), 2))
    )
    known = frames_of([book(goals=(goal(),), weekly_hours=said)], on=date(2026, 9, 30))
    assert planned_hours(known.goals, known.weekly_hours)["hours"].tolist() == [5]
