"""The lock in real browsers: what is gone from every window, and what comes back."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import psutil
import pytest

from goalkit.api.example import CLIENT, write_example
from goalkit.lab.server import Lab
from goalkit.store import open_practice
from goalkit.store.environment import hand_over
from goalkit.store.rekeying import change_passphrase
from tests.browser.conftest import OpenLab, patient, running
from tests.browser.test_every_page import faults
from tests.project import HOME

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PASSPHRASE = "früh auf"
CHECK_IN, REVIEW = "40_check_in.ipynb", "90_quarterly_review.ipynb"
WORDS = ("Robin", "Team size", "Working hours", "A long week", "Nine since Monday")
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


def pythons() -> list[int]:
    """The Pythons of pages that run."""
    found = psutil.Process().children(recursive=True)
    return [each.pid for each in found if "goalkit.lab.kernel" in each.cmdline()]


def note(page: Page, of: str) -> Locator:
    return page.get_by_label(f"{of}: Note")


def is_locked(page: Page) -> None:
    """Wait until the passphrase is asked for; nothing of the client is there, seen or unseen."""
    page.get_by_role("heading", name="Your workbook is locked").wait_for()
    everything = page.content()
    assert [word for word in WORDS if word in everything] == []


def unlock(page: Page, typed: str) -> None:
    page.keyboard.type(typed)  # the field has the focus
    page.keyboard.press("Enter")


def test_every_window_is_empty_until_the_passphrase_is_typed(
    locked_lab: OpenLab, page: Page, browser: Browser
) -> None:
    other, report = (patient(browser.new_page(viewport=page.viewport_size)) for _ in range(2))
    for window, notebook in ((page, CHECK_IN), (other, CHECK_IN), (report, REVIEW)):
        window.goto(locked_lab.address(notebook))
    report.get_by_text("Robin Example").first.wait_for()
    note(page, "Team size").fill("Nine since Monday")
    note(other, "Working hours").press_sequentially("A long week")
    page.get_by_role("button", name="Lock", exact=True).click()
    for window in (page, other, report):
        is_locked(window)
    assert faults(page, "body") == []
