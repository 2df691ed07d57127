"""Forms: controls linked to a draft, problems beside them, and a bar that says what is saved."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

import ipywidgets as ipw

from goalkit.errors import StaleSaveError
from goalkit.model import Record
from goalkit.widgets.book import Book as Book  # noqa: PLC0414 - a form and its book are used together
from goalkit.widgets.controls import Field, box, button, marked, words
from goalkit.widgets.draft import Draft
from goalkit.widgets.form_words import CHANGED, NOT_UNDONE, OTHER, REDO, UNCHANGED, UNDO, clock
from goalkit.widgets.guard import guarded
from goalkit.widgets.labels import Label
from goalkit.widgets.later import Later
from goalkit.wording import count_text

AfterSave = Callable[[tuple[Record, ...]], None]
"""What is done after a save, with its records, and after an undo, without any."""
AtOnce = Callable[[tuple[Record, ...]], bool]
"""Shows what follows from these records where it can be shown at once, and says whether it did."""


class Form:
    """A card with controls for a draft. Its `view` is what is shown; `name` is under which it is kept.

    Add controls with `add`, then show them with `lay_out`. `after_save` is called with the records of
    a save, and without any after an undo; not where `at_once` has shown what follows. `then` says after
    a save where to look next. What is told carries the class that `side` gives.
    """

    def __init__(
        self,
        draft: Draft,
        book: Book,
        *,
        name: str,
        after_save: AfterSave = lambda _: None,
    ) -> None:
        self.draft, self.name = draft, name
        self._book, self._after_save = book, after_save
        self._seen_at = book.workbook.known_at
        self._changed_at = self._seen_at
        self._fields: dict[str, Field] = {}
        self.then = ""
        self.at_once: AtOnce = lambda _: False
        self.side: Callable[[], str] = lambda: ""
        self._tried = self._is_unkept = False
        self._keeping = Later(self._keep)
        self._dropping = Later(self._drop, seconds=0)
        self._watching: list[Callable[[str], None]] = []
        self._body, self._message, self._state = box("body"), ipw.HTML(), ipw.HTML()
        self.save_button = button("Save", self.save, primary=True)
        self.undo_button = button("Undo last save", self.undo)
        self.undo_button.disabled = True
        whose = words(book.whose, "whose", "span")
        bar = box("bar", self._message, self.save_button, self.undo_button, self._state, whose)
        self.view = box("card", self._body, bar)
        book.when_left(name, self._leave)
        self._restore()
        draft.on_typed(self._typed)

    def add(self, name: str, make: Callable[..., Field], label: str | Label, **settings: object) -> Field:
        """The control that `make` makes for the field of this name, with its label."""
        owner, field = self.draft.field(name)
        self._fields[name] = make(owner, field, label, **settings)
        return self._fields[name]

    def when_said(self, then: Callable[[str], None]) -> None:
        """Call `then` with the name of the first field that keeps a save from being made."""
        self._watching.append(then)

    def forget(self, name: str) -> None:
        """Forget the controls of the part of this name."""
        self._fields = {key: one for key, one in self._fields.items() if not key.startswith(f"{name}.")}

    def lay_out(self, *views: ipw.Widget) -> None:
        """Show these in the card, in this order."""
        self._body.children = views

    def control(self, name: str) -> ipw.Widget:
        """The control of the field of this name."""
        return self._fields[name].control

    @property
    def message(self) -> str:
        """What is said in the bar, as HTML."""
        return str(self._message.value)

    @property
    def state(self) -> str:
        """What is said about saving, as HTML."""
        return str(self._state.value)

    def said(self, name: str) -> str:
        """What is said beside the field of this name, as HTML."""
        return self._fields[name].said

    def save(self) -> None:
        """Save what is typed, or say what cannot be saved and why."""
        with guarded(self._say):
            self._tried = True
            problems = self.draft.problems()
            self._point_at(problems)
            if not self._shows(problems):
                self._save(self.draft.build(), self.draft.gone())

    def undo(self) -> None:
        """Take back the last save; what is typed stays in the form, as a draft."""
        with guarded(self._say):
            try:
                self._changed_at = self._book.undo(self._changed_at)
            except StaleSaveError:
                self._say(NOT_UNDONE)
                return
            self.draft.saved(self._book.workbook)
            self._seen_at = self._book.workbook.known_at
            self._keep()
            self.undo_button.description = OTHER[self.undo_button.description]
            undone = self.undo_button.description == REDO
            self._tell(f"{'Undone' if undone else 'Saved'} {clock(self._changed_at)}")
            self._after_save(())

    def _restore(self) -> None:
        text = self._book.draft(self.name)
        if text:
            kept = json.loads(text)
            self.draft.restore(kept["typed"])
            self.draft.was_shown(self._book.known(datetime.fromisoformat(kept["seen_at"])))
            self._tell("Not saved yet: what you typed last time is here again")
        else:
            self._tell("Nothing changed yet")

    def _typed(self) -> None:
        if self._tried:
            self._shows(self.draft.problems())
        self._is_unkept = True
        self._keeping.ask()

    def _leave(self) -> None:
        """Keep at once what is not kept yet, or raise StoreError: the next form of this name restores it."""
        if self._is_unkept:
            self._write_draft()
            self._keeping.forget()
        self._dropping.hurry()

    def _keep(self) -> None:
        with guarded(self._say):
            self._write_draft()

    def _write_draft(self) -> None:
        self._dropping.forget()
        kept = {"seen_at": self._seen_at.isoformat(), "typed": self.draft.typed()}
        self._book.keep_draft(self.name, json.dumps(kept, ensure_ascii=False))
        self._is_unkept = False
        self._tell(f"Not saved yet: kept as a draft {clock(datetime.now(UTC))}")

    def _drop(self) -> None:
        with guarded(self._say):
            self._book.drop_draft(self.name)

    def _shows(self, problems: dict[str, str]) -> bool:
        """Show these beside their fields and how many they are; whether there are any."""
        self._say_beside(problems)
        several = count_text(len(problems), "field needs", "fields need")
        self._say(f"Nothing is saved yet: {several} another look." if problems else "")
        return bool(problems)

    def _save(self, records: tuple[Record, ...], gone: tuple[Record, ...]) -> None:
        if not records and not gone:
            self._say("There is nothing to save yet: fill in what you know and leave the rest empty.")
            return
        if self._shows_replaced():
            return
        try:
            saved_at = self._book.record(*records, without=gone, seen_at=self._seen_at)
        except StaleSaveError:
            self._seen_at = self._book.workbook.known_at
            if not self._shows_replaced():
                self._say(CHANGED)
            return
        self._saved(saved_at, records)

    def _saved(self, saved_at: datetime | None, records: tuple[Record, ...]) -> None:
        is_shown = saved_at is None or self.at_once(records)
        self._tell(f"Saved {clock(saved_at)}" if saved_at else UNCHANGED, self.then)
        self._tried = self._is_unkept = False
        self._keeping.forget()
        self._seen_at = self._book.workbook.known_at
        self.draft.saved(self._book.workbook)
        self._dropping.ask()  # it writes to the disk: first whoever waits sees what follows
        if not is_shown:
            self._after_save(records)
        if saved_at is not None:
            self._changed_at = saved_at
            self.undo_button.disabled, self.undo_button.description = False, UNDO

    def _shows_replaced(self) -> bool:
        """Whether something would be replaced that this person has not seen; it is shown then."""
        replaced = self.draft.replaced(self._book.workbook)
        if replaced:
            self._point_at(replaced)
            self._say_beside(replaced)
            self._say("Nothing is saved yet: something is there already. Yours is still in the fields.")
        return bool(replaced)

    def _point_at(self, sentences: dict[str, str]) -> None:
        """Tell whoever watches which field the first of these sentences is about."""
        for name in [*sentences][:1]:
            for then in self._watching:
                then(name)

    def _say_beside(self, sentences: dict[str, str]) -> None:
        for name, field in self._fields.items():
            field.say(sentences.get(name, ""))

    def _say(self, sentence: str) -> None:
        self._message.value = (
            f'<div role="alert">{marked(sentence, "message", "p")}</div>' if sentence else ""
        )

    def _tell(self, state: str, then: str = "") -> None:
        told = " ".join(filter(None, (marked(state, "state", "span"), marked(then, "then", "span"))))
        self._state.value = f'<span role="status" class="{self.side()}">{told}</span>'
