"""Where the rules disagree, in the case that every published tool calls something else."""

from datetime import date

import pytest

from goalkit.analysis.rules import RULES
from goalkit.analysis.status import other_rules
from goalkit.facts.period import PeriodFacts
from goalkit.period import Period
from goalkit.terms import Rule
from tests.books import book, goal, reach, reading

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
