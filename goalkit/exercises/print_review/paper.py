"""Worksheets to print and fill in by hand: one tick, one button, and where the file is."""

from pathlib import Path
from typing import Any

from goalkit import forms as ui
from goalkit.exercises.print_review.printing import handed_out
from goalkit.open_workbook import OpenWorkbook
from goalkit.report.job import Paper, file_name

TITLE = "Worksheets on paper"
WHAT = (
    "The questions of all pages, with room to write by hand, and an agreement to sign. For a conversation "
    "without a screen, or for whoever thinks better with a pen."
)
BLANK, MAKE = "Leave them blank, without your goals and values", "Print worksheets"
HOW = "Open it and print all of it, or the pages that you need."


class WorksheetsCard:
    """The card that makes the file, into `folder`. `view` is what is shown."""

    def __init__(self, book: OpenWorkbook, folder: Path) -> None:
        self._book, self._folder = book, folder
        self.blank, self.made = ui.FieldState(value=False), ui.Place()
        self.button = ui.button(MAKE, lambda: self.made.open(self._make))
        tick = ui.Tick().control(self.blank, BLANK)
        title = ui.words(TITLE, "part", "h3")
        self.view = ui.box("card", ui.box("body", title, WHAT, tick, ui.box("line", self.button), self.made))

    def _make(self) -> tuple[Any, ...]:
        from goalkit.exercises.worksheets import printed_worksheets  # noqa: PLC0415 - it needs all pages

        book, notes = self._book, list[str]()
        workbook = None if self.blank.value else book.workbook
        content = printed_worksheets(
            workbook, today=book.today, paper=Paper(book.paper), on_note=notes.append
        )
        path = self._folder / file_name(book.code_name.lower().replace(" ", "-"), "worksheets", "pdf")
        return *handed_out(book, path, content, HOW), *notes
