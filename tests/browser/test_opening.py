"""A goalkit notebook opens ready for use, without code and without a question."""

from __future__ import annotations

import json
import re
import shutil
from difflib import unified_diff
from typing import Any

from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.conftest import NARROW, OpenLab
from tests.project import HOME

START, REVIEW = "00_start.ipynb", "90_quarterly_review.ipynb"
CODE = ".jp-CodeCell .jp-InputArea-editor"
RESULT = ".jp-CodeCell .jp-OutputArea-output"
FONT_LOADED = "[...document.fonts].some(one => one.status === 'loaded' && one.family.includes('Noto Sans'))"
QUESTION = ".jp-Dialog, .Toastify__toast"
UNSAVED = ".lm-TabBar-tab.jp-mod-dirty"
FOLDER = ".jp-SideBar.jp-mod-left .lm-TabBar-tab >> nth=0"
"""What opens the list of files and closes it."""
AT_REST = ".jp-Notebook-ExecutionIndicator[data-status=idle]"


def open_ready(page: Page, address: str) -> None:
    """Open a notebook and wait until it ran."""
    page.goto(address)
    page.locator(RESULT).first.wait_for()
    page.locator(AT_REST).wait_for()


def code_in_sight(page: Page) -> list[str]:
    return [each.inner_text() for each in page.locator(CODE).all() if each.is_visible()]


def asks_nothing(page: Page) -> None:
    """No question is open, and nothing waits to be saved."""
    expect(page.locator(QUESTION)).to_have_count(0)
    expect(page.locator(UNSAVED)).to_have_count(0)


def code_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Show code")


def save(page: Page) -> None:
    """Press the button that saves, which is there when the code is, and wait until that is done.

    JupyterLab writes down how its window is laid out in the same way. A press is not heard while a save is
    on its way, and it is until the copy of the saved notebook is there as well.
    """

    def is_save(answer: Response) -> bool:
        return answer.request.method == "PUT" and "/api/contents/" in answer.url

    def is_copy(answer: Response) -> bool:
        return answer.request.method == "POST" and answer.url.partition("?")[0].endswith("/checkpoints")

    with page.expect_response(is_copy) as kept, page.expect_response(is_save) as saved:
        page.locator("[data-jp-item-name=save]").click()
    assert saved.value.ok
    assert kept.value.ok


def written(lab: OpenLab, name: str) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads((lab.folder / name).read_text(encoding="utf-8"))
    return notebook


def changes(lab: OpenLab, name: str) -> list[str]:
    """What is different from the notebook as it was shipped, line by line."""
    now, shipped = ((folder / name).read_bytes().decode() for folder in (lab.folder, HOME / "notebooks"))
    return [*unified_diff(shipped.splitlines(keepends=True), now.splitlines(keepends=True), n=0)]


def test_what_start_opens_is_ready_with_no_click(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.first_page)
    expect(page.get_by_role("heading", name="Robin Example")).to_be_visible()
    assert code_in_sight(page) == []
    asks_nothing(page)
    expect(page.locator(".jp-LabShell[data-shell-mode=single-document]")).to_have_count(1)
    expect(page.get_by_role("button", name="Lock", exact=True)).to_have_count(0)  # there is no passphrase
    page.wait_for_function(FONT_LOADED)


def test_a_long_notebook_runs_to_its_end_in_a_narrow_window(lab: OpenLab, page: Page) -> None:
    page.set_viewport_size(NARROW)
    open_ready(page, lab.address(REVIEW))
    expect(page.get_by_role("heading", name="Quarterly review")).to_be_visible()
    page.locator(CODE).nth(10).wait_for(state="attached")
    assert code_in_sight(page) == []
    page.locator(RESULT).last.scroll_into_view_if_needed()
    assert code_in_sight(page) == []
    code_button(page).click()
    save(page)
    assert changes(lab, REVIEW) == []


def test_a_click_shows_the_code_and_another_hides_it(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.address(START))
    code_button(page).click()
    in_sight = page.locator(CODE).locator("visible=true")
    expect(in_sight).to_have_text(["from goalkit.exercises.start import start", "start()"])
    expect(code_button(page)).to_be_hidden()
    page.get_by_role("button", name="Hide code").click()
    expect(in_sight).to_have_count(0)
    expect(code_button(page)).to_be_visible()


def test_a_template_that_was_used_saved_and_reloaded_is_as_it_was_shipped(lab: OpenLab, page: Page) -> None:
    """No result, no count, no state of a control: not a byte is different, and nothing is asked."""
    open_ready(page, lab.address(START))
    code_button(page).click()
    save(page)
    save(page)
    page.reload()
    page.locator(RESULT).first.wait_for()
    asks_nothing(page)
    assert changes(lab, START) == []


def test_files_and_windows_have_readable_names(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.address(REVIEW))
    page.locator(FOLDER).click()
    files = page.locator(".jp-DirListing-itemText")
    for name in ("00 start", "40 check in", "90 quarterly review"):
        expect(files.get_by_text(name, exact=True)).to_be_visible()
    expect(files.filter(has_text=re.compile(r"^\.|\.ipynb$"))).to_have_count(0)
    expect(page).to_have_title("90 quarterly review")
    expect(page.locator("#jp-title-panel-title input")).to_be_hidden()


def test_the_list_of_files_is_closed_at_the_first_start_and_stays_as_it_was_left(
    lab: OpenLab, page: Page
) -> None:
    open_ready(page, lab.address(START))
    files = page.locator(".jp-DirListing")
    expect(files).to_be_hidden()
    page.locator(FOLDER).click()
    expect(files).to_be_visible()
    open_ready(page, lab.address(REVIEW))
    expect(files).to_be_visible()


def test_a_report_leads_on_to_where_it_is_printed_and_back_to_the_start(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.address("91_session_brief.ipynb"))
    page.get_by_role("button", name="Print this").click()
    page.get_by_role("heading", name="Print", exact=True).wait_for()
    open_ready(page, lab.address("91_session_brief.ipynb"))
    page.get_by_role("button", name="Start", exact=True).click()
    page.get_by_text("Your notebooks").wait_for()


def test_a_narrow_window_is_left_to_the_page(lab: OpenLab, page: Page) -> None:
    page.set_viewport_size(NARROW)
    open_ready(page, lab.address(START))
    files = page.locator(".jp-DirListing")
    expect(files).to_be_hidden()
    page.locator(FOLDER).click()
    expect(files).to_be_visible()
    page.get_by_text("90 quarterly review").click()
    page.get_by_role("heading", name="Quarterly review").wait_for()
    expect(files).to_be_hidden()


def test_the_handle_of_a_slider_has_the_name_of_its_label(lab: OpenLab, page: Page) -> None:
    open_ready(page, lab.address("40_check_in.ipynb"))
    page.get_by_role("slider").first.wait_for()
    expect(page.locator(".noUi-handle:not([aria-label])")).to_have_count(0)
    names = [slider.get_attribute("aria-label") or "" for slider in page.get_by_role("slider").all()]
    assert all("How confident are you?" in name for name in names)
    assert len(set(names)) == len(names)


def test_keys_pressed_by_mistake_change_nothing(lab: OpenLab, page: Page) -> None:
    """In JupyterLab, `x` cuts a cell, `d d` deletes it and a double click opens the source of a text."""
    open_ready(page, lab.address(START))
    page.locator(RESULT).first.click(position={"x": 3, "y": 3})  # beside every link
    for key in ("x", "d", "d", "a", "Enter", "y", "Control+s"):
        page.keyboard.press(key)
    page.locator(".jp-MarkdownOutput").first.dblclick()
    expect(page.locator(".jp-Cell")).to_have_count(len(written(lab, START)["cells"]))
    expect(page.locator(".jp-MarkdownCell .jp-InputArea-editor:visible")).to_have_count(0)
    asks_nothing(page)


def test_keys_in_a_tick_or_button_mean_what_they_mean_there(lab: OpenLab, page: Page) -> None:
    """It is the control that has the focus then, and no cell: `r` would make a raw text of the page."""
    open_ready(page, lab.address("40_check_in.ipynb"))
    for control in (page.get_by_role("checkbox").last, page.get_by_role("button", name="Save")):
        control.focus()
        for key in ("x", "d", "d", "a", "r", "y"):
            page.keyboard.press(key)
    expect(page.get_by_role("button", name="Save")).to_be_visible()
    expect(page.locator(".jp-Cell")).to_have_count(len(written(lab, "40_check_in.ipynb")["cells"]))


def test_a_copy_can_be_changed_and_keeps_opening_ready(lab: OpenLab, page: Page) -> None:
    shutil.copy(lab.folder / START, lab.folder / "mine.ipynb")
    open_ready(page, lab.address("mine.ipynb"))
    code_button(page).click()
    page.locator(CODE, has_text="start()").click()
    page.keyboard.press("End")
    page.keyboard.type("  # mine")
    page.locator(UNSAVED).wait_for(state="attached")
    save(page)
    page.locator(UNSAVED).wait_for(state="detached")
    changed = written(lab, "mine.ipynb")
    assert changed["cells"][2]["source"] == ["start()  # mine"]
    assert changed["cells"][2]["outputs"] == []
    open_ready(page, lab.address("mine.ipynb"))
    assert code_in_sight(page) == []


def test_a_notebook_of_another_kind_is_left_alone(lab: OpenLab, page: Page) -> None:
    foreign = written(lab, START)
    del foreign["metadata"]["goalkit"]
    (lab.folder / "foreign.ipynb").write_text(json.dumps(foreign), encoding="utf-8")
    page.goto(lab.address("foreign.ipynb"))
    page.locator(AT_REST).wait_for()
    page.get_by_text("start()").wait_for()
    expect(page.locator(CODE).locator("visible=true")).to_have_count(2)
    expect(page.locator(RESULT)).to_have_count(0)
    expect(code_button(page)).to_have_count(0)
