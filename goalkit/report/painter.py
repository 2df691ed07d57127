"""Draws figures in the background, while the notebook still runs."""

import json
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Self

from goalkit.report.browser import DrawingPage
from goalkit.report.figures import Figure, width_share


class Painter:
    """A browser with a thread of its own: figures begun early are ready when they are asked for.

    Use it as a context: the browser starts at once and is gone at the end, however that comes.
    """

    def __init__(self, browser: Path, text_width: float) -> None:
        self._text_width = text_width
        self._page = DrawingPage(browser)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="painter")
        self._opened = self._thread.submit(self._page.open)
        self._drawings: dict[str, Future[str]] = {}

    def begin(self, figure: Figure) -> Future[str]:
        """The drawing of a figure, perhaps not yet done; the same figure is drawn once."""
        text = json.dumps(figure)
        if text not in self._drawings:
            width = self._text_width * width_share(figure)
            self._drawings[text] = self._thread.submit(self._page.draw, text, width)
        return self._drawings[text]

    def draw(self, figure: Figure) -> str:
        """SVG of the figure, as wide as it will stand on the page."""
        drawing = self.begin(figure)
        self._opened.result()
        return drawing.result()

    def check(self) -> None:
        """Raise BrowserError if the browser is known not to have started."""
        if self._opened.done():
            self._opened.result()

    def kill(self) -> None:
        """End the browser, in the middle of whatever it draws; may be called from any thread."""
        self._page.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
        works: list[Future[Any]] = [self._opened, *self._drawings.values()]
        if any(work.running() for work in works):
            self.kill()  # nobody waits any more for what it does
        self._thread.shutdown()
        self._page.close()
