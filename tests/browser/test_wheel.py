"""The balance wheel under the hand: dragged, set with keys, and the same value in its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import OpenLab
from tests.browser.test_every_page import faults

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TOUCH = 44
"""Pixels that a thumb needs."""


@pytest.fixture
def wheel(lab: OpenLab, page: Page) -> Page:
    """The step with the wheel."""
    page.goto(lab.address("10_vision.ipynb"))
    page.get_by_role("button", name="4 Balance").click()
    page.locator(".goalkit-wheel svg").wait_for()
    return page


def handle(wheel: Page, name: str) -> Locator:
    return wheel.get_by_role("slider", name=name, exact=True)


def test_a_handle_is_dragged_and_the_field_says_the_same(wheel: Page) -> None:
    from playwright.sync_api import expect  # noqa: PLC0415 - without Playwright these tests are skipped

    health = handle(wheel, "Health, now")
    target, whole = (
        health.locator(".target").bounding_box(),
        wheel.locator(".goalkit-wheel svg").bounding_box(),
    )
    assert target
    assert whole
    assert min(target["width"], target["height"]) >= TOUCH
    middle = whole["x"] + whole["width"] / 2, whole["y"] + whole["height"] / 2
    grip = target["x"] + target["width"] / 2, target["y"] + target["height"] / 2
    wheel.mouse.move(*grip)
    wheel.mouse.down()
    wheel.mouse.move(*(at + (to - at) * 1.8 for at, to in zip(middle, grip, strict=True)), steps=5)
    wheel.mouse.up()
    expect(health).to_have_attribute("aria-valuetext", "10 of 10")
    expect(wheel.get_by_label("Area 5: Now", exact=True)).to_have_value("10")


def test_keys_alone_set_and_empty_it(wheel: Page) -> None:
    from playwright.sync_api import expect  # noqa: PLC0415 - without Playwright these tests are skipped

    work, field = handle(wheel, "Work, wanted"), wheel.get_by_label("Area 1: Wanted", exact=True)
    work.focus()
    for key in ("ArrowUp", "ArrowUp", "PageUp"):
        wheel.keyboard.press(key)
    expect(work).to_have_attribute("aria-valuetext", "8 of 10")
    expect(field).to_have_value("8")
    wheel.keyboard.press("Delete")
    expect(work).to_have_attribute("aria-valuetext", "not said")
    expect(field).to_have_value("–")


def test_what_is_chosen_in_the_field_turns_the_wheel(wheel: Page) -> None:
    from playwright.sync_api import expect  # noqa: PLC0415 - without Playwright these tests are skipped

    wheel.get_by_label("Area 3: Now", exact=True).select_option("4")
    expect(handle(wheel, "Family, now")).to_have_attribute("aria-valuetext", "4 of 10")


def test_nothing_keeps_anybody_from_using_it(wheel: Page) -> None:
    assert faults(wheel) == []
