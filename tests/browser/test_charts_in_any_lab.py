"""Charts in a JupyterLab that somebody starts by hand, where nobody chose how plotly shows figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from goalkit.api.example import write_example
from goalkit.lab.server import Lab
from tests.browser.conftest import running
from tests.browser.test_opening import open_ready
from tests.project import HOME

if TYPE_CHECKING:
    from pathlib import Path


def test_they_are_drawn_from_their_data_and_have_no_way_out(page: Page, tmp_path: Path) -> None:
    """Not from the HTML that they carry for pages that are kept."""
    notebook = tmp_path / "review.ipynb"
    notebook.write_bytes((HOME / "notebooks" / "90_quarterly_review.ipynb").read_bytes())
    write_example(tmp_path / "practice.goalkit")
    started = Lab(practice=tmp_path / "practice.goalkit", notebook=notebook)
    environment = {**started.environment(), "PLOTLY_RENDERER": ""}
    with running(started.command(), environment, tmp_path) as address:
        open_ready(page, address)
        page.wait_for_function("document.querySelectorAll('.jp-Notebook .js-plotly-plot').length >= 3")
        expect(page.locator("[role=img][id^=chart-]")).to_have_count(0)
        expect(page.locator("[data-attr=sendChartToCloud], .plotly-logomark")).to_have_count(0)
        page.close()  # before its server ends
