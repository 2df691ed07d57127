"""The status of a goal follows from its measures."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from goalkit.analysis.progress import progress
from goalkit.analysis.status import WEAKEST_FIRST, goal_status
from goalkit.frames import words
from goalkit.terms import Status
from tests.analysis.made import check_ins, empty, goals, measures


def measured(*statuses, client="ada", goal="team", **columns):
    """Rows of progress of one goal with these statuses; the titles are a, b, c, ..."""
    rows = {
        "client": client, "goal": goal, "title": list("abcdefgh"[: len(statuses)]), "status": statuses,
        "rule": "gap",
        "measure": [f"{client}/{goal}-{number}" for number in range(len(statuses))],
        "share": 0.5, "confidence": np.nan, "first_confidence": np.nan, **columns,
    }  # fmt: skip
    return pd.DataFrame(rows).astype({"title": "str", "measure": "str", "status": words(Status)})


def status_of(progress_rows, **goal):
    return goal_status(goals(goal), progress_rows).iloc[0]


def test_the_weakest_measure_decides():
    found = status_of(measured("on track", "at risk"))
    assert (found["status"], found["weakest"], found["weakest_measure"]) == ("at risk", "b", "ada/team-1")


def test_measures_that_are_done_count_as_on_track():
    found = status_of(measured("done", "on track", "behind"))
    assert (found["measures"], found["on_track"]) == (3, 2)


def test_of_equally_weak_measures_the_first_is_named():
    assert status_of(measured("on track", "stale", "stale"))["weakest"] == "b"


@pytest.mark.parametrize("position", range(len(WEAKEST_FIRST) - 1))
def test_each_word_is_weaker_than_the_next(position):
    weak, strong = WEAKEST_FIRST[position : position + 2]
    assert status_of(measured(strong, weak))["status"] == weak


def test_the_order_names_every_status():
    assert sorted(WEAKEST_FIRST) == sorted(Status)


def test_a_goal_is_done_only_when_every_measure_is():
    assert status_of(measured("done", "done"))["status"] == "done"
    assert status_of(measured("done", "too early"))["status"] == "too early"


def test_only_a_goal_with_one_measure_has_a_share():
    assert status_of(measured("on track"))["share"] == 0.5
    assert np.isnan(status_of(measured("on track", "on track"))["share"])


def test_the_lowest_confidence_is_that_of_the_goal():
    rows = measured("on track", "on track", confidence=[0.8, 0.6], first_confidence=[np.nan, 0.9])
    found = status_of(rows)
    assert (found["confidence"], found["first_confidence"]) == (0.6, 0.9)


def test_a_goal_without_measures_has_no_reading():
    found = status_of(measured())
    assert (found["status"], found["measures"], found["weakest"]) == ("no reading", 0, "")


@pytest.mark.parametrize("state", ["paused", "reached", "dropped"])
def test_what_was_decided_about_a_goal_leaves_its_status_as_it_is(state):
    found = status_of(measured("behind"), state=state)
    assert found["status"] == "behind"


def test_goals_of_the_same_id_belong_to_different_clients():
    rows = pd.concat([measured("missed", client="bob"), measured("done")], ignore_index=True)
    found = goal_status(goals({}, {"client": "bob"}), rows)
    assert found[["client", "status"]].to_numpy().tolist() == [["ada", "done"], ["bob", "missed"]]


def test_progress_and_goals_fit_together():
    stands = progress(
        measures({}), check_ins([("2026-06-29", 7.0)]), empty("MILESTONES"), as_of=date(2026, 7, 2)
    )
    found = goal_status(goals({}), stands).iloc[0]
    assert (found["weakest"], found["status"]) == ("Team size", "on track")
