"""Printing in a real browser: the button, the progress, the PDF; and Cancel."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

import psutil
import pytest
from pypdf import PdfReader

from tests.browser.conftest import PATIENCE, OpenLab
from tests.browser.test_opening import code_in_sight

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def open_page(page: Page, lab: OpenLab) -> None:
    page.goto(lab.address("85_print.ipynb"))
    page.get_by_role("button", name="Make the PDF").wait_for()


def printed(lab: OpenLab) -> list[Path]:
    return list((lab.folder.parent / "goalkit reviews").glob("*"))


def makes_ready(page: Page) -> None:
    """Wait until what makes a PDF is being loaded, which nobody has asked for yet."""
    for _ in range(PATIENCE // 100):
        with suppress(psutil.Error):
            programs = psutil.Process().children(recursive=True)
            if any("goalkit.report.warm" in one.cmdline() for one in programs):
                return
        page.wait_for_timeout(100)
    pytest.fail("nothing is made ready")


def test_cancel_leaves_no_file_and_the_button_is_there_again(lab: OpenLab, page: Page) -> None:
    open_page(page, lab)
    makes_ready(page)
    page.get_by_role("button", name="Make the PDF").click()
    page.get_by_text("Working out the figures").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Stopped. No file was written.").wait_for()
    page.get_by_role("button", name="Make the PDF").wait_for()
    assert printed(lab) == []


def test_a_person_makes_the_pdf_of_a_quarter_without_the_appendix(lab: OpenLab, page: Page) -> None:
    open_page(page, lab)
    assert code_in_sight(page) == []
    page.get_by_label("For whom?").select_option(label="the client")
    page.get_by_label("Which period?").select_option(label="Q3 2026 (July to September 2026)")
    page.get_by_label("Appendix").uncheck()
    page.get_by_role("button", name="Make the PDF").click()
    page.get_by_role("progressbar", name="How far the PDF is").wait_for()
    page.get_by_text(re.compile(r"Working out the figures, \d+ of \d+")).wait_for()
    page.get_by_text("The PDF is ready").wait_for()
    page.locator(".jp-PDFContainer").wait_for()
    (path,) = printed(lab)
    assert path.name == "client-hazel-quarterly-review-2026-Q3-client.pdf"
    page.get_by_text(path.name).wait_for()
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(path).pages)
    assert "Robin Example" in text
    assert "In their own words" in text
    assert "Appendix" not in text


def test_a_logo_is_chosen_by_its_button(lab: OpenLab, page: Page) -> None:
    (lab.folder.parent / "mine.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    open_page(page, lab)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a logo").click()
    chooser.value.set_files(lab.folder.parent / "mine.svg")
    page.get_by_alt_text("Your logo").wait_for()
    page.get_by_role("button", name="Remove the logo").click()
    page.get_by_alt_text("Your logo").wait_for(state="detached")
