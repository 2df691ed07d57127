"""What a page shows can be taken along: a table as CSV, a chart as a picture, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenLab


def test_a_table_and_a_chart_are_saved_from_the_page(lab: OpenLab, page: Page) -> None:
    page.goto(lab.address("60_progress.ipynb"))
    with page.expect_download() as table:
        page.get_by_role("link", name="Save as CSV").first.click()
    assert table.value.suggested_filename == "table.csv"
    text = Path(table.value.path()).read_text(encoding="utf-8-sig")
    assert text.count(",") > 3
    chart = page.locator(".js-plotly-plot").first
    chart.scroll_into_view_if_needed()
    chart.hover()
    for form, begin in (("png", b"\x89PNG"), ("svg", b"<svg")):
        with page.expect_download() as picture:
            chart.get_by_role("button", name=f"Save as {form.upper()}").click()
        assert picture.value.suggested_filename == f"chart.{form}"
        assert Path(picture.value.path()).read_bytes().startswith(begin)
