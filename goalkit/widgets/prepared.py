"""What follows from a save, drawn while nobody looks, so that the save only has to show it."""

from collections.abc import Iterable
from typing import Any

from goalkit.widgets.controls import box
from goalkit.widgets.page import Showcase, Shown

TURNED = "goalkit-turned"
"""The class of a place whose second side is in sight (form_style.html.j2)."""


class Prepared:
    """A place like a `Showcase`, with a second one behind it. `view` is both, `outputs` what is in sight."""

    def __init__(self) -> None:
        self._in_sight, self._behind = Showcase(), Showcase()
        self._of: object = None
        self.view = box("results", self._in_sight.view, self._behind.view)

    @property
    def outputs(self) -> tuple[dict[str, Any], ...]:
        """What is in sight, as a notebook keeps it."""
        return self._in_sight.outputs

    def prepare(self, of: object, parts: Iterable[Shown]) -> None:
        """Draw these out of sight; they are what follows where `of` comes true."""
        self._behind.show(parts)
        self._of = of

    def is_of(self, of: object) -> bool:
        """Whether what is prepared follows from this."""
        return self._of is not None and self._of == of

    def reveal(self) -> None:
        """Show what is prepared in place of what was in sight."""
        turned = self._in_sight.view is self.view.children[0]
        (self.view.add_class if turned else self.view.remove_class)(TURNED)
        self._in_sight, self._behind = self._behind, self._in_sight
        self._of = None

    def show(self, parts: Iterable[Shown]) -> None:
        """Show these in place of what was in sight."""
        self._in_sight.show(parts)
        self._of = None
