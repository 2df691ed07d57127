"""Every page opens and stays usable for nobody, without goals, with sixty goals and after ten years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from goalkit.model import Record
from goalkit.period import today
from goalkit.store import open_practice
from tests.browser.conftest import OpenLab, lab_in
from tests.browser.test_every_page import NOTEBOOKS, finds_none
from tests.browser.test_opening import AT_REST, RESULT
from tests.large import CLIENT, sixty_goals, ten_years, without_goals

SIZES: dict[str, Callable[[date], tuple[Record, ...]]] = {
    "nobody": lambda _: (),
    "no goals": lambda _: without_goals(),
    "sixty goals": sixty_goals,
    "ten years": ten_years,
}
HEAVY = {
    "sixty goals": ("00", "20", "30", "40", "60", "70", "80", "90"),
    "ten years": ("10", "50", "60", "70", "80", "92"),
}
"""By their numbers, the notebooks that show much of what is large; the others show none of it."""
TALLEST = 12_000
"""How many pixels high a page may be; the check-in asks for 39 readings and 41 milestones at once."""
TOO_TALL = f"""
    [...document.querySelectorAll('.jp-WindowedPanel-outer')]
        .filter(one => one.scrollHeight >= {TALLEST}).map(one => `${{document.title}}: ${{one.scrollHeight}}`)
"""
SAID = ".goalkit-page [role=alert], [data-mime-type*=error], [data-mime-type*=stderr]"
FAILURES = f"""
    [...document.querySelectorAll('{SAID}')].map(one => one.innerText.trim())
        .filter(said => said && !said.startsWith('Nobody is in your practice'))
        .map(said => `${{document.title}}: ${{said}}`)
"""
STEPS = ".goalkit-steps"
INSTEAD = """
    path => jupyterapp.restored
        .then(() => jupyterapp.commands.execute("application:close-all"))
        .then(() => jupyterapp.commands.execute("docmanager:open", {path}))
        .then(() => null)
"""
"""Open another notebook in the place of the one that is open: JupyterLab itself is loaded once for all."""


def of_size(size: str) -> list[str]:
    """The notebooks to open for a client of this size."""
    return [name for name in NOTEBOOKS if name[:2] in HEAVY.get(size, (name[:2],))]


@pytest.fixture(scope="module")
def lab(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenLab]:
    """JupyterLab with a practice of the size that the test asks for."""

    def write(file: Path) -> None:
        with open_practice(file, create=True) as practice:
            if records := SIZES[request.param](today()):
                practice.record(CLIENT, *records)

    with lab_in(tmp_path_factory.mktemp("home"), write, "--LabApp.expose_app_in_browser=True") as opened:
        yield opened


def is_usable(page: Page) -> None:
    """Nothing failed, and the page has an end."""
    page.locator(AT_REST).wait_for()
    finds_none(page, FAILURES)
    finds_none(page, TOO_TALL)


def opens_each_step(page: Page) -> None:
    """Each step opens, where the page has steps: their names stand before all else that is pressed."""
    steps = page.locator(STEPS).first.locator("button")
    for number in range(steps.count()):
        steps.nth(number).click()
        page.locator(f"{STEPS} .goalkit-current", has_text=f"{number + 1} ").wait_for()
        is_usable(page)


@pytest.mark.parametrize("lab", SIZES, indirect=True)
def test_every_page_and_its_steps_open_without_a_failure_and_have_an_end(
    lab: OpenLab, page: Page, request: pytest.FixtureRequest
) -> None:
    page.goto(lab.first_page)
    page.locator(RESULT).first.wait_for()  # the page of the address comes late, and would lie over the next
    for notebook in of_size(request.node.callspec.params["lab"]):
        page.evaluate(INSTEAD, notebook)
        page.locator(RESULT).first.wait_for()
        is_usable(page)
        opens_each_step(page)
