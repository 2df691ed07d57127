"""`goalkit worksheets`: sheets to print and fill in by hand, blank or for a client."""

from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.options import PracticeOption, opened
from goalkit.cli.reports import PaperOption, check_folder
from goalkit.cli.terminal import say, say_aside, steps
from goalkit.locales import paper_of
from goalkit.period import today
from goalkit.report import Paper, file_name
from goalkit.store.computer import computer_locale
from goalkit.store.new_file import write_new
from goalkit.store.settings import practice_day

WhoseArgument = Annotated[
    str, typer.Argument(metavar="CLIENT", help="The id of the client whose goals stand on them; else blank.")
]
OnlyOption = Annotated[
    str, typer.Option("--only", metavar="NAME", help="One sheet, such as `vision` or `agreement`; else all.")
]
OutOption = Annotated[
    Path,
    typer.Option("--out", metavar="DIR", help="The folder for the new PDF; without it, the current one."),
]


def print_worksheets(
    client: WhoseArgument = "",
    *,
    only: OnlyOption = "",
    paper: PaperOption = None,
    out: OutOption = Path(),
    practice: PracticeOption = None,
) -> None:
    """Print worksheets to fill in by hand, and a coaching agreement. Blank ones need no practice."""
    check_folder(out)
    workbook, day, usual_paper = None, today(), paper_of(computer_locale())
    if client:
        from goalkit.open_workbook import OpenWorkbook

        with opened(practice) as place:
            book = OpenWorkbook(place, client, today=practice_day(place))
            workbook, day, usual_paper = book.workbook, book.today, book.paper
    with steps("Printing the worksheets"):
        from goalkit.exercises.worksheets import printed_worksheets

        content = printed_worksheets(
            workbook, only=only, today=day, paper=paper or Paper(usual_paper), on_note=say_aside
        )
    out.mkdir(parents=True, exist_ok=True)
    target = out / file_name(client, only or "worksheets", "pdf")
    write_new(target, content)
    say(f"Written: {target.resolve()}")
