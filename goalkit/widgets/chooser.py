"""A choice on a page, and below it what was chosen."""

from collections.abc import Callable, Sequence

import ipywidgets as ipw

from goalkit.widgets.controls import box
from goalkit.widgets.guard import guarded
from goalkit.widgets.message import Message


class Chooser:
    """A list to choose from. `open_for` gives what is shown for a value; `view` is list and all.

    `options` are pairs of words and value. `chosen` is open from the beginning.
    """

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        open_for: Callable[[str], Sequence[ipw.Widget]],
        *,
        chosen: str = "",
    ) -> None:
        self._open_for = open_for
        self.choice = ipw.Dropdown(description=label, options=options, value=chosen)
        self._message, self._place = Message(), box("place")
        self.choice.observe(lambda change: self._open(change["new"]), names="value")
        self.view = box("place", box("choice", self.choice), self._place, self._message.view)
        self._open(chosen)

    def _open(self, value: str) -> None:
        self._message.clear()
        self._place.children = ()
        with guarded(self._message.say):
            self._place.children = tuple(self._open_for(value))
