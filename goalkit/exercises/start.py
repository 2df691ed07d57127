"""The start page: whose workbook it is, what to do next, and how far each exercise is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.blocks import Bullets, Heading, Paragraph
from goalkit.exercises import exercise
from goalkit.exercises.client import NewClient, client_form
from goalkit.exercises.erasing import ErasingCard
from goalkit.exercises.history import history
from goalkit.exercises.import_readings import import_readings
from goalkit.exercises.opening import client_page
from goalkit.exercises.periods import running_quarter
from goalkit.exercises.practice_overview import ALL_CLIENTS, at_a_glance, practice_overview
from goalkit.exercises.private_mode import names_switch
from goalkit.exercises.settings import settings
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import goals
from goalkit.sections.section import Part
from goalkit.shipped import BRIEF_NOTEBOOK, REVIEW_NOTEBOOK, YEAR_NOTEBOOK
from goalkit.store import Practice, shown_names
from goalkit.store.settings import choose_client
from goalkit.wording import day_text

WELCOME = "Whose workbook is this?"
FIRST = "Write your own name, or that of your first client. Everything else can wait."
ERASE_OR_AGREE = (
    "Choose the client, then “Erase this client” further down; or agree anew under “Change these details”."
)
NOT_SAVED = "Not saved yet, kept as drafts"
REPORTS = {
    "Quarterly review": REVIEW_NOTEBOOK,
    "Session brief": BRIEF_NOTEBOOK,
    "Year in review": YEAR_NOTEBOOK,
}
"""What is there to read and to print, and in which notebook."""
WHO = "This client, and others"
FROM_A_FILE = "Import: readings from a spreadsheet or an app"
EVERY_CHANGE = "History: every change, and the way back"
FOR_ALL_CLIENTS = "Settings: what holds for all clients"


class StartPage:
    """The start page of a practice on a day; `view` is what is shown.

    Where nobody is there yet it is the form of a client, else the page of the client chosen last.
    """

    def __init__(self, practice: Practice, *, on: date) -> None:
        self._practice, self._on, self.view = practice, on, ui.box("place")
        if practice.clients():
            self.show_client()
        else:
            self.show_new_client()

    def show_client(self, *said: str) -> None:
        """Show the page of the client chosen last, below what is said."""
        self.page = client_page(self._practice, self._parts, on=self._on, nobody=self._all_clients)
        kept = tuple(kept_too_long(self._practice, self._on))
        above = (*_said(said), *(kept and (ui.Showcase(*kept),)))
        self.view.children = (*(above and (ui.bare_page(above),)), self.page.view)

    def show_new_client(self, *said: str) -> None:
        """Show the form of a client who is not there yet, below what is said."""
        book = NewClient(self._practice, self._on)

        def added(_: Any) -> None:
            choose_client(self._practice, book.workbook.client.id)
            self.show_client()

        self.form = client_form(book, today=self._on, is_new=True, after_save=added)
        heading = (ui.words(WELCOME, "whose", "h2"), ui.words(FIRST, "hint", "p"))
        back = self._practice.clients() and ui.box("line", ui.button("Back", self.show_client))
        self.view.children = (ui.bare_page(_said(said), heading, self.form, back),)

    def _parts(self, book: OpenWorkbook) -> Any:
        """What is due and how far each exercise is; then what is rarely done: to change who the client is."""
        title, top, place = (
            Heading(level=3, text="The goals at a glance"),
            ui.Showcase(*ahead(book)),
            ui.Place(),
        )
        strips = ui.ShownLater(lambda: (title, *goals(running_quarter(book)).parts))
        book.when_saved(lambda: top.show(ahead(book)))
        book.when_saved(strips.ask)

        def change() -> ui.Form:
            self.form = client_form(book, today=self._on, after_save=lambda _: self.page.show_whose())
            return self.form

        def erase() -> ErasingCard:
            self.erasing = ErasingCard(
                book, then=self._show_who_is_left, close=lambda: place.open(lambda: ())
            )
            return self.erasing

        self.change_button = ui.button("Change these details", lambda: place.open(change))
        self.add_button = ui.button("Add another client", self.show_new_client)
        many = book.workbook.client.coach or len(self._practice.clients()) > 1
        self.erase_button = ui.button("Erase this client", lambda: place.open(erase))
        buttons = ui.box("line", self.change_button, self.add_button, self.erase_button)
        who = ui.words(WHO, "part", "h3")
        return top, strips, who, buttons, many and names_switch(book), place

    def _all_clients(self) -> ui.ShownLater:
        """Where each client stands, as long as nobody is chosen."""
        return ui.ShownLater(lambda: at_a_glance(self._practice, on=self._on))

    def _show_who_is_left(self, said: tuple[str, ...]) -> None:
        """Show what is there once a client is erased, and what was said about that."""
        (self.show_client if self._practice.clients() else self.show_new_client)(*said)


def _said(sentences: tuple[str, ...]) -> tuple[ipw.Widget, ...]:
    """What was done a moment ago; a screen reader says it."""
    return tuple(ipw.HTML(ui.alert(one, "hint")) for one in sentences)


def kept_too_long(practice: Practice, on: date) -> Iterator[Part]:
    """Whose records were to be kept until a day that has passed, and what to do about it."""
    names = shown_names(practice)
    passed = {
        names[client_id]: one.kept_until
        for client_id, one in practice.agreements().items()
        if client_id in names and one.kept_until < on
    }
    if passed:
        yield Heading(level=3, text="Kept longer than agreed")
        yield Bullets(items=tuple(f"{name}: records until {day_text(day)}" for name, day in passed.items()))
        yield Paragraph(text=ERASE_OR_AGREE)


def ahead(book: OpenWorkbook) -> Iterator[Part | ui.Links | ui.Tiles]:
    """The next step, what is not saved yet, what else is due, and a tile for each exercise."""
    work = exercise.work_so_far(book)
    step, unsaved = exercise.next_step(work), exercise.unsaved(work)
    yield exercise.next_links(step, step.exercise)
    if unsaved:
        files = {f"{one.exercise.title}: {one.what}": one.exercise.notebook for one in unsaved}
        yield ui.Links(title=NOT_SAVED, sentence="", files=files)
    if others := tuple(one.why for one in exercise.due_steps(work) if one != step):
        yield from (Heading(level=3, text="Also due"), Bullets(items=others))
    yield Heading(level=3, text="Your notebooks")
    yield ui.Tiles([(one.title, one.notebook, state, said) for one, state, said in exercise.how_far(work)])
    reports = {name: Path(one).name for name, one in REPORTS.items()}
    yield ui.Links(title="To read", sentence="", files=reports)
    rare = {
        FROM_A_FILE: import_readings.notebook,
        EVERY_CHANGE: history.notebook,
        FOR_ALL_CLIENTS: settings.notebook,
    }
    if practice_overview.is_for and practice_overview.is_for(work):
        rare = {ALL_CLIENTS: practice_overview.notebook, **rare}
    yield ui.Links(title="Rarely needed", sentence="", files=rare)


@dataclass(frozen=True, kw_only=True)
class _Start(exercise.Exercise):
    """The start page opens where nobody is in the practice yet, and has no foot: it is the way itself."""

    def page_in(self, practice: Practice, *, on: date) -> Any:
        return StartPage(practice, on=on).view


start = _Start(title="Start", notebook="00_start.ipynb", show=lambda _: ())
