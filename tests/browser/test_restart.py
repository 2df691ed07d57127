"""What is typed and not saved survives the page, its Python and the whole program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from goalkit.lab.server import Lab
from tests.browser.conftest import OpenLab, patient, running

if TYPE_CHECKING:
    from pathlib import Path

CHECK_IN = "40_check_in.ipynb"
FURTHER = count(1)
TYPED = "A long week"
NEVER_SEEN = ("model not found", "Error displaying", "Kernel Restarting", "Traceback")
WATCH = """
    new MutationObserver(() => {
        const words = document.body?.textContent ?? '';
        for (const never of %s) if (words.includes(never)) wasSeen(never);
    }).observe(document, { childList: true, subtree: true, characterData: true });
"""


@pytest.fixture
def watched(page: Page) -> Iterator[Page]:
    """The page; its test fails when one of the words that nobody shall see was on it for a moment."""
    with watching(page):
        yield page


@contextmanager
def watching(page: Page) -> Iterator[None]:
    seen: list[str] = []
    page.expose_function("wasSeen", lambda words: seen.append(words))  # noqa: PLW0108 - Playwright marks it
    page.add_init_script(WATCH % list(NEVER_SEEN))
    yield
    assert seen == []


def note(page: Page) -> Locator:
    return page.get_by_label("Working hours: Note")


def open_and_type(page: Page, address: str) -> None:
    """Type into the note, wait until that is kept, and type on."""
    page.goto(address)
    note(page).click()
    page.keyboard.press("Control+a")
    page.keyboard.type(TYPED)
    page.get_by_text("kept as a draft").wait_for()
    page.keyboard.type(" and a sentence that nobody could keep yet")


def is_usable_again(page: Page) -> None:
    page.get_by_text("is here again").wait_for()
    page.locator(".goalkit-waiting:not(:empty)").wait_for(state="hidden")
    expect(note(page)).to_have_value(re.compile(f"^{TYPED}"))
    note(page).press("End")
    page.keyboard.type(f" {next(FURTHER)}")  # what was saved before would be no draft
    page.get_by_text("kept as a draft").wait_for()


def kernel_of(lab: OpenLab, notebook: str, page: Page) -> psutil.Process:
    """The process behind a notebook that is open."""
    (kernel,) = (each["kernel"]["id"] for each in sessions(lab, page) if each["path"].endswith(notebook))
    (process,) = (
        child
        for child in psutil.Process().children(recursive=True)
        if any(kernel in word for word in child.cmdline())
    )
    return process


def test_the_page_is_reloaded(lab: OpenLab, watched: Page) -> None:
    open_and_type(watched, lab.address(CHECK_IN))
    watched.reload()
    is_usable_again(watched)


def test_the_python_of_the_page_dies(lab: OpenLab, watched: Page) -> None:
    """The page comes back by itself: nothing to click, nothing to run."""
    open_and_type(watched, lab.address(CHECK_IN))
    kernel_of(lab, CHECK_IN, watched).kill()
    watched.get_by_text("this page is coming back").wait_for()
    is_usable_again(watched)


def test_a_page_out_of_sight_needs_no_python_and_comes_back_when_it_is_looked_at(
    lab: OpenLab, watched: Page
) -> None:
    """After two hours without use its Python is ended in this way."""
    open_and_type(watched, lab.address(CHECK_IN))
    watched.get_by_text("kept as a draft").wait_for()
    watched.get_by_role("link", name="Go to Start").last.click()
    watched.get_by_role("heading", name="Your workbook").wait_for()
    end_python(lab, CHECK_IN, watched)
    watched.locator(".goalkit-waiting", has_text="coming back").wait_for(state="attached")
    assert [one for one in sessions(lab, watched) if one["path"].endswith(CHECK_IN)] == []
    watched.get_by_role("link", name=re.compile("^Check-in")).last.click()
    is_usable_again(watched)


def test_a_page_that_has_no_python_and_is_behind_is_run_by_the_new_python_alone(
    lab: OpenLab, watched: Page
) -> None:
    """Somebody who comes back presses what is above the page before its Python is there."""
    watched.goto(lab.address("10_vision.ipynb"))
    here = watched.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    here.get_by_role("link", name="Check-in").first.click()
    here.get_by_label("Team size", exact=True).fill("9")
    here.get_by_role("button", name="Save", exact=True).click()
    watched.locator(".goalkit-behind").wait_for(state="attached")
    end_python(lab, "10_vision.ipynb", watched)
    coming_back = watched.locator(".goalkit-waiting", has_text="coming back")
    coming_back.wait_for(state="attached")
    asked: list[Route] = []
    held = "**/api/sessions?*"  # it has to wait for its Python
    watched.route(held, lambda route: asked.append(route))  # noqa: PLW0108 - Playwright marks it
    here.get_by_role("link", name="Vision").first.click()
    coming_back.wait_for()
    here.get_by_role("button", name="Show code").click()
    here.get_by_role("button", name="Hide code").wait_for()
    assert coming_back.is_visible()
    for one in asked:
        one.continue_()
    watched.unroute(held)
    here.get_by_role("button", name=re.compile("^Undo: .*check-in")).first.wait_for()
    coming_back.wait_for(state="hidden")


def end_python(lab: OpenLab, notebook: str, page: Page) -> None:
    """End the Python of a page that is out of sight, as the server does after two hours without use."""
    (kernel,) = (one["kernel"]["id"] for one in sessions(lab, page) if one["path"].endswith(notebook))
    token = next(one["value"] for one in page.context.cookies() if one["name"] == "_xsrf")
    address = urlsplit(lab.first_page)._replace(path=f"/api/kernels/{kernel}").geturl()
    assert page.request.delete(address, headers={"X-XSRFToken": token}).ok


def sessions(lab: OpenLab, page: Page) -> list[dict[str, Any]]:
    """The notebooks that are open, each with its kernel."""
    found: list[dict[str, Any]] = page.request.get(
        urlsplit(lab.first_page)._replace(path="/api/sessions").geturl()
    ).json()
    return found


def test_the_whole_program_is_started_anew(lab: OpenLab, browser: Browser, tmp_path: Path) -> None:
    """While it is away JupyterLab writes to the console that it is: that alone fails no test here."""
    page = patient(browser.new_page())
    with watching(page):
        with started_anew(lab, tmp_path / "first") as first_page:
            open_and_type(page, first_page)
        with started_anew(lab, tmp_path / "second") as first_page:
            page.goto(first_page)
            is_usable_again(page)
    page.close()


@contextmanager
def started_anew(lab: OpenLab, home: Path) -> Iterator[str]:
    """Another JupyterLab on the same practice and folder, open on the check-in."""
    home.mkdir()
    started = Lab(practice=lab.practice, notebook=lab.folder / CHECK_IN)
    with running(started.command(), started.environment(), home) as first_page:
        yield first_page
