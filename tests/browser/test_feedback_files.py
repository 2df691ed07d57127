"""The file that people without an account fill in: by keyboard, in a browser that has no server behind it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from goalkit.exercises.feedback.asking import PAGE, SAID
from tests.browser.test_check_in import tab_to
from tests.browser.test_every_page import faults
from tests.exercises.asked import surround
from tests.exercises.test_feedback_files import QUESTIONS, Sender, documents, practice, saved

if TYPE_CHECKING:
    from goalkit.store import Practice

__all__ = ["documents", "practice"]
SUGGESTION = "Ask “why” more, Zoë 🐢"
PHONE = {"width": 400, "height": 800}
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def choose(page: Page, number: int, steps: int) -> None:
    """Go to the scale of a question with the tab key, and on it with the arrow keys; +3 comes first."""
    tab_to(page, page.locator(f"[name=rating-{number}]").first)
    page.keyboard.press("Space")
    for _ in range(steps):
        page.keyboard.press("ArrowDown")


def press(page: Page, label: str) -> None:
    tab_to(page, page.get_by_role("button", name=label))
    page.keyboard.press("Enter")


def fill_in(page: Page, path: Path, rating: int) -> tuple[str, bytes]:
    """Fill in a file and save it; gives the name and the content of what is saved."""
    page.goto(path.as_uri())
    press(page, PAGE["save"])
    page.get_by_text(SAID["missing"]).wait_for()
    expect(page.locator(":focus")).to_have_attribute("name", "rating-1")
    assert faults(page, "main") == []
    choose(page, 1, steps=3 - rating)
    tab_to(page, page.get_by_label(PAGE["suggestion"]).first)
    page.keyboard.type(SUGGESTION)
    choose(page, 2, steps=7)
    with page.expect_download() as saving:
        press(page, PAGE["save"])
    page.get_by_text(SAID["saved"]).wait_for()
    return saving.value.suggested_filename, Path(saving.value.path()).read_bytes()


def copy_text(page: Page) -> str:
    """Have the answers as text, and copy it; gives the text."""
    press(page, PAGE["show"])
    press(page, PAGE["copy_text"])
    page.get_by_text(SAID["copied"]).wait_for()
    return page.get_by_label(PAGE["text"]).input_value()


def test_three_people_fill_in_their_files_by_keyboard_and_the_answers_come_in(
    page: Page, practice: Practice, documents: Path
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    surround(practice)
    sender = Sender(practice)
    sender.makes_files()
    paths = sorted(documents.glob("*_p*.html"))
    files = [fill_in(page, path, 3 - number) for number, path in enumerate(paths)]
    mail = copy_text(page)
    assert re.search(rf"^Listens: \+1\n{SUGGESTION}$", mail, flags=re.MULTILINE)
    page.emulate_media(color_scheme="dark")
    assert faults(page, "main") == []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # width and height, as Playwright has it
    page.wait_for_function(f"!({WIDER})")
    assert [url for url in asked if not url.startswith("blob:")] == [path.as_uri() for path in paths]
    assert "New answers of 3 people" in sender.brings_in(*files)
    assert "are here already" in sender.pastes(mail)
    sender.saves()
    assert saved(practice) == {(f"p{one}", QUESTIONS[0], 4 - one, SUGGESTION) for one in (1, 2, 3)}
