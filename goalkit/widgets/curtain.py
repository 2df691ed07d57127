"""A part of a page that can be hidden while somebody else looks on."""

from collections.abc import Callable

import ipywidgets as ipw

from goalkit.widgets.controls import box, button


class Curtain:
    """Something to see, behind a button that hides and shows it. `view` is what is shown.

    `labels` are those of the button: to hide, and to show again. `then` is told whether it is hidden now.
    """

    def __init__(
        self, inside: ipw.Widget, labels: tuple[str, str], *, hidden: bool, then: Callable[[bool], None]
    ) -> None:
        self._inside, self._labels, self._then = inside, labels, then
        self.button = button("", self._turn)
        self.view = box("curtain")
        self._draw(hidden=hidden)

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is to be seen."""
        return self._inside not in self.view.children

    def _turn(self) -> None:
        self._draw(hidden=not self.is_hidden)
        self._then(self.is_hidden)

    def _draw(self, *, hidden: bool) -> None:
        hide, show = self._labels
        self.button.description = show if hidden else hide
        self.view.children = (self.button,) if hidden else (self.button, self._inside)
