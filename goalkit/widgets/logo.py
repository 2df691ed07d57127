"""A logo that a person chooses among the files of the computer."""

from collections.abc import Callable
from html import escape
from typing import Any, Protocol

import ipywidgets as ipw

from goalkit.widgets.controls import box, button, marked, words
from goalkit.widgets.guard import guarded

CHOOSE, REMOVE = "Choose a logo", "Remove the logo"


class LogoKeeper(Protocol):
    """Where a logo is kept for the next time."""

    @property
    def picture(self) -> str:
        """The logo as an address of its own (`data:`), empty where there is none."""

    def choose(self, name: str, content: bytes) -> None:
        """Keep the content of the file `name`. Raises GoalkitError where it is no logo."""

    def remove(self) -> None:
        """Keep none any more."""


class LogoField:
    """A button that chooses a file, the logo that is kept, and a button that removes it."""

    def __init__(self, keeper: LogoKeeper) -> None:
        self._keeper = keeper
        self.upload = ipw.FileUpload(description=CHOOSE, tooltip=CHOOSE, accept=".png,.jpg,.jpeg,.svg")
        self.upload.observe(self._chosen, names="value")
        self.remove_button = button(REMOVE, self._remove)
        self._picture, self._problem = ipw.HTML(), ipw.HTML()
        title = words("Logo on the cover", "label")
        help_text = words("A PNG, JPEG or SVG file of at most 2 MB. It is kept for next time.", "help")
        ways = box("line", self._picture, self.upload, self.remove_button)
        self.view = box("field", title, ways, help_text, self._problem)
        self._show()

    @property
    def said(self) -> str:
        """What is wrong with the file that was chosen, as HTML."""
        return str(self._problem.value)

    def _chosen(self, change: Any) -> None:
        for file in change["new"]:
            self._try(lambda: self._keeper.choose(file["name"], bytes(file["content"])))  # noqa: B023 - at once
        self.upload.value = ()

    def _remove(self) -> None:
        self._try(self._keeper.remove)

    def _try(self, work: Callable[[], None]) -> None:
        self._say("")
        with guarded(self._say):
            work()
        self._show()

    def _show(self) -> None:
        address = escape(self._keeper.picture)
        self._picture.value = f'<img class="goalkit-logo" alt="Your logo" src="{address}">' if address else ""
        self.remove_button.layout.display = "" if address else "none"

    def _say(self, sentence: str) -> None:
        said = f'<div role="alert">{marked(sentence, "problem", "span")}</div>' if sentence else ""
        self._problem.value = said
