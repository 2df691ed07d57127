"""Jupyter in a thread of its own."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jupyter_core.utils import ensure_event_loop


@contextmanager
def own_loop() -> Iterator[None]:
    """Closes the event loop that Jupyter makes for a thread; that of the main thread stays open."""
    try:
        yield
    finally:
        if threading.current_thread() is not threading.main_thread():
            _close(ensure_event_loop())


def _close(loop: asyncio.AbstractEventLoop) -> None:
    unfinished = asyncio.all_tasks(loop)
    for task in unfinished:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*unfinished, return_exceptions=True))
    loop.close()
