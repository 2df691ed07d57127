"""`goalkit year`: a year in review."""

from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.opening import unlocked
from goalkit.cli.options import AsOfOption, ClientArgument, PracticeOption, known_day
from goalkit.cli.review import (
    FolderOption,
    FormatOption,
    NotebookOption,
    PaperOption,
    check_folder,
    print_review,
)
from goalkit.cli.showing import say
from goalkit.report import Format, Paper, ReportRequest, file_name, report_parameters
from goalkit.shipped import YEAR_NOTEBOOK, shipped
from goalkit.store import practice_path

YearArgument = Annotated[
    str, typer.Argument(metavar="YEAR", help="A year (2026), else the last full one.", show_default=False)
]


def year(  # noqa: PLR0913 - one argument is one word of the command line
    client: ClientArgument,
    year: YearArgument = "",
    *,
    out: FolderOption = Path(),
    as_of: AsOfOption = None,
    format: FormatOption = Format.PDF,  # noqa: A002 - the option is called so
    notebook: NotebookOption = None,
    paper: PaperOption = Paper.A4,
    practice: PracticeOption = None,
) -> None:
    """Write the year in review: all its quarters, what was reached, decided and carried over."""
    from goalkit.open_workbook import OpenWorkbook

    known_on = known_day(as_of)
    check_folder(out)
    path = practice_path(practice)
    place, passphrase = unlocked(path)
    with place:
        span = OpenWorkbook(place, client, today=known_on, known_on=as_of).year(year).period
    request = ReportRequest(
        notebook=notebook or shipped(YEAR_NOTEBOOK),
        parameters=report_parameters(client, path, period=span.text, as_of=as_of),
        out=out / file_name(client, f"year-{span}", format),
        as_of=min(span.last_day, known_on),
        format=format,
        paper=paper,
    )
    print_review(request, passphrase)
    say(f"Year: {request.out.resolve()}")
