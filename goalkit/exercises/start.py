"""The start page: whose workbook it is, what to do next, and how far each exercise is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from goalkit.blocks import Bullets, Heading
from goalkit.exercises.client import NewClient, client_form
from goalkit.exercises.exercise import (
    Exercise,
    due_steps,
    how_far,
    next_links,
    next_step,
    unsaved,
    work_so_far,
)
from goalkit.exercises.opening import client_page
from goalkit.exercises.periods import running_quarter
from goalkit.exercises.private_mode import names_switch
from goalkit.forms import Links, Showcase, ShownLater, Tile, Tiles, bare_page, box, button, words
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import goals
from goalkit.sections.section import Part
from goalkit.shipped import BRIEF_NOTEBOOK, REVIEW_NOTEBOOK, YEAR_NOTEBOOK
from goalkit.store import CHOSEN, Practice

WELCOME = "Whose workbook is this?"
FIRST = "Write your own name, or that of your first client. Everything else can wait."
NOT_SAVED = "Not saved yet, kept as drafts"
REPORTS = {
    "Quarterly review": REVIEW_NOTEBOOK,
    "Session brief": BRIEF_NOTEBOOK,
    "Year in review": YEAR_NOTEBOOK,
}
"""What is there to read and to print, and in which notebook."""


class StartPage:
    """The start page of a practice on a day; `view` is what is shown.

    Where nobody is there yet it is the form of a client, else the page of the client chosen last.
    """

    def __init__(self, practice: Practice, *, on: date) -> None:
        self._practice, self._on = practice, on
        self.view = box("place")
        if practice.clients():
            self.show_client()
        else:
            self.show_new_client()

    def show_client(self) -> None:
        """Show the page of the client chosen last."""
        self.page = client_page(self._practice, self._parts, on=self._on)
        self.view.children = (self.page.view,)

    def show_new_client(self) -> None:
        """Show the form of a client who is not there yet."""
        book = NewClient(self._practice)
        self.form = client_form(
            book, today=self._on, is_new=True, after_save=lambda _: self._added(book.workbook.client.id)
        )
        back = (box("line", button("Back", self.show_client)),) if self._practice.clients() else ()
        heading = (words(WELCOME, "whose", "h2"), words(FIRST, "hint", "p"))
        self.view.children = (bare_page(*heading, self.form.view, *back),)

    def _added(self, client_id: str) -> None:
        self._practice.keep_draft("", CHOSEN, client_id)
        self.show_client()

    def _parts(self, book: OpenWorkbook) -> Sequence[Any]:
        top, strips = Showcase(*ahead(book)), ShownLater(lambda: at_a_glance(book))
        book.when_saved(lambda: top.show(ahead(book)))
        book.when_saved(strips.ask)
        return top.view, strips.view, *self._settings(book)

    def _settings(self, book: OpenWorkbook) -> Sequence[Any]:
        """What is rarely done: to change who the client is, to add one, to hide names."""
        place = box("place")

        def change() -> None:
            self.form = client_form(book, today=self._on, after_save=lambda _: self.page.show_whose())
            place.children = (self.form.view,)

        self.change_button = button("Change these details", change)
        self.add_button = button("Add another client", self.show_new_client)
        parts = [box("line", self.change_button, self.add_button), place]
        if book.workbook.client.coach or len(self._practice.clients()) > 1:
            parts.insert(1, names_switch(book))
        return parts


def ahead(book: OpenWorkbook) -> tuple[Part | Links | Tiles, ...]:
    """The next step, what is not saved yet, what else is due, and a tile for each exercise."""
    work = work_so_far(book)
    step = next_step(work)
    others = tuple(one.why for one in due_steps(work) if one != step)
    kept = {f"{one.exercise.title}: {one.what}": one.exercise.notebook for one in unsaved(work)}
    drafts = (Links(title=NOT_SAVED, sentence="", files=kept),) if kept else ()
    also = (Heading(level=3, text="Also due"), Bullets(items=others)) if others else ()
    tiles = Tiles(
        [
            Tile(title=one.title, file=one.notebook, headway=state, words=text)
            for one, state, text in how_far(work)
        ]
    )
    files = {name: Path(one).name for name, one in REPORTS.items()}
    reports = Links(title="To read", sentence="", files=files)
    return (
        next_links(step, step.exercise),
        *drafts,
        *also,
        Heading(level=3, text="Your notebooks"),
        tiles,
        reports,
    )


def at_a_glance(book: OpenWorkbook) -> tuple[Part, ...]:
    """Where the goals stand, judged over the quarter so far."""
    return Heading(level=3, text="The goals at a glance"), *goals(running_quarter(book)).parts


@dataclass(frozen=True, kw_only=True)
class _Start(Exercise):
    """The start page opens where nobody is in the practice yet, and has no foot: it is the way itself."""

    def page_in(self, practice: Practice, *, on: date) -> Any:
        return StartPage(practice, on=on).view


start = _Start(title="Start", notebook="00_start.ipynb", show=lambda _: ())
