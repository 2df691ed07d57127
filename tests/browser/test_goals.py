"""A goal is written in a real browser: from one sentence to measures and a milestone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from playwright.sync_api import Page, expect

from goalkit.store import open_practice
from goalkit.terms import Kind
from tests.browser.conftest import OpenLab, save
from tests.browser.test_every_page import faults
from tests.browser.test_opening import code_in_sight

SENTENCE = "Win at least 8 new customers by June 2029, from 2 today"


def test_a_goal_is_written_from_one_sentence(lab: OpenLab, page: Page) -> None:
    page.goto(lab.address("20_goals.ipynb"))
    page.get_by_role("button", name="A new goal").click()
    page.get_by_role("heading", name="A new goal").wait_for()
    page.get_by_label("My goal").press_sequentially(SENTENCE)
    page.get_by_text("New customers – reach a number: at least 8").wait_for()
    page.get_by_role("button", name="Use these").click()
    page.get_by_text("saved together with your sentence").first.wait_for()
    expect(page.get_by_label("Due on", exact=True)).to_have_value("2029-06-30")
    save(page)
    page.get_by_role("heading", name=SENTENCE).wait_for()

    page.get_by_role("button", name="Next: How you measure it").click()
    expect(page.get_by_label("Measure 1: Target")).to_have_value("8")
    page.get_by_role("button", name="Next: Milestones").click()
    page.get_by_label("Milestone 1: What will be reached").fill("Fourth customer signed")
    page.get_by_label("Milestone 1: By when", exact=True).fill("31 Dec 2027")
    page.get_by_label("Milestone 1: Reward").fill("Dinner with the team")
    save(page)
    page.get_by_text("◐ 3 of 5 steps").wait_for()
    assert code_in_sight(page) == []

    with open_practice(lab.practice) as practice:
        workbook = practice.load("example")
    goal, measure, step = workbook.goals[-1], workbook.measures[-1], workbook.milestones[-1]
    assert (goal.statement, goal.due) == (SENTENCE, date(2029, 6, 30))
    assert (measure.goal_id, measure.kind, measure.baseline, measure.target) == (
        goal.id, Kind.REACH, Decimal(2), Decimal(8),
    )  # fmt: skip
    assert (step.goal_id, step.due, step.reward) == (goal.id, date(2027, 12, 31), "Dinner with the team")


def test_levels_follow_from_the_numbers_of_a_measure(lab: OpenLab, page: Page) -> None:
    """The first goal that waits for a step is open: the team, whose levels are words so far."""
    page.goto(lab.address("20_goals.ipynb"))
    page.get_by_role("button", name="5 Five levels").click()
    page.get_by_label("How is the level decided?").select_option(label="by the reading of Team size")
    page.get_by_label("+2 begins at").fill("15")
    page.get_by_role("button", name="Replace mine with these").click()
    page.get_by_role("button", name="Replace mine with these").wait_for(state="hidden")
    expect(page.get_by_label("+1: more than expected")).to_have_value("13 to less than 15\u00a0people")
    expect(page.get_by_label("Where are you today?")).to_be_hidden()
    assert faults(page) == []
    page.get_by_label("+1 begins at").fill("9")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("+1 begins above 0: write a number above 10.").wait_for()
    page.get_by_label("+1 begins at").fill("12")
    save(page)
    with open_practice(lab.practice) as practice:
        scale = practice.load("example").attainment_scales[-1]
    assert (scale.goal_id, scale.measure_id, scale.cuts) == ("g1", "m1", (7, 10, 12, 15))
    assert scale.levels[3] == "12 to less than 15\u00a0people"
