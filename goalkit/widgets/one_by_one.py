"""Several things of one kind, of which one is open: a list to choose from, and a button to the next."""

from collections.abc import Callable, Mapping, Sequence

import ipywidgets as ipw

from goalkit.widgets.chooser import Chooser
from goalkit.widgets.controls import box, button


class OneByOne:
    """A list of titles by key, its label being "Goal" where `what` is "goal"; `view` is what is shown.

    `open_for` gives what is shown for a key. The one of key `first` is open.
    """

    def __init__(
        self,
        titles: Mapping[str, str],
        open_for: Callable[[str], Sequence[ipw.Widget]],
        *,
        first: str,
        what: str,
    ) -> None:
        self._keys, self._open_for = list(titles), open_for
        self._next = button(f"Next {what}", self.go_on)
        options = [(f"{number}. {title}", key) for number, (key, title) in enumerate(titles.items(), start=1)]
        self._chooser = Chooser(what.capitalize(), options, self._opened, chosen=first)
        self.view = self._chooser.view

    @property
    def choice(self) -> ipw.Dropdown:
        """The list; its value is the key of the one that is open."""
        return self._chooser.choice

    def go_on(self) -> None:
        """Open the one after this one, and go back to the top."""
        self.choice.value = self._keys[self._keys.index(self.choice.value) + 1]
        self.choice.focus()

    def _opened(self, key: str) -> Sequence[ipw.Widget]:
        parts = self._open_for(key)
        return parts if key == self._keys[-1] else (*parts, box("line", self._next))
