"""Work that is asked for often and done once in a while."""

import asyncio
from collections.abc import Callable
from itertools import count

SECONDS = 1.0
BETWEEN = 2.0
_turns = count()
_latest = -1


class Later:
    """Does `work` at most so many seconds after it was first asked for; at once where no loop is running.

    With 0 seconds it comes as soon as what is on its way to the page has left.
    """

    def __init__(self, work: Callable[[], None], *, seconds: float = SECONDS) -> None:
        self._work, self._seconds = work, seconds
        self._waiting: asyncio.TimerHandle | None = None

    def ask(self) -> None:
        """Have the work done soon."""
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._work()
            return
        if self._waiting is None:
            self._waiting = loop.call_later(self._seconds, self._do)

    def ask_again(self) -> None:
        """Have the work done so many seconds after this was called last."""
        self.forget()
        self.ask()

    def hurry(self) -> None:
        """Do at once what was asked for and is not done yet."""
        if self._waiting is not None:
            self.forget()
            self._work()

    def forget(self) -> None:
        """Drop what was asked for and is not done yet."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _do(self) -> None:
        self._waiting = None
        self._work()


def repeatedly(work: Callable[[], None], *, seconds: float = BETWEEN) -> None:
    """Do `work` again and again with so many seconds between, until this is called anew.

    A Python has one page, and one that is opened anew takes the place of the one before. Where no loop is
    running nothing is done.
    """
    global _latest  # noqa: PLW0603 - there is one page
    _latest = mine = next(_turns)
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return

    def turn() -> None:
        if mine == _latest:
            try:
                work()
            finally:  # one that failed is followed by the next all the same
                loop.call_later(seconds, turn)

    loop.call_later(seconds, turn)
