"""The lock in real browsers: what is gone from every window, and what comes back."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator

import psutil
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from goalkit.api.example import CLIENT, write_example
from goalkit.lab.server import Lab
from goalkit.store import open_practice
from goalkit.store.environment import hand_over
from goalkit.store.rekeying import change_passphrase
from tests.browser.conftest import PATIENCE, OpenLab, patient, running, save
from tests.browser.test_every_page import faults
from tests.project import HOME

PASSPHRASE = "früh auf"
VISION, CHECK_IN, REVIEW = "10_vision.ipynb", "40_check_in.ipynb", "90_quarterly_review.ipynb"
WORDS = ("Robin", "Team size", "Nine since Monday", "At home in the evening")
"""Of the client, as they stand on pages."""


@pytest.fixture(scope="module")
def locked_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenLab]:
    """JupyterLab as `goalkit start` starts it on an encrypted practice."""
    home = tmp_path_factory.mktemp("home")
    folder, practice = home / "notebooks", home / "practice.goalkit"
    shutil.copytree(HOME / "notebooks", folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    write_example(practice)
    change_passphrase(practice, None, PASSPHRASE)
    started = Lab(practice=practice, notebook=folder / "00_start.ipynb", passphrase=PASSPHRASE)
    reading, writing = os.pipe()
    hand_over(os.fdopen(writing, "wb"), PASSPHRASE)
    command = started.command(passphrase_pipe=0)
    with running(command, started.environment(), home, stdin=reading) as first_page:
        os.close(reading)
        yield OpenLab(first_page=first_page, practice=practice, folder=folder)


def is_python_of_page(process: psutil.Process) -> bool:
    try:
        return "goalkit.lab.kernel" in process.cmdline()
    except psutil.Error:  # it has ended meanwhile
        return False


def no_python_is_left(page: Page) -> None:
    """Wait until the Pythons of all pages, and the one in reserve, have ended."""
    for _ in range(PATIENCE // 100):
        if not any(is_python_of_page(each) for each in psutil.Process().children(recursive=True)):
            return
        page.wait_for_timeout(100)
    pytest.fail("a Python goes on")


def note(page: Page, of: str) -> Locator:
    return page.get_by_label(f"{of}: Note")


def is_locked(*windows: Page) -> None:
    """Wait until the passphrase is asked for; nothing of the client is there, seen or unseen."""
    for window in windows:
        window.get_by_role("heading", name="Your workbook is locked").wait_for()
        everything = window.content()
        assert [word for word in WORDS if word in everything] == []


def lock(page: Page) -> None:
    page.get_by_role("button", name="Lock", exact=True).click()


def unlock(page: Page, typed: str) -> None:
    page.bring_to_front()
    page.keyboard.type(typed)  # the field has the focus
    page.keyboard.press("Enter")


def is_back(page: Page) -> None:
    page.get_by_text("is here again").wait_for()
    page.locator(".goalkit-waiting").wait_for(state="hidden")


def save_and_read(page: Page, lab: OpenLab, typed: str) -> None:
    save(page)
    with open_practice(lab.practice, passphrase=PASSPHRASE) as practice:
        assert practice.load(CLIENT).check_ins[-1].note == typed


def test_every_window_is_empty_until_the_passphrase_is_typed_and_all_come_back(
    locked_lab: OpenLab, page: Page, browser: Browser
) -> None:
    other, report = (patient(browser.new_page(viewport=page.viewport_size)) for _ in range(2))
    page.goto(locked_lab.address(CHECK_IN))
    other.goto(locked_lab.address(VISION))
    report.goto(locked_lab.address(REVIEW))
    report.get_by_text("Robin Example").first.wait_for()
    other.get_by_role("button", name="1 Picture").click()
    other.get_by_label("Your vision", exact=True).press_sequentially("At home in the evening")
    note(page, "Team size").press_sequentially("Nine since Monday")
    lock(page)  # within the second in which nothing is kept yet
    is_locked(page, other, report)
    assert faults(page, "body") == []
    page.reload()
    is_locked(page)
    unlock(page, "früh zu")
    page.get_by_text("This is not the passphrase").wait_for()
    no_python_is_left(page)
    unlock(page, PASSPHRASE)  # in place of what was typed
    for window in (page, other):
        is_back(window)
    expect(note(page, "Team size")).to_have_value("Nine since Monday")
    expect(other.get_by_label("Your vision", exact=True)).to_have_value(re.compile("At home in the evening$"))
    report.get_by_text("Robin Example").first.wait_for()
    lock(report)
    is_locked(page, other, report)
    unlock(other, PASSPHRASE)
    is_back(page)
    save_and_read(page, locked_lab, "Nine since Monday")
    for window in (other, report):
        window.close()
