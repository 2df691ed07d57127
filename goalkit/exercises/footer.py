"""The foot of every page: what comes next, told anew after each save."""

from collections.abc import Sequence
from typing import Any

from goalkit.analysis.next_steps import NextStep, next_step
from goalkit.analysis.work_so_far import WorkSoFar
from goalkit.open_workbook import OpenWorkbook
from goalkit.shipped import NOTEBOOK_FILES
from goalkit.terms import Notebook
from goalkit.widgets import Links, ShownLater

PRINTED = "printed"
"""The name of the draft that holds the period whose review was printed last."""


def work_so_far(book: OpenWorkbook) -> WorkSoFar:
    """What has been done in the workbook up to today."""
    return WorkSoFar(workbook=book.workbook, on=book.today, printed=book.draft(PRINTED))


def footer(book: OpenWorkbook, here: Notebook | None) -> Any:
    """What comes next after the notebook `here`, with links. It appears a moment after the page."""

    def make() -> Sequence[Links]:
        step = next_step(work_so_far(book), after=here)
        return (next_links(step, *(one for one in (step.notebook, Notebook.START) if one is not here)),)

    place = ShownLater(make)
    book.when_saved(place.ask)
    return place.view


def next_links(step: NextStep, *notebooks: Notebook) -> Links:
    """A step in words, with links to these notebooks, the one to follow first."""
    files = {f"Go to {one.value}": NOTEBOOK_FILES[one] for one in notebooks}
    return Links(title="Next step", sentence=step.why, files=files)
