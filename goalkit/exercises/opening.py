"""Opening a page: the practice, whose page it is, and what is said where there is neither."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from goalkit.errors import PassphraseNeededError, PassphraseWrongError, PracticeMissingError, StoreError
from goalkit.exercises.way_in import WayIn
from goalkit.forms import Links, Page, Showcase, bare_page, guarded
from goalkit.forms.controls import renew_looks
from goalkit.forms.debounce import poll
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import (
    CHOSEN,
    Practice,
    open_practice,
    passphrase_given,
    practice_location,
    private_mode,
    shown_names,
)
from goalkit.store.settings import choose_client, practice_locale, practice_rule

BEHIND = "goalkit-behind"
"""The class of a page that does not show what was saved on another one; JupyterLab looks for it."""


def opened_page(practice: str, page_of: Callable[[Practice], Any]) -> Any:
    """The page that `page_of` makes of the practice of this path, the way into it, or what keeps it shut."""
    renew_looks()
    path, said, is_new = practice_location(practice), list[str](), False
    with guarded(said.append):
        try:
            return page_of(open_practice(path, passphrase=passphrase_given()))
        except PracticeMissingError:
            is_new = True
        except (PassphraseNeededError, PassphraseWrongError):
            is_new = False
    if said:
        return bare_links(Links(title="This page cannot open yet", sentence=said[0]))
    return WayIn(path, page_of, is_new=is_new).view


def bare_links(links: Links) -> Any:
    """A page of nobody in particular that says something and leads on."""
    return bare_page(Showcase(links))


def client_page(
    practice: Practice,
    show: Callable[[OpenWorkbook], Any],
    *,
    on: date,
    nobody: Callable[[], Any] = tuple,
) -> Page:
    """A page on a day for the only client, or the one chosen last; there has to be one.

    `show` gives what stands on it for the workbook of a client: forms, and places for results; `nobody` what
    stands there as long as none of several is chosen.
    """
    opened: list[OpenWorkbook] = []

    def open_for(client_id: str) -> Any:
        for book in opened:
            book.leave()
        choose_client(practice, client_id)
        book = OpenWorkbook(practice, client_id, today=on)
        book.when_renamed(lambda: look())  # noqa: PLW0108 - it is made below, with the page
        opened[:] = [book]
        return show(book)

    def anew() -> bool:
        for book in opened:
            book.leave()
        return page.show_anew()

    page = Page(lambda: shown_names(practice), practice.draft("", CHOSEN), open_for, nobody)
    follow_settings = _following_settings(anew, practice)

    def look() -> None:
        with suppress(StoreError):  # in use for a moment, say: it is looked at again soon
            follow_settings()
            is_behind = any(book.is_behind for book in opened)
            (page.view.add_class if is_behind else page.view.remove_class)(BEHIND)

    poll(look)
    return page


def _following_settings(anew: Callable[[], bool], practice: Practice) -> Callable[[], None]:
    """What has a page shown `anew` once for each change of what holds for all, also of one in another window.

    `anew` says whether it was shown.
    """

    def settings() -> tuple[object, ...]:
        return private_mode(practice), practice_rule(practice), practice_locale(practice)

    shown_with = settings()

    def follow() -> None:
        nonlocal shown_with
        now = settings()
        if now != shown_with and anew():
            shown_with = now

    return follow
