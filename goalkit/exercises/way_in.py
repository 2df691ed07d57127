"""The way into a practice where no passphrase came along: under a JupyterLab that goalkit did not start.

One that is not there yet is made, with a passphrase or with the words that say what it means to have none.
"""

from collections.abc import Callable
from typing import Any

from goalkit import forms as ui
from goalkit.store import Location, Practice, open_practice
from goalkit.store.computer import computer_locale, computer_zone
from goalkit.store.environment import open_with
from goalkit.store.settings import choose_locale, choose_time_zone

NEW, LOCKED = "Your workbook is not there yet", "Your workbook is locked"
WHERE = "It will be one file, which only your account can open: {}"
MAKE, OPEN = "Make my workbook", "Open"
PASSPHRASE, AGAIN = "Passphrase", "The same passphrase again"
LOST = (
    "Write it down and keep it somewhere safe: nobody can open the workbook without it, and neither can we."
)
PLAIN = "No passphrase: whoever gets hold of the file can read everything"
TYPE_ONE = "Type a passphrase, or tick that you want none."
DIFFERENT = "The two passphrases are not the same. Type both again."


class WayIn:
    """A card that opens or makes the practice at `path`; what `page_of` makes of it takes its place.

    `view` is what is shown.
    """

    def __init__(self, path: Location, page_of: Callable[[Practice], Any], *, is_new: bool) -> None:
        self._path, self._page_of, self._is_new = path, page_of, is_new
        self._said = ui.Said()
        self.typed, self.again = ui.FieldState(value=""), ui.FieldState(value="")
        self.plain = ui.FieldState(value=False)
        fields = [ui.Secret(help=LOST if is_new else "").control(self.typed, PASSPHRASE)]
        if is_new:
            fields.append(ui.Secret().control(self.again, AGAIN))
            fields.append(ui.Tick().control(self.plain, PLAIN))
        self.button = ui.button(MAKE if is_new else OPEN, self.open, primary=True)
        title = ui.words(NEW if is_new else LOCKED, "part", "h3")
        body = ui.box("body", title, is_new and WHERE.format(path), fields)
        card = ui.box("card", body, ui.box("bar", self._said.message, (self.button,)))
        self.view = ui.box("place", ui.bare_page(card))

    def open(self) -> None:
        """Open the practice with what is typed, or say why not."""
        passphrase, again = self.typed.value, self.again.value
        self.typed.value = self.again.value = ""  # before anything can save what the page holds
        self._said.say("")
        if self._is_new and self.plain.value:
            passphrase = again = ""
        elif not passphrase:
            self._said.say(TYPE_ONE if self._is_new else "Type the passphrase.")
            return
        elif self._is_new and passphrase != again:
            self._said.say(DIFFERENT)
            return
        with ui.guarded(self._said.say):
            practice = open_practice(self._path, passphrase=passphrase or None, create=self._is_new)
            open_with(passphrase or None)
            if self._is_new:
                choose_time_zone(practice, computer_zone())
                choose_locale(practice, computer_locale())
            page = self._page_of(practice)
            self.view.children = (getattr(page, "view", page),)
