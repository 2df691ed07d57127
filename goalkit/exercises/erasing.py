"""Erasing a client on the start page: what goes, what is left, and a word to type before."""

from collections.abc import Callable

from goalkit import forms as ui
from goalkit.open_workbook import OpenWorkbook
from goalkit.store.erasing import OUT_OF_REACH

ERASE, KEEP = "Erase for good", "Do not erase"
TITLE = "Erase everything about {}"
WHAT_GOES = (
    "Every record with its history, every draft, and the PDFs below go. It cannot be undone but from a "
    "backup: one is made just before."
)
NO_PDF = "This workbook has printed no PDF that is still there."
BACKUPS_TOO = "Take this client out of all backups as well, the new one too"
NO_WAY_BACK = "With this tick there is no way back."
OTHER_WORDS = "Type {} to erase this client. Nothing was erased."
TICK_NEXT_TIME = "In a terminal, goalkit erase {} --backups takes this client out of them."


class ErasingCard:
    """What will be erased, a field for the code name, and the button. `view` is what is shown.

    `then` is told what is left once the client is gone, `close` is called where it is not erased.
    """

    def __init__(
        self, book: OpenWorkbook, *, then: Callable[[tuple[str, ...]], None], close: Callable[[], None]
    ) -> None:
        self._book, self._then, self._said = book, then, ui.Said()
        code = book.code_name
        self.typed, self.ticked = ui.FieldState(value=""), ui.FieldState(value=False)
        field = ui.Text(help="So that nobody is erased by a slip.").control(self.typed, f"Type {code}")
        tick = ui.Tick(help=NO_WAY_BACK).control(self.ticked, BACKUPS_TOO)
        self.erase_button = ui.button(ERASE, self.erase, primary=True)
        files = [ui.words(path.name, "place-name", "p") for path in book.printed_files()]
        body = ui.box(
            "body",
            ui.words(TITLE.format(book.whose), "part", "h3"),
            WHAT_GOES,
            files or NO_PDF,
            OUT_OF_REACH,
            tick,
            field,
        )
        buttons = (self.erase_button, ui.button(KEEP, close))
        self.view = ui.box("card", body, ui.box("bar", self._said.message, buttons))

    def erase(self) -> None:
        """Erase the client, if the code name is typed."""
        code, client_id = self._book.code_name, self._book.workbook.client.id
        if self.typed.value.strip().casefold() != code.casefold():
            self._said.say(OTHER_WORDS.format(code))
            return
        with ui.guarded(self._said.say):
            left = self._book.erase(backups_too=self.ticked.value)
            told = left.sentences(backups_too=TICK_NEXT_TIME.format(client_id))
            self._then((f"{code} is erased.", *told))
