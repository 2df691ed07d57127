"""Every notebook for a client without goals, with sixty goals and after ten years, in one JupyterLab each.

Printed for each size and notebook: the seconds from the address until it can be used, with a new Python,
then those of a change of step, of a choice in the last list and of a save, each until the page is at
rest. Beside sixty goals and ten years stands the same page without goals.
"""

import argparse
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from closing import Result, close
from in_lab import OpenedLab, opened_lab, role
from playwright.sync_api import Page

from goalkit.model import Record
from goalkit.period import today
from goalkit.store import open_practice
from tests.large import CLIENT, sixty_goals, ten_years, without_goals

LIMIT = 2
SMALL = "without goals"
CONTROL = ".goalkit-page :is(input, select, textarea, button):enabled, .goalkit-page a"
AT_REST = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
STEPS, LISTS, TEXTS = ".goalkit-steps", ".goalkit-page select", ".goalkit-page textarea"
LAST_CHANGE = """quiet => new Promise(done => {
    let last = performance.now();
    const note = () => { last = performance.now(); };
    const seen = new MutationObserver(note);
    seen.observe(document.body, { childList: true, subtree: true, attributes: true });
    const look = () => {
        if (document.querySelector('.jp-Notebook-ExecutionIndicator[data-status=busy]')) note();
        if (performance.now() - last < quiet) { setTimeout(look, 50); return; }
        seen.disconnect();
        done(last);
    };
    look();
})"""
"""Gives the time of the last change of the page, once it has been at rest for so many milliseconds."""
QUIET_MS = 700


def write(records: tuple[Record, ...], path: Path) -> None:
    """Make a practice with these records."""
    with open_practice(path, create=True) as practice:
        practice.record(CLIENT, *records)


def until_usable(opened: OpenedLab, notebook: str) -> float:
    """The seconds until an exercise can be used, or until a report is there as a whole."""
    opened.end_all()
    begin = perf_counter()
    opened.show(notebook)
    opened.page.locator(".jp-OutputArea-output").first.wait_for(timeout=60_000)
    if role(opened.lab.folder / notebook) == "exercise":
        opened.page.locator(CONTROL).locator("visible=true").first.wait_for(timeout=60_000)
    else:
        opened.page.locator(AT_REST).wait_for(timeout=60_000)
    return perf_counter() - begin


def until_rest(page: Page, act: Callable[[], object]) -> float:
    """The seconds from before `act` to the last change that follows from it."""
    begin = page.evaluate("performance.now()")
    act()
    return float(page.evaluate(LAST_CHANGE, QUIET_MS) - begin) / 1000


def what_follows(page: Page) -> Iterator[str]:
    """The times of each step, of a choice and of a save, in words; those that the page has."""
    page.evaluate(LAST_CHANGE, QUIET_MS)
    steps = [until_rest(page, step.click) for step in page.locator(STEPS).first.locator("button").all()]
    if steps:
        yield "steps " + " ".join(f"{seconds:.2f}" for seconds in steps) + " s"
    lists = page.locator(LISTS).locator("visible=true")
    if lists.count():
        yield f"choice {until_rest(page, lambda: lists.last.select_option(index=1)):.2f} s"
    text, save = (
        page.locator(TEXTS).locator("visible=true"),
        page.get_by_role("button", name="Save", exact=True),
    )
    if text.count() and save.count():
        text.last.fill("Something else")
        page.get_by_text(re.compile("kept as a draft")).first.wait_for()
        yield f"save {until_rest(page, save.first.click):.2f} s"


def seconds_by_notebook(size: str, records: tuple[Record, ...], rounds: int) -> dict[str, float]:
    """The median seconds until each notebook can be used, printed with what follows in it."""
    found = {}
    with opened_lab(partial(write, records)) as opened:
        for path in sorted(opened.lab.folder.glob("*.ipynb")):
            found[path.name] = median(until_usable(opened, path.name) for _ in range(rounds))
            line = (f"{size}, {path.name}: usable {found[path.name]:.2f} s", *what_follows(opened.page))
            print("; ".join(line), flush=True)
    return found


def main() -> None:
    """Measure, print each page, then how much longer the slowest one takes than without goals."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    small = seconds_by_notebook(SMALL, without_goals(), rounds)
    ratios = [
        seconds / small[name]
        for size, records in (("sixty goals", sixty_goals(today())), ("ten years", ten_years(today())))
        for name, seconds in seconds_by_notebook(size, records, rounds).items()
        if not name.startswith("9")  # a report of sixty goals is as long as they are
    ]
    close(Result(name="sizes", ratio=max(ratios), limit=LIMIT))


if __name__ == "__main__":
    main()
