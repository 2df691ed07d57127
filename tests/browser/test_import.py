"""Readings of a spreadsheet come in on the page, in a real browser, and go again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalkit.store import open_practice
from tests.browser.conftest import OpenLab
from tests.browser.test_every_page import faults

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOURS = "Woche;Stunden;Bemerkung\n02.02.2026;48,5;\n09.02.2026;51;Messe in Köln\n"


def count(lab: OpenLab) -> int:
    with open_practice(lab.practice) as practice:
        return len(practice.load("example").check_ins)


def test_a_file_is_chosen_looked_at_imported_and_taken_back(lab: OpenLab, page: Page) -> None:
    before = count(lab)
    page.goto(lab.address("86_import.ipynb"))
    file = {"name": "hours.csv", "mimeType": "text/csv", "buffer": HOURS.encode("cp1252")}
    with page.expect_file_chooser() as chosen:
        page.get_by_role("button", name="Choose a file").click()
    chosen.value.set_files(files=[file])  # type: ignore[list-item] # as Playwright has it
    page.get_by_text("Messe in Köln").first.wait_for()
    page.get_by_label("B: Stunden").select_option(label="readings: Working hours")
    page.get_by_role("button", name="Import 2 readings").wait_for()
    assert faults(page) == []
    page.get_by_role("button", name="Import 2 readings").click()
    page.get_by_text(re.compile(r"^Imported \d\d:\d\d$")).wait_for()
    assert count(lab) == before + 2
    page.get_by_role("button", name=re.compile("^Undo: ")).click()
    page.get_by_text(re.compile(r"^Undone \d\d:\d\d$")).wait_for()
    assert count(lab) == before
