"""What the sponsor may see is ticked and taken back, and a client is erased, in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from goalkit.store import open_practice
from goalkit.store.backups import backups_of
from tests.browser.conftest import OpenLab
from tests.browser.test_every_page import faults

NOTHING = "The client has not allowed the sponsor to see anything yet"


def test_a_client_takes_back_what_the_sponsor_may_see_and_is_then_erased(lab: OpenLab, page: Page) -> None:
    page.goto(lab.address("85_print.ipynb"))
    page.get_by_text("Since 6 Oct 2025 the client allows: 6 of 6 goals").wait_for()
    page.get_by_role("button", name="Change what the sponsor may see").click()
    expect(page.get_by_label("The vision")).to_be_checked()
    page.get_by_role("button", name="Untick everything").click()
    expect(page.get_by_label("The vision")).not_to_be_checked()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text(NOTHING).wait_for()
    page.get_by_role("button", name="Undo: ").click()
    page.get_by_text("6 of 6 goals").wait_for()
    page.get_by_label("Passphrase that opens the PDF").fill("quiet")
    assert faults(page) == []

    page.goto(lab.address("00_start.ipynb"))
    page.get_by_role("button", name="Erase this client").click()
    page.get_by_label("Take this client out of all backups as well").check()
    assert faults(page) == []
    page.get_by_role("button", name="Erase for good").click()
    page.get_by_text("Type Client Hazel to erase this client. Nothing was erased.").wait_for()
    page.get_by_label("Type Client Hazel").fill("client hazel")
    page.get_by_role("button", name="Erase for good").click()
    page.get_by_text("Client Hazel is erased.").wait_for()
    page.get_by_text("Whose workbook is this?").wait_for()
    assert faults(page) == []
    expect(page.locator(".jp-Notebook")).not_to_contain_text("Robin")
    assert b"Robin Example" not in b"".join(
        path.read_bytes() for path in (lab.practice, *(one.path for one in backups_of(lab.practice)))
    )
    with open_practice(lab.practice) as practice:
        assert practice.clients() == ()
