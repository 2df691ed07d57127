"""What is saved elsewhere: a save that did not see it is refused, and a page that is back takes it in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from goalkit.model import Reflection
from goalkit.period import today
from goalkit.store import open_practice
from tests.browser.conftest import OpenLab, patient

HOLD = """
    const later = window.setTimeout, held = window.held = [];
    window.setTimeout = (work, wait, ...more) =>
        wait === 2500 ? held.push(work) : later.call(window, work, wait, ...more);
"""
"""A page that is back looks a second time when the test says so, not 2.5 seconds later."""
LOOK = "() => (held.splice(0).forEach(look => look()), new Promise(done => requestAnimationFrame(done)))"
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
    expect(page.get_by_label("Your vision", exact=True)).to_have_value(HERE)
    assert statement(lab) == THERE
    saves(page)
    page.get_by_text(re.compile(r"^Saved \d\d:\d\d$")).wait_for()
    assert statement(lab) == HERE
    other.close()


@pytest.mark.parametrize("is_used", [False, True], ids=["looked at", "used"])
def test_a_page_that_is_back_takes_in_what_it_hears_of_a_moment_later_unless_it_is_used(
    lab: OpenLab, page: Page, *, is_used: bool
) -> None:
    page.add_init_script(HOLD)
    open_vision(page, lab)
    here = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    here.get_by_role("link", name="Check-in").first.click()
    here.get_by_label("Team size", exact=True).wait_for()
    page.evaluate("held.length = 0")
    here.get_by_role("link", name="Vision").first.click()
    page.wait_for_function("held.length > 0")
    assert here.locator(".goalkit-behind").count() == 0, "it would be run at once"
    with open_practice(lab.practice) as practice:
        practice.record(
            "example", Reflection(id=f"said {is_used}", prompt="Journal", text="Calm", written_on=today())
        )
    behind = here.locator(".goalkit-behind")
    behind.wait_for(state="attached")
    if is_used:
        here.get_by_label("Your vision", exact=True).focus()
    page.evaluate(LOOK)
    if is_used:
        assert here.locator(".goalkit-waiting:not(:empty)").count() == 0
        assert behind.count() == 1
    else:
        behind.wait_for(state="detached")
