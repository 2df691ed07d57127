"""Readings of earlier days: a list for each measure, in which one can be corrected or deleted."""

from collections.abc import Callable
from typing import Any

from goalkit import forms as ui
from goalkit.exercises.check_in.readings import reading_fields, said
from goalkit.model import CheckIn, Measure, Record
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import day_text

TITLE = "Correct or delete an earlier reading"
NONE = ("choose", "")
DELETE = "Delete this reading"
DELETED = "This reading is deleted. “Undo” brings it back."


class EarlierDraft(ui.RecordDraft[CheckIn]):
    """A reading that is there, with its day; it is saved as it is typed, or deleted."""

    def __init__(self, reading: CheckIn, measure: Measure, on: ui.Day) -> None:
        fields = {"on": on, **reading_fields(measure).fields}
        super().__init__(ui.Declared(CheckIn, fields, (("on", "value", "confidence"), ("note",))), reading.id)
        self.is_deleted = False

    @property
    def is_wanted(self) -> bool:
        return super().is_wanted and not self.is_deleted and self.known is not None

    def own_removed(self) -> tuple[Record, ...]:
        return self.saved if self.is_deleted else ()


class EarlierForm(ui.Form):
    """The form of one reading that is there, with a button that deletes it."""

    draft: EarlierDraft

    def __init__(
        self, reading: CheckIn, measure: Measure, book: OpenWorkbook, then: Callable[[], None] = lambda: None
    ) -> None:
        day = ui.Day(label="Day", needed="Write the day of this reading.", between=lambda: (None, book.today))
        draft, name = EarlierDraft(reading, measure, day), f"reading {reading.id}"
        super().__init__(draft, book, name=name, after_save=self._saved)
        self._note, self._then = ui.Place(), then
        self.delete_button = ui.button(DELETE, self._delete)
        self.lay_out(self.rows(), ui.box("line", self.delete_button))
        self.view = ui.box("place", self.view, self._note)

    def _delete(self) -> None:
        self.draft.is_deleted = True
        self.save()
        self.draft.is_deleted = False

    def _saved(self, _: tuple[Record, ...]) -> None:
        is_gone = self.draft.known is None
        self._note.open(lambda: is_gone and DELETED)
        self.delete_button.disabled = is_gone
        self._then()


def earlier_readings(book: OpenWorkbook, then: Callable[[], None] = lambda: None) -> tuple[Any, ...]:
    """A list of the measures that have readings, and below the list of the readings of the chosen one.

    `then` is called after each save.
    """
    read = {one.measure_id for one in book.workbook.check_ins}
    measures = {one.id: one for one in current(book.workbook.measures) if one.id in read}
    if not measures:
        return ()

    def readings_of(key: str) -> Any:
        if not key:
            return ()
        there = {one.id: one for one in book.workbook.check_ins if one.measure_id == key}
        newest_first = sorted(there.values(), key=lambda one: one.on, reverse=True)
        measure = measures[key]
        options = [NONE, *((f"{day_text(one.on)}: {said(one, measure)}", one.id) for one in newest_first)]
        return ui.Chooser(
            "Which reading?", options, lambda one: one and EarlierForm(there[one], measure, book, then)
        )

    options = [NONE, *((one.title, key) for key, one in measures.items())]
    return ui.words(TITLE, "part", "h3"), ui.Chooser("Of which measure?", options, readings_of)
