"""Work that takes long, done while the page goes on answering."""

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from threading import Thread

Post = Callable[[Callable[[], None]], None]
"""Has something done in the thread of the page, where alone controls may be touched."""


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

    Thread(target=work, args=(post,), name="background", daemon=True).start()
