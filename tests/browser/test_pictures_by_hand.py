"""Pictures under the hand: dragged, set with keys, and the same value in their fields."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from goalkit import look
from tests.browser.conftest import NARROW, WIDE, OpenLab
from tests.browser.test_every_page import faults, finds_none

TOUCH = 44
"""Pixels that a thumb needs."""
TOO_SMALL = f"""
    [...document.querySelectorAll(`
        :is(.goalkit-wheel, .goalkit-support-map) .target, .goalkit-cards button,
        .goalkit-matrix :is(label, [role=gridcell])
    `)]
        .map(one => [one.getBoundingClientRect(), one])
        .filter(([{{width, height}}]) => width && Math.min(width, height) < {TOUCH - 0.1})
        .map(([box, one]) => `${{one.outerHTML.slice(0, 80)}}: ${{box.width}} x ${{box.height}}`)
"""
"""What a hand can press in a picture and a thumb would miss."""


Point = tuple[float, float]


def shown(page: Page, lab: OpenLab, notebook: str, step: str, picture: str) -> Page:
    """The page with a step open, as soon as the picture in it can be used by everybody."""
    page.goto(lab.address(notebook))
    page.get_by_role("button", name=step).click()
    page.locator(picture).first.wait_for()
    assert faults(page) == []
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type] # width and height, as Playwright has it
        finds_none(page, TOO_SMALL)
    return page


@pytest.fixture
def wheel(lab: OpenLab, page: Page) -> Page:
    return shown(page, lab, "10_vision.ipynb", "4 Balance", ".goalkit-wheel svg")


@pytest.fixture
def matrix(lab: OpenLab, page: Page) -> Page:
    return shown(page, lab, "30_alignment.ipynb", "2 Ratings", ".goalkit-matrix table")


@pytest.fixture
def cards(lab: OpenLab, page: Page) -> Page:
    return shown(page, lab, "10_vision.ipynb", "2 Values", ".goalkit-cards .face")


@pytest.fixture
def people(lab: OpenLab, page: Page) -> Page:
    return shown(page, lab, "50_feedback.ipynb", "1 People and support", ".goalkit-support-map .person")


def middle(one: Locator) -> Point:
    """Where a hand grips it: it is large enough for a thumb."""
    box = one.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= TOUCH
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, start: Point, end: Point, *, steps: int = 5) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=steps)
    page.mouse.up()


def handle(wheel: Page, name: str) -> Locator:
    return wheel.get_by_role("slider", name=name, exact=True)


def test_a_handle_is_dragged_and_the_field_says_the_same(wheel: Page) -> None:
    health = handle(wheel, "Health, now")
    centre, grip = middle(wheel.locator(".goalkit-wheel svg")), middle(health.locator(".target"))
    drag(wheel, grip, (centre[0] + (grip[0] - centre[0]) * 1.8, centre[1] + (grip[1] - centre[1]) * 1.8))
    expect(health).to_have_attribute("aria-valuetext", "10 of 10")
    expect(wheel.get_by_label("Area 5: Now", exact=True)).to_have_value("10")


def test_keys_alone_set_and_empty_it(wheel: Page) -> None:
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
    wheel.get_by_label("Area 3: Now", exact=True).select_option("4")
    expect(handle(wheel, "Family, now")).to_have_attribute("aria-valuetext", "4 of 10")


def test_cells_are_drawn_over_have_their_colour_and_ask_why(matrix: Page) -> None:
    def cell(goal: str, target: str) -> Locator:
        return matrix.get_by_role("gridcell", name=re.compile(f"^{goal}.*, {target}"))

    first, last = cell("Lead a team", "Trust"), cell("Spend at most", "Trust")
    matrix.locator(".goalkit-matrix label").filter(has_text="pulls against it a little").click()
    first.scroll_into_view_if_needed()
    drag(matrix, middle(first), middle(last))
    red, green, blue = bytes.fromhex(look.RATING_FILLS[-1].removeprefix("#"))
    for one in (first, cell("Work at most", "Trust"), last):
        expect(one).to_have_text("−1")
        expect(one).to_have_css("background-color", f"rgb({red}, {green}, {blue})")
    field = matrix.get_by_label(re.compile(r"^Spend at most .*, Trust$"))
    expect(field).to_have_value("-1 pulls against it a little")
    field.select_option("+2 serves it strongly")
    expect(last).to_have_text("+2")


def test_a_card_that_is_held_at_the_edge_of_the_window_scrolls_it(cards: Page) -> None:
    cards.set_viewport_size({"width": 1280, "height": 480})
    first, last = cards.locator(".pile .face").first, cards.locator(".waiting .face").last
    name = last.inner_text()
    last.scroll_into_view_if_needed()
    expect(first).not_to_be_in_viewport()
    x, y = middle(last)
    cards.mouse.move(x, y)
    cards.mouse.down()
    cards.mouse.move(x, 130, steps=5)
    expect(first).to_be_in_viewport(ratio=1)
    cards.mouse.move(*middle(first), steps=5)
    cards.mouse.up()
    expect(cards.locator(".pile[data-number='0']")).to_contain_text(name)


def test_cards_are_dragged_put_with_keys_and_ranked_and_are_there_again(cards: Page, lab: OpenLab) -> None:
    def pile(number: int) -> Locator:
        return cards.locator(f".pile[data-number='{number}'] .face")

    adventure = cards.get_by_role("button", name=re.compile("^Adventure:"))
    adventure.scroll_into_view_if_needed()
    drag(cards, middle(adventure), middle(pile(0).nth(4)))
    expect(pile(0).nth(5)).to_have_text("6. Adventure")
    pile(0).nth(5).focus()
    cards.keyboard.press("Alt+ArrowUp")
    expect(pile(0).nth(4)).to_have_text("5. Adventure")
    for is_selected in ("true", "false"):
        cards.keyboard.press(" ")
        expect(adventure).to_have_attribute("aria-pressed", is_selected)
    waiting = [cards.locator(".waiting .face").nth(number).inner_text() for number in range(4)]
    cards.locator(".waiting .face").first.focus()
    for key in ("2", "5", " ", "ArrowRight", " ", "3"):
        cards.keyboard.press(key)
    expect(pile(1)).to_have_text(waiting[:1])
    expect(pile(4)).to_have_text(waiting[1:2])
    expect(pile(2)).to_have_text(waiting[2:4])
    cards.get_by_text("Not saved yet: kept as a draft").wait_for()
    shown(cards, lab, "10_vision.ipynb", "2 Values", ".goalkit-cards .face")
    expect(pile(0).nth(4)).to_have_text("5. Adventure")
    expect(pile(2)).to_have_text(waiting[2:4])
    cards.get_by_role("button", name="The rest: not important").click()
    cards.get_by_text("All cards are sorted.").wait_for()


def test_a_person_is_dragged_on_the_map_moved_with_keys_and_taken_off_it(people: Page) -> None:
    vera = people.get_by_role("slider", name="Vera Muster", exact=True)
    influence = people.get_by_label("Person 1: Influence on your goals", exact=True)
    vera.scroll_into_view_if_needed()
    ground = people.locator(".goalkit-support-map line").first.bounding_box()
    assert ground
    drag(people, middle(vera.locator(".target")), (ground["x"], ground["y"]))
    expect(vera).to_have_attribute("aria-valuetext", "influence 5 of 5, support -2")
    expect(influence).to_have_value("5 decides")
    people.keyboard.press("ArrowRight")
    people.keyboard.press("ArrowDown")
    expect(vera).to_have_attribute("aria-valuetext", "influence 4 of 5, support -1")
    expect(influence).to_have_value("4 much")
    people.keyboard.press("Delete")
    expect(influence).to_have_value("not said")
