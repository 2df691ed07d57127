"""A coach with two clients holds a session with one of them, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from goalkit.model import Client
from goalkit.store import open_practice
from tests.browser.conftest import NARROW, OpenLab, save
from tests.browser.test_opening import code_in_sight

AS_WIDE_AS_THE_PAGE = """
    document.querySelector('.goalkit-card').offsetWidth ===
        document.querySelector('.goalkit-wide').offsetWidth
"""
"""The card of a session, also where what stands above it is short."""


def test_a_coach_with_two_clients_holds_a_session(lab: OpenLab, page: Page) -> None:
    with open_practice(lab.practice) as practice:
        practice.record("kim", Client(id="kim", name="Kim Invented", coach="Kim Sample"))
    page.goto(lab.address("70_coaching_session.ipynb"))
    page.get_by_label("Whose page is this?").wait_for()
    page.get_by_label("Whose page is this?").select_option("Robin Example")
    page.get_by_text("In the client's own words").wait_for()
    page.get_by_role("button", name="Hide the brief").click()
    page.get_by_text("In the client's own words").wait_for(state="detached")
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_text(re.compile(r"^59:\d\d left$")).wait_for()
    page.get_by_role("button", name="Pause").click()
    page.get_by_label("Goal: what is this conversation about?").fill("Say no to one journey")
    page.get_by_label("2. Ask both candidates for their answer").check()
    page.get_by_label("New action 1: What will be done?").fill("Send Mehmet to Graz")
    page.get_by_label("New action 1: By when?", exact=True).fill("31.12.2099")
    page.get_by_label("How committed are you to it?", exact=True).select_option("8")
    save(page)
    page.get_by_role("cell", name="Send Mehmet to Graz").wait_for()
    page.get_by_label("Whose page is this?").select_option("Kim Invented")
    page.get_by_text("No session has been recorded yet").wait_for(state="attached")
    expect(page.get_by_label("Goal: what is this conversation about?")).to_have_value("")
    assert code_in_sight(page) == []
    page.set_viewport_size(NARROW)
    page.wait_for_function(AS_WIDE_AS_THE_PAGE)
    with open_practice(lab.practice) as practice:
        workbook = practice.load("example")
    assert workbook.coaching_sessions[-1].commitment == 8
    assert {one.text: one.done_on is None for one in workbook.actions}[
        "Ask both candidates for their answer"
    ] is False
