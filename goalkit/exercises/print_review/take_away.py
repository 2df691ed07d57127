"""Files to take away: cards with one tick and one button that makes a file, and where that file is.

A calendar for the phone, and worksheets to fill in by hand.
"""

from pathlib import Path
from typing import Any, ClassVar

from goalkit import forms as ui
from goalkit.exercises.print_review.printing import open_button
from goalkit.open_workbook import OpenWorkbook
from goalkit.report.job import Paper, file_name, write_atomically
from goalkit.store.timestamps import now


class TakeAway:
    """A card that makes a file into `folder`. `view` is what is shown.

    A kind of it says its title, `what` it makes, its button, its tick with the help of that, and `how` to go
    on with the file.
    """

    title: ClassVar[str]
    what: ClassVar[str]
    label: ClassVar[str]
    tick: ClassVar[str]
    tick_help: ClassVar[str] = ""
    how: ClassVar[str]

    def __init__(self, book: OpenWorkbook, folder: Path) -> None:
        self._book, self._folder = book, folder
        self.ticked, self.made = ui.FieldState(value=False), ui.Place()
        self.button = ui.button(self.label, lambda: self.made.open(self._make))
        tick = ui.Tick(help=self.tick_help).control(self.ticked, self.tick)
        title, line = ui.words(self.title, "part", "h3"), ui.box("line", self.button)
        self.view = ui.box("card", ui.box("body", title, self.what, tick, line, self.made))

    def _make(self) -> tuple[Any, ...]:
        raise NotImplementedError

    def _handed_out(self, about: str, form: str, content: bytes) -> tuple[Any, ...]:
        path = self._folder / file_name(self._book.file_word, about, form)
        self._book.note_printed(path)  # before it is there: an erasure finds it whatever happens
        return handed_out(path, content, self.how)


def handed_out(path: Path, content: bytes, *how: str) -> tuple[Any, ...]:
    """Write a file to take away; gives where it is, `how` to go on and a button. Raises OutFileError."""
    write_atomically(path, content)
    return (ui.words(f"{path.name}, in the folder {path.parent}", "place-name", "p"), how, open_button(path))


class CalendarCard(TakeAway):
    """The days of a client as a file for a calendar."""

    title = "For your calendar"
    what = (
        "Check-ins, milestones, actions, sessions, reviews and feedback rounds, as a file for the calendar "
        "of your phone or computer. When something has changed, make it again: the calendar replaces what it "
        "has."
    )
    label = "Make the calendar file"
    tick = "With full titles, such as the words of a milestone"
    tick_help = (
        "Without it an entry says “goalkit: check-in” and the like: others who see your calendar learn no "
        "more."
    )
    how = "Open it with your calendar, best into a calendar of its own, which you can hide or delete."

    def _make(self) -> tuple[Any, ...]:
        from goalkit.store.client_calendar import calendar_file  # noqa: PLC0415 - few pages make one

        book, full = self._book, self.ticked.value
        content = calendar_file([book.workbook], now=now(), zone=book.zone, full_titles=full)
        return self._handed_out("calendar", "ics", content)


class WorksheetsCard(TakeAway):
    """Worksheets to print and fill in by hand."""

    title = "Worksheets on paper"
    what = (
        "The questions of all pages, with room to write by hand, and an agreement to sign. For a "
        "conversation without a screen, or for whoever thinks better with a pen."
    )
    label = "Print worksheets"
    tick = "Leave them blank, without your goals and values"
    how = "Open it and print all of it, or the pages that you need."

    def _make(self) -> tuple[Any, ...]:
        from goalkit.exercises.worksheets import printed_worksheets  # noqa: PLC0415 - it needs all pages

        book, notes = self._book, list[str]()
        workbook, paper = None if self.ticked.value else book.workbook, Paper(book.paper)
        content = printed_worksheets(workbook, today=book.today, paper=paper, on_note=notes.append)
        return *self._handed_out("worksheets", "pdf", content), *notes
