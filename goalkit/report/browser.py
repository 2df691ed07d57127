"""The browser that draws: found on this computer, driven without a network, one page with plotly.

The page is driven in the words of the Chrome DevTools Protocol (CDP). No port is opened and no name is
resolved. A browser that takes too long is killed; its pipe then ends, and that ends the waiting.
"""

import json
import os
import shutil
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from threading import Event, Timer
from typing import Any, Self
from urllib.parse import quote

from goalkit.errors import BrowserError, NoBrowserError
from goalkit.look import FONT_STACK
from goalkit.report.elements import Figure, width_share
from goalkit.report.processes import kill_tree, start_with_cdp
from goalkit.report.run_folder import new_folder, remove, remove_leftovers

START_LIMIT = 20.0
"""Seconds that the browser may take to start."""
DRAW_LIMIT = 10.0
"""Seconds that one drawing may take."""

_PAGE = Path(__file__).parent.parent / "templates" / "draw.html"
_FLAGS = (
    "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-breakpad",
    "--disable-sync", "--disable-default-apps", "--disable-component-update", "--metrics-recording-only",
    "--disable-background-networking", "--disable-domain-reliability", "--no-pings", "--no-first-run",
    "--no-default-browser-check", "--password-store=basic", "--use-mock-keychain",
    "--disable-features=Translate,MediaRouter,OptimizationHints,BackForwardCache,WebUIOmniboxPopup,WebUIOmniboxAimPopup",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-sandbox",  # there is none in containers; the page is ours, and it sees no network
    "--no-startup-window",  # the page that is drawn on is the only one
    "--allow-file-access-from-files",  # the page is a file and loads plotly and the fonts from files
    "--font-render-hinting=none",  # text is as wide as on every other computer
)  # fmt: skip

_COMMANDS = (
    "google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser",
    "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser", "brave",
)  # fmt: skip
_MAC = tuple(
    f"{name}.app/Contents/MacOS/{name}"
    for name in ("Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser")
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "BraveSoftware/Brave-Browser/Application/brave.exe",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find_browser() -> Path:
    """The browser that BROWSER_PATH names, else the first Chrome, Chromium, Edge or Brave found."""
    named = os.environ.get("BROWSER_PATH", "")
    if named:
        if not os.access(named, os.X_OK) or not Path(named).is_file():
            raise NoBrowserError(named)
        return Path(named)
    for command in _COMMANDS:
        if found := shutil.which(command):
            return Path(found)
    for place in _usual_places(sys.platform):
        if place.is_file():
            return place
    raise NoBrowserError


def _usual_places(platform: str) -> list[Path]:
    """Program files of browsers that are installed but not among the commands."""
    if platform == "darwin":
        folders = (Path("/Applications"), Path.home() / "Applications")
        return [folder / name for folder in folders for name in _MAC]
    if platform == "win32":
        roots = [os.environ[name] for name in _WINDOWS_FOLDERS if name in os.environ]
        return [Path(root) / name for root in roots for name in _WINDOWS]
    return []


class Browser:
    """A browser that draws. It starts at once; use it as a context, or `close` it, whatever happens."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        remove_leftovers()
        self._profile = new_folder("browser")
        command = [str(path), *_FLAGS, f"--user-data-dir={self._profile}"]
        try:
            self._process, self._cdp = start_with_cdp(command)
        except OSError:
            remove(self._profile)
            raise BrowserError(self._name, "could not be started") from None
        self._last_id = 0

    @property
    def is_running(self) -> bool:
        """Whether it runs still."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End the browser, with every process it started, in the middle of whatever it does."""
        kill_tree(self._process)

    def close(self) -> None:
        """End the browser and remove what it wrote: there is nothing in it that would be worth keeping."""
        self.kill()
        self._cdp.close()
        remove(self._profile)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def within(self, limit: float, task: str) -> Iterator[None]:
        """Kill the browser when the time is over: then its pipe ends, and reading from it fails.

        Raises BrowserError, also for any other failure of the task.
        """
        late = Event()

        def end() -> None:
            late.set()
            self.kill()

        timer = Timer(limit, end)
        timer.start()
        try:
            yield
        except (OSError, EOFError, KeyError, ValueError):
            problem = f"did not {task} within {limit:g} seconds" if late.is_set() else f"could not {task}"
            raise BrowserError(self._name, problem) from None
        finally:
            timer.cancel()

    def call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """What a method of CDP gives, called for the page of a session or for the browser."""
        self._last_id += 1
        of_page = {"sessionId": session} if session else {}
        self._cdp.write({"id": self._last_id, "method": method, "params": params, **of_page})
        while (message := self._cdp.read()).get("id") != self._last_id:
            pass  # an event, which nobody waits for
        result: dict[str, Any] = message["result"]
        return result

    def wait_for(self, event: str) -> None:
        """Wait for the next event of this name."""
        while self._cdp.read().get("method") != event:
            pass


class DrawingPage:
    """The page of a browser with plotly. Each time it is opened it is a new one, which knows of no other."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self._session, self._is_new = "", False

    def open(self) -> None:
        """Load the page, with plotly, unless it was loaded and nothing is drawn on it yet."""
        if self._is_new:
            return
        plotly_js = Path(str(files("plotly")), "package_data", "plotly.min.js")
        call = self.browser.call
        with self.browser.within(START_LIMIT, "start"):
            if not self._session:
                target = call("Target.createTarget", url="about:blank")["targetId"]
                self._session = call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
                self._call("Page.enable")
            self._call("Page.navigate", url=f"{_PAGE.as_uri()}?plotly={quote(plotly_js.as_uri())}")
            self.browser.wait_for("Page.loadEventFired")
        self._is_new = True

    def draw(self, figure: str, width: float) -> str:
        """The SVG of a figure, given as JSON, `width` CSS pixels wide."""
        self._is_new = False
        arguments = f"{figure}, {width}, {zlib.crc32(figure.encode())}, {json.dumps(FONT_STACK)}"
        with self.browser.within(DRAW_LIMIT, "draw a chart"):
            answer = self._call(
                "Runtime.evaluate", expression=f"draw({arguments})", awaitPromise=True, returnByValue=True
            )
            return str(answer["result"]["value"])

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        return self.browser.call(method, self._session, **params)


class FigureDrawer:
    """A page of a browser, with a thread of its own: figures begun early are ready when they are asked for.

    Use it as a context: the page opens at once, and at the end nothing is drawn any more.
    """

    def __init__(self, page: DrawingPage, text_width: float) -> None:
        self._text_width = text_width
        self._page = page
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="figure-drawer")
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
        self._page.browser.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)
        works: list[Future[Any]] = [self._opened, *self._drawings.values()]
        if any(work.running() for work in works):
            self.kill()  # nobody waits any more for what it does
        self._thread.shutdown()


@contextmanager
def figure_drawer(browser: Path, text_width: float) -> Iterator[FigureDrawer]:
    """Draws in a browser that starts at once and is gone at the end, however that comes."""
    with Browser(browser) as started, FigureDrawer(DrawingPage(started), text_width) as drawer:
        yield drawer
