"""The review in a real browser, by keyboard alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goalkit.store import open_practice
from goalkit.terms import Choice
from tests.browser.conftest import SAVED, OpenLab
from tests.browser.test_check_in import tab_to
from tests.browser.test_opening import code_in_sight

if TYPE_CHECKING:
    from playwright.sync_api import Page

WINS = "Wins: what went well, and how did you do it?"


def press(page: Page, label: str, key: str = "Enter") -> None:
    tab_to(page, page.get_by_role("button", name=label, exact=True))
    page.keyboard.press(key)


def write(page: Page, label: str, text: str) -> None:
    control = page.get_by_label(label, exact=True)
    control.wait_for()
    tab_to(page, control)
    page.keyboard.type(text)


def test_a_review_is_filled_in_by_keyboard_alone(lab: OpenLab, page: Page) -> None:
    """The quarter of this very day: nothing of it is answered in the example."""
    page.goto(lab.address("80_review.ipynb"))
    page.get_by_label(WINS).wait_for()
    tab_to(page, page.get_by_label("Which period would you like to review?"))
    page.keyboard.press("Home")
    page.get_by_text("Nothing has been saved yet for the review of").wait_for()
    write(page, WINS, "The third hire has signed")
    press(page, "Save")
    page.get_by_text(SAVED).wait_for()
    press(page, "Next: Goals")
    write(page, "Goal 1: Keep, change or stop?", "Change")
    write(page, "Goal 1: Why?", "The plan was cut")
    write(page, "Goal 1: Target of Team size", "9")
    press(page, "Save")
    page.get_by_text(SAVED).wait_for()
    page.get_by_text("No decision yet: “Spend at most 30 % of my working time travelling”.").wait_for()
    press(page, "5 Words")
    write(page, "In the words of Kim Sample", "Well done")
    press(page, "Save")
    page.get_by_text(SAVED).wait_for()
    assert code_in_sight(page) == []
    with open_practice(lab.practice) as practice:
        workbook = practice.load("example")
    review, measure = workbook.reviews[-1], workbook.measures[-1]
    assert (review.wins, review.coach_words) == (("The third hire has signed",), "Well done")
    assert [(one.choice, one.goal_id) for one in review.decisions] == [(Choice.CHANGE, "g1")]
    assert (measure.id, measure.target, measure.reason) == ("m1", 9, "The plan was cut")
    assert measure.since >= date(2026, 9, 30)
