"""The first page of the workbook: where the goals of each client stand today."""

from goalkit.blocks import Heading, Note
from goalkit.errors import PracticeMissingError
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period, today
from goalkit.sections import Section, goals
from goalkit.store import Practice, open_practice, passphrase_given, practice_path

NOBODY_YET = (
    "Nobody is in your practice yet. In a terminal, `goalkit import FILE` brings a client in, "
    "and `goalkit demo` makes an example to look at."
)


def welcome(practice: str = "") -> Section:
    """The clients of the practice and their goals, judged over the quarter so far.

    Raises PracticeError where the practice is there and does not open.
    """
    try:
        with open_practice(practice_path(practice), passphrase=passphrase_given()) as place:
            strips = [_strip(place, client.id) for client in place.clients()]
    except PracticeMissingError:
        strips = []
    return sum(strips, start=Section(())) if strips else Section((Note(text=NOBODY_YET),))


def _strip(practice: Practice, client_id: str) -> Section:
    on = today()
    book = OpenWorkbook(practice, client_id, today=on)
    client = book.workbook.client
    quarter = Period.quarter_of(on, fiscal_start=client.fiscal_start)
    return Section((Heading(level=2, text=client.name),)) + goals(book.review(quarter.text))
