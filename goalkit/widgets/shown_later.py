"""What can wait until the page is there."""

from collections.abc import Callable, Iterable

from goalkit.widgets.guard import guarded
from goalkit.widgets.later import Later
from goalkit.widgets.links import Links
from goalkit.widgets.page import Showcase, Shown


class ShownLater:
    """A place where what `make` gives is shown a moment after the page, so that nobody waits for it.

    `ask` has it shown anew, in a moment too; `view` is what is shown.
    """

    def __init__(self, make: Callable[[], Iterable[Shown]]) -> None:
        self._make, self._place, self._later = make, Showcase(), Later(self._show)
        self.view = self._place.view
        self.ask()

    def ask(self) -> None:
        """Show it anew soon."""
        self._later.ask()

    def _show(self) -> None:
        with guarded(self._say):
            self._place.show(self._make())

    def _say(self, sentence: str) -> None:
        self._place.show((Links(title="", sentence=sentence),))
