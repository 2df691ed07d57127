"""A real JupyterLab, a real browser, and a page that fails its test when something goes wrong in it.

    def test_something(lab: OpenLab, page: Page) -> None:
        page.goto(lab.address("00_start.ipynb"))

`page` watches: an error in the console or a request to another machine fails the test that used it.
"""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from goalkit.api.example import write_example
from goalkit.lab.server import Lab
from goalkit.report import find_browser
from tests.project import HOME

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
NEAR = {"127.0.0.1", "localhost"}
OF_THE_BROWSER = {"chrome", "chrome-extension"}
"""Where a browser keeps what it is made of, such as its view of a PDF."""
PATIENCE = 180_000
"""Milliseconds; what is there sooner is not waited for."""
SAVED = re.compile(r"^Saved \d\d:\d\d$")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 768, "height": 900}


@dataclass(frozen=True, kw_only=True)
class OpenLab:
    """A JupyterLab that is running: the page it opened with, its practice, its folder of notebooks."""

    first_page: str
    practice: Path
    folder: Path
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def address(self, notebook: str) -> str:
        """Where the browser finds a notebook of the folder, with nothing else open beside it."""
        workspace = f"/lab/workspaces/test-{next(self._numbers)}/tree/{notebook}"
        return urlsplit(self.first_page)._replace(path=workspace).geturl()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenLab]:
    """JupyterLab as `goalkit start` starts it, with the example client and a copy of the notebooks."""
    with lab_in(tmp_path_factory.mktemp("home"), write_example) as opened:
        yield opened


@contextmanager
def lab_in(home: Path, write: Callable[[Path], object], *more: str) -> Iterator[OpenLab]:
    """JupyterLab in a home of its own, with `more` words; `write` makes its practice."""
    folder, practice = home / "notebooks", home / "practice.goalkit"
    shutil.copytree(HOME / "notebooks", folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    write(practice)
    started = Lab(practice=practice, notebook=folder / "00_start.ipynb")
    with running([*started.command(), *more], started.environment(), home) as first_page:
        yield OpenLab(first_page=first_page, practice=practice, folder=folder)


@contextmanager
def running(
    command: list[str],
    environment: dict[str, str],
    home: Path,
    *,
    browser: str = "true",
    stdin: int | None = None,
) -> Iterator[str]:
    """Run JupyterLab in a home of its own; gives the address at which it opens the browser.

    That is a program that does nothing, unless another one is named. `stdin` is what it reads.
    """
    places = {"HOME": str(home), "USERPROFILE": str(home)}
    places |= {f"JUPYTER_{kind}_DIR": str(home / kind.lower()) for kind in ("RUNTIME", "CONFIG")}
    with (
        (home / "lab.log").open("w") as log,
        subprocess.Popen(
            command, env={**environment, **places, "BROWSER": browser}, stdin=stdin, stderr=log
        ) as server,
    ):
        try:
            yield first_page(server, home)
        finally:
            server.terminate()
            try:
                server.wait(timeout=30)
            except subprocess.TimeoutExpired:  # a thread of its own can keep it waiting for ever
                server.kill()


def first_page(server: subprocess.Popen[bytes], home: Path) -> str:
    """The address in the file that JupyterLab hands to the browser, as soon as it is there."""
    while server.poll() is None:
        for path in (home / "runtime").glob("jpserver-file-to-run-*-open.html"):
            if found := re.search(r'url=(http[^"]+)', path.read_text(encoding="utf-8")):
                return found[1]
        sleep(0.05)
    pytest.fail((home / "lab.log").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of this computer, without a way to the network."""
    playwright = pytest.importorskip("playwright.sync_api")
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=find_browser(), args=QUIET)
        yield browser
        browser.close()


def patient(page: Page) -> Page:
    """The window, in which everything is waited for as long as a busy computer may take."""
    page.set_default_timeout(PATIENCE)
    return page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window 1280 px wide, whose test fails on an error, a foreign request or a question."""
    wrong: list[str] = []
    page = patient(browser.new_page(viewport=WIDE))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if is_near(asked.url) else wrong.append(asked.url))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    yield page
    page.close()
    assert not wrong, "\n".join(wrong)


def save(page: Page) -> None:
    """Press Save and wait until that is done."""
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text(SAVED).wait_for()


def is_near(url: str) -> bool:
    """Whether an address is this machine, or no request at all (`data:`, `blob:`)."""
    address = urlsplit(url)
    return address.hostname is None or address.hostname in NEAR or address.scheme in OF_THE_BROWSER
