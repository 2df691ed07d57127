"""The review notebook in the hands of papermill and nbconvert as they are, without goalkit's commands."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from goalkit.api.example import AS_OF, CLIENT, PERIOD, write_example
from goalkit.report import find_browser
from goalkit.shipped import BRIEF_NOTEBOOK, REVIEW_NOTEBOOK, YEAR_NOTEBOOK, shipped
from tests.project import HOME, run_tool
from tests.report.made import read_pdf, text_of

OF_A_REVIEW = ["depth", "audience"]
NAMES = ["client", "period", "practice", "as_of", *OF_A_REVIEW]
CHARTS = 12
"""How many charts the review of the example has."""
OFFLINE = ("--HTMLExporter.mathjax_url=", "--HTMLExporter.require_js_url=")
"""What leaves out the libraries that the page of nbconvert itself would load."""
DRAWN = "[...document.querySelectorAll('[role=img]')].map(one => one.querySelectorAll('.main-svg').length)"
SHARE = ".modebar-btn[data-title*='hare'], .modebar-btn[data-attr=sendChartToCloud]"


def run(*words: object, **environment: str) -> str:
    """What `python -m WORDS` says, started where nobody chose how plotly shows figures."""
    given = {name: text for name, text in os.environ.items() if name != "PLOTLY_RENDERER"}
    done = subprocess.run(
        [sys.executable, "-m", *map(str, words)],
        env={**given, **environment},
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The review notebook of the example, run by papermill in a kernel as it is installed."""
    folder = tmp_path_factory.mktemp("executed")
    write_example(folder / "example.goalkit")
    given = {"client": CLIENT, "period": PERIOD, "practice": folder / "example.goalkit", "as_of": AS_OF}
    words = [word for name, value in given.items() for word in ("-r", name, value)]
    run("papermill", shipped(REVIEW_NOTEBOOK), folder / "review.ipynb", *words)
    return folder / "review.ipynb"


@pytest.fixture(scope="module")
def html(executed: Path) -> Path:
    """The page that nbconvert makes of it when nothing else is said."""
    run("nbconvert", "--to", "html", executed)
    return executed.with_suffix(".html")


class Opened:
    """A page in a browser that reaches nobody: what it asked for and what went wrong in it."""

    def __init__(self, page: Any, path: Path) -> None:
        self.page = page
        self.asked: list[str] = []
        self.failed: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.failed.append(str(error)))
        page.route("http*://**", lambda route: route.abort())
        page.goto(path.as_uri())

    @property
    def elsewhere(self) -> list[str]:
        """The requests to anything but the page itself."""
        return [url for url in self.asked if not url.startswith(("file:", "data:", "blob:"))]


@pytest.fixture(scope="module")
def window() -> Iterator[Any]:
    """A browser without a network."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.mark.parametrize("path", [REVIEW_NOTEBOOK, BRIEF_NOTEBOOK, YEAR_NOTEBOOK])
def test_papermill_tells_each_parameter_with_its_type_and_what_it_is(path: str) -> None:
    told = run("papermill", "--help-notebook", shipped(path)).split("Parameters inferred", 1)[1]
    lines = dict(line.strip().split(": ", 1) for line in told.splitlines()[1:] if line.strip())
    has_not = {BRIEF_NOTEBOOK: {"period", *OF_A_REVIEW}, YEAR_NOTEBOOK: {*OF_A_REVIEW}}.get(path, set())
    assert [*lines] == [name for name in NAMES if name not in has_not]
    for line in lines.values():
        kind, meaning = line.split('(default "")')
        assert kind.strip() == "str"
        assert "; empty: " in meaning


def test_every_chart_is_drawn_in_the_page_of_nbconvert_without_a_network(html: Path, window: Any) -> None:
    opened = Opened(window.new_page(), html)
    drawings = opened.page.evaluate(DRAWN)
    assert len(drawings) == CHARTS
    assert all(drawings)
    assert opened.failed == []
    assert opened.page.locator(SHARE).count() == 0


def test_plotly_is_in_the_page_once(html: Path) -> None:
    text = html.read_text(encoding="utf-8")
    assert text.count("* plotly.js v") == 1
    assert len(text) < 7_000_000


def test_nothing_of_ours_asks_another_machine(
    executed: Path, html: Path, tmp_path: Path, window: Any
) -> None:
    """What is left is what a page of nbconvert without any chart asks for; two words leave that out, too."""
    empty = tmp_path / "empty.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("Nothing.")]), empty)
    run("nbconvert", "--to", "html", empty)
    run("nbconvert", "--to", "html", executed, *OFFLINE, "--output", tmp_path / "offline.html")
    pages = [empty.with_suffix(".html"), html, tmp_path / "offline.html"]
    asked = [Opened(window.new_page(), path).elsewhere for path in pages]
    assert asked == [asked[0], asked[0], []]


def test_nbconvert_knows_how_to_make_our_pdf(executed: Path, tmp_path: Path) -> None:
    """As installed from a wheel, whose metadata name the exporter."""
    code, said = run_tool("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    assert code == 0, said
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as packed:
        packed.extractall(tmp_path)
    paths = os.pathsep.join([str(tmp_path), os.environ["PYTHONPATH"]])
    settings = (f"--PdfExporter.as_of={AS_OF}", "--PdfExporter.paper=us-letter")
    run("nbconvert", "--to", "goalkit-pdf", executed, *settings, PYTHONPATH=paths)
    reader = read_pdf(executed.with_suffix(".pdf").read_bytes())
    assert round(reader.pages[0].mediabox.width / 72, 1) == 8.5
    assert "Goals at a glance" in text_of(reader)
