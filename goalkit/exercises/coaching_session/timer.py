"""A timer for a conversation: it shows the time that is left, and says softly when it is over."""

import asyncio
import json
import math
import time
from collections.abc import Callable
from contextlib import suppress

import ipywidgets as ipw

from goalkit import forms as ui

MINUTES = (15, 30, 45, 60, 90)
USUAL = 60
SECOND = 1.0
OVER = "Time to close: what do you take with you?"
START, PAUSE, GO_ON = "Start", "Pause", "Go on"


class Timer:
    """Minutes to choose, a button that starts and pauses, and the time left. `view` is what is shown.

    `keep` is given a text whenever it is started, held or set back; `kept` is that text from the last
    time, so that it goes on on a page that is opened again. `clock` gives seconds. The page hears of
    it once a second while it runs, and never else.
    """

    def __init__(
        self,
        kept: str = "",
        keep: Callable[[str], None] = lambda _: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._keep, self._clock = keep, clock
        self._waiting: asyncio.TimerHandle | None = None
        options = [(f"{minutes} min", minutes) for minutes in MINUTES]
        self.choice = ipw.Dropdown(description="Time for this session", options=options, value=USUAL)
        self.start_button = ui.button(START, self.start_or_pause)
        self.reset_button = ui.button("Reset", self.reset)
        self._time, self._word = ipw.HTML(), ipw.HTML()
        self.view = ui.box("timer", self.choice, self._time, self.start_button, self.reset_button, self._word)
        known = json.loads(kept) if kept else {}
        self.choice.value = known.get("minutes", USUAL)
        self._left: float = known.get("left", self._all)
        self._ends_at: float | None = known.get("ends_at")
        if not self._seconds_left():  # it ran out while nobody looked
            self._left, self._ends_at = self._all, None
        self.choice.observe(lambda _: self.reset(), names="value")
        self.tick()

    @property
    def is_running(self) -> bool:
        """Whether the time goes by."""
        return self._ends_at is not None

    def start_or_pause(self) -> None:
        """Let the time go by, or hold it."""
        if self.is_running:
            self._change(self._seconds_left(), None)
        else:
            self._change(self._left, self._clock() + (self._left or self._all))

    def reset(self) -> None:
        """Hold, with all of the minutes chosen to go."""
        self._change(self._all, None)

    def tick(self) -> None:
        """Show the time left, and come again in a second while it runs."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        if self.is_running and not self._seconds_left():
            self._left, self._ends_at = 0, None
            self._word.value = ui.status(OVER, "over")
        minutes, seconds = divmod(math.ceil(self._seconds_left()), 60)
        self._time.value = f'<span role="timer" class="goalkit-time">{minutes:02d}:{seconds:02d} left</span>'
        is_whole = self._left in (0, self._all)
        self.start_button.description = PAUSE if self.is_running else START if is_whole else GO_ON
        if self.is_running:
            with suppress(RuntimeError):  # outside a page nobody looks at it
                self._waiting = asyncio.get_running_loop().call_later(SECOND, self.tick)

    @property
    def _all(self) -> float:
        return float(self.choice.value * 60)

    def _seconds_left(self) -> float:
        return self._left if self._ends_at is None else max(0.0, self._ends_at - self._clock())

    def _change(self, left: float, ends_at: float | None) -> None:
        self._left, self._ends_at, self._word.value = left, ends_at, ""
        self._keep(json.dumps({"minutes": self.choice.value, "left": left, "ends_at": ends_at}))
        self.tick()
