"""Figures drawn by a real browser, and browsers that fail."""

import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import pikepdf
import plotly.graph_objects as go
import psutil
import pytest

from goalkit.errors import BrowserError
from goalkit.report import browser, find_browser
from goalkit.report.browser import FigureDrawer, figure_drawer
from goalkit.report.elements import FIGURE_MIME, Figure
from tests.report.made import document_of, printed, read_pdf, shown, text_of


def as_json(figure: go.Figure) -> Figure:
    given: Figure = figure.to_plotly_json()
    return {"data": [{**trace} for trace in given["data"]], "layout": given["layout"]}


def line(**layout: Any) -> Figure:
    trace = {
        "type": "scatter",
        "mode": "lines+text",
        "x": [1, 2, 3],
        "y": [1041, 3062, 2053],
        "text": ["山田", "●"],
    }
    return {"data": [trace], "layout": layout}


def running(words: str) -> bool:
    return any(
        words in " ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])
    )


def test_a_figure_is_drawn_as_wide_as_the_page_and_in_our_type(drawer: FigureDrawer) -> None:
    svg = drawer.draw(line())
    assert re.search(r'^<svg class="main-svg"[^>]* width="642\.5', svg)
    assert "Noto Sans" in svg
    assert "image" not in re.findall(r"<(\w+)", svg)


def test_a_figure_may_take_a_part_of_the_width_and_a_height_of_its_own(drawer: FigureDrawer) -> None:
    svg = drawer.draw(line(meta={"width_share": 0.5}, height=200))
    assert re.search(r' width="321\.2\d*" height="200"', svg)


def test_a_figure_that_names_a_font_keeps_it(drawer: FigureDrawer) -> None:
    for layout in (
        {"font": {"family": "Georgia"}},
        {"template": {"layout": {"font": {"family": "Georgia"}}}},
    ):
        assert "Georgia" in drawer.draw(line(**layout))


def test_the_same_figure_is_drawn_once(drawer: FigureDrawer) -> None:
    assert drawer.begin(line(height=321)) is drawer.begin(line(height=321))


def test_the_ids_of_two_figures_differ(drawer: FigureDrawer) -> None:
    one, two = (set(re.findall(r'id="([^"]+)"', drawer.draw(line(height=size)))) for size in (300, 301))
    assert one
    assert not one & two


def test_charts_are_lines_on_paper_with_labels_that_can_be_found(drawer: FigureDrawer) -> None:
    bundle = {FIGURE_MIME: line(meta={"sentence": "It went up and down."})}
    content = printed(document_of(shown(bundle), draw=drawer.draw))
    reader = read_pdf(content)
    text = text_of(reader)
    for words in ("It went up and down.", "1500", "3000", "山田", "●"):
        assert words in text
    assert not list(reader.pages[0].images)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert (
            b" c" in pdf.pages[0].Contents.read_bytes() or len(pdf.pages[0].Resources.get("/XObject", {})) > 0
        )


def test_what_cannot_be_drawn_is_an_error_and_the_next_figure_is_drawn(drawer: FigureDrawer) -> None:
    with pytest.raises(BrowserError, match="could not draw a chart"):
        drawer._thread.submit(drawer._page.draw, "no_figure", 300).result()
    assert drawer.draw(line(height=234)).startswith("<svg")


def test_a_figure_without_a_layout_is_drawn(drawer: FigureDrawer) -> None:
    assert drawer.draw({"data": []}).startswith("<svg")
    assert drawer.draw({"data": [], "layout": None}).startswith("<svg")


def test_a_browser_that_hangs_is_ended(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str], Path]
) -> None:
    monkeypatch.setattr(browser, "START_LIMIT", 0.5)
    hanging = program("sleep 98765 & sleep 98765")
    with (
        figure_drawer(hanging, 600) as drawer,
        pytest.raises(BrowserError, match="did not start within 0"),
    ):
        drawer.draw(line())
    assert not running("sleep 98765")


def test_a_browser_that_hangs_is_not_waited_for_when_nobody_needs_it(program: Callable[[str], Path]) -> None:
    with figure_drawer(program("sleep 98764"), 600) as drawer:
        drawer.check()
    assert not running("sleep 98764")


@pytest.mark.parametrize("words", ["exit 3", "cat <&3 >&4", "printf 'no json\\0' >&4; sleep 1"])
def test_a_browser_that_ends_or_talks_nonsense_is_an_error(
    words: str, program: Callable[[str], Path]
) -> None:
    with figure_drawer(program(words), 600) as drawer:
        with pytest.raises(BrowserError, match="the browser 'browser' could not start") as raised:
            drawer.draw(line())
        assert raised.value.exit_code == 2
        with pytest.raises(BrowserError):
            drawer.check()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_the_browser_finds_no_address_not_even_our_own(drawer: FigureDrawer, host: str) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        question = f"fetch('http://{host}:{server.server_port}/').then(() => 'reached', () => 'refused')"
        answer = drawer._thread.submit(
            drawer._page._call, "Runtime.evaluate", expression=question, awaitPromise=True
        ).result()
        server.shutdown()
    assert answer["result"]["value"] == "refused"
    assert asked == []


def test_nothing_of_the_browser_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with figure_drawer(find_browser(), 600) as drawer:
        drawer.draw(line())
        (profile,) = tmp_path.iterdir()
        assert running(str(profile))
    assert not profile.exists()
    assert not running(str(profile))


def test_a_program_that_the_system_cannot_start_is_an_error() -> None:
    with pytest.raises(BrowserError, match="could not be started"):
        browser.Browser(Path("x" * 3_000_000))
