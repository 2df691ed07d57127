"""Printing a report: what is offered, the work behind the button, and where the PDF goes."""

import webbrowser
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import platformdirs

from goalkit.errors import OutFileError, StoppedError
from goalkit.exercises.exercise import PRINTED, Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import YEAR, choices_by_length
from goalkit.exercises.print_review.choices import Offer, PrintChoices, PrintForm
from goalkit.exercises.print_review.logo import LogoFile
from goalkit.exercises.print_review.pdf import PrintedPdf
from goalkit.forms import guarded
from goalkit.forms.debounce import Post, in_background
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period
from goalkit.report import (
    CancelToken,
    Depth,
    Format,
    Paper,
    ReportRequest,
    Stage,
    file_name,
    render_review,
    report_parameters,
)
from goalkit.report.outline import Outline, reports_in
from goalkit.shipped import REVIEW_NOTEBOOK, shipped

FOLDER = "goalkit reviews"
READY, STOPPED = "The PDF is ready", "Stopped. No file was written."


def print_here(book: OpenWorkbook) -> Sequence[Any]:
    """The page that prints the reports beside its notebook."""
    place = book.place
    assert place is not None  # noqa: S101 - a page is never opened on a practice in memory
    return print_parts(book, Places(practice=place, notebooks=Path.cwd(), out=usual_folder()))


def usual_folder() -> Path:
    """Where PDFs go: a folder of their own among the documents of the person."""
    documents = platformdirs.user_documents_path()
    return (documents if documents.is_dir() else Path.home()) / FOLDER


@dataclass(frozen=True, kw_only=True)
class Places:
    """The file of the practice, the folder with the reports, and the folder that PDFs go to."""

    practice: Path
    notebooks: Path
    out: Path

    def reports(self) -> dict[str, Outline]:
        """The reports by the name of their file: those beside this page, else those of goalkit."""
        found = reports_in(self.notebooks) or reports_in(shipped(REVIEW_NOTEBOOK).parent)
        return {report.path.name: report for report in found}


def print_parts(book: OpenWorkbook, places: Places) -> Sequence[Any]:
    """The choices with their button for one client, and the place where the PDF appears."""
    printing = Printing(book, places)
    return printing.form.view, printing.printed.view


class Printing:
    """Makes the PDF that is chosen while the page goes on answering."""

    def __init__(self, book: OpenWorkbook, places: Places) -> None:
        self._book, self._places = book, places
        self._reports = places.reports()
        self._token = CancelToken()
        self.logo = LogoFile(places.practice)
        self.draft = PrintChoices(offers(book, self._reports), coach=book.workbook.client.coach)
        self.form = PrintForm(self.draft, book, self.logo, self)
        self.printed = PrintedPdf(lambda path: webbrowser.open(path.as_uri()))

    def make(self) -> None:
        """Make the PDF."""
        with guarded(self.form.fails):
            request = self.request()
            self._token = CancelToken()
            self.printed.clear()
            self.form.begins()
            in_background(partial(self._render, request, self._token))

    def cancel(self) -> None:
        """Make it no more; what runs is ended at once."""
        self._token.cancel()

    def request(self) -> ReportRequest:
        """What is chosen, as it is rendered."""
        draft, client, today = self.draft, self._book.workbook.client, self._book.today
        report = self._reports[draft["report"]]
        as_of, about = today, today.isoformat()
        if draft["period"]:
            span = Period.parse(draft["period"], fiscal_start=client.fiscal_start)
            as_of, about = min(span.last_day, today), draft["period"]
        return ReportRequest(
            notebook=report.path.resolve(),
            parameters=report_parameters(client.id, self._places.practice, period=draft["period"]),
            out=self._places.out / file_name(client.id, f"{_words_of(report)}-{about}", Format.PDF),
            as_of=as_of,
            paper=Paper(draft["paper"]),
            without=draft.without,
            coach=draft["coach"].strip(),
            logo=self.logo.path,
        )

    def _render(self, request: ReportRequest, token: CancelToken, post: Post) -> None:
        """The work itself, in a thread of its own: the page is only touched by what is posted."""
        notes: list[str] = []

        def on_stage(stage: Stage) -> None:
            post(partial(self.form.progress.show, stage.share, stage.label))

        with guarded(lambda sentence: post(partial(self.form.fails, sentence))):
            try:
                path = render_review(request, on_stage=on_stage, on_note=notes.append, token=token)
            except StoppedError:
                post(partial(self.form.ends, STOPPED))
            except OutFileError as error:
                post(partial(self.form.fails, _not_written(error)))
            else:
                post(partial(self._done, path, request.parameters.get("period", ""), notes))

    def _done(self, path: Path, period: str, notes: Sequence[str]) -> None:
        with guarded(self.form.fails):
            self.form.ends(READY)
            self.form.say(" ".join(notes))
            self.printed.show(path, in_sight=not self._book.private_mode)
            if period:
                self._book.keep_draft(PRINTED, period)


def offers(book: OpenWorkbook, reports: dict[str, Outline]) -> dict[str, Offer]:
    """The reports as they are offered, each with the periods that it can be about."""
    lengths = choices_by_length(book.workbook, book.today)
    years = {YEAR: lengths[YEAR]}
    return {
        name: Offer(
            title=report.title,
            parts=report.parts[Depth.FULL],
            periods=(years if report.only_years else lengths) if "period" in report.parameters else {},
        )
        for name, report in reports.items()
    }


def _words_of(report: Outline) -> str:
    """The title of a report as a part of the name of a file: `quarterly-review`."""
    return report.title.lower().replace(" ", "-")


def _not_written(error: OutFileError) -> str:
    return (
        f"'{error.name}' could not be written ({error.reason}). If it is open in another window, "
        "close it there; then try again."
    )


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
    title="Print",
    notebook="85_print.ipynb",
    show=print_here,
    headway=_headway,
    due=_due,
    urgency=70,
)
