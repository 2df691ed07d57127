"""Opening an exercise: the practice, whose page it is, and what is said where there is neither."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from goalkit.errors import PracticeMissingError
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import today
from goalkit.store import Practice, open_practice, passphrase_given, practice_path
from goalkit.widgets import Page, empty_page

CHOSEN = "client"
"""Under which name the practice keeps whose page was opened last."""
NOBODY_YET = (
    "Nobody is in your practice yet. In a terminal, `goalkit import FILE` brings a client in, "
    "and `goalkit demo` makes an example to look at."
)

Exercise = Callable[[OpenWorkbook], Sequence[Any]]
"""What an exercise shows for the workbook of one client: forms, and places for results."""


def exercise(practice: str, show: Exercise) -> Any:
    """The page of an exercise in the practice of this path, by default the usual one.

    Raises PracticeError where the practice is there and does not open.
    """
    try:
        opened = open_practice(practice_path(practice), passphrase=passphrase_given())
    except PracticeMissingError:
        return empty_page(NOBODY_YET)
    return page_in(opened, show, on=today())


def page_in(practice: Practice, show: Exercise, *, on: date) -> Any:
    """The page of an exercise on a day, for the only client or the one chosen last."""
    clients = practice.clients()
    if not clients:
        return empty_page(NOBODY_YET)

    def open_for(client_id: str) -> Sequence[Any]:
        if len(clients) > 1:
            practice.keep_draft("", CHOSEN, client_id)
        return show(OpenWorkbook(practice, client_id, today=on))

    return Page(clients, practice.draft("", CHOSEN), open_for)
