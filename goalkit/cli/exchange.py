"""`goalkit export`: a whole client as JSON or ZIP, or one measure's check-ins as CSV."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from goalkit.cli.options import ClientArgument, PracticeOption, opened
from goalkit.cli.set_up import chosen_passphrase
from goalkit.cli.terminal import say, say_aside
from goalkit.errors import ExportWordsError
from goalkit.escaping import file_word
from goalkit.store import export_check_ins, export_client
from goalkit.store.client_zip import LOCKED, client_zip, locked
from goalkit.store.new_file import write_new, write_new_text

MeasureOption = Annotated[str, typer.Option("--measure", metavar="ID", help="CSV: the measure they are of.")]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="A new file to write to, else it is shown.")
]


class ExportFormat(StrEnum):
    """How a whole client is written."""

    JSON = "json"
    ZIP = "zip"


FormatOption = Annotated[
    ExportFormat,
    typer.Option("--format", help="One JSON file, or a ZIP with JSON, CSV and Markdown."),
]
HistoryOption = Annotated[
    bool, typer.Option("--history", help="ZIP: with all that was known before. JSON always has it.")
]
LockOption = Annotated[
    bool, typer.Option("--lock", help="ZIP: encrypt it with age; you are asked for a passphrase.")
]


def export_records(  # noqa: PLR0913 - one argument is one word of the command line
    client: ClientArgument,
    measure: MeasureOption = "",
    *,
    format: FormatOption = ExportFormat.JSON,  # noqa: A002 - the option is called so
    history: HistoryOption = False,
    lock: LockOption = False,
    out: OutOption = None,
    practice: PracticeOption = None,
) -> None:
    """Write a whole client as JSON or ZIP, or the check-ins of one measure as CSV."""
    if format is ExportFormat.ZIP:
        if measure:
            raise ExportWordsError("a ZIP is a whole client: leave out --measure")
        _export_zip(client, out, practice, history=history, lock=lock)
        return
    if history or lock:
        raise ExportWordsError("--history and --lock are for a ZIP: add --format zip")
    with opened(practice) as place:
        text = export_check_ins(place, client, measure) if measure else export_client(place, client)
    if out is None:
        typer.get_binary_stream("stdout").write(text.encode())
        return
    write_new_text(out, text)
    say(f"Written: {out.resolve()}")


def _export_zip(client: str, out: Path | None, practice: Path | None, *, history: bool, lock: bool) -> None:
    """Write the ZIP to a new file, by default `CLIENT.zip` here."""
    with opened(practice) as place:
        content = client_zip(place, client, history=history)
    if lock:
        content = locked(content, chosen_passphrase("Passphrase for this file"))
    target = out or Path(f"{file_word(client)}.zip{LOCKED if lock else ''}")
    write_new(target, content)
    say(f"Written: {target.resolve()}")
    if not lock:
        say_aside("It is not encrypted: whoever has it can read it. `--lock` asks for a passphrase.")
