"""The lock of the workbook: while it is closed pages are empty, and no Python has the passphrase.

It is closed by a button of a page, or where nobody gave any input for a while; the passphrase opens it.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from goalkit.store import open_practice, practice_location
from goalkit.store.keys import forget_keys
from goalkit.store.settings import lock_after

LEAVE_LIMIT = 10.0
"""Seconds that windows may take to hand over what was typed."""
Tell = Callable[[], None]
"""Tells a window to look whether the lock is closed."""


class Lock:
    """Open with the passphrase, or closed without it; without any passphrase it cannot be closed.

    `minutes` without input close it, 0 never do. `end_all` ends every Python that was told the passphrase,
    and returns early where the lock is opened meanwhile. `clock` gives seconds.
    """

    def __init__(
        self,
        passphrase: str | None,
        minutes: int,
        end_all: Callable[[], Awaitable[None]],
        clock: Callable[[], float] = time.time,  # which goes on while the computer sleeps
    ) -> None:
        self.passphrase, self.minutes = passphrase, minutes
        self.can_close = passphrase is not None
        self._end_all, self._clock = end_all, clock
        self._windows: dict[Tell, asyncio.Event] = {}
        self._one_guess = asyncio.Lock()
        self._ending: asyncio.Task[None] | None = None
        self.note_input()

    @property
    def is_closed(self) -> bool:
        """Whether the passphrase is needed again."""
        return self.can_close and self.passphrase is None

    def enter(self, tell: Tell) -> None:
        """Have a window told whenever this closes or opens."""
        self._windows[tell] = asyncio.Event()
        self.has_left(tell)

    def has_left(self, tell: Tell) -> None:
        """Note that all that was typed in a window has reached its Pythons, and that it let go of them."""
        self._windows[tell].set()

    def forget(self, tell: Tell) -> None:
        """Note that a window is there no more."""
        self._windows.pop(tell).set()

    def note_input(self) -> None:
        """Note that somebody is there."""
        self._last_input = self._clock()

    def look(self) -> None:
        """Close where nobody was there for as long as was agreed."""
        if self.minutes and self._clock() - self._last_input >= 60 * self.minutes:
            self.close()

    def close(self) -> None:
        """Close at once; Pythons end once they have kept what was typed and finished what they make."""
        if self.is_closed or not self.can_close:
            return
        self.passphrase = None
        forget_keys()
        for has_left in self._windows.values():
            has_left.clear()
        self._ending = asyncio.create_task(self._end(tuple(self._windows.values())))
        self._tell()

    async def _end(self, waited_for: tuple[asyncio.Event, ...]) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(LEAVE_LIMIT):
                for has_left in waited_for:
                    await has_left.wait()
        await self._end_all()

    async def open(self, passphrase: str) -> None:
        """Open with this passphrase; one guess after the other. Raises StoreError where it does not open."""
        async with self._one_guess:
            if not self.is_closed:
                return
            self.minutes = await asyncio.to_thread(_minutes_with, passphrase)
            self.passphrase = passphrase
            self.note_input()
            for has_left in self._windows.values():
                has_left.set()
            if self._ending is not None:
                await asyncio.wait({self._ending})
            self._tell()

    def _tell(self) -> None:
        for tell in [*self._windows]:
            tell()


def _minutes_with(passphrase: str) -> int:
    """The minutes that the practice says; it is opened only if this is its passphrase."""
    with open_practice(practice_location(), passphrase=passphrase) as opened:
        return lock_after(opened)
