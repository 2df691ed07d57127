"""Readings of earlier days: a list for each measure, in which one can be corrected or deleted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from goalkit.exercises.check_in.readings import reading_fields, said
from goalkit.forms import (
    AfterSave,
    Book,
    Chooser,
    Day,
    Form,
    RecordDraft,
    box,
    button,
    words,
)
from goalkit.forms.fields import Declared
from goalkit.model import CheckIn, Measure, Record, Workbook
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import day_text

TITLE = "Correct or delete an earlier reading"
NONE = ("choose", "")
DELETE = "Delete this reading"
DELETED = "This reading is deleted. “Undo last save” brings it back."


class EarlierDraft(RecordDraft[CheckIn]):
    """A reading that is there, with its day; it is saved as it is typed, or deleted."""

    def __init__(self, reading: CheckIn, measure: Measure, *, today: date) -> None:
        on = Day(label="Day", needed="Write the day of this reading.", between=lambda: (None, today))
        fields = {"on": on, **reading_fields(measure).fields}
        layout = (("on", "value", "confidence"), ("note",))
        super().__init__(Declared(CheckIn, fields, layout), reading.id)
        self.is_deleted = False

    def own_problems(self) -> dict[str, str]:
        return {} if self.is_deleted or self.known is None else super().own_problems()

    def own_records(self) -> Any:
        yield from (() if self.is_deleted or self.known is None else super().own_records())

    def own_removed(self) -> tuple[Record, ...]:
        return (self.known,) if self.is_deleted and self.known is not None else ()


class EarlierForm:
    """The form of one reading that is there; `form` is the form, `view` what is shown."""

    def __init__(self, reading: CheckIn, measure: Measure, book: Book, *, today: date, after_save: AfterSave):
        self._draft = EarlierDraft(reading, measure, today=today)
        self._note, self._after_save = box("place"), after_save
        self.form = Form(self._draft, book, name=f"reading {reading.id}", after_save=self._saved)
        self.delete_button = button(DELETE, self._delete)
        self.form.lay_out(*self.form.rows(), box("line", self.delete_button))
        self.view = box("place", self.form.view, self._note)

    def _delete(self) -> None:
        self._draft.is_deleted = True
        self.form.save()
        self._draft.is_deleted = False

    def _saved(self, saved: tuple[Record, ...]) -> None:
        is_gone = self._draft.known is None
        self._note.children = (words(DELETED, "help", "p"),) if is_gone else ()
        self.delete_button.disabled = is_gone
        self._after_save(saved)


def earlier_readings(book: OpenWorkbook, *, after_save: AfterSave = lambda _: None) -> Sequence[Any]:
    """A list of the measures that have readings, and below the list of the readings of the chosen one."""
    measures = _measures_with_readings(book.workbook)
    if not measures:
        return ()

    def open_measure(key: str) -> Sequence[Any]:
        return (_readings_of(book, measures[key], after_save),) if key else ()

    options = [NONE, *((one.title, key) for key, one in measures.items())]
    chooser = Chooser("Of which measure?", options, open_measure)
    return words(TITLE, "part", "h3"), chooser.view


def _readings_of(book: OpenWorkbook, measure: Measure, after_save: AfterSave) -> Any:
    there = [one for one in book.workbook.check_ins if one.measure_id == measure.id]
    newest_first = sorted(there, key=lambda one: one.on, reverse=True)
    by_id = {one.id: one for one in newest_first}

    def open_reading(key: str) -> Sequence[Any]:
        if not key:
            return ()
        return (EarlierForm(by_id[key], measure, book, today=book.today, after_save=after_save).view,)

    options = [NONE, *((f"{day_text(one.on)}: {said(one, measure)}", one.id) for one in newest_first)]
    return Chooser("Which reading?", options, open_reading).view


def _measures_with_readings(workbook: Workbook) -> dict[str, Measure]:
    read = {one.measure_id for one in workbook.check_ins}
    return {one.id: one for one in current(workbook.measures) if one.id in read}
