"""The history of a workbook: every change by day, what it was before and after, and a way back."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.blocks import template
from goalkit.change_text import change_title, edit_lines, edit_title, label_of
from goalkit.errors import NothingToUndoError, StaleSaveError, WorkbookError
from goalkit.exercises.check_in.earlier import EarlierForm
from goalkit.exercises.exercise import Exercise
from goalkit.model import CheckIn, Client, Measure, Record
from goalkit.model.change import Change, Edit
from goalkit.model.workbook import key_of
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import day_of
from goalkit.wording import day_text, time_text

ON_A_PAGE = 50
"""Changes on one page of the history."""
MOST_EDITS = 6
"""Records of a change that are told at once; the others are a click away."""
SUBJECTS = (
    ("everything", ""),
    ("goals, measures and milestones", "goals measures milestones attainment_scales attainment_ratings"),
    ("check-ins", "check_ins"),
    ("vision, values and balance", "visions values value_ratings life_area_ratings reflections"),
    ("alignment and hours", "objectives alignments weekly_hours"),
    ("stakeholders and feedback", "stakeholders feedback team_pulses"),
    ("coaching sessions and actions", "coaching_sessions alliance_ratings actions"),
    ("reviews", "reviews"),
    ("client, agreement and consent", "clients agreements consents"),
)
"""What can be looked at alone, and the collections that are meant by it."""
HOW = (
    "“Put back” makes what a change has touched as it was before that change. It is a change as well: “Undo” "
    "takes it back, and nothing is ever lost from here."
)
PUT_BACK, CORRECT, OLDER, NEWER = "Put back", "Correct", "Older changes", "Newer changes"
NOTHING = "Nothing was changed here yet."
CHANGED_SINCE = "Changed again since: “Put back” replaces what is there now."
IS_BACK = "What is there today is as it was before this change."
NOT_BACK = (
    "This cannot be put back by itself: something that was written later belongs to it. Put that back first, "
    "or delete it on its page."
)
UNSEEN = (
    "Nothing is put back yet: something has been changed since, in another window or by somebody else. It is "
    "in the list now: look at it, then press the button again."
)


class History:
    """The changes of a client, a page of them at a time; `view` is what is shown.

    `put_back` and `correct` have the buttons of the changes in sight, by their moment.
    """

    def __init__(self, book: OpenWorkbook) -> None:
        self._book, self._pages = book, list[datetime]()
        self._shown: tuple[Change, ...] = ()
        self.put_back: dict[datetime, ipw.Button] = {}
        self.correct: dict[datetime, ipw.Button] = {}
        self._said, self._list = ui.Said(), ui.box("changes")
        self.steps = ui.UndoButtons(book, tell=self._said.tell, say=self._said.say, stale=self.draw)
        options = [(words, names) for words, names in SUBJECTS]
        self.subject = ui.Choices({"subject": ("Show", options, "")}, self._begin)
        self.older_button, self.newer_button = ui.button(OLDER, self.older), ui.button(NEWER, self.newer)
        bar = ui.box("bar", self._said.message, *self.steps.views, self._said.state)
        pages = ui.box("line", self.newer_button, self.older_button)
        self.view = ui.box("place", HOW, self.subject, ui.box("card", ui.box("body", self._list, pages), bar))
        book.when_changed("history", self._changed)
        self.draw()

    @property
    def message(self) -> str:
        """What is said in the bar, as HTML."""
        return f"{self._said.message.value}{self._said.state.value}"

    def older(self) -> None:
        """Show the changes before those in sight."""
        self._pages.append(self._shown[-1].at)
        self.draw()

    def newer(self) -> None:
        """Show the changes after those in sight."""
        self._pages.pop()
        self.draw()

    def draw(self) -> None:
        """Show the changes as they are now, and what can be done about each."""
        with ui.guarded(self._said.say):
            before = self._pages[-1] if self._pages else None
            among = self.subject["subject"].split()
            found = self._book.changes(before=before, among=among, most=ON_A_PAGE + 1)
            self._shown, self.put_back, self.correct = found[:ON_A_PAGE], {}, {}
            self._list.children = (
                ui.box("place", *self._parts()).children or ui.box("place", NOTHING).children
            )
            self.older_button.disabled, self.newer_button.disabled = len(found) <= ON_A_PAGE, not self._pages
            self.steps.refresh()

    def _changed(self, is_back: bool) -> None:  # noqa: FBT001 - as the book tells it
        self._begin()
        if not is_back:
            self._said.tell(f"Saved {self._time(self._book.workbook.known_at)}: it is the newest change now")

    def _begin(self) -> None:
        self._pages.clear()
        self.draw()

    def _parts(self) -> Iterator[Any]:
        """The changes under the heading of their day."""
        known, day = _Known(self._book), date.min
        for change in self._shown:
            if (of := day_of(change.at, self._book.zone)) != day:
                day = of
                yield ui.words(f"{day:%A}, {day_text(day)}", "part", "h3")
            yield self._part(change, known)

    def _part(self, change: Change, known: "_Known") -> ipw.Widget:
        """A change with its buttons; a reading that is still there can be corrected in place."""
        title, is_back = change_title(change, self._book.workbook), known.is_back(change)
        note = IS_BACK if is_back else "" if known.is_as_left(change) else CHANGED_SINCE
        buttons, place = list[ipw.Button](), None
        if not (change.is_beginning or is_back):
            pressed = self.put_back[change.at] = ui.button(PUT_BACK, lambda: self._put_back(change))
            pressed.tooltip = f"{PUT_BACK} what was before: {title}"
            buttons.append(pressed)
        if readings := known.readings(change):
            place = ui.Place()
            pressed = self.correct[change.at] = ui.button(
                CORRECT, lambda: place.open(lambda: self._corrected(readings))
            )
            pressed.tooltip = f"{CORRECT}: {title}"
            buttons.append(pressed)
        said = self._html(change, title, "" if change.is_beginning else note)
        return ui.box("change", ui.html(said), ui.box("line", *buttons), place)

    def _html(self, change: Change, title: str, note: str) -> str:
        workbook, several = self._book.workbook, len(change.edits) > 1
        edits = [
            {
                "title": edit_title(edit, change, workbook) if several else "",
                "lines": [*self._lines(edit, change)],
                "emptied": edit.before is not None and edit.after is not None,
            }
            for edit in change.edits
        ]
        return template("change.html.j2").render(
            time=self._time(change.at), title=title, edits=edits, note=note, most=MOST_EDITS
        )

    def _lines(self, edit: Edit, change: Change) -> Iterator[Any]:
        """What was changed in a record; in private mode without the name of the client."""
        is_hidden = self._book.private_mode and isinstance(edit.record, Client)
        for line in edit_lines(edit, change, self._book.workbook):
            if not (is_hidden and line.label == label_of(Client, "name")):
                yield line

    def _corrected(self, readings: dict[CheckIn, Measure]) -> Any:
        """The form of the reading, or a choice of several."""
        forms = {one.id: (one, measure) for one, measure in readings.items()}
        if len(forms) == 1:
            return EarlierForm(*next(iter(forms.values())), self._book)
        options = [("choose", ""), *((measure.title, key) for key, (_, measure) in forms.items())]
        return ui.Chooser("Which reading?", options, lambda key: key and EarlierForm(*forms[key], self._book))

    def _put_back(self, change: Change) -> None:
        with ui.guarded(self._said.say):
            self._said.say("")
            try:
                done_at = self._book.put_back(change)
            except (WorkbookError, NothingToUndoError):
                self._said.say(NOT_BACK)
            except StaleSaveError:
                self._begin()
                self._said.say(UNSEEN)
            else:
                self._said.tell(
                    f"Put back {self._time(done_at)}: it is the newest change now" if done_at else IS_BACK
                )

    def _time(self, moment: datetime) -> str:
        """The time of the day in the time zone that gives a change its day."""
        return time_text(moment, self._book.zone)


class _Known:
    """What is there today of the records that changes are about."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._workbook = book.workbook
        self._records = {(type(one), key_of(one)): one for one in book.workbook.records()}

    def is_back(self, change: Change) -> bool:
        """Whether each record is as it was before the change."""
        return all(self._now(one.record) == one.before for one in change.edits)

    def is_as_left(self, change: Change) -> bool:
        """Whether each record is as the change left it."""
        return all(self._now(one.record) == one.after for one in change.edits)

    def readings(self, change: Change) -> dict[CheckIn, Measure]:
        """The readings of a change that are there, each with its measure."""
        there = (self._now(one.record) for one in change.edits if isinstance(one.after, CheckIn))
        return {
            one: measure
            for one in there
            if isinstance(one, CheckIn) and (measure := self._workbook.newest(Measure, one.measure_id))
        }

    def _now(self, record: Record) -> Record | None:
        return self._records.get((type(record), key_of(record)))


history = Exercise(title="History", notebook="88_history.ipynb", show=History, urgency=110)
