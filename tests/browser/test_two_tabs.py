"""Two tabs on the same client: the save that comes second is refused, and nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.store import open_practice
from tests.browser.conftest import OpenLab, patient

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE, THERE = "I lead where others learn", "I lead a school for leaders"


def open_vision(tab: Page, lab: OpenLab) -> None:
    tab.goto(lab.address("10_vision.ipynb"))
    tab.get_by_role("button", name="1 Picture").click()
    tab.get_by_role("heading", name="Step 1").wait_for()


def statement(lab: OpenLab) -> str:
    with open_practice(lab.practice) as practice:
        return practice.load("example").visions[-1].statement


def saves(tab: Page) -> None:
    tab.get_by_role("button", name="Save", exact=True).click()


def test_a_save_that_did_not_see_the_one_before_is_refused_and_both_texts_are_shown(
    lab: OpenLab, page: Page, browser: Browser
) -> None:
    other = patient(browser.new_page(viewport=page.viewport_size))
    open_vision(page, lab)
    open_vision(other, lab)
    other.get_by_label("Your vision", exact=True).fill(THERE)
    saves(other)
    other.get_by_text(re.compile(r"^Saved \d\d:\d\d$")).wait_for()
    page.get_by_label("Your vision", exact=True).fill(HERE)
    saves(page)
    page.get_by_text(THERE).wait_for()
    assert page.get_by_label("Your vision", exact=True).input_value() == HERE
    assert statement(lab) == THERE
    saves(page)
    page.get_by_text(re.compile(r"^Saved \d\d:\d\d$")).wait_for()
    assert statement(lab) == HERE
    other.close()
