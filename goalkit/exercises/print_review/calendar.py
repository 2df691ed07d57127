"""The days of a client as a file for a calendar: one tick, one button, and where the file is."""

from pathlib import Path
from typing import Any

from goalkit import forms as ui
from goalkit.exercises.print_review.printing import handed_out
from goalkit.open_workbook import OpenWorkbook
from goalkit.report.job import file_name
from goalkit.store.timestamps import now

TITLE = "For your calendar"
WHAT = (
    "Check-ins, milestones, actions, sessions, reviews and feedback rounds, as a file for the calendar of "
    "your phone or computer. When something has changed, make it again: the calendar replaces what it has."
)
FULL, MAKE = "With full titles, such as the words of a milestone", "Make the calendar file"
PRIVATE = (
    "Without it an entry says “goalkit: check-in” and the like: others who see your calendar learn no more."
)
HOW = "Open it with your calendar, best into a calendar of its own, which you can hide or delete."


class CalendarCard:
    """The card that makes the file, into `folder`. `view` is what is shown."""

    def __init__(self, book: OpenWorkbook, folder: Path) -> None:
        self._book, self._folder = book, folder
        self.full, self.made = ui.FieldState(value=False), ui.Place()
        self.button = ui.button(MAKE, lambda: self.made.open(self._make))
        tick = ui.Tick(help=PRIVATE).control(self.full, FULL)
        title = ui.words(TITLE, "part", "h3")
        self.view = ui.box("card", ui.box("body", title, WHAT, tick, ui.box("line", self.button), self.made))

    def _make(self) -> tuple[Any, ...]:
        from goalkit.store.client_calendar import calendar_file  # noqa: PLC0415 - few pages make one

        book = self._book
        path = self._folder / file_name(book.code_name.lower().replace(" ", "-"), "calendar", "ics")
        content = calendar_file([book.workbook], now=now(), zone=book.zone, full_titles=self.full.value)
        return handed_out(book, path, content, HOW)
