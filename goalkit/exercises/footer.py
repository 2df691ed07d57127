"""The foot of every page: what comes next, told anew after each save."""

from typing import Any

from goalkit.analysis.next_steps import next_step
from goalkit.analysis.work_so_far import WorkSoFar
from goalkit.open_workbook import OpenWorkbook
from goalkit.shipped import NOTEBOOK_FILES
from goalkit.terms import Notebook
from goalkit.widgets import Later, Links, Showcase, guarded

PRINTED = "printed"
"""The name of the draft that holds the period whose review was printed last."""


def work_so_far(book: OpenWorkbook) -> WorkSoFar:
    """What has been done in the workbook up to today."""
    return WorkSoFar(workbook=book.workbook, on=book.today, printed=book.draft(PRINTED))


def footer(book: OpenWorkbook, here: Notebook | None) -> Any:
    """What comes next after the notebook `here`, with links. It appears a moment after the page."""
    place = Showcase()

    def show() -> None:
        with guarded(lambda sentence: place.show((Links(title="Next step", sentence=sentence),))):
            place.show((_links(book, here),))

    later = Later(show)
    book.when_saved(later.ask)
    later.ask()
    return place.view


def _links(book: OpenWorkbook, here: Notebook | None) -> Links:
    step = next_step(work_so_far(book), after=here)
    ways = dict.fromkeys((step.notebook, Notebook.START))
    files = {f"Go to {one.value}": NOTEBOOK_FILES[one] for one in ways if one is not here}
    return Links(title="Next step", sentence=step.why, files=files)
