"""The coaching log at the foot of the session page: hours by year and client, and a file of them."""

from pathlib import Path
from typing import Any

from goalkit import forms as ui
from goalkit.exercises.print_review.take_away import handed_out
from goalkit.facts.coaching_log import CoachingLog, coaching_log
from goalkit.open_workbook import OpenWorkbook
from goalkit.tables.facts import log_table
from goalkit.wording import count_text

FILE = "coaching-log.xlsx"
SHOW, SAVE = "Show my coaching hours", "Save them as a spreadsheet"
WHOSE = (
    "Hours with all of your clients, by their initials: in the columns that coaching associations ask for."
)
NONE_YET = "No session has its minutes yet: they are asked for below the close of a session."


class LogPart:
    """The hours when they are asked for, and a button saves them in `folder`. `view` is what is shown."""

    def __init__(self, book: OpenWorkbook, folder: Path) -> None:
        self._book, self._folder = book, folder
        self.shown, self.saved = ui.Place(), ui.Place()
        self.show_button = ui.button(SHOW, lambda: self.shown.open(self._show))
        self.view = ui.box("place", ui.box("line", self.show_button), self.shown)

    def _show(self) -> tuple[Any, ...]:
        log = coaching_log(self._book.of_all_clients())
        without = f"{count_text(log.without_minutes, 'session')} without minutes: not in the log."
        if not log.rows:
            return (NONE_YET,)
        self.save_button = ui.button(SAVE, lambda: self.saved.open(lambda: self._save(log)))
        table = ui.Showcase(log_table(log))
        return WHOSE, table, log.without_minutes and without, ui.box("line", self.save_button), self.saved

    def _save(self, log: CoachingLog) -> tuple[Any, ...]:
        from goalkit.store.log_sheets import log_xlsx  # noqa: PLC0415 - it is seldom saved

        return handed_out(self._folder / FILE, log_xlsx(log))
