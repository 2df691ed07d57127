"""What is read in a sentence is offered with a name, a unit and in words; templates bring no targets."""

from datetime import date

import pytest

from goalkit.exercises.goals.offers import GoalTemplate, goal_templates, sentence_offer, template_of
from goalkit.terms import Direction, Kind

TODAY = date(2026, 5, 20)


def test_two_measures_are_read_in_one_sentence() -> None:
    hours, home = sentence_offer(
        "Work at most 50 hours a week, with at least 2 days of home office", TODAY
    ).measures
    assert (hours.title, hours.kind, hours.direction, hours.target, hours.unit) == (
        "Working hours",
        Kind.MAINTAIN,
        Direction.AT_MOST,
        50,
        "h/week",
    )
    assert (home.title, home.direction, home.target) == ("Days of home office", Direction.AT_LEAST, 2)


def test_the_lines_say_in_words_what_was_read() -> None:
    lines = sentence_offer("Lead a team of at least 10 people by June 2027, from 4 today", TODAY).lines
    assert lines == (
        "Team size – reach a number: at least 10\u00a0people, from 4\u00a0people",
        "Due on 30 Jun 2027",
    )


def test_nothing_is_read_in_nothing() -> None:
    assert sentence_offer("", TODAY).lines == ()


@pytest.mark.parametrize("template", goal_templates(), ids=lambda template: template.title)
def test_a_template_suggests_measures_and_never_a_number(template: GoalTemplate) -> None:
    assert len(template.measures) >= 3
    assert {(one.baseline, one.target, one.target_high) for one in template.measures} == {(None,) * 3}
    assert not any(char.isdigit() for char in template.statement)
    numeric = [one for one in template.measures if one.kind in (Kind.REACH, Kind.MAINTAIN)]
    assert all(one.unit and one.direction for one in numeric)


@pytest.mark.parametrize("template", goal_templates(), ids=lambda template: template.title)
def test_a_template_suggests_something_that_leads_and_something_that_lags(template: GoalTemplate) -> None:
    kinds = {one.kind for one in template.measures}
    assert {Kind.REACH, Kind.MAINTAIN} <= kinds


def test_there_are_six_templates_and_each_is_found_by_its_title() -> None:
    assert len(goal_templates()) == 6
    assert [template_of(one.title) for one in goal_templates()] == list(goal_templates())
    assert template_of("My own theme") is None
