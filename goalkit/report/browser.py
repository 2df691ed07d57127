"""One browser with one page on which plotly draws. Nothing it does reaches the network.

The browser is spoken to through two pipes, in the words of the Chrome DevTools Protocol: JSON, each
message ended by a zero byte. No port is opened. A browser that takes too long is killed; its pipe
then ends, and that ends the waiting.
"""

import json
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer
from typing import Any
from urllib.parse import quote

import plotly

from goalkit.errors import BrowserError
from goalkit.look import FONT_STACK
from goalkit.report.pipes import kill_tree, start_with_pipes

START_LIMIT = 20.0
"""Seconds that the browser may take to start."""
DRAW_LIMIT = 10.0
"""Seconds that one drawing may take."""

_PAGE = Path(__file__).parent.parent / "templates" / "draw.html"
_PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_FLAGS = (
    "--headless",
    "--no-sandbox",  # there is none in containers; the page is ours, and it sees no network
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-breakpad",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--disable-features=Translate,MediaRouter,OptimizationHints,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
    "--no-startup-window",  # the page that is drawn on is the only one
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--metrics-recording-only",
    "--no-pings",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--use-mock-keychain",
    "--allow-file-access-from-files",  # the page is a file and loads plotly and the fonts from files
    "--font-render-hinting=none",  # text is as wide as on every other computer
)


class DrawingPage:
    """A browser with the page to draw on. Starts at once; `close` it, whatever happens."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._profile = tempfile.TemporaryDirectory(prefix="goalkit-browser-", ignore_cleanup_errors=True)
        command = [str(path), *_FLAGS, f"--user-data-dir={self._profile.name}"]
        try:
            self._process, self._pipes = start_with_pipes(command)
        except OSError:
            self._profile.cleanup()
            raise BrowserError(self._name, "could not be started") from None
        self._session = ""
        self._last_id = 0

    def open(self) -> None:
        """Load the page, with plotly."""
        with self._within(START_LIMIT, "start"):
            target = self._call("Target.createTarget", url="about:blank")["targetId"]
            attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
            self._session = attached["sessionId"]
            self._call("Page.enable")
            self._call("Page.navigate", url=f"{_PAGE.as_uri()}?plotly={quote(_PLOTLY_JS.as_uri())}")
            self._wait_for("Page.loadEventFired")

    def draw(self, figure: str, width: float) -> str:
        """The SVG of a figure, given as JSON, `width` CSS pixels wide."""
        arguments = f"{figure}, {width}, {zlib.crc32(figure.encode())}, {json.dumps(FONT_STACK)}"
        with self._within(DRAW_LIMIT, "draw a chart"):
            answer = self._call(
                "Runtime.evaluate", expression=f"draw({arguments})", awaitPromise=True, returnByValue=True
            )
            return str(answer["result"]["value"])

    def kill(self) -> None:
        """End the browser, with every process it started, in the middle of whatever it does."""
        kill_tree(self._process)

    def close(self) -> None:
        """End the browser and remove what it wrote: there is nothing in it that would be worth keeping."""
        self.kill()
        self._pipes.close()
        self._remove_socket()
        self._profile.cleanup()

    def _remove_socket(self) -> None:
        """Remove what a browser keeps outside of its profile: a folder with a socket, named by a link."""
        with suppress(OSError):  # there is none
            folder = Path(self._profile.name, "SingletonSocket").readlink().parent
            for name in ("SingletonSocket", "SingletonCookie"):
                (folder / name).unlink(missing_ok=True)
            folder.rmdir()

    @contextmanager
    def _within(self, limit: float, task: str) -> Iterator[None]:
        """Kill the browser when the time is over: then its pipe ends, and reading from it fails."""
        late = Event()
        timer = Timer(limit, self._end_late, (late,))
        timer.start()
        try:
            yield
        except (OSError, EOFError, KeyError, ValueError):
            problem = f"did not {task} within {limit:g} seconds" if late.is_set() else f"could not {task}"
            raise BrowserError(self._name, problem) from None
        finally:
            timer.cancel()

    def _end_late(self, late: Event) -> None:
        late.set()
        self.kill()

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        sent = self._send(method, **params)
        while (message := self._pipes.read()).get("id") != sent:
            pass  # an event, which nobody waits for
        result: dict[str, Any] = message["result"]
        return result

    def _send(self, method: str, **params: Any) -> int:
        self._last_id += 1
        session = {"sessionId": self._session} if self._session else {}
        self._pipes.write({"id": self._last_id, "method": method, "params": params, **session})
        return self._last_id

    def _wait_for(self, event: str) -> None:
        while self._pipes.read().get("method") != event:
            pass
