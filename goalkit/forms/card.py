"""Forms: controls linked to a draft, problems beside them, and a bar that says what is saved."""

import json
import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Protocol

import ipywidgets as ipw

from goalkit.errors import StaleSaveError
from goalkit.forms.controls import Control, Label, Said, box, button, views, words
from goalkit.forms.debounce import Debounce
from goalkit.forms.draft import Draft, RecordDraft
from goalkit.forms.guard import guarded
from goalkit.forms.state import Mode
from goalkit.forms.undo import UndoButtons, Undoing
from goalkit.model import Record
from goalkit.wording import count_text, time_text

KEYS_ARRIVE = 0.3
"""Seconds in which keys that were pressed before the button have arrived."""
NOTHING_TYPED = "There is nothing to save yet: fill in what you know and leave the rest empty."
NOTHING_CHANGED = "Nothing has changed since the last save."
CHANGED = (
    "Nothing is saved yet: something on this page has been changed since, in another window or by somebody "
    "else. Look at what is there now, then save again to put yours in its place."
)
CONFLICT = "Nothing is saved yet: somebody else has saved here meanwhile. Your text is still in the fields."

AfterSave = Callable[[tuple[Record, ...]], None]
"""What is done after a save, with its records, and after an undo, without any."""


class Book(Undoing, Protocol):
    """The workbook that a form writes into; `workbook` is what was last loaded or saved.

    `today` is the day from which words such as tomorrow are counted.
    """

    today: date

    @property
    def whose(self) -> str:
        """The client as shown on the page."""

    def record(
        self, *records: Record, without: Sequence[Record] = (), seen_at: datetime | None = None
    ) -> datetime | None:
        """Save records and take others back; None where nothing was different.

        Raises StaleSaveError where one was changed since `seen_at`.
        """

    def keep_draft(self, form: str, text: str) -> None:
        """Keep what is typed into a form."""

    def draft(self, form: str) -> str:
        """What was kept."""

    def drop_draft(self, form: str) -> None:
        """Forget what was kept."""

    def when_changed(self, name: str, then: Callable[[bool], None]) -> None:
        """Call `then` after each change, until another form of this name is opened.

        It is told whether something was put back.
        """

    def when_left(self, name: str, then: Callable[[], None]) -> None:
        """Call `then` before the page is shown anew, and before another form of this name is opened."""


class Form:
    """A card with controls for a draft. Its `view` is what is shown; `name` is under which it is kept.

    Add controls with `add`, then show them with `lay_out`. `after_save` is called with the records of
    a save, and without any after an undo. `then` says after a save where to look next.
    """

    def __init__(
        self, draft: Draft, book: Book, *, name: str, after_save: AfterSave = lambda _: None, then: str = ""
    ) -> None:
        self.draft, self.name, self.then = draft, name, then
        self._book, self._after_save = book, after_save
        self.controls: dict[str, Control] = {}
        """The controls that were added, by the names of their fields."""
        self._kept: set[str] = set()
        self._tried = self._is_unkept = self._is_following = False
        self._keeping = Debounce(self._keep)
        self._dropping = Debounce(self._drop, seconds=0)
        self._saving, self._typed_at = Debounce(self.save, seconds=KEYS_ARRIVE), -math.inf
        self._watching: list[Callable[[Sequence[str]], None]] = []
        self._body, self._said = box("body"), Said()
        self.save_button = button("Save", self._press, primary=True)
        self._undo = UndoButtons(
            book, tell=self._said.tell, say=self._said.say, stale=lambda: self._changed(is_back=True)
        )
        self.undo_button, self.redo_button = self._undo.views
        whose = words(book.whose, "whose", "span")
        bar = box("bar", self._said.message, self.save_button, *self._undo.views, self._said.state, whose)
        self.view = box("card", self._body, bar)
        draft.follow(book.workbook)
        book.when_left(name, self.leave)
        book.when_changed(name, self._changed)
        self._restore()
        draft.on_change(self._typed)

    # ---- controls

    def add(self, name: str, label: str | Label = "", *, of: str = "", **changes: object) -> Control:
        """The control of the field of this name, with its own label or this one.

        `of` is what it belongs to, such as "Milestone 2"; `changes` are other settings of the field.
        """
        draft, own = self.draft.locate(name)
        field = replace(draft.fields[own], **changes)  # type: ignore[arg-type] # settings of this kind of field
        field = field.as_of(self._book.today)
        draft.fields[own] = field
        shown = label or field.label
        made = field.control(draft.states[own], Label(of, shown) if of and isinstance(shown, str) else shown)
        self.controls[name] = made
        return made

    def add_all(self, part: str, *names: str, of: str = "") -> list[Control]:
        """The controls of the fields of these names in a part."""
        return [self.add(f"{part}.{name}" if part else name, of=of) for name in names]

    def rows(self, part: str = "", *, of: str = "") -> tuple[Any, ...]:
        """The controls of a record that is declared, row by row as it is laid out there."""
        draft, _ = self.draft.locate(f"{part}." if part else "")
        assert isinstance(draft, RecordDraft)  # noqa: S101 - a mistake of whoever writes a form, not of a person
        made = (self.add_all(part, *row, of=of) for row in draft.declared.layout)
        return tuple(box("row", *row) if len(row) > 1 else row[0] for row in made)

    def forget(self, part: str) -> None:
        """Forget the controls of the part of this name."""
        self.controls = {key: one for key, one in self.controls.items() if not key.startswith(f"{part}.")}

    def lay_out(self, *parts: Any) -> "Form":
        """Show these in the card, in this order; gives the form."""
        self._body.children = views(*parts)
        return self

    def advise(self, look: Callable[[], None]) -> "Form":
        """Call `look` now, and soon after each change, for advice on what is typed; gives the form."""
        self.draft.on_change(Debounce(look).ask)
        look()
        return self

    def control(self, name: str) -> ipw.Widget:
        """The control of the field of this name."""
        return self.controls[name].control

    def said(self, name: str) -> str:
        """What is said beside the field of this name, as HTML."""
        return self.controls[name].said

    @property
    def message(self) -> str:
        """What is said in the bar, as HTML."""
        return str(self._said.message.value)

    @property
    def state(self) -> str:
        """What is said about saving, as HTML."""
        return str(self._said.state.value)

    def when_pointed_at(self, then: Callable[[Sequence[str]], None]) -> None:
        """Call `then` with the names of the fields that keep a save from being made."""
        self._watching.append(then)

    # ---- saving

    def _press(self) -> None:
        """Save; a moment later where something was typed just now.

        While Python is busy the browser holds back the last keys, and a press of the button overtakes them.
        """
        if time.monotonic() - self._typed_at < KEYS_ARRIVE:
            self._saving.ask()
        else:
            self.save()

    def save(self) -> None:
        """Save what is typed, or say what cannot be saved and why."""
        with guarded(self._said.say):
            self._tried = True
            if self._shows_problems() or self._shows_conflicts():
                return
            self._follow(Mode.MERGE)
            try:
                self._record()
            except StaleSaveError:  # the workbook has what is there now: look at it once more
                if self._shows_conflicts():
                    return
                if self.draft.removed():
                    self._said.say(CHANGED)
                    return
                self._follow(Mode.MERGE)
                if not self._shows_problems():
                    self._record()

    def _record(self) -> None:
        records, removed = tuple(self.draft.records()), self.draft.removed()
        saved_at = self._book.record(*records, without=removed) if records or removed else None
        if saved_at is None:
            self._said.say(NOTHING_TYPED if self.draft.is_new else NOTHING_CHANGED)
            self._settle()
            return
        self._said.tell(f"Saved {time_text(saved_at, self._book.zone)}", self.then)
        self._settle()
        self._after_save(records)

    def _settle(self) -> None:
        """What stands in the fields is in the workbook: nothing is left to keep."""
        self._tried = self._is_unkept = False
        self._keeping.cancel()
        self._follow(Mode.REPLACE)
        self._dropping.ask()  # it writes to the disk: first whoever waits sees what follows

    def undo(self) -> None:
        """Take back the last change of this client, wherever it was made; what is typed stays."""
        self._undo.undo()

    def redo(self) -> None:
        """Make again what was undone last; what is typed stays."""
        self._undo.redo()

    def _changed(self, is_back: bool) -> None:  # noqa: FBT001 - as the book tells it
        """Show what is there now, and what can be undone from here."""
        if is_back:
            self._follow(Mode.BACK)
            self._after_save(())
        self._undo.refresh()

    def refresh(self) -> None:
        """Show what the workbook says by now in all fields that were not touched."""
        self._follow(Mode.MERGE)

    def _follow(self, mode: Mode) -> None:
        self._is_following = True
        try:
            self.draft.follow(self._book.workbook, mode)
        finally:
            self._is_following = False

    # ---- the draft that is kept

    def _restore(self) -> None:
        kept = self._slot()
        self._kept = set(kept)
        self.draft.restore(kept)
        self._follow(Mode.MERGE)
        if self.draft.is_touched:
            self._said.tell("Not saved yet: what you typed last time is here again")
        else:
            self._said.tell("Nothing changed yet")

    def adopt(self, names: Iterable[str]) -> None:
        """Take over what is kept under these names, by which earlier versions called parts of this form."""
        for name in names:
            self.draft.restore(self._slot(name) | self.draft.changes())
            self._follow(Mode.MERGE)
            self._write_draft()
            self._book.drop_draft(name)

    def _slot(self, form: str = "") -> dict[str, Any]:
        """What is kept of this form, or of the one of this name, by field, by this window and by others."""
        text = self._book.draft(form or self.name)
        kept = json.loads(text) if text else {}
        found: dict[str, Any] = kept.get("changes", {})
        for name, text in kept.get("typed", {}).items():  # what earlier versions kept: the texts alone
            draft, own = self.draft.locate(name)
            if own in draft.states:
                found[name] = [draft[own], text]
        return found

    def _store(self, changes: dict[str, Any]) -> None:
        """Keep these, in place of what this window kept before; what others keep stays."""
        others = {name: change for name, change in self._slot().items() if name not in self._kept}
        self._kept = set(changes)
        if others | changes:
            self._book.keep_draft(self.name, json.dumps({"changes": others | changes}, ensure_ascii=False))
        else:
            self._book.drop_draft(self.name)

    def _typed(self) -> None:
        if self._is_following:
            return
        if self._tried:
            self._shows_problems()
        else:
            self._said.say("")
        self._is_unkept, self._typed_at = True, time.monotonic()
        self._keeping.ask()

    def leave(self) -> None:
        """Keep at once what is not kept yet, or raise StoreError: the next form of this name restores it."""
        if self._is_unkept:
            self._write_draft()
            self._keeping.cancel()
        self._dropping.flush()

    def _keep(self) -> None:
        with guarded(self._said.say):
            self._write_draft()

    def _write_draft(self) -> None:
        self._dropping.cancel()
        changes = self.draft.changes()
        self._store(changes)
        self._is_unkept = False
        now = time_text(datetime.now(UTC), self._book.zone)
        self._said.tell(f"Not saved yet: kept as a draft {now}" if changes else "Nothing changed yet")

    def _drop(self) -> None:
        with guarded(self._said.say):
            self._store({})

    # ---- what is said

    def _shows_problems(self) -> bool:
        """Show problems beside their fields and how many they are; whether there are any."""
        problems = self.draft.problems()
        several = count_text(len(problems), "field needs", "fields need")
        return self._shows(problems, f"Nothing is saved yet: {several} another look.")

    def _shows_conflicts(self) -> bool:
        """Whether something would be replaced that this person has not seen; it is shown then."""
        found = self._shows(self.draft.conflicts(self._book.workbook), CONFLICT)
        if found:
            self._write_draft()  # the save of the other window may have dropped what both typed
        return found

    def _shows(self, sentences: dict[str, str], message: str) -> bool:
        if sentences:
            for then in self._watching:
                then([*sentences])
        for name, control in self.controls.items():
            control.say(sentences.get(name, ""))
        self._said.say(message if sentences else "")
        return bool(sentences)
