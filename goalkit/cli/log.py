"""`goalkit log`: the hours of coaching by year and client, for whoever applies for a credential."""

from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.options import PracticeOption, opened
from goalkit.cli.terminal import say, say_aside, show_table
from goalkit.errors import ExportWordsError
from goalkit.store.new_file import write_new
from goalkit.store.settings import write_as_chosen
from goalkit.wording import count_text

YearOption = Annotated[
    int | None, typer.Option("--year", metavar="YEAR", help="The sessions of this year; else of all years.")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="A new file ending in .xlsx or .csv; else it is shown."),
]


def show_log(year: YearOption = None, out: OutOption = None, practice: PracticeOption = None) -> None:
    """Tell the hours of coaching by year and client, initials in place of names."""
    from goalkit.facts.coaching_log import coaching_log
    from goalkit.tables.facts import log_table

    form = out.suffix.lower() if out else ""
    if out and form not in (".xlsx", ".csv"):
        raise ExportWordsError(f"'{out.name}' ends neither in .xlsx nor in .csv")
    with opened(practice) as place:
        write_as_chosen(place)
        log = coaching_log(place.workbooks(), year=year)
    if not log.rows:
        say_aside("No session has been written down with its minutes yet.")
    elif out:
        from goalkit.store.log_sheets import log_csv, log_xlsx

        write_new(out, log_xlsx(log) if form == ".xlsx" else log_csv(log).encode())
        say(f"Written: {out.resolve()}")
    else:
        shown = log_table(log)
        show_table(
            [column.label for column in shown.columns], [[cell.text for cell in row] for row in shown.rows]
        )
    if log.without_minutes:
        say_aside(f"{count_text(log.without_minutes, 'session')} without minutes: not in the log.")
