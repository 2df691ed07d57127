"""A JupyterLab with the example client and a browser that looks at it, for benchmarks."""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright
from psutil import Process

from goalkit.api.example import write_example
from goalkit.report import find_browser

HOME = Path(__file__).parents[2]
sys.path.insert(0, str(HOME))  # JupyterLab is started as the tests in the browser start it
from tests.browser.conftest import QUIET, WIDE, OpenLab, lab_in  # noqa: E402 - found only from here on


@dataclass(frozen=True, kw_only=True)
class OpenedLab:
    """A JupyterLab and a page of a browser."""

    lab: OpenLab
    page: Page

    def show(self, notebook: str) -> None:
        """Open a notebook with nothing else beside it; returns as soon as the browser is on its way."""
        self.page.goto(self.lab.address(notebook), wait_until="commit")

    def end_all(self) -> None:
        """Leave the page, end all Pythons, and wait until JupyterLab has another one ready that rests."""
        self.page.goto("about:blank")
        for session in self._asked("get", "/api/sessions").json():
            self._asked("delete", f"/api/sessions/{session['id']}")
        before: list[float] = []
        while not (len(worked := seconds_worked()) == 1 and worked == before):
            before = worked
            sleep(1)

    def _asked(self, verb: str, path: str) -> Any:
        address = urlsplit(self.lab.first_page)._replace(path=path).geturl()
        return getattr(self.page.request, verb)(address)


def seconds_worked() -> list[float]:
    """How long each Python of a notebook has used a processor so far, in tenths of a second."""
    found = (child for child in Process().children(recursive=True) if "goalkit.lab.kernel" in child.cmdline())
    return [round(sum(child.cpu_times()[:2]), 1) for child in found]


@contextmanager
def opened_lab(write: Callable[[Path], None] = write_example) -> Iterator[OpenedLab]:
    """JupyterLab as `goalkit start` starts it, in a folder of its own, and a wide window.

    `write` makes its practice, by default that of the example client.
    """
    with (
        tempfile.TemporaryDirectory() as name,
        lab_in(Path(name), write) as lab,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), args=QUIET)
        yield OpenedLab(lab=lab, page=browser.new_page(viewport=WIDE))
        browser.close()


def role(path: Path) -> str:
    """What kind of goalkit notebook a file is."""
    return str(json.loads(path.read_text(encoding="utf-8"))["metadata"].get("goalkit", {}).get("role", ""))


def with_cells(path: Path, *sources: str) -> str:
    """The text of a notebook with more cells of code at its end, one for each source."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for number, source in enumerate(sources):
        cell = {"cell_type": "code", "id": f"more-{number}", "metadata": {}, "source": source}
        notebook["cells"].append({**cell, "execution_count": None, "outputs": []})
    return json.dumps(notebook)


def only_cells(path: Path, *sources: str) -> str:
    """The text of a notebook like the one at `path`, with these cells of code and no others."""
    notebook = json.loads(with_cells(path, *sources))
    notebook["cells"] = notebook["cells"][-len(sources) :]
    return json.dumps(notebook)
