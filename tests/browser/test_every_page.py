"""What holds for every notebook: it opens ready, everybody can use it, and it keeps nothing."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as Late

from tests.browser.conftest import OpenLab
from tests.browser.test_opening import (
    asks_nothing,
    changes,
    code_button,
    code_in_sight,
    open_ready,
    save,
)
from tests.project import HOME

NOTEBOOKS = sorted(path.name for path in (HOME / "notebooks").glob("*.ipynb"))
OURS = ".jp-Notebook .jp-OutputArea-output, .jp-Notebook .jp-MarkdownOutput"
LEAVES = "a[data-title*='loud'], a[data-title*='hare'], .plotly-logomark, [data-title*='Chart Studio']"
SENTENCES = "[...document.querySelectorAll('.js-plotly-plot')].map(plot => plot.layout.meta.sentence)"
WIDTHS = (1280, 1920, 768)
WIDER_THAN_THE_WINDOW = """
    [...document.querySelectorAll('.jp-OutputArea-output')]
        .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'auto'
            || one.getBoundingClientRect().right > innerWidth + 1)
        .map(one => one.innerText.slice(0, 60))
"""
MISPLACED = """
    [...document.querySelectorAll('.goalkit-page textarea')]
        .filter(one => one.offsetParent)
        .filter(one => one.scrollHeight > one.clientHeight || one.offsetHeight < 20 * one.rows)
        .map(one => one.value)
        .concat([...document.querySelectorAll('.goalkit-nav, .goalkit-steps')]
            .filter(one => one.offsetHeight > 40).map(one => one.innerText))
        .concat([...document.querySelectorAll('.goalkit-bar')]
            .filter(one => one.closest('.goalkit-card').getBoundingClientRect().top < innerHeight - 150)
            .filter(one => one.getBoundingClientRect().bottom > innerHeight).map(one => one.innerText))
"""
"""What is written below the edge of a field or in one of too few rows, steps in two rows, and a bar
that is out of sight while its card is not."""
STEPS = ".goalkit-steps:has(.goalkit-current)"
SETTLED_AFTER = 10_000
"""Milliseconds after which a page that was opened or resized looks as it will, on a busy computer."""


def faults(page: Page, parts: str = OURS) -> list[str]:
    """What axe-core calls serious or critical in parts of the page, by default ours, once it has settled."""
    for _ in range(SETTLED_AFTER // 1000):
        if not (found := faults_now(page, parts)):
            break
        page.wait_for_timeout(1000)
    return found


def faults_now(page: Page, parts: str = OURS) -> list[str]:
    results: dict[str, Any] = Axe().run(page, {"include": [[one] for one in parts.split(", ")]}).response
    return [
        f"{found['id']}: {found['help']}: {node['html'][:160]}"
        for found in results["violations"]
        if found["impact"] in {"serious", "critical"}
        for node in found["nodes"]
    ]


def finds_none(page: Page, script: str) -> None:
    """Nothing is found by a script that returns a list, at the latest when charts and texts have settled."""
    with suppress(Late):
        page.wait_for_function(f"({script}).length === 0", timeout=SETTLED_AFTER)
        return
    assert page.evaluate(script) == []


def fits_the_window(page: Page) -> None:
    """However wide the window is, nothing is cut off on the right, and all is in its place."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        finds_none(page, WIDER_THAN_THE_WINDOW)
        finds_none(page, MISPLACED)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_page_opens_ready_can_be_used_by_everybody_and_keeps_nothing(
    lab: OpenLab, page: Page, notebook: str
) -> None:
    open_ready(page, lab.address(notebook))
    assert code_in_sight(page) == []
    asks_nothing(page)
    expect(page.get_by_text("model not found")).to_have_count(0)
    expect(page.locator(LEAVES)).to_have_count(0)
    for sentence in page.evaluate(SENTENCES):
        expect(page.locator(".jp-Notebook")).to_contain_text(sentence)
    assert faults(page) == []
    fits_the_window(page)
    assert faults(page) == [], "in a narrow window"
    for number, step in enumerate(page.locator(STEPS).get_by_role("button").all(), start=1):
        step.click()
        page.get_by_role("heading", name=re.compile(f"^Step {number} of")).wait_for()
        fits_the_window(page)
        assert faults(page) == [], f"in step {number}"
    code_button(page).click()
    save(page)
    assert changes(lab, notebook) == []


def test_a_control_without_a_name_would_be_found(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.address("40_check_in.ipynb"))
    page.evaluate(f"document.querySelector({OURS!r}).append(document.createElement('select'))")
    (fault,) = faults_now(page)
    assert fault.startswith("select-name")
