"""What the browser of a person keeps on the disk of what they typed: nothing."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

import pytest

from goalkit.report import find_browser
from goalkit.shipped import EXAMPLE_CLIENT, shipped
from tests.browser.conftest import QUIET, patient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import OpenLab

NAME = json.loads(shipped(EXAMPLE_CLIENT).read_text(encoding="utf-8"))["records"]["clients"][-1]["name"]
SAVED_BY_THEN = 4_000
"""Milliseconds after which a browser has written down the state of its windows."""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The folder in which the browser keeps what it remembers."""
    return tmp_path / "profile"


@pytest.fixture
def window(profile: Path) -> Iterator[Page]:
    """A window of a browser that remembers, as that of a person does."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch_persistent_context(
            profile, executable_path=find_browser(), args=[*QUIET, "--restore-last-session"]
        )
        yield patient(browser.new_page())
        browser.close()


def files_with(word: str, folder: Path) -> list[str]:
    """The files of a folder that have this word, in either way a browser writes words."""
    ways = (word.encode(), word.encode("utf-16-le"))
    files = (file for file in folder.rglob("*") if file.is_file())
    return [str(file.relative_to(folder)) for file in files if any(way in file.read_bytes() for way in ways)]


def fields(page: Page) -> list[Locator]:
    """All fields of the page in which text can be typed."""
    found = page.locator(".goalkit-page :is(textarea, input[type=text]):visible")
    found.first.wait_for()
    return [field for field in found.all() if field.is_editable()]


@pytest.mark.parametrize("notebook", ["40_check_in.ipynb", "80_review.ipynb"])
def test_no_word_that_was_typed_is_in_its_folder(
    notebook: str, lab: OpenLab, window: Page, profile: Path
) -> None:
    word = "zq" + secrets.token_hex(8)
    window.goto(lab.address(notebook))
    typed = fields(window)
    for number, field in enumerate(typed):
        field.fill(f"{word} {number}")
    window.get_by_text("kept as a draft").first.wait_for()
    window.wait_for_timeout(SAVED_BY_THEN)
    window.goto("about:blank")  # what was on the page is history now
    window.wait_for_timeout(SAVED_BY_THEN)
    window.context.close()
    assert len(typed) > 1
    assert files_with("about:blank", profile), "it remembers nothing at all"
    assert files_with(word, profile) == []
    assert files_with(NAME, profile) == []
