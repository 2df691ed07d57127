"""The check-in in a real browser, by keyboard alone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from goalkit.store import open_practice
from goalkit.store.settings import choose_locale
from tests.browser.conftest import SAVED, OpenLab, save
from tests.browser.test_opening import code_in_sight

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TABS = 80


def open_form(page: Page, lab: OpenLab) -> None:
    page.goto(lab.address("40_check_in.ipynb"))
    page.get_by_label("Team size", exact=True).wait_for()


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab until the control has the focus."""
    for _ in range(MOST_TABS):
        if control.evaluate("control => control === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{control} is not reached by keyboard")


def test_a_reading_is_typed_and_saved_by_keyboard_alone(lab: OpenLab, page: Page) -> None:
    open_form(page, lab)
    assert code_in_sight(page) == []
    tab_to(page, page.get_by_label("Team size", exact=True))
    page.keyboard.type("9")
    tab_to(page, page.get_by_label("Team size: Note"))
    page.keyboard.type("Nine since Monday")
    tab_to(page, page.get_by_role("button", name="Save", exact=True))
    page.keyboard.press("Enter")
    page.get_by_text(SAVED).wait_for()
    page.get_by_text("Team size: 9 of 10 people").wait_for()
    assert code_in_sight(page) == []
    with open_practice(lab.practice) as practice:
        saved = practice.load("example").check_ins[-1]
    assert (saved.measure_id, saved.value, saved.note) == ("m1", Decimal(9), "Nine since Monday")
    assert saved.on == datetime.now(UTC).astimezone().date()


def test_after_each_save_its_chart_is_in_sight_and_the_one_before_is_not(lab: OpenLab, page: Page) -> None:
    """Once prepared out of sight while the hand rests, once not yet when the button is pressed."""
    open_form(page, lab)
    for number, rest in enumerate((3_000, 0, 3_000), start=6):
        page.get_by_label("Team size", exact=True).fill(f"{number}.5")
        page.wait_for_timeout(rest)
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text(f"Team size: {number}.5 of 10 people").locator("visible=true").wait_for()
        expect(page.get_by_text(re.compile("Team size: .* of 10")).locator("visible=true")).to_have_count(1)
        page.locator(".js-plotly-plot text", has_text=f"{number}.5").locator("visible=true").first.wait_for()


def test_what_is_typed_and_not_saved_is_there_again_after_a_reload(lab: OpenLab, page: Page) -> None:
    open_form(page, lab)
    note = page.get_by_label("Working hours: Note")
    tab_to(page, note)
    page.keyboard.type("A long week")
    page.get_by_text("kept as a draft").wait_for()
    page.reload()
    note.wait_for()
    expect(note).to_have_value("A long week")
    page.get_by_text("is here again").wait_for()
    expect(page.get_by_text("model not found")).to_have_count(0)


@pytest.fixture
def in_germany(lab: OpenLab) -> Iterator[None]:
    """Meanwhile the practice writes as in Germany."""
    with open_practice(lab.practice) as practice:
        choose_locale(practice, "de_DE")
    yield
    with open_practice(lab.practice) as practice:
        choose_locale(practice, "")


@pytest.mark.usefixtures("in_germany")
def test_numbers_are_those_of_the_country_and_a_calendar_goes_with_the_day(lab: OpenLab, page: Page) -> None:
    open_form(page, lab)
    page.get_by_text("48 · 50 · 49,5 · 54 · 50").wait_for()
    day = page.get_by_label("Day of these readings", exact=True)
    calendar = page.get_by_label("Day of these readings, in a calendar")
    day.fill("20.10.2026")
    expect(calendar).to_have_value("2026-10-20")
    tab_to(page, calendar)
    calendar.fill("2026-10-21")
    expect(day).to_have_value("2026-10-21")
    page.get_by_label("Team size", exact=True).fill("7,5")
    save(page)
    with open_practice(lab.practice) as practice:
        saved = [one for one in practice.load("example").check_ins if one.on == date(2026, 10, 21)]
    assert Decimal("7.5") in [one.value for one in saved]
