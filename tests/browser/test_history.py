"""Undo after the Python of a page died, and the history of a client, in a real browser."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from goalkit.store import open_practice
from tests.browser.conftest import OpenLab, save
from tests.browser.test_check_in import open_form
from tests.browser.test_every_page import faults
from tests.browser.test_restart import CHECK_IN, kernel_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

CLIENT = "example"


def newest_value(lab: OpenLab) -> Decimal | None:
    with open_practice(lab.practice) as practice:
        return practice.load(CLIENT).check_ins[-1].value


def test_a_slip_is_undone_after_a_restart_and_found_in_the_history(lab: OpenLab, page: Page) -> None:
    open_form(page, lab)
    before = newest_value(lab)
    page.get_by_label("Team size", exact=True).fill("90")
    save(page)
    assert newest_value(lab) == 90

    kernel_of(lab, CHECK_IN, page).kill()
    page.get_by_text("this page is coming back").wait_for()
    page.get_by_text("this page is coming back").wait_for(state="hidden", timeout=60_000)
    page.get_by_role("button", name="Undo: check-in added: “Team size”").first.click(timeout=60_000)
    page.get_by_text(re.compile(r"^Undone \d\d:\d\d$")).wait_for()
    assert newest_value(lab) == before
    page.reload()
    page.get_by_role("button", name="Redo: check-in added: “Team size”").first.click(timeout=60_000)
    page.get_by_text(re.compile(r"^Done again \d\d:\d\d$")).wait_for()
    assert newest_value(lab) == 90

    page.goto(lab.address("88_history.ipynb"))
    page.get_by_label("Show", exact=True).select_option(label="check-ins", timeout=60_000)
    newest = page.locator(".goalkit-change").first
    newest.get_by_text("90 people").wait_for()
    assert faults(page) == []
    newest.get_by_role("button", name="Put back").click()
    page.get_by_text("it is the newest change now").wait_for()
    assert newest_value(lab) == before
    page.get_by_role("button", name="Older changes").click()
    page.get_by_role("button", name="Newer changes").wait_for()
    correct = page.locator(".goalkit-change").first.get_by_role("button", name="Correct")
    correct.click()
    page.get_by_label("Which reading?").or_(page.get_by_label("Day", exact=True)).first.wait_for()
    assert faults(page) == []
