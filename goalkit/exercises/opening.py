"""Opening an exercise: the practice, whose page it is, and what is said where there is neither."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from goalkit.errors import PassphraseNeededError, PassphraseWrongError, PracticeMissingError, StoreError
from goalkit.exercises.footer import footer
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import today
from goalkit.shipped import NOTEBOOK_FILES
from goalkit.store import (
    CHOSEN,
    Practice,
    open_practice,
    passphrase_given,
    practice_path,
    private_mode,
    shown_names,
)
from goalkit.terms import Notebook
from goalkit.widgets import Links, Page, Showcase, bare_page, guarded
from goalkit.widgets.later import repeatedly
from goalkit.widgets.same_look import make_looks_anew

NOBODY_YET = "Nobody is in this workbook yet. Add yourself or your first client, then come back here."
NOT_SET_UP = "Your workbook is not set up yet. Close this window and start goalkit again: it makes one."
LOCKED = "Your workbook is locked. Close this window and start goalkit again: it asks for the passphrase."

Exercise = Callable[[OpenWorkbook], Sequence[Any]]
"""What an exercise shows for the workbook of one client: forms, and places for results."""


def exercise(practice: str, show: Exercise, *, here: Notebook | None = None) -> Any:
    """The page of an exercise in the practice of this path, by default the usual one.

    `here` is the notebook that it stands in: what comes next is then another one. Whatever keeps the
    page from opening is said on it.
    """
    return opened_page(practice, lambda opened: page_in(opened, show, on=today(), here=here))


def opened_page(practice: str, page_of: Callable[[Practice], Any]) -> Any:
    """The page that `page_of` makes of the practice of this path, or one that says why it does not open."""
    make_looks_anew()
    said: list[str] = []
    with guarded(said.append):
        try:
            return page_of(open_practice(practice_path(practice), passphrase=passphrase_given()))
        except PracticeMissingError:
            said.append(NOT_SET_UP)
        except (PassphraseNeededError, PassphraseWrongError):
            said.append(LOCKED)
    return bare_page(Showcase(Links(title="This page cannot open yet", sentence=said[0])).view)


def page_in(practice: Practice, show: Exercise, *, on: date, here: Notebook | None = None) -> Any:
    """The page of an exercise on a day, with what comes next at its foot."""
    if not practice.clients():
        return _begin_first()
    return client_page(practice, lambda book: (*show(book), footer(book, here)), on=on)


def client_page(practice: Practice, show: Exercise, *, on: date) -> Page:
    """A page on a day for the only client, or the one chosen last; there has to be one."""
    opened: list[OpenWorkbook] = []

    def open_for(client_id: str) -> Sequence[Any]:
        practice.keep_draft("", CHOSEN, client_id)
        book = OpenWorkbook(practice, client_id, today=on)
        book.when_renamed(lambda: look())  # noqa: PLW0108 - it is made below, with the page
        opened[:] = [book]
        return show(book)

    def anew() -> bool:
        for book in opened:
            book.leave()
        return page.show_anew()

    page = Page(lambda: shown_names(practice), practice.draft("", CHOSEN), open_for)
    look = follow(anew, practice)
    return page


def follow(anew: Callable[[], bool], practice: Practice) -> Callable[[], None]:
    """Have a page shown `anew` once for each switch of private mode, also one made in another window.

    `anew` says whether it was shown. What is returned looks for a switch at once, else it is seen soon.
    """
    shown_with = private_mode(practice)

    def look() -> None:
        nonlocal shown_with
        with suppress(StoreError):  # in use for a moment, say: it is looked at again soon
            now = private_mode(practice)
            if now != shown_with and anew():
                shown_with = now

    repeatedly(look)
    return look


def _begin_first() -> Any:
    start = {"Go to Start": NOTEBOOK_FILES[Notebook.START]}
    return bare_page(Showcase(Links(title="Begin with a client", sentence=NOBODY_YET, files=start)).view)
