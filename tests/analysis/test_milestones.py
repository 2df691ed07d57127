"""Milestones reached, overdue, due soon and planned."""

from datetime import date, timedelta

import pytest

from goalkit.analysis.milestones import milestone_states
from tests.analysis.made import milestones

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
