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
from goalkit.report.figures import FIGURE_MIME, Figure
from goalkit.report.painter import Painter
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


def test_a_figure_is_drawn_as_wide_as_the_page_and_in_our_type(painter: Painter) -> None:
    svg = painter.draw(line())
    assert re.search(r'^<svg class="main-svg"[^>]* width="627\.4', svg)
    assert "Noto Sans" in svg
    assert "image" not in re.findall(r"<(\w+)", svg)


def test_a_figure_may_take_a_part_of_the_width_and_a_height_of_its_own(painter: Painter) -> None:
    svg = painter.draw(line(meta={"width_share": 0.5}, height=200))
    assert re.search(r' width="313\.7\d*" height="200"', svg)


def test_a_figure_that_names_a_font_keeps_it(painter: Painter) -> None:
    for layout in (
        {"font": {"family": "Georgia"}},
        {"template": {"layout": {"font": {"family": "Georgia"}}}},
    ):
        assert "Georgia" in painter.draw(line(**layout))


def test_the_same_figure_is_drawn_once(painter: Painter) -> None:
    assert painter.begin(line(height=321)) is painter.begin(line(height=321))


def test_the_ids_of_two_figures_differ(painter: Painter) -> None:
    one, two = (set(re.findall(r'id="([^"]+)"', painter.draw(line(height=size)))) for size in (300, 301))
    assert one
    assert not one & two


def test_charts_are_lines_on_paper_with_labels_that_can_be_found(painter: Painter) -> None:
    bundle = {FIGURE_MIME: line(meta={"sentence": "It went up and down."})}
    content = printed(document_of(shown(bundle), draw=painter.draw))
    reader = read_pdf(content)
    text = text_of(reader)
    for words in ("It went up and down.", "1500", "3000", "山田", "●"):
        assert words in text
    assert not list(reader.pages[0].images)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert (
            b" c" in pdf.pages[0].Contents.read_bytes() or len(pdf.pages[0].Resources.get("/XObject", {})) > 0
        )


def test_what_cannot_be_drawn_is_an_error_and_the_next_figure_is_drawn(painter: Painter) -> None:
    with pytest.raises(BrowserError, match="could not draw a chart"):
        painter._thread.submit(painter._page.draw, "no_figure", 300).result()
    assert painter.draw(line(height=234)).startswith("<svg")


def test_a_figure_without_a_layout_is_drawn(painter: Painter) -> None:
    assert painter.draw({"data": []}).startswith("<svg")
    assert painter.draw({"data": [], "layout": None}).startswith("<svg")


def test_a_browser_that_hangs_is_ended(
    monkeypatch: pytest.MonkeyPatch, program: Callable[[str], Path]
) -> None:
    monkeypatch.setattr(browser, "START_LIMIT", 0.5)
    hanging = program("sleep 98765 & sleep 98765")
    with (
        Painter(hanging, 600) as painter,
        pytest.raises(BrowserError, match="did not start within 0"),
    ):
        painter.draw(line())
    assert not running("sleep 98765")


def test_a_browser_that_hangs_is_not_waited_for_when_nobody_needs_it(program: Callable[[str], Path]) -> None:
    with Painter(program("sleep 98764"), 600) as painter:
        painter.check()
    assert not running("sleep 98764")


@pytest.mark.parametrize("words", ["exit 3", "cat <&3 >&4", "printf 'no json\\0' >&4; sleep 1"])
def test_a_browser_that_ends_or_talks_nonsense_is_an_error(
    words: str, program: Callable[[str], Path]
) -> None:
    with Painter(program(words), 600) as painter:
        with pytest.raises(BrowserError, match="the browser 'browser' could not start") as raised:
            painter.draw(line())
        assert raised.value.exit_code == 2
        with pytest.raises(BrowserError):
            painter.check()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_the_browser_finds_no_address_not_even_our_own(painter: Painter, host: str) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        question = f"fetch('http://{host}:{server.server_port}/').then(() => 'reached', () => 'refused')"
        answer = painter._thread.submit(
            painter._page._call, "Runtime.evaluate", expression=question, awaitPromise=True
        ).result()
        server.shutdown()
    assert answer["result"]["value"] == "refused"
    assert asked == []


def test_nothing_of_the_browser_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Painter(find_browser(), 600) as painter:
        painter.draw(line())
        (profile,) = tmp_path.iterdir()
        assert running(str(profile))
    assert not profile.exists()
    assert not running(str(profile))


def test_a_program_that_the_system_cannot_start_is_an_error() -> None:
    with pytest.raises(BrowserError, match="could not be started"):
        browser.DrawingPage(Path("x" * 3_000_000))
