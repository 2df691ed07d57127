"""Printing a report: what is offered, one button, and where the PDF goes."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import platformdirs

from goalkit import forms as ui
from goalkit import report
from goalkit.errors import GoalkitError
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.print_review.printing import Places, Printing
from goalkit.exercises.print_review.take_away import CalendarCard, WorksheetsCard
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period

FOLDER = "goalkit reviews"


def print_here(book: OpenWorkbook) -> tuple[Any, ...]:
    """The choices for the reports beside the notebook, the place of the PDF, worksheets and the calendar."""
    place = book.place
    assert place is not None  # noqa: S101 - a page is never opened on a practice in memory
    folder = usual_folder()
    printing = Printing(book, Places(practice=place, notebooks=Path.cwd(), out=folder))
    ui.later(get_ready)
    return printing, printing.printed, WorksheetsCard(book, folder), CalendarCard(book, folder)


def get_ready() -> None:
    """Have what makes a PDF loaded before one is asked for; where it cannot be, that is said then."""
    with suppress(GoalkitError):
        report.ready_press()


def usual_folder() -> Path:
    """Where PDFs go: a folder of their own among the documents of the person."""
    documents = platformdirs.user_documents_path()
    return (documents if documents.is_dir() else Path.home()) / FOLDER


def _headway(work: WorkSoFar) -> Done:
    if not work.printed:
        return headway("Nothing printed yet", done=False, begun=False)
    is_latest = work.over is None or work.printed == work.over.text
    return headway(f"Last printed: {Period.parse(work.printed).label}", done=is_latest, begun=True)


def _due(work: WorkSoFar) -> str:
    if work.over is None or not work.is_reviewed or work.printed == work.over.text:
        return ""
    return f"The review of {work.over.label} is answered and has not been printed yet."


print_review = Exercise(
    title="Print", notebook="85_print.ipynb", show=print_here, headway=_headway, due=_due, urgency=70
)
