"""Undo and redo: two buttons for the changes of a client, wherever they were made."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Protocol

import ipywidgets as ipw

from goalkit.change_text import change_title
from goalkit.errors import StaleSaveError
from goalkit.forms.controls import button
from goalkit.forms.debounce import Debounce
from goalkit.forms.guard import guarded
from goalkit.model import Workbook
from goalkit.model.change import Change
from goalkit.wording import time_text

UNDO, REDO = "Undo", "Redo"
LONGEST = 60
"""Letters of a button that says what it takes back."""
UNSEEN = (
    "Nothing is undone yet: something has been changed since, in another window or by somebody else. Look at "
    "what is there now. The buttons say what they would take back."
)


class Undoing(Protocol):
    """The workbook whose changes are undone and redone."""

    workbook: Workbook

    @property
    def zone(self) -> tzinfo | None:
        """The time zone in which moments have their time of the day; None for that of this computer."""

    @property
    def undoable(self) -> Change | None:
        """The change that `undo` takes back."""

    @property
    def redoable(self) -> Change | None:
        """The change that `redo` makes again."""

    def undo(self) -> datetime:
        """Take back the last change. Raises StaleSaveError where one was made that is not in `workbook`."""

    def redo(self) -> datetime:
        """Make again what the last undo took back. Raises as `undo`."""


class UndoButtons:
    """A button that takes back the last change, and one that makes it again; they say which that is.

    `tell` is told what was done, `say` what keeps it from being done, and `stale` is called where the
    workbook has something new to show.
    """

    def __init__(
        self,
        book: Undoing,
        *,
        tell: Callable[[str], None],
        say: Callable[[str], None],
        stale: Callable[[], None],
    ) -> None:
        self._book, self._tell, self._say, self._stale = book, tell, say, stale
        self.undo_button, self.redo_button = button(UNDO, self.undo), button(REDO, self.redo)
        self.undo_button.disabled = self.redo_button.disabled = True
        self.views: tuple[ipw.Widget, ...] = (self.undo_button, self.redo_button)
        self._offering = Debounce(self._offer, seconds=0)
        self._offering.ask()

    def undo(self) -> None:
        """Take back the last change of this client."""
        self._step(self._book.undo, "Undone")

    def redo(self) -> None:
        """Make again what was undone last."""
        self._step(self._book.redo, "Done again")

    def refresh(self) -> None:
        """Have the buttons say, in a moment, what they would take back and make again by now."""
        self._offering.ask()

    def _step(self, step: Callable[[], datetime], done: str) -> None:
        with guarded(self._say):
            self._say("")
            try:
                self._tell(f"{done} {time_text(step(), self._book.zone)}")
            except StaleSaveError:
                self._say(UNSEEN)
                self._stale()

    def _offer(self) -> None:
        with guarded(self._say):
            steps = (
                (self.undo_button, UNDO, self._book.undoable),
                (self.redo_button, REDO, self._book.redoable),
            )
            for pressed, word, change in steps:
                title = change_title(change, self._book.workbook) if change else ""
                said = f"{word}: {title[0].lower()}{title[1:]}" if title else word
                pressed.disabled, pressed.tooltip = change is None, said
                pressed.description = said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
