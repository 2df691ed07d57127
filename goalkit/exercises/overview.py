"""What the start page shows of a client: the next step, how far each notebook is, the goals."""

from pathlib import Path

from goalkit.analysis.headway import HowFar, how_far
from goalkit.analysis.next_steps import due_steps, next_step
from goalkit.blocks import Bullets, Heading
from goalkit.exercises.footer import next_links, work_so_far
from goalkit.exercises.periods import running_quarter
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import goals
from goalkit.sections.section import Part
from goalkit.shipped import BRIEF_NOTEBOOK, NOTEBOOK_FILES, REVIEW_NOTEBOOK, YEAR_NOTEBOOK
from goalkit.widgets import Links, Tile, Tiles

REPORTS = {
    "Quarterly review": REVIEW_NOTEBOOK,
    "Session brief": BRIEF_NOTEBOOK,
    "Year in review": YEAR_NOTEBOOK,
}
"""What is there to read and to print, and in which notebook."""


def ahead(book: OpenWorkbook) -> tuple[Part | Links | Tiles, ...]:
    """The next step, what else is due, and a tile for each notebook."""
    work = work_so_far(book)
    step = next_step(work)
    others = tuple(one.why for one in due_steps(work) if one != step)
    also = (Heading(level=3, text="Also due"), Bullets(items=others)) if others else ()
    steps = (Heading(level=3, text="Your notebooks"), Tiles([_tile(one) for one in how_far(work)]))
    reports = Links(
        title="To read", sentence="", files={name: Path(one).name for name, one in REPORTS.items()}
    )
    return next_links(step, step.notebook), *also, *steps, reports


def at_a_glance(book: OpenWorkbook) -> tuple[Part, ...]:
    """Where the goals stand, judged over the quarter so far."""
    return Heading(level=3, text="The goals at a glance"), *goals(running_quarter(book)).parts


def _tile(one: HowFar) -> Tile:
    file = NOTEBOOK_FILES[one.notebook]
    return Tile(title=one.notebook.value, file=file, headway=one.headway, words=one.words)
