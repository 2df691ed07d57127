"""The word for where a measure or a goal stands, by each rule, how it changed, and the grade at its end."""

from datetime import date
from decimal import Decimal
from math import nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.progress import progress
from goalkit.analysis.readings import daily_readings, readings_since
from goalkit.analysis.rules import RULES
from goalkit.analysis.status import WEAKEST_FIRST, goal_status, okr_grade, other_rules, status_changes
from goalkit.facts.period import PeriodFacts
from goalkit.frames import one_of
from goalkit.period import Period
from goalkit.terms import Band, Rule, Status
from tests.analysis.made import (
    DONE,
    DUE,
    MAINTAIN,
    ORACLES,
    STEPS,
    check_ins,
    empty,
    goals,
    measures,
    milestones,
    together,
)
from tests.analysis.test_progress import stands
from tests.books import book, goal, reach, reading

EARLY = date(2026, 2, 1)  # 31 of 364 days
TENTH = date(2026, 2, 7)  # 37 of 364 days, just more than a tenth
MIDDLE = date(2026, 7, 2)
AFTER = date(2027, 1, 1)
REACHED = {"milestone": "m1", "due": date(2026, 3, 31), "reached_on": date(2026, 1, 20)}
OPEN = {"milestone": "m2", "due": date(2026, 12, 15)}


@pytest.mark.parametrize(
    ("as_of", "readings", "status"),
    [
        (EARLY, [("2026-01-26", 10.0)], "done"),  # done comes before too early
        (EARLY, [("2026-01-26", 4.0)], "too early"),
        (EARLY, [], "too early"),  # too early comes before no reading
        (TENTH, [("2026-02-06", 4.0)], "on track"),
        (MIDDLE, [], "no reading"),
        (MIDDLE, [("2026-06-29", 7.0)], "on track"),
        (MIDDLE, [("2026-06-29", 5.5)], "behind"),
        (MIDDLE, [("2026-06-29", 5.0)], "at risk"),
        (MIDDLE, [("2026-06-12", 4.0)], "stale"),  # stale comes before the rule
        (MIDDLE, [("2026-01-26", 10.0)], "done"),  # done comes before stale
        (DUE, [("2026-12-28", 9.9)], "missed"),  # on the due day the answer is there
        (DUE, [("2026-12-28", 10.0)], "done"),
        (AFTER, [("2026-12-28", 9.9)], "missed"),
        (AFTER, [("2026-06-12", 9.9)], "missed"),  # missed comes before stale
        (AFTER, [("2026-12-28", 10.0)], "done"),
        (AFTER, [], "no reading"),  # what nobody read is not said to be missed
    ],
)
def test_the_status_of_a_reach_measure(as_of, readings, status):
    assert stands({}, readings, as_of=as_of)["status"] == status


def test_readings_that_add_up_to_the_target_reach_it():
    """0.7, 0.2 and 0.1 are 0.9999999999999999 as floats, which is no less than 1."""
    day = [("2026-06-29", part) for part in (0.7, 0.2, 0.1)]
    assert stands({"baseline": 0.0, "target": 1.0, "join": "sum"}, day, as_of=MIDDLE)["status"] == "done"


@pytest.mark.parametrize(
    ("as_of", "readings", "status"),
    [
        (EARLY, [("2026-01-20", 48.0)], "too early"),
        (MIDDLE, [], "no reading"),
        (MIDDLE, [("2026-06-30", 48.0)], "no reading"),  # the only week read has not ended
        (MIDDLE, [("2026-06-23", 48.0)], "on track"),
        (MIDDLE, [("2026-06-16", 48.0), ("2026-06-23", 60.0)], "at risk"),
        (MIDDLE, [("2026-06-02", 48.0)], "stale"),
        (AFTER, [("2026-12-15", 48.0)], "done"),
        (AFTER, [("2026-12-08", 60.0), ("2026-12-15", 48.0)], "missed"),
        (AFTER, [], "no reading"),
    ],
)
def test_the_status_of_a_maintain_measure(as_of, readings, status):
    assert stands(MAINTAIN, readings, as_of=as_of)["status"] == status


@pytest.mark.parametrize(
    ("as_of", "steps", "status"),
    [
        (EARLY, [REACHED], "done"),
        (EARLY, [REACHED, OPEN], "too early"),
        (MIDDLE, [], "no reading"),
        (MIDDLE, [REACHED, OPEN], "on track"),
        (MIDDLE, [{"milestone": "m3", "due": date(2026, 6, 1)}, OPEN], "at risk"),
        (AFTER, [REACHED, OPEN], "missed"),
        (AFTER, [], "no reading"),
    ],
)
def test_the_status_of_a_measure_of_milestones(as_of, steps, status):
    assert stands(STEPS, [], as_of=as_of, steps=milestones(*steps))["status"] == status


@pytest.mark.parametrize(
    ("as_of", "readings", "status"),
    [
        (MIDDLE, [], "too early"),
        (MIDDLE, [("2026-02-02", 0.0)], "too early"),
        (MIDDLE, [("2026-02-02", 1.0)], "done"),
        (DUE, [], "missed"),
        (AFTER, [], "missed"),  # a yes that nobody gave by the due date
        (AFTER, [("2026-02-02", 1.0)], "done"),
    ],
)
def test_the_status_of_a_done_measure(as_of, readings, status):
    assert stands(DONE, readings, as_of=as_of)["status"] == status


@pytest.mark.parametrize(
    ("cadence", "read", "fresh_until", "stale_from"),
    [
        ("day", date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3)),
        ("week", date(2026, 6, 1), date(2026, 6, 20), date(2026, 6, 21)),
        ("week", date(2026, 6, 7), date(2026, 6, 20), date(2026, 6, 21)),
        ("month", date(2026, 4, 15), date(2026, 6, 29), date(2026, 6, 30)),
        ("quarter", date(2026, 3, 31), date(2026, 9, 29), date(2026, 9, 30)),
    ],
)
def test_a_reading_goes_stale_on_the_day_the_second_span_without_one_ends(
    cadence, read, fresh_until, stale_from
):
    measure, readings = {"cadence": cadence}, [(read, 9.0)]
    assert stands(measure, readings, as_of=fresh_until)["status"] == "on track"
    assert stands(measure, readings, as_of=stale_from)["status"] == "stale"


def measured(*statuses, client="ada", goal="team", **columns):
    """Rows of progress of one goal with these statuses; the titles are a, b, c, ..."""
    rows = {
        "client": client, "goal": goal, "title": list("abcdefgh"[: len(statuses)]), "status": statuses,
        "rule": "gap",
        "measure": [f"{client}/{goal}-{number}" for number in range(len(statuses))],
        "share": 0.5, "confidence": np.nan, "first_confidence": np.nan, **columns,
    }  # fmt: skip
    return pd.DataFrame(rows).astype({"title": "str", "measure": "str", "status": one_of(Status)})


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


JUDGED = [status for status in WEAKEST_FIRST if status != Status.TOO_EARLY]


@pytest.mark.parametrize("position", range(len(JUDGED) - 1))
def test_each_word_is_weaker_than_the_next(position):
    weak, strong = JUDGED[position : position + 2]
    assert status_of(measured(strong, weak))["status"] == weak


@pytest.mark.parametrize("status", JUDGED[:-1])
def test_a_measure_that_cannot_be_judged_yet_does_not_decide(status):
    assert status_of(measured("too early", status))["status"] == status


def test_the_order_names_every_status():
    assert sorted(WEAKEST_FIRST) == sorted(Status)


def test_a_goal_is_done_only_when_every_measure_is():
    assert status_of(measured("done", "done"))["status"] == "done"
    assert status_of(measured("done", "too early"))["status"] == "on track"
    assert status_of(measured("too early", "too early"))["status"] == "too early"


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


SHARES = st.lists(st.floats(-2, 3), min_size=1, max_size=8)


@pytest.mark.parametrize("case", ORACLES["okr_grade"]["cases"], ids=lambda case: f"{case['shares']}")
def test_grades_and_bands_are_the_published_ones(case):
    grade = okr_grade(case["shares"])
    assert grade is not None
    assert (float(grade.value), grade.band) == (case["grade"], case["band"])


@pytest.mark.parametrize(
    ("shares", "grade"), [([0.05], "0.1"), ([-0.05], "0.0"), ([-0.06], "-0.1"), ([1.24], "1.2")]
)
def test_halves_are_rounded_up_and_nothing_is_cut_off(shares, grade):
    found = okr_grade(shares)
    assert found is not None
    assert found.value == Decimal(grade)


@pytest.mark.parametrize("shares", [[], [0.5, nan]])
def test_without_every_share_there_is_no_grade(shares):
    assert okr_grade(shares) is None


@given(SHARES)
def test_a_grade_lies_within_half_a_tenth_of_the_mean_and_in_one_band(shares):
    grade = okr_grade(shares)
    assert grade is not None
    assert abs(float(grade.value) - sum(shares) / len(shares)) <= 0.05 + 1e-9
    bands = {Band.GREEN: grade.value >= Decimal("0.7"), Band.RED: grade.value < Decimal("0.4")}
    assert bands.get(grade.band, not any(bands.values()))


@given(SHARES)
def test_the_order_of_the_measures_does_not_matter(shares):
    assert okr_grade(shares) == okr_grade(shares[::-1])


@given(SHARES)
def test_a_larger_share_never_lowers_the_grade(shares):
    before, after = okr_grade(shares), okr_grade([shares[0] + 0.3, *shares[1:]])
    assert before is not None
    assert after is not None
    assert before.value <= after.value


HALF = date(2026, 7, 2)
"""Half of the year has passed."""


def found(value: float, rule: Rule) -> list[tuple[str, str, str]]:
    workbook = book(goals=(goal(),), measures=(reach(),), check_ins=(reading("m1", HALF, value),))
    facts = PeriodFacts(
        workbook=workbook, period=Period.parse("2026-Q3"), as_of=HALF, known_on=HALF, rule=RULES[rule]
    )
    rows = other_rules(facts.frames.goals, facts.progress, as_of=HALF)
    return list(zip(rows["status"], rows["rule"], rows["other_status"], strict=True))


def test_half_of_the_time_and_forty_percent_done_is_three_things() -> None:
    """6.4 of 4 to 10 people is a share of 40 %: 10 points below, 80 % of what was expected."""
    assert found(6.4, Rule.GAP) == [("on track", "ratio", "behind"), ("on track", "threshold", "behind")]


def test_the_rule_that_judged_is_the_one_that_others_are_held_against() -> None:
    assert found(6.4, Rule.RATIO) == [("behind", "gap", "on track")]


@pytest.mark.parametrize("value", [7.5, 4])
def test_where_all_agree_nothing_is_said(value: float) -> None:
    assert found(value, Rule.GAP) == []


THEN, NOW = date(2026, 3, 31), date(2026, 6, 30)


def standing(**statuses: str) -> pd.DataFrame:
    """Goals by their id with status, or with the word of a state other than active."""
    aside = {"paused", "dropped", "reached"}
    rows = {
        "client": ["ada"] * len(statuses),
        "goal": list(statuses),
        "status": ["on track" if word in aside else word for word in statuses.values()],
        "state": [word if word in aside else "active" for word in statuses.values()],
    }
    return pd.DataFrame(rows)


def test_goals_that_became_weaker_come_first_then_those_that_became_stronger() -> None:
    then = standing(same="behind", up="at risk", down="on track")
    found = status_changes(standing(same="behind", up="on track", down="behind"), then)
    assert found["goal"].tolist() == ["down", "up", "same"]
    assert found["moved"].tolist() == [-1, 1, 0]
    assert found["status_then"].tolist() == ["on track", "at risk", "behind"]


def test_a_goal_that_was_not_there_or_was_laid_aside_is_compared_with_nothing() -> None:
    now = standing(new="behind", aside="paused", back="at risk")
    found = status_changes(now, standing(aside="on track", back="dropped")).set_index("goal")
    assert found["moved"].tolist() == [0, 0, 0]
    assert pd.isna(found.loc["new", "status_then"])
    assert found["state_then"].tolist()[1:] == ["active", "dropped"]


def test_readings_since_a_day_stand_beside_those_before() -> None:
    """Read on 31 March, and twice after it; the other measure was read before only."""
    two = measures({}, {"measure": "ada/other"})
    size = check_ins([(THEN, 5.0, 0.7), (date(2026, 4, 30), 6.0), (NOW, 7.0, 0.6)])
    read = together(check_ins([(THEN, 5.0)], "ada/other"), size)
    now, then = (progress(two, read, empty("MILESTONES"), as_of=day) for day in (NOW, THEN))
    found = readings_since(now, then, daily_readings(two, read, as_of=NOW), since=THEN)
    (row,) = found.to_dict("records")
    assert (row["measure"], row["count"], row["last_then"], row["last"]) == ("ada/size", 2, 5.0, 7.0)
    assert (row["confidence_then"], row["confidence"]) == (0.7, 0.6)
