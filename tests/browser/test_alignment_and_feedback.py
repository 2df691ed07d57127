"""Alignment and feedback in a real browser: a goal is rated, a round is noted, and what follows is told."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from goalkit.store import open_practice
from tests.browser.conftest import SAVED, OpenLab, save
from tests.browser.test_check_in import tab_to
from tests.browser.test_opening import code_in_sight

LEAD = "Lead a team of at least 10 people by June 2027"
EMISSIONS = "Cut emissions from business travel by 30 % until 2028"


def open_step(page: Page, lab: OpenLab, notebook: str, step: str) -> None:
    page.goto(lab.address(notebook))
    page.get_by_role("heading", name=re.compile(r"^Step \d")).wait_for()
    go_to(page, step)


def go_to(page: Page, step: str) -> None:
    """Open a step, unless it is the one that is open."""
    heading = page.get_by_role("heading", name=f": {step}")
    if not heading.count():
        page.get_by_role("button", name=re.compile(rf"^\d {step}")).click()
        heading.wait_for()


def has_focus(page: Page, name: str) -> None:
    """Wait until what has this name has the focus."""
    expect(page.locator(":focus")).to_have_attribute("aria-label", name)


def today() -> str:
    return str(datetime.now(UTC).astimezone().date())


def test_goals_are_rated_by_keyboard_and_the_manager_is_asked(lab: OpenLab, page: Page) -> None:
    open_step(page, lab, "30_alignment.ipynb", "Ratings")
    assert code_in_sight(page) == []
    tab_to(page, page.locator(".goalkit-matrix td[tabindex='0']"))
    has_focus(page, f"{LEAD}, {EMISSIONS}: not rated")
    for key in ("ArrowRight", "ArrowLeft", "-", "2"):
        page.keyboard.press(key)
    has_focus(page, f"{LEAD}, {EMISSIONS}: −2 pulls against it strongly")
    reason = page.get_by_label(f"{LEAD}, {EMISSIONS}: Why?")
    reason.wait_for()
    tab_to(page, reason)
    page.keyboard.type("Interviews on the road")
    tab_to(page, page.get_by_role("button", name="Save", exact=True))
    page.keyboard.press("Enter")
    page.get_by_text(SAVED).wait_for()
    go_to(page, "What follows")
    page.get_by_text("Interviews on the road. Which of the two comes first for you?").wait_for()
    with open_practice(lab.practice) as practice:
        saved = practice.load("example").alignments[-1]
    assert (saved.goal_id, saved.target_id, saved.rating) == ("g1", "o3", -2)
    assert (saved.reason, str(saved.rated_on)) == ("Interviews on the road", today())


def test_an_answer_is_noted_in_a_new_round(lab: OpenLab, page: Page) -> None:
    open_step(page, lab, "50_feedback.ipynb", "Round")
    expect(page.get_by_label("Which round?")).to_have_value("A new round")
    page.get_by_label("Lena: Listens before deciding", exact=True).select_option("+2 better")
    page.get_by_label("Lena: Listens before deciding: Suggestion").fill("Ask once more")
    save(page)
    go_to(page, "What they say")
    page.get_by_text("Lena (direct report)", exact=True).wait_for()
    expect(page.get_by_text("Ask once more")).to_have_count(0)
    with open_practice(lab.practice) as practice:
        saved = practice.load("example").feedback[-1]
    assert (saved.stakeholder_id, saved.rating, saved.suggestion) == ("p7", 2, "Ask once more")
    assert str(saved.round_on) == today()
