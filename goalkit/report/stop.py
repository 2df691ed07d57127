"""A way to end a report from another thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock

from goalkit.errors import StoppedError


class Stop:
    """Ends one report when it is asked to; whoever renders gets StoppedError.

    Programs that are running are killed at once, so that nobody waits for what they do.
    """

    def __init__(self) -> None:
        self._asked = Event()
        self._lock = Lock()
        self._kills: list[Callable[[], None]] = []

    @property
    def is_asked(self) -> bool:
        """Whether the report shall end."""
        return self._asked.is_set()

    def ask(self) -> None:
        """End the report; may be called from any thread, and more than once."""
        with self._lock:
            self._asked.set()
            kills = tuple(self._kills)
        for kill in kills:
            kill()

    def check(self) -> None:
        """Raise StoppedError if the report shall end."""
        if self.is_asked:
            raise StoppedError

    @contextmanager
    def ends(self, kill: Callable[[], None]) -> Iterator[None]:
        """Meanwhile `kill` is called, in the thread that asks, when the report shall end."""
        with self._lock:
            self._kills.append(kill)
        try:
            self.check()
            yield
        finally:
            with self._lock:
                self._kills.remove(kill)
