"""How goals go together: what they serve, what pulls, and the hours they take."""

from dataclasses import replace
from datetime import date
from math import isnan

import pytest

from goalkit import frames
from goalkit.analysis.alignment import (
    alignment_matrix,
    between,
    hours_left,
    open_goals,
    orphan_goals,
    tensions,
    uncovered_objectives,
)
from goalkit.frames import frames_of
from goalkit.model import Alignment, Objective, WeeklyHours
from goalkit.terms import AlignedWith
from tests.analysis.made import goals, made
from tests.books import book, goal

LINK = {
    "client": "ada", "goal": "team", "aligned_with": "objective", "target": "o1", "rating": 2,
    "rated_on": date(2026, 6, 30), "reason": "", "decision": None, "decision_note": "",
}  # fmt: skip
GOALS = goals(
    {}, {"goal": "hours", "statement": "Work 50 hours"}, {"goal": "travel", "statement": "Travel less"}
)
OBJECTIVES = made(
    frames.OBJECTIVES,
    {"client": "ada", "owner": ""},
    [{"objective": "o1", "title": "Grow"}, {"objective": "o2", "title": "Keep people"}],
)
VALUES = made(frames.PERSONAL_VALUES, {"client": "ada"}, [{"value": "v1", "name": "Family"}])


def matrix(*links):
    return alignment_matrix(GOALS, made(frames.ALIGNMENTS, LINK, links), OBJECTIVES, VALUES)


def test_the_latest_rating_of_a_pair_counts():
    found = matrix({"rated_on": date(2026, 9, 30), "rating": -1}, {"rating": 2})
    assert found["rating"].tolist() == [-1]


def test_of_two_ratings_on_one_day_the_later_recorded_counts():
    assert matrix({"rating": 2}, {"rating": 0})["rating"].tolist() == [0]


def test_rows_follow_the_goals_and_name_what_they_are_aligned_with():
    found = matrix(
        {"goal": "hours", "aligned_with": "goal", "target": "team"},
        {"goal": "hours", "aligned_with": "value", "target": "v1"},
        {"goal": "hours"},
        {},
    )
    assert found[["statement", "target_title"]].to_numpy().tolist() == [
        ["Lead a team of 10", "Grow"],
        ["Work 50 hours", "Grow"],
        ["Work 50 hours", "Family"],
        ["Work 50 hours", "Lead a team of 10"],
    ]


def test_ratings_of_goals_that_are_not_asked_about_are_left_out():
    assert matrix({"goal": "dropped"}, {"client": "bob"}).empty


@pytest.mark.parametrize(
    ("link", "orphan"),
    [
        ({"rating": 1}, False),
        ({"aligned_with": "value", "target": "v1"}, False),
        ({"rating": 0}, True),
        ({"rating": -2}, True),
        ({"aligned_with": "goal", "target": "hours"}, True),
    ],
)
def test_a_goal_that_serves_neither_objective_nor_value_is_an_orphan(link, orphan):
    assert ("team" in orphan_goals(GOALS, matrix(link))["goal"].tolist()) is orphan


def test_an_objective_that_no_goal_serves_is_uncovered():
    found = matrix({}, {"target": "o2", "rating": -1})
    assert uncovered_objectives(OBJECTIVES, found)["title"].tolist() == ["Keep people"]


def test_tensions_come_strongest_first_with_what_was_decided():
    found = tensions(
        matrix(
            {"rating": -1},
            {"goal": "hours", "rating": 1},
            {"goal": "travel", "rating": -2, "decision": "renegotiate", "decision_note": "Ask in May"},
        )
    )
    assert found["goal"].tolist() == ["travel", "team"]
    assert found.loc[0, ["decision", "decision_note"]].tolist() == ["renegotiate", "Ask in May"]


def test_each_day_of_rating_is_seen_as_it_was_then():
    """A link that is rated again has one more record; a review of an earlier quarter shows the first."""
    first = Alignment(
        id="a1", goal_id="g1", aligned_with=AlignedWith.OBJECTIVE, target_id="o1", rating=2,
        rated_on=date(2026, 1, 15),
    )  # fmt: skip
    again = replace(first, id="a2", rating=-1, rated_on=date(2026, 7, 1))
    known = book(goals=(goal(),), objectives=(Objective(id="o1", title="Grow"),), alignments=(first, again))
    seen = [frames_of([known], on=day) for day in (date(2026, 6, 30), date(2026, 7, 1))]
    matrices = [
        alignment_matrix(one.goals, one.alignments, one.objectives, one.personal_values) for one in seen
    ]
    assert [found["rating"].tolist() for found in matrices] == [[2], [-1]]


def test_goals_that_are_reached_or_dropped_are_not_open():
    states = [{"goal": state, "state": state} for state in ("active", "paused", "reached", "dropped")]
    assert open_goals(goals(*states))["goal"].tolist() == ["active", "paused"]


def test_between_some_goals_is_what_starts_and_ends_there():
    to_team = {"aligned_with": "goal", "target": "team"}
    to_travel = {"goal": "hours", "aligned_with": "goal", "target": "travel"}
    links = ({}, {"goal": "travel"}, {"goal": "hours", **to_team}, to_travel)
    found = between(GOALS[GOALS["goal"] != "travel"], matrix(*links))
    assert found[["goal", "target"]].to_numpy().tolist() == [["team", "o1"], ["hours", "team"]]


def test_a_goal_that_serves_a_value_alone_serves_no_objective():
    rated = matrix({"aligned_with": "value", "target": "v1"}, {"goal": "hours"})
    orphans = orphan_goals(GOALS, rated, [AlignedWith.OBJECTIVE])
    assert orphans["goal"].tolist() == ["team", "travel"]


WEEKLY_GOALS = goals({}, {"goal": "hours", "statement": "Work 50 hours"})


def hours(*rows):
    return made(frames.WEEKLY_HOURS, {"client": "ada", "since": date(2026, 1, 1)}, rows)


def test_what_is_left_is_the_limit_less_the_hours_of_the_goals_asked_about():
    said = hours(
        {"goal": "team", "hours": 2.5}, {"goal": "hours", "hours": 4}, {"goal": "dropped", "hours": 9},
        {"goal": None, "hours": 6},
    )  # fmt: skip
    found = hours_left(WEEKLY_GOALS, said).iloc[0]
    assert found[["hours", "limit", "left", "unsaid"]].tolist() == [6.5, 6, -0.5, 0]


def test_without_a_limit_nothing_is_said_of_what_is_left():
    found = hours_left(WEEKLY_GOALS, hours({"goal": "team", "hours": 2.5})).iloc[0]
    assert isnan(found["left"])
    assert found["unsaid"] == 1


def test_the_hours_that_count_are_those_since_the_latest_day():
    said = tuple(
        WeeklyHours(id=name, goal_id="g1", since=day, hours=number)
        for name, day, number in (("a", date(2026, 3, 1), 5), ("b", date(2026, 1, 1), 2))
    )
    known = frames_of([book(goals=(goal(),), weekly_hours=said)], on=date(2026, 9, 30))
    assert hours_left(known.goals, known.weekly_hours)["hours"].tolist() == [5]
