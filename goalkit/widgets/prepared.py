"""What follows from a save, drawn while nobody looks, so that the save only has to show it."""

from collections.abc import Iterable
from typing import Any

from goalkit.widgets.controls import box
from goalkit.widgets.page import Showcase, Shown

TURNED = "goalkit-turned"
"""The class of something in the card above whose place has its second side in sight (form_style.html.j2).

So that one message to the browser says "Saved" and shows what follows: two take nearly twice as long. The
sides are told apart by classes of their own: for `:first-child` a browser looks through all that is in them.
"""


class Prepared:
    """A place like a `Showcase`, with a second one behind it. `view` is both, `outputs` what is in sight.

    The form above has to tell `side` as a class whenever it changes.
    """

    def __init__(self) -> None:
        self._in_sight, self._behind = Showcase(), Showcase()
        self._of: object = None
        for side, name in ((self._in_sight, "front"), (self._behind, "back")):
            side.view.add_class(f"goalkit-{name}")
        self.view = box("results", self._in_sight.view, self._behind.view)

    @property
    def side(self) -> str:
        """The class that has in sight what shall be."""
        return "" if self._in_sight.view is self.view.children[0] else TURNED

    @property
    def outputs(self) -> tuple[dict[str, Any], ...]:
        """What is in sight, as a notebook keeps it."""
        return self._in_sight.outputs

    def prepare(self, of: object, parts: Iterable[Shown]) -> None:
        """Draw these out of sight; they are what follows where `of` comes true."""
        self._behind.show(parts)
        self._of = of

    def reveal(self, of: object) -> bool:
        """Show what is prepared in place of what was in sight, if it follows from this; whether it does."""
        if self._of is None or self._of != of:
            return False
        self._in_sight, self._behind = self._behind, self._in_sight
        self._of = None
        return True

    def show(self, parts: Iterable[Shown]) -> None:
        """Show these in place of what was in sight."""
        self._in_sight.show(parts)
        self._of = None
