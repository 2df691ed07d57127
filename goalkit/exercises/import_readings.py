"""The import: a table of another program, what its columns are, what would change, and one button."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.blocks import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from goalkit.errors import ImportRefusedError, StaleSaveError
from goalkit.exercises.exercise import Exercise
from goalkit.importing import (
    OF,
    Columns,
    Found,
    Home,
    Preview,
    Question,
    Role,
    compared,
    found_readings,
    letter,
    measure_words,
    measures_of,
    preview_text,
    proposed,
    read_tables,
)
from goalkit.importing import Table as Sheet
from goalkit.importing.tables import cell_text
from goalkit.measure_text import reading_text
from goalkit.model import CheckIn, Workbook
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import NOTHING, count_text, day_text, time_text

FEW, MOST_CHANGES, MOST_WORDS = 4, 12, 30
"""Rows of the file and changes that are shown, and words for measures that can be chosen for."""
CHOOSE, IMPORT = "Choose a file", "Import"
HELP = (
    "A CSV or XLSX file with readings: from a spreadsheet, a form, Loop Habit Tracker, Beeminder or another "
    "program. Nothing is saved before you press Import, and one Undo takes all of it back."
)
SHEET, COLUMNS = "Which sheet?", "What the columns are"
WORDS, CHANGES = "Which measure is meant?", "What will change"
NOT_WHOLE = "Say above which column has the days, and which has the readings of which measure."
NO_MEASURES = "There is no measure yet that readings could be of: write a goal with a measure first."
NOTHING_NEW = "All of it is there already"
NOTHING_IN_IT = "There is nothing in this file."
REFUSED = "Nothing can be imported yet. Mend this in the file and choose it again, or leave a column out."
CHANGED = "Nothing is imported yet: something has been changed since. Look at what would change now."
UNDECIDED = "?"
_ROLES = (
    ("a note", Role.NOTE.value),
    ("readings of several measures", Role.VALUE.value),
    ("the name of the measure", Role.MEASURE.value),
    ("the name of the client", Role.CLIENT.value),
)


class SheetForm:
    """One sheet of a file: its first rows, what its columns are, and what an import of it would change.

    `changed` is called after each choice. `preview` is None as long as nothing can be imported; `view` is
    what is shown.
    """

    def __init__(self, sheet: Sheet, book: OpenWorkbook, changed: Callable[[], None]) -> None:
        self._sheet, self._book, self._changed = sheet, book, changed
        self.preview: Preview | None = None
        columns = proposed(sheet, book.workbook)
        self.columns = columns.remembered(book.draft(columns.draft), book.workbook)
        measures = [(f"readings: {one.title}", f"{OF}{one.id}") for one in measures_of(book.workbook)]
        options = [("leave it out", ""), ("the day", Role.DAY.value), *measures, *_ROLES]
        lists = {
            str(at): (f"{letter(at)}: {name}", options, self.columns.roles[at])
            for at, name in enumerate(self.columns.names)
        }
        self.roles = ui.Choices(lists, self._chosen)
        self._questions: dict[str, Question] = {}
        self._asked: tuple[str, ...] = ()
        self._asking, self._showing = ui.box("place"), ui.Showcase()
        first_rows, title = ui.Showcase(*_first_rows(sheet, self.columns)), ui.words(COLUMNS, "part", "h3")
        self.view = ui.box("rows", sheet.remark, first_rows, title, self.roles, self._asking, self._showing)
        self.look()

    def look(self) -> None:
        """Show what an import would change now, or what keeps it from being made."""
        workbook = self._book.workbook
        names = (workbook.client.id, workbook.client.name, self._book.code_name)
        home = Home(names, self._book.locale, self._book.zone)
        found = found_readings(self._sheet, self.columns, workbook, home)
        self._ask(found)
        self.preview = None
        if not measures_of(workbook) or not self.columns.is_whole:
            self._showing.show([Paragraph(text=NOT_WHOLE if measures_of(workbook) else NO_MEASURES)])
        elif found.questions:
            self._showing.show([])
        else:
            try:
                self.preview = compared(found, workbook)
                self._showing.show(_changes(self.preview, found, workbook))
            except ImportRefusedError as refused:
                more = (f"… and {refused.more:,} more",) if refused.more else ()
                self._showing.show([Paragraph(text=REFUSED), Bullets(items=(*refused.problems, *more))])

    def _chosen(self) -> None:
        """Take over a role that was chosen; another column that had it has none then."""
        for at, role in enumerate(self.columns.roles):
            if (chosen := self.roles[str(at)]) != role:
                self.columns = self.columns.given(at, chosen)
                for other, one in enumerate(self.columns.roles):
                    self.roles.controls[str(other)].value = one
                self._look_again()
                return

    def _look_again(self) -> None:
        self.look()
        self._changed()

    def _ask(self, found: Found) -> None:
        """Ask which measure is meant by which word, and what the cells of a column do not tell."""
        self._questions |= {one.field: one for one in found.questions}
        words = measure_words(self._sheet, self.columns)[:MOST_WORDS]
        asked = (*words, *(one.sentence for one in self._questions.values()))
        if asked == self._asked:
            return
        self._asked = asked
        measures = [(one.title, one.id) for one in measures_of(self._book.workbook)]
        options = [("choose", UNDECIDED), ("leave it out", ""), *measures]
        known = self.columns.measures
        self.words = ui.Choices({one: (one, options, known.get(one, UNDECIDED)) for one in words}, self._said)
        lists = {
            one.field: (
                one.sentence[0].upper() + one.sentence[1:],
                [("choose", UNDECIDED), *((said, str(value)) for said, value in one.answers)],
                str(getattr(self.columns, one.field)),
            )
            for one in self._questions.values()
        }
        self.answers = ui.Choices(lists, self._said)
        title = ui.words(WORDS, "part", "h3")
        self._asking.children = ui.views(words and (title, self.words), lists and self.answers)

    def _said(self) -> None:
        """Take over which measures are meant, and how days and numbers are written."""
        words = {word: str(one.value) for word, one in self.words.controls.items()}
        answers = {
            one.field: value
            for one in self._questions.values()
            for _, value in one.answers
            if self.answers[one.field] == str(value)
        }
        measures = {word: one for word, one in words.items() if one != UNDECIDED}
        self.columns = replace(self.columns, measures=measures, **answers)
        self._look_again()


class Import:
    """A file that is chosen, what an import of it would change, and the button that makes it.

    `sheet` is what is shown of the file; `view` is what is shown of all.
    """

    def __init__(self, book: OpenWorkbook) -> None:
        self._book = book
        self.sheet: SheetForm | None = None
        self.upload = ipw.FileUpload(description=CHOOSE, tooltip=CHOOSE, accept=".csv,.tsv,.txt,.xlsx")
        self.upload.observe(self._uploaded, names="value")
        self._place, self._said = ui.Place(), ui.Said()
        self.import_button = ui.button(IMPORT, self.save, primary=True)
        self._steps = ui.UndoButtons(book, tell=self._said.tell, say=self._said.say, stale=self._changed)
        said = self._said
        bar = ui.box("bar", said.message, self.import_button, *self._steps.views, said.state)
        body = ui.box("body", HELP, ui.box("line", self.upload), self._place)
        self.view = ui.box("card", body, bar)
        book.when_changed("import", lambda _: self._changed())
        self._follow()

    def open(self, name: str, content: bytes) -> None:
        """Show what is in the file of this name."""
        self._said.say("")
        self.sheet = None

        def opened() -> Any:
            sheets = read_tables(name, content)
            if len(sheets) > 1:
                names = [(one.name, str(at)) for at, one in enumerate(sheets)]
                return ui.Chooser(SHEET, names, lambda at: self._sheet_of(sheets[int(at)]), chosen="0")
            return self._sheet_of(sheets[0]) if sheets else NOTHING_IN_IT

        self._place.open(opened)
        self._follow()

    def save(self) -> None:
        """Import what the preview shows."""
        with ui.guarded(self._said.say):
            self._said.say("")
            if self.sheet and self.sheet.preview:
                try:
                    saved_at = self._book.record(*self.sheet.preview.records)
                except StaleSaveError:
                    self._changed()
                    self._said.say(CHANGED)
                    return
                self._book.keep_draft(self.sheet.columns.draft, self.sheet.columns.text)
                self._said.tell(
                    f"Imported {time_text(saved_at, self._book.zone)}" if saved_at else NOTHING_NEW
                )

    def _uploaded(self, change: Any) -> None:
        for one in change["new"]:
            self.open(one["name"], bytes(one["content"]))
        self.upload.value = ()

    def _sheet_of(self, sheet: Sheet) -> SheetForm:
        self.sheet = made = SheetForm(sheet, self._book, self._follow)
        self._follow()
        return made

    def _changed(self) -> None:
        """Show what would change in what is there now, and what can be undone."""
        if self.sheet:
            self.sheet.look()
        self._steps.refresh()
        self._follow()

    def _follow(self) -> None:
        """Offer the button where there is something to import, with how much."""
        count = len(self.sheet.preview.records) if self.sheet and self.sheet.preview else 0
        self.import_button.disabled = not count
        self.import_button.description = f"{IMPORT} {count_text(count, 'reading')}" if count else IMPORT


def _first_rows(sheet: Sheet, columns: Columns) -> Iterator[Block]:
    """The first rows of a sheet as they stand in it."""
    rows = sheet.rows[columns.start : columns.start + FEW]
    yield Table(
        caption="The first rows of the file",
        columns=tuple(Column(label=name) for name in columns.names),
        rows=tuple(
            tuple(Cell(text=cell_text(row[at] if at < len(row) else None)) for at in range(sheet.width))
            for row in rows
        ),
    )


def _changes(preview: Preview, found: Found, workbook: Workbook) -> Iterator[Block]:
    """What an import changes: a sentence, and the first readings that are new or changed."""
    yield Heading(level=2, text=CHANGES)
    yield Paragraph(text=preview_text(preview, found))
    measures = {one.id: one for one in measures_of(workbook)}

    def said(one: CheckIn) -> str:
        measure = measures[one.measure_id]
        value = NOTHING if one.value is None else reading_text(measure.kind, one.value, measure.unit)
        return f"{value}, “{one.note}”" if one.note else value

    changed = [(one, f"{said(before)} → {said(one)}") for before, one in preview.changed]
    rows = [*changed, *((one, f"{said(one)} (new)") for one in preview.new)]
    if rows:
        yield Table(
            caption="The first of them" if len(rows) > MOST_CHANGES else "All of them",
            columns=(Column(label="Day"), Column(label="Measure", width=2), Column(label="Reading", width=3)),
            rows=tuple(
                (Cell(text=day_text(one.on)), Cell(text=measures[one.measure_id].title), Cell(text=words))
                for one, words in rows[:MOST_CHANGES]
            ),
        )


import_readings = Exercise(title="Import", notebook="86_import.ipynb", show=Import, urgency=115)
