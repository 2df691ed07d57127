"""The dashboard as a person uses it: choosing, looking, and taking a small step."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from goalkit.exercises.progress import Dashboard, progress_parts
from goalkit.model import Client, Goal, Milestone
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.terms import Rule
from tests.books import goal, reach, reading
from tests.exercises.made import BEGIN, STEP, TODAY, shown
from tests.forms.pages import buttons, inside, label_of, words_of


def open_page(practice: Practice, client_id: str = "c1") -> Dashboard:
    return Dashboard(OpenWorkbook(practice, client_id, today=TODAY))


def parts(practice: Practice, client_id: str = "c1") -> list[Any]:
    views = progress_parts(OpenWorkbook(practice, client_id, today=TODAY))
    return [one for view in views for one in inside(view)]


def control(views: list[Any], label: str) -> Any:
    return next(one for one in views if hasattr(one, "description") and label_of(one) == label)


def test_every_goal_stands_there_with_its_status_and_the_rule_in_words(practice: Practice) -> None:
    page = open_page(practice)
    assert "Lead a team of ten" in shown(page.shown)
    assert "The gap rule: On track while less than 16.5 percentage points below" in shown(page.shown)


def test_another_rule_is_chosen_and_where_rules_disagree_is_said(practice: Practice) -> None:
    """On 20 May 38 % of the year are over; 6 of 4 to 10 people are 33 %: 87 % of what was expected."""
    team = (goal("g7"), reach("m7", goal_id="g7"), reading("m7", TODAY, 6))
    practice.record("c7", Client(id="c7", name="Kim Other"), *team, at=BEGIN)
    page = open_page(practice, "c7")
    assert "would be" not in shown(page.shown)
    page.choices.controls["rule"].value = Rule.GAP
    assert "Under the ratio and threshold rules" in shown(page.shown)
    assert "would be ▲ behind, not ● on track" in shown(page.shown)
    page.choices.controls["rule"].value = Rule.RATIO
    assert "The ratio rule: " in shown(page.shown)
    assert "Under the gap rule" in shown(page.shown)


def test_each_goal_is_judged_as_chosen_until_one_rule_is_chosen_for_all(practice: Practice) -> None:
    strict = goal("g7", statement="Strictly judged", rule=Rule.RATIO)
    team = (strict, reach("m7", goal_id="g7"), reading("m7", TODAY, 6))
    practice.record("c7", Client(id="c7", name="Kim Other"), *team, at=BEGIN)
    page = open_page(practice, "c7")
    assert "▲ behind" in shown(page.shown)
    assert "status by the ratio rule" in shown(page.shown)
    page.choices.controls["rule"].value = Rule.GAP
    assert "● on track" in shown(page.shown)
    assert "status by the gap rule" in shown(page.shown)


def test_the_rule_of_all_clients_is_not_chosen_on_the_page_of_one(practice: Practice) -> None:
    views = parts(practice)
    assert not [one for one in views if hasattr(one, "options") and "all clients" in label_of(one)]
    assert 'href="89_settings.ipynb"' in "".join(map(words_of, views))


def test_what_was_just_reached_is_celebrated_with_its_reward_and_thanks(practice: Practice) -> None:
    reached = replace(STEP, reached_on=date(2026, 5, 14), helped_by="Kim Other")
    practice.record("c1", reached)
    text = shown(open_page(practice).reached)
    assert "1 milestone reached" in text
    assert "Your reward: A dinner" in text
    assert "To thank: Kim Other" in text


def test_what_was_reached_long_ago_is_not_celebrated_again(practice: Practice) -> None:
    practice.record("c1", replace(STEP, reached_on=date(2026, 4, 1)))
    assert "celebrate" not in shown(open_page(practice).reached)


def test_a_goal_or_another_part_is_looked_at_more_closely(practice: Practice) -> None:
    page = open_page(practice)
    look = page.look_at.controls["part"]
    look.value = "g1"
    assert "Team size" in shown(page.closer)
    look.value = "part Balance"
    assert "Lead a team of ten" not in shown(page.closer)


def test_many_goals_are_looked_at_one_by_one(practice: Practice) -> None:
    many: list[Goal] = [goal(f"g{number}", statement=f"Goal number {number}") for number in range(2, 12)]
    practice.record("c1", *many)
    page = open_page(practice)
    assert page.look_at["part"] == "g1"
    assert "Goal number 5" not in shown(page.closer)


def test_a_proposed_step_that_is_taken_becomes_a_milestone(practice: Practice) -> None:
    practice.record("c1", replace(STEP, reached_on=date(2026, 5, 14)))
    views = parts(practice)
    control(views, "Step 1: Your reward for it").value = "An evening off"
    control(views, "Step 1: I take this step").value = True
    control(views, "Save").click()
    (taken,) = (one for one in practice.load("c1").milestones if one.id != STEP.id)
    assert (taken.goal_id, taken.reward, taken.due) == ("g1", "An evening off", date(2026, 7, 1))
    assert taken.title == "Working hours kept in 1 of 6 weeks"


def test_nothing_is_proposed_where_a_milestone_is_near_or_overdue(practice: Practice) -> None:
    assert not any(getattr(one, "description", "") == "Step 1: I take this step" for one in parts(practice))


@pytest.mark.parametrize("steps", [(), (Milestone(id="k2", goal_id="g9", title="One", due=TODAY),)])
def test_a_client_without_goals_or_measures_sees_a_friendly_line(
    practice: Practice, steps: tuple[Milestone, ...]
) -> None:
    goals = [goal("g9")] if steps else []
    practice.record("c9", Client(id="c9", name="Kim Other"), *goals, *steps, at=BEGIN)
    text = shown(open_page(practice, "c9").shown)
    assert ("No goal has a measure yet" if steps else "No goals yet") in text
    assert not buttons(open_page(practice, "c9").overview)
