"""A new person begins: on an empty practice, through the start page and the vision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from goalkit.store import open_practice
from tests.browser.conftest import OpenLab, lab_in, save

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenLab]:
    """JupyterLab with a practice in which nobody is yet."""
    home = tmp_path_factory.mktemp("home")
    with lab_in(home, lambda file: open_practice(file, create=True).close()) as opened:
        yield opened


def test_a_page_of_an_empty_practice_leads_to_the_start_page(lab: OpenLab, page: Page) -> None:
    page.goto(lab.address("10_vision.ipynb"))
    page.get_by_role("link", name="Go to Start").click()
    page.get_by_label("Name", exact=True).wait_for()


def test_a_new_person_goes_from_their_name_through_the_vision_and_back(lab: OpenLab, page: Page) -> None:
    page.goto(lab.address("00_start.ipynb"))
    page.get_by_label("Name", exact=True).fill("Robin Example")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_role("heading", name="Robin Example").wait_for()
    page.get_by_role("link", name="Go to Vision").press("Enter")
    writes_the_picture(page)
    sorts_the_cards(page)
    rates_the_wheel(page)
    page.get_by_role("link", name="Go to Start").press("Enter")
    page.get_by_text("Vision written, 2 values, wheel filled in").wait_for()
    page.get_by_role("link", name="Go to Goals").wait_for()
    with open_practice(lab.practice) as practice:
        (client,) = practice.clients()
        known = practice.load(client.id)
    assert known.visions[0].statement == "A team that runs itself"
    assert [value.name for value in known.values] == ["Adventure", "Autonomy"]
    assert [(one.area, one.now, one.wanted) for one in known.life_area_ratings] == [("Work", 4, 8)]


def writes_the_picture(page: Page) -> None:
    page.get_by_label("The best day in five years").fill("I wake up late.")
    page.get_by_label("Your vision").fill("A team that runs itself")
    save(page)


def sorts_the_cards(page: Page) -> None:
    """The first and the third card are very important; the button keeps the focus."""
    page.get_by_role("button", name="2 Values").click()
    for pile, then in (("Very", "Authority"), ("Not", "Autonomy"), ("Very", "Balance")):
        page.get_by_role("button", name=re.compile(f"^{pile} important:")).press("Enter")
        page.locator(".goalkit-cards .name").filter(has_text=then).wait_for()
    save(page)


def rates_the_wheel(page: Page) -> None:
    page.get_by_role("button", name="4 Balance").click()
    page.get_by_label("Area 1: Now", exact=True).select_option("4")
    page.get_by_label("Area 1: Wanted", exact=True).select_option("8")
    save(page)
    page.get_by_text("The largest gap: Work (4 now, 8 wanted).").wait_for()
    page.locator(".goalkit-wheel [aria-label='Work, now'][aria-valuenow='4']").wait_for()
