"""Whatever goes wrong in a control becomes a sentence on the page; nothing fails in silence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import ipywidgets as ipw

from goalkit.errors import GoalkitError
from goalkit.failure_log import apology
from goalkit.forms.controls import alert, box, shared_look


@contextmanager
def guarded(say: Callable[[str], None]) -> Iterator[None]:
    """Say what goes wrong inside; a failure of goalkit itself is noted in the log as well."""
    try:
        yield
    except GoalkitError as error:
        say(f"{error}.")
    except Exception as failure:  # noqa: BLE001 - JupyterLab would hide it where no client ever looks
        say(apology(failure))


class Message:
    """Room for a sentence, which a screen reader says at once. `view` is what is shown."""

    def __init__(self) -> None:
        self.view = box("place")

    def say(self, text: str) -> None:
        """Show this sentence."""
        self.view.children = (shared_look(ipw.HTML, value=alert(text, "message")),)

    def clear(self) -> None:
        """Show nothing."""
        self.view.children = ()
