"""Work that waits: asked for often and done once, repeated, or done while the page goes on answering."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from itertools import count
from threading import Thread

SECONDS = 1.0
BETWEEN = 2.0
Post = Callable[[Callable[[], None]], None]
"""Has something done in the thread of the page, where alone controls may be touched."""
_turns = count()
_latest = -1
_waiting: "set[Debounce]" = set()
_at_work: set[Thread] = set()


class Debounce:
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
            _waiting.add(self)

    def flush(self) -> None:
        """Do at once what was asked for and is not done yet."""
        if self._waiting is not None:
            self.cancel()
            self._work()

    def cancel(self) -> None:
        """Drop what was asked for and is not done yet."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._rest()

    def _do(self) -> None:
        self._rest()
        self._work()

    def _rest(self) -> None:
        self._waiting = None
        _waiting.discard(self)


def poll(work: Callable[[], None], *, seconds: float = BETWEEN) -> None:
    """Do `work` again and again with so many seconds between, until this is called anew.

    A kernel has one page, and one that is opened anew takes the place of the one before. Where no loop is
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


def in_background(work: Callable[[Post], None]) -> None:
    """Do `work` in a thread of its own; what it posts is done by the page, one after the other.

    Where no page is running, it is done at once.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        work(lambda then: then())
        return
    context = copy_context()  # in which what is posted finds the page again

    def post(then: Callable[[], None]) -> None:
        loop.call_soon_threadsafe(then, context=context)

    def run() -> None:
        try:
            work(post)
        finally:
            try:
                post(lambda: _at_work.discard(thread))  # after all that it posted
            except RuntimeError:  # the page has gone
                _at_work.discard(thread)

    thread = Thread(target=run, name="background", daemon=True)
    _at_work.add(thread)
    thread.start()


def later(work: Callable[[], None], *, seconds: float = BETWEEN) -> None:
    """Do `work` in a thread when the page has been in sight so long; never where no page is running.

    Nobody waits for it: this Python may end meanwhile.
    """
    with suppress(RuntimeError):
        thread = Thread(target=work, name="later", daemon=True)
        asyncio.get_running_loop().call_later(seconds, thread.start)


def finish() -> bool:
    """Do at once whatever waits, before this Python ends; whether nothing is done in the background."""
    for one in [*_waiting]:
        one.flush()
    return not _at_work
