"""A timer for a conversation: it shows the time that is left, and says softly when it is over."""

import asyncio
import math
import time
from collections.abc import Callable

import ipywidgets as ipw

from goalkit.widgets.controls import box, button, marked

MINUTES = (15, 30, 45, 60, 90)
USUAL = 60
SECOND = 1.0
OVER = "Time to close: what do you take with you?"
START, PAUSE, GO_ON = "Start", "Pause", "Go on"


class Timer:
    """Minutes to choose, a button that starts and pauses, and the time left. `view` is what is shown.

    `clock` gives seconds that only go up. The page hears of it once a second while it runs, and never else.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left, self._ends_at = USUAL * 60.0, math.nan
        self._waiting: asyncio.TimerHandle | None = None
        options = [(f"{minutes} min", minutes) for minutes in MINUTES]
        self.choice = ipw.Dropdown(description="Time for this session", options=options, value=USUAL)
        self.choice.observe(lambda _: self.reset(), names="value")
        self.start_button = button(START, self.start_or_pause)
        self.reset_button = button("Set back", self.reset)
        self._time, self._word = ipw.HTML(), ipw.HTML()
        self.view = box("timer", self.choice, self._time, self.start_button, self.reset_button, self._word)
        self.reset()

    @property
    def shown(self) -> str:
        """The time left and what is said about it, as HTML."""
        return f"{self._time.value}{self._word.value}"

    @property
    def is_running(self) -> bool:
        """Whether the time goes by."""
        return not math.isnan(self._ends_at)

    def start_or_pause(self) -> None:
        """Let the time go by, or hold it."""
        if self.is_running:
            self._left = self._seconds_left()
            self._hold(GO_ON)
            return
        if self._left <= 0:
            self.reset()
        self._ends_at = self._clock() + self._left
        self.start_button.description = PAUSE
        self.tick()

    def reset(self) -> None:
        """Hold, with all of the minutes chosen to go."""
        self._left = self.choice.value * 60.0
        self._word.value = ""
        self._hold(START)

    def tick(self) -> None:
        """Show the time left, and come again in a second while it runs."""
        self._forget()
        self._show()
        if self.is_running and self._seconds_left() <= 0:
            self._left = 0
            self._hold(START)
            self._word.value = f'<span role="status">{marked(OVER, "over", "span")}</span>'
        elif self.is_running:
            self._come_again()

    def _seconds_left(self) -> float:
        return max(0.0, self._ends_at - self._clock()) if self.is_running else self._left

    def _hold(self, label: str) -> None:
        self._forget()
        self._ends_at = math.nan
        self.start_button.description = label
        self._show()

    def _show(self) -> None:
        minutes, seconds = divmod(math.ceil(self._seconds_left()), 60)
        self._time.value = f'<span role="timer" class="goalkit-time">{minutes:02d}:{seconds:02d} left</span>'

    def _come_again(self) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # outside a page nobody looks at it
        self._waiting = loop.call_later(SECOND, self.tick)

    def _forget(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
