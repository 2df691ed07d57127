"""What a person pressed for is in sight: the step that opens, and the field that needs another look."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenLab
from tests.browser.test_opening import open_ready

FOCUS = "document.activeElement"
DRAW_ANEW = "row => { const at = row.parentElement; at.outerHTML = at.outerHTML.replace(' open=\"\"', ''); }"
"""As a row comes in once more with how far each step is by then."""


def test_the_heading_of_the_next_step_is_in_sight_and_has_the_focus(lab: OpenLab, page: Page) -> None:
    """The step before is much longer: without it there would be a white window."""
    open_ready(page, lab.address("10_vision.ipynb"))
    page.get_by_role("button", name="4 Balance").click()
    page.get_by_role("button", name="Next: Focus").click()
    heading = page.get_by_role("heading", name="Step 5 of 5: Focus")
    heading.wait_for()
    page.wait_for_function(f"{FOCUS}.textContent === 'Step 5 of 5: Focus'")
    expect(heading).to_be_in_viewport(ratio=1)


def test_nothing_is_moved_while_a_page_opens(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.address("10_vision.ipynb"))
    expect(page.get_by_role("heading", name="Vision", exact=True)).to_be_visible()
    assert "Step" not in page.evaluate(f"{FOCUS}.textContent.slice(0, 5)")


def test_the_field_that_keeps_a_save_from_being_made_has_the_focus(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.address("40_check_in.ipynb"))
    field = page.get_by_label("Team size", exact=True)
    field.fill("many")
    page.get_by_label("Working hours", exact=True).fill("48")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("1 field needs another look").wait_for()
    page.wait_for_function(f"{FOCUS}.getAttribute('aria-invalid') === 'true'")
    expect(field).to_be_focused()
    expect(page.get_by_label("Working hours", exact=True)).to_have_attribute("aria-invalid", "false")
    expect(field).to_be_in_viewport(ratio=1)
    field.fill("8")
    page.wait_for_function("document.querySelectorAll('[aria-invalid=true]').length === 0")


def test_a_page_takes_in_what_was_saved_on_another_one_and_stays_at_its_step(
    lab: OpenLab, page: Page
) -> None:
    open_ready(page, lab.address("10_vision.ipynb"))
    page.get_by_role("button", name="2 Values").click()
    page.get_by_role("heading", name="Step 2 of 5: Values").wait_for()
    here = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    here.get_by_role("link", name="Check-in").first.click()
    here.get_by_label("Team size", exact=True).fill("9")
    here.get_by_role("button", name="Save", exact=True).click()
    here.get_by_text("see below what it means").wait_for()
    here.get_by_role("link", name="Vision").first.click()
    here.get_by_role("button", name=re.compile("^Undo: .*check-in")).first.wait_for()
    here.get_by_role("heading", name="Step 2 of 5: Values").wait_for()


def test_the_steps_stand_in_one_row_and_the_tools_behind_its_end(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.address("40_check_in.ipynb"))
    row = page.get_by_role("navigation", name="Steps of the workbook")
    row.get_by_text("✓").first.wait_for()  # how far each is comes a moment later, in a row drawn anew
    page.wait_for_function("document.querySelector('.goalkit-nav').offsetHeight < 40")
    more = row.get_by_text("More", exact=True)
    more.press("Enter")
    row.get_by_role("link", name="Import").wait_for()
    more.press("Tab")
    page.wait_for_function(f"{FOCUS}.textContent === 'Import'")
    row.evaluate(DRAW_ANEW)
    page.wait_for_function(f"{FOCUS}.textContent === 'Import'")
    expect(row.get_by_role("link", name="Import")).to_be_visible()
    page.keyboard.press("Escape")
    row.get_by_role("link", name="Import").wait_for(state="hidden")
