"""`goalkit review`, `brief` and `year`: a period, a session or a year of a client on paper, or as a page."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.batch import Where, note_reviews, print_batch
from goalkit.cli.options import AsOfOption, ClientArgument, PracticeOption, known_day, unlocked
from goalkit.cli.set_up import chosen_passphrase
from goalkit.cli.terminal import say, say_aside, steps
from goalkit.errors import ClientUnknownError, OutFolderError, ReviewWordsError
from goalkit.model import Client
from goalkit.period import Period
from goalkit.report import (
    Depth,
    Format,
    OfPeriod,
    Paper,
    ReportRequest,
    check_lock,
    file_name,
    render_review,
    report_parameters,
)
from goalkit.shipped import BRIEF_NOTEBOOK, REVIEW_NOTEBOOK, YEAR_NOTEBOOK, shipped
from goalkit.store import Practice, end_of_day, practice_location
from goalkit.store.erasing import note_all_printed
from goalkit.store.settings import practice_paper, practice_zone
from goalkit.terms import Audience
from goalkit.wording import count_text

ClientsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="CLIENT", help="The id of the client, or the ids of several.")
]
PeriodArgument = Annotated[
    str, typer.Argument(metavar="PERIOD", help="A quarter (2026-Q3), a month (2026-05) or a year (2026).")
]
AllOption = Annotated[bool, typer.Option("--all", help="All clients of the practice.")]
DueOption = Annotated[
    bool,
    typer.Option(
        "--due",
        help="Of many only those that are due: not yet in the folder as it is asked for here, or the records "
        "have changed since, on whatever day that was.",
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, help="Of many reviews, how many are made at a time."),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option("--scheduler", metavar="ADDRESS", help="Many reviews are made by the workers of this Dask."),
]
ZipOption = Annotated[bool, typer.Option("--zip", help="Put many reviews into one ZIP file as well.")]
YearArgument = Annotated[str, typer.Argument(metavar="YEAR", help="A year (2026), else the last full one.")]
FolderOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write into.")]
FormatOption = Annotated[Format, typer.Option("--format", help="On paper, for the browser, or for Word.")]
PaperOption = Annotated[
    Paper | None, typer.Option("--paper", help="The size of the paper, else that of the practice.")
]
NotebookOption = Annotated[
    Path | None, typer.Option("--notebook", metavar="FILE", help="Your own copy of the notebook.")
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="PART",
        help="Leave this part out, named by its heading; may be said several times.",
    ),
]
DepthOption = Annotated[
    Depth,
    typer.Option("--depth", help="For how long somebody will read: all parts, the short ones, one page."),
]
AudienceOption = Annotated[
    Audience | None,
    typer.Option("--for", help="Who will read it: a sponsor, what the client allows; a coach, more numbers."),
]
CoachOption = Annotated[
    str | None, typer.Option("--coach", metavar="NAME", help="The coach named on the cover.")
]
LockOption = Annotated[
    bool, typer.Option("--lock", help="Lock the PDF (AES-256); you are asked for a passphrase.")
]
LogoOption = Annotated[
    Path | None, typer.Option("--logo", metavar="FILE", help="A PNG, JPEG or SVG at the head of the cover.")
]

NOT_NOTED = "For {} the practice cannot keep where the file is: `goalkit erase` would not delete it."


def review(  # noqa: PLR0913 - one argument is one word of the command line
    *,
    clients: ClientsArgument = None,
    period: PeriodArgument,
    all_clients: AllOption = False,
    due: DueOption = False,
    workers: WorkersOption = None,
    scheduler: SchedulerOption = None,
    as_zip: ZipOption = False,
    out: FolderOption = Path(),
    as_of: AsOfOption = None,
    format: FormatOption = Format.PDF,  # noqa: A002 - the option is called so
    notebook: NotebookOption = None,
    paper: PaperOption = None,
    lock: LockOption = False,
    depth: DepthOption = Depth.FULL,
    audience: AudienceOption = None,
    without: WithoutOption = None,
    coach: CoachOption = None,
    logo: LogoOption = None,
    practice: PracticeOption = None,
) -> None:
    """Run the review notebook for one period of a client, or of many, and write it as a PDF or a page."""
    named = clients or []
    is_one = len(named) == 1
    if all_clients == bool(named) or (due and is_one):
        raise ReviewWordsError
    Period.parse(period)  # before anything is opened
    check_folder(out)
    path = practice_location(practice)
    place, passphrase = unlocked(path)
    with place:
        known_on, usual_paper = known_day(place, as_of), practice_paper(place)
        common = ReportRequest(
            notebook=notebook or shipped(REVIEW_NOTEBOOK),
            parameters={},
            out=out,
            as_of=known_on,
            format=format,
            paper=paper or Paper(usual_paper),
            depth=depth,
            audience=audience,
            without=tuple(without or ()),
            coach=coach,
            logo=logo,
            passphrase=passphrase,
        )
        asked = OfPeriod(common=common, practice=path, period=period, known_on=known_on, as_of=as_of)
        found = known_clients(place, named, as_of)
        if is_one:
            asked.request(*found)  # before anybody types
        if lock:
            asked = replace(asked, common=replace(common, lock=typed_lock(format)))
        note_files(place, {one.id: asked.file(one.id) for one in found})
        if not is_one:
            from goalkit.report.batch import Batch

            batch = Batch.of(place, found, asked, only_due=due)
    if is_one:
        request = asked.request(*found)
        print_review(request)
        note_reviews(asked, [one.id for one in found])
        say(f"Review: {request.out.resolve()}")
    else:
        print_batch(batch, where=Where(workers=workers, scheduler=scheduler), as_zip=as_zip)


def brief(  # noqa: PLR0913 - one argument is one word of the command line
    client: ClientArgument,
    *,
    out: FolderOption = Path(),
    as_of: AsOfOption = None,
    format: FormatOption = Format.PDF,  # noqa: A002 - the option is called so
    notebook: NotebookOption = None,
    paper: PaperOption = None,
    lock: LockOption = False,
    practice: PracticeOption = None,
) -> None:
    """Write the brief for a session: what changed since the session before, what is open, what to ask."""
    check_folder(out)
    path = practice_location(practice)
    place, passphrase = unlocked(path)
    with place:
        known_on, usual_paper = known_day(place, as_of), practice_paper(place)
        known_clients(place, (client,), as_of)  # before a notebook is started for nothing
        file = out / file_name(client, f"brief-{known_on}", format)
        note_files(place, {client: file})
    request = ReportRequest(
        notebook=notebook or shipped(BRIEF_NOTEBOOK),
        parameters=report_parameters(client, path, as_of=as_of),
        out=file,
        as_of=known_on,
        format=format,
        paper=paper or Paper(usual_paper),
        passphrase=passphrase,
        lock=typed_lock(format) if lock else None,
    )
    print_review(request)
    say(f"Brief: {request.out.resolve()}")


def year(  # noqa: PLR0913 - one argument is one word of the command line
    client: ClientArgument,
    year: YearArgument = "",
    *,
    out: FolderOption = Path(),
    as_of: AsOfOption = None,
    format: FormatOption = Format.PDF,  # noqa: A002 - the option is called so
    notebook: NotebookOption = None,
    paper: PaperOption = None,
    lock: LockOption = False,
    practice: PracticeOption = None,
) -> None:
    """Write the year in review: all its quarters, what was reached, decided and carried over."""
    from goalkit.open_workbook import OpenWorkbook

    check_folder(out)
    path = practice_location(practice)
    place, passphrase = unlocked(path)
    with place:
        known_on, usual_paper = known_day(place, as_of), practice_paper(place)
        span = OpenWorkbook(place, client, today=known_on, known_on=as_of).year(year).period
        file = out / file_name(client, f"year-{span}", format)
        note_files(place, {client: file})
    request = ReportRequest(
        notebook=notebook or shipped(YEAR_NOTEBOOK),
        parameters=report_parameters(client, path, period=span.text, as_of=as_of),
        out=file,
        as_of=min(span.last_day, known_on),
        format=format,
        paper=paper or Paper(usual_paper),
        passphrase=passphrase,
        lock=typed_lock(format) if lock else None,
    )
    print_review(request)
    say(f"Year: {request.out.resolve()}")


def typed_lock(form: Format) -> str:
    """The passphrase that will open the PDF, typed twice. Raises LockError."""
    if form is not Format.PDF:
        check_lock("", form)  # before anybody types
    typed = chosen_passphrase("Passphrase for the PDF")
    check_lock(typed, form)
    return typed


def check_folder(folder: Path) -> None:
    """See that a review can be written into the folder, or that it can be made. Raises OutFolderError."""
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise OutFolderError(str(folder), "is a file" if there == folder.absolute() else "lies in a file")
    if folder.suffix.lower().removeprefix(".") in tuple(Format) and not folder.exists():
        raise OutFolderError(str(folder), "is the name of a file")
    if not os.access(there, os.W_OK | os.X_OK):
        raise OutFolderError(str(folder), "takes no files from you")


def known_clients(practice: Practice, ids: Sequence[str], as_of: date | None) -> tuple[Client, ...]:
    """The clients with these ids as known on a day, or today; without ids all. Raises ClientUnknownError."""
    known = practice.clients(end_of_day(as_of, practice_zone(practice)) if as_of else None)
    by_id = {client.id: client for client in known}
    for client_id in ids:
        if client_id not in by_id:
            raise ClientUnknownError(client_id, tuple(by_id), then=as_of is not None)
    return tuple(by_id[one] for one in dict.fromkeys(ids)) or known


def note_files(practice: Practice, files: Mapping[str, Path]) -> None:
    """Have an erasure of these clients find their files, before they are there; where it will not, say so."""
    if unnoted := note_all_printed(practice, files):
        say_aside(NOT_NOTED.format(count_text(unnoted, "client")))


def print_review(request: ReportRequest) -> None:
    """Run and print a review while its steps are shown, and say what is otherwise on paper than written."""
    notes: list[str] = []
    with steps("Getting ready") as tell:
        render_review(request, on_stage=lambda stage: tell(stage.label), on_note=notes.append)
    for note in notes:
        say_aside(note)
