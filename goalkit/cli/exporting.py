"""`goalkit export`: a client, or the practice, in the form that somebody else can read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.options import PracticeOption, opened
from goalkit.cli.set_up import chosen_passphrase
from goalkit.cli.terminal import say, say_aside
from goalkit.errors import ExportWordsError
from goalkit.escaping import file_word
from goalkit.store import Practice, export_check_ins, export_client
from goalkit.store.client_zip import LOCKED, client_zip, locked
from goalkit.store.new_file import write_new
from goalkit.store.settings import practice_day, practice_zone

WhoseArgument = Annotated[
    str,
    typer.Argument(
        metavar="CLIENT", help="The id of the client; XLSX: left out, all clients of the practice."
    ),
]
MeasureOption = Annotated[str, typer.Option("--measure", metavar="ID", help="CSV: the measure they are of.")]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="A new file to write to, else it is shown.")
]


class ExportFormat(StrEnum):
    """How a client is written."""

    JSON = "json"
    ZIP = "zip"
    XLSX = "xlsx"
    MD = "md"
    CSV = "csv"


FILES = (ExportFormat.ZIP, ExportFormat.XLSX)
"""What is a file and no text that can be shown."""
FormatOption = Annotated[
    ExportFormat | None,
    typer.Option(
        "--format",
        help="JSON to bring in again; a ZIP with JSON, CSV and Markdown; XLSX for Excel; Markdown to read; "
        "CSV of one measure.",
    ),
]
HistoryOption = Annotated[
    bool, typer.Option("--history", help="ZIP: with all that was known before. JSON always has it.")
]
LockOption = Annotated[
    bool, typer.Option("--lock", help="ZIP: encrypt it with age; you are asked for a passphrase.")
]


def export_records(  # noqa: PLR0913 - one argument is one word of the command line
    client: WhoseArgument = "",
    measure: MeasureOption = "",
    *,
    format: FormatOption = None,  # noqa: A002 - the option is called so
    history: HistoryOption = False,
    lock: LockOption = False,
    out: OutOption = None,
    practice: PracticeOption = None,
) -> None:
    """Write a client for other programs and for reading, or all clients as sheets."""
    form = format or (ExportFormat.CSV if measure else ExportFormat.JSON)
    _check_words(client, measure, form, only_zip=history or lock)
    with opened(practice) as place:
        content = _content(place, client, measure, form, history=history)
    if lock:
        content = locked(content, chosen_passphrase("Passphrase for this file"))
    if out is None and form not in FILES:
        typer.get_binary_stream("stdout").write(content)
        return
    target = out or Path(f"{file_word(client) or 'practice'}.{form}{LOCKED if lock else ''}")
    write_new(target, content)
    say(f"Written: {target.resolve()}")
    if form in FILES and not lock:
        say_aside("It is not encrypted: whoever has it can read it. A ZIP can be locked with `--lock`.")


def _check_words(client: str, measure: str, form: ExportFormat, *, only_zip: bool) -> None:
    """Refuse words that do not go together. Raises ExportWordsError."""
    if only_zip and form is not ExportFormat.ZIP:
        raise ExportWordsError("--history and --lock are for a ZIP: add --format zip")
    if not client and form is not ExportFormat.XLSX:
        raise ExportWordsError("say whose records: only --format xlsx can have all clients at once")
    if measure and form is not ExportFormat.CSV:
        raise ExportWordsError("a measure is written as CSV: leave out --measure or --format")
    if form is ExportFormat.CSV and not measure:
        raise ExportWordsError(
            "a CSV holds the readings of one measure: add --measure ID, or take all tables with --format xlsx"
        )


def _content(place: Practice, client: str, measure: str, form: ExportFormat, *, history: bool) -> bytes:
    if form is ExportFormat.ZIP:
        return client_zip(place, client, history=history)
    if form is ExportFormat.XLSX:
        from goalkit.store.client_sheets import client_xlsx

        return client_xlsx([place.load(client)] if client else place.workbooks(), today=practice_day(place))
    if form is ExportFormat.MD:
        from goalkit.store.client_markdown import workbook_markdown

        return workbook_markdown(place.load(client), practice_zone(place)).encode()
    return (export_check_ins(place, client, measure) if measure else export_client(place, client)).encode()
