"""Milestones reached, overdue, due soon and planned, and small ones where none lies near."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from goalkit.analysis.milestones import SmallStep, milestone_states, small_steps
from goalkit.facts.period import PeriodFacts
from goalkit.model import CheckIn, Goal, Measure, Milestone
from goalkit.period import Period
from goalkit.terms import EVERY_DAY, Cadence, Direction, GoalState, Kind
from tests.analysis.made import milestones
from tests.books import book, goal, maintain, reach, reading

AS_OF = date(2026, 6, 30)


def state(**milestone):
    return milestone_states(milestones(milestone), as_of=AS_OF)["state"].iloc[0]


@pytest.mark.parametrize(
    ("days", "word"), [(-1, "overdue"), (0, "due soon"), (42, "due soon"), (43, "planned")]
)
def test_an_open_milestone_is_named_by_the_days_until_it_is_due(days, word):
    assert state(due=AS_OF + timedelta(days=days)) == word


def test_a_milestone_is_reached_on_its_day_and_not_before():
    assert state(due=date(2026, 3, 1), reached_on=AS_OF) == "reached"
    assert state(due=date(2026, 3, 1), reached_on=AS_OF + timedelta(days=1)) == "overdue"


def test_only_what_was_reached_from_the_first_day_on_was_reached_in_the_period():
    table = milestones(
        {"reached_on": date(2026, 3, 31)},
        {"reached_on": date(2026, 4, 1)},
        {"reached_on": AS_OF},
        {"reached_on": date(2026, 7, 1)},
        {},
    )
    found = milestone_states(table, as_of=AS_OF, since=date(2026, 4, 1))
    assert found["reached_in_period"].tolist() == [False, True, True, False, False]
    ever = milestone_states(table, as_of=AS_OF)
    assert ever["reached_in_period"].tolist() == [True, True, True, False, False]


TODAY = date(2026, 4, 1)
SIX_WEEKS_ON = date(2026, 5, 13)


def steps(
    measure: Measure | None, *check_ins: CheckIn, milestones: Any = (), goals: tuple[Goal, ...] = (goal(),)
) -> list[SmallStep]:
    measures = () if measure is None else (measure,)
    workbook = book(goals=goals, measures=measures, check_ins=check_ins, milestones=tuple(milestones))
    facts = PeriodFacts(workbook=workbook, period=Period.parse("2026-Q1"), as_of=TODAY, known_on=TODAY)
    return list(small_steps(facts.goals, facts.progress, facts.milestones, as_of=TODAY))


def of(measure: str, baseline: str, target: str, direction: Direction) -> Measure:
    return reach(title=measure, baseline=Decimal(baseline), target=Decimal(target), direction=direction)


@pytest.mark.parametrize(
    ("measure", "now", "wanted"),
    [
        # 274 days are left: 6 + 4 × 42 / 274 = 6.61 people, and people are whole
        (of("Team size", "4", "10", Direction.AT_LEAST), 6, 7.0),
        # 28 − 8 × 42 / 274 = 26.77
        (of("Travel", "30", "20", Direction.AT_MOST), 28, 26.0),
        # 24.5 + 5.5 × 42 / 274 = 25.34; a twentieth of the way is 0.475, so quarters
        (of("Budget", "20.5", "30", Direction.AT_LEAST), 24.5, 25.5),
        # 9.9 + 0.1 × 42 / 274 = 9.92: never beyond the target
        (of("Score", "9.5", "10", Direction.AT_LEAST), 9.99, 10.0),
    ],
)
def test_a_number_to_come_to_lies_on_the_straight_way_and_is_round(
    measure: Measure, now: float, wanted: float
) -> None:
    (step,) = steps(measure, reading("m1", date(2026, 3, 30), now))
    assert (step.measure, step.kind, step.value, step.due) == (
        measure.title,
        Kind.REACH,
        wanted,
        SIX_WEEKS_ON,
    )


@pytest.mark.parametrize(("kept", "wanted"), [((52, 52), 1), ((52, 48), 4), ((48, 48), 6)])
def test_a_limit_is_to_be_kept_once_more_than_it_was(kept: tuple[int, int], wanted: int) -> None:
    """Of six weeks: the share kept so far, rounded down, and one more."""
    readings = (reading("m2", day, hours) for day, hours in zip(WEEKS, kept, strict=True))
    (step,) = steps(maintain(since=date(2026, 3, 16)), *readings, goals=(goal(start=date(2026, 3, 16)),))
    assert (step.value, step.spans, step.kind) == (wanted, 6, Kind.MAINTAIN)


WEEKS = (date(2026, 3, 20), date(2026, 3, 27))


def test_six_weeks_of_workdays_are_thirty_days() -> None:
    daily = maintain(cadence=Cadence.DAY, weekdays=EVERY_DAY[:5])
    (step,) = steps(daily, reading("m2", date(2026, 3, 30), 60), reading("m2", date(2026, 3, 31), 48))
    assert (step.spans, step.value) == (30, 20)


@pytest.mark.parametrize("measure", [None, reach(), maintain(cadence=Cadence.QUARTER)])
def test_where_nothing_can_be_put_in_numbers_the_step_is_still_to_be_named(measure: Measure | None) -> None:
    (step,) = steps(measure)
    assert (step.statement, step.measure, step.due) == ("Lead a team of ten", "", SIX_WEEKS_ON)


@pytest.mark.parametrize("due", [date(2026, 3, 1), date(2026, 5, 13)])
def test_none_is_proposed_where_one_is_overdue_or_lies_within_six_weeks(due: date) -> None:
    assert steps(None, milestones=[Milestone(id="k1", goal_id="g1", title="First hire", due=due)]) == []


def test_one_is_proposed_where_the_next_lies_further_away_or_is_reached() -> None:
    far = Milestone(id="k1", goal_id="g1", title="First hire", due=date(2026, 5, 14))
    reached = Milestone(
        id="k2", goal_id="g1", title="Offer", due=date(2026, 4, 9), reached_on=date(2026, 3, 30)
    )
    assert len(steps(None, milestones=[far, reached])) == 1


@pytest.mark.parametrize(
    "over",
    [
        goal(state=GoalState.PAUSED),
        goal(due=date(2026, 5, 13)),
    ],
)
def test_a_goal_that_rests_or_ends_soon_needs_none(over: Goal) -> None:
    assert steps(reach(), reading("m1", date(2026, 3, 30), 6), goals=(over,)) == []


def test_a_goal_that_is_done_needs_none() -> None:
    assert steps(reach(), reading("m1", date(2026, 3, 30), 10)) == []
