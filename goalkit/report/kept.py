"""The press of a program that makes one report now and then: it is ready before the first is asked for."""

import atexit
from contextlib import suppress
from functools import cache
from threading import Lock

from goalkit.errors import BrowserError
from goalkit.report.browser import find_browser
from goalkit.report.elements import Figure
from goalkit.report.job import Paper
from goalkit.report.press import WarmPress
from goalkit.report.render import load

_CHART: Figure = {
    "data": [{"type": kind, "x": ["2026-01-01", "2026-02-01"], "y": [1, 2]} for kind in ("scatter", "bar")],
    "layout": {"annotations": [{"text": "Target", "x": "2026-02-01", "y": 2}]},
}
_getting_ready = Lock()


def ready_press() -> WarmPress:
    """The press of this program, the same each time. It ends with the program, also where that is killed.

    Raises NoBrowserError.
    """
    with _getting_ready:
        press = _press_of_this_program()
        press.start()  # what has ended since
    return press


@cache
def _press_of_this_program() -> WarmPress:
    browser, press = find_browser(), WarmPress()
    atexit.register(press.close)
    press.start()
    load()
    with suppress(BrowserError), press.drawer(browser, Paper.A4.text_width) as drawer:
        drawer.draw(_CHART)  # what is drawn first takes as long as all charts of a review after it
    return press
