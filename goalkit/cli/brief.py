"""`goalkit brief`: what a coach reads before a session, on two pages."""

from pathlib import Path

from goalkit.cli.opening import unlocked
from goalkit.cli.options import AsOfOption, ClientArgument, PracticeOption, known_day
from goalkit.cli.review import (
    FolderOption,
    FormatOption,
    NotebookOption,
    PaperOption,
    check_folder,
    known_client,
    print_review,
)
from goalkit.cli.showing import say
from goalkit.report import Format, Paper, ReportRequest, file_name, report_parameters
from goalkit.shipped import BRIEF_NOTEBOOK, shipped
from goalkit.store import practice_path


def brief(  # noqa: PLR0913 - one argument is one word of the command line
    client: ClientArgument,
    *,
    out: FolderOption = Path(),
    as_of: AsOfOption = None,
    format: FormatOption = Format.PDF,  # noqa: A002 - the option is called so
    notebook: NotebookOption = None,
    paper: PaperOption = Paper.A4,
    practice: PracticeOption = None,
) -> None:
    """Write the brief for a session: what changed since the session before, what is open, what to ask."""
    known_on = known_day(as_of)
    check_folder(out)
    path = practice_path(practice)
    place, passphrase = unlocked(path)
    with place:
        known_client(place, client, as_of)  # before a notebook is started for nothing
    request = ReportRequest(
        notebook=notebook or shipped(BRIEF_NOTEBOOK),
        parameters=report_parameters(client, path, as_of=as_of),
        out=out / file_name(client, f"brief-{known_on}", format),
        as_of=known_on,
        format=format,
        paper=paper,
    )
    print_review(request, passphrase)
    say(f"Brief: {request.out.resolve()}")
