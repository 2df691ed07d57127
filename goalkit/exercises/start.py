"""The start page: whose workbook it is, what to do next, and how far each notebook is."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from goalkit.exercises.new_client import NewClient
from goalkit.exercises.opening import client_page, opened_page
from goalkit.exercises.overview import ahead, at_a_glance
from goalkit.exercises.private_mode import names_switch
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import today
from goalkit.store import CHOSEN, Practice
from goalkit.widgets import Form, Showcase, ShownLater, bare_page
from goalkit.widgets.client import client_form
from goalkit.widgets.client_draft import ClientDraft
from goalkit.widgets.controls import box, button, words

WELCOME = "Whose workbook is this?"
FIRST = "Write your own name, or that of your first client. Everything else can wait."


def start(practice: str = "") -> Any:
    """The start page; `practice` as in `open_workbook`."""
    return opened_page(practice, lambda opened: StartPage(opened, on=today()).view)


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
        draft = ClientDraft(book.workbook, is_new=True, today=self._on)
        self.form = client_form(draft, book, lambda _: self._added(book.workbook.client.id))
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
            self.form = self._details(book)
            place.children = (self.form.view,)

        self.change_button = button("Change these details", change)
        self.add_button = button("Add another client", self.show_new_client)
        parts = [box("line", self.change_button, self.add_button), place]
        if book.workbook.client.coach or len(self._practice.clients()) > 1:
            parts.insert(1, names_switch(book))
        return parts

    def _details(self, book: OpenWorkbook) -> Form:
        draft = ClientDraft(book.workbook, is_new=False, today=self._on)
        return client_form(draft, book, lambda _: self.page.show_whose())
