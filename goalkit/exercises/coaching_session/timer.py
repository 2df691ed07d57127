"""A timer for a conversation: it shows the time that is left, and says softly when it is over."""

import asyncio
import json
import math
import time
from collections.abc import Callable

import ipywidgets as ipw

from goalkit.forms import box, button, marked

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
        self.start_button = button(START, self.start_or_pause)
        self.reset_button = button("Reset", self.reset)
        self._time, self._word = ipw.HTML(), ipw.HTML()
        self.view = box("timer", self.choice, self._time, self.start_button, self.reset_button, self._word)
        self._take_up(kept)
        self.choice.observe(lambda _: self.reset(), names="value")
        self.tick()

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
            self._hold(self._seconds_left(), GO_ON)
        else:
            self._word.value = ""
            self._ends_at = self._clock() + (self._left or self._all)
            self.start_button.description = PAUSE
            self.tick()
        self._note()

    def reset(self) -> None:
        """Hold, with all of the minutes chosen to go."""
        self._word.value = ""
        self._hold(self._all, START)
        self._note()

    def tick(self) -> None:
        """Show the time left, and come again in a second while it runs."""
        self._forget()
        self._show()
        if self.is_running and self._seconds_left() <= 0:
            self._hold(0, START)
            self._word.value = f'<span role="status">{marked(OVER, "over", "span")}</span>'
        elif self.is_running:
            self._come_again()

    def _take_up(self, kept: str) -> None:
        """Go on where it was; one that ran out long ago is as new."""
        known = json.loads(kept) if kept else {}
        self.choice.value = known.get("minutes", USUAL)
        self._left, self._ends_at = known.get("left", self._all), known.get("ends_at") or math.nan
        if self.is_running and self._seconds_left() <= 0:
            self._left, self._ends_at = self._all, math.nan
        self.start_button.description = PAUSE if self.is_running else START if self._is_whole else GO_ON

    def _note(self) -> None:
        ends_at = self._ends_at if self.is_running else None
        self._keep(json.dumps({"minutes": self.choice.value, "left": self._left, "ends_at": ends_at}))

    @property
    def _all(self) -> float:
        return float(self.choice.value * 60)

    @property
    def _is_whole(self) -> bool:
        return self._left in (0, self._all)

    def _seconds_left(self) -> float:
        return max(0.0, self._ends_at - self._clock()) if self.is_running else self._left

    def _hold(self, left: float, label: str) -> None:
        self._forget()
        self._left, self._ends_at = left, math.nan
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
