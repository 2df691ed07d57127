"""`goalkit import`: a whole client as JSON or ZIP, or readings from the table of another program."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from goalkit.cli.options import PlainOption, PracticeOption, opened
from goalkit.cli.set_up import new_practice
from goalkit.cli.terminal import say
from goalkit.errors import ImportWordsError
from goalkit.store import Location, import_client, practice_location
from goalkit.store.backups import Why
from goalkit.store.client_json import ClientFile
from goalkit.store.client_zip import LOCKED, read_client_file, unlocked
from goalkit.store.import_limits import read_import

FileArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A client as .json, .zip or .zip.age, or readings as CSV or XLSX."),
]
ClientOption = Annotated[str, typer.Option("--client", metavar="ID", help="Readings: whose they are.")]
MeasureOption = Annotated[
    str,
    typer.Option("--measure", metavar="ID", help="Readings: the measure they are of, if no column says it."),
]
DayOption = Annotated[
    str,
    typer.Option("--day", metavar="COLUMN", help="Readings: the column of the days, by its name or letter."),
]
ValueOption = Annotated[
    str,
    typer.Option(
        "--value", metavar="COLUMN", help="Readings: the column of the numbers, by its name or letter."
    ),
]
SheetOption = Annotated[
    str, typer.Option("--sheet", metavar="NAME", help="XLSX: the sheet to read, of several.")
]
MonthFirstOption = Annotated[
    bool | None,
    typer.Option("--month-first/--day-first", help="Readings: what comes first in days such as 03/04/2026."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Readings: only say what would change.")]


DecimalOption = Annotated[
    Literal["comma", "point"] | None,
    typer.Option("--decimal", help="Readings: the sign before decimals, in numbers such as 1,234."),
]


def import_records(  # noqa: PLR0913 - one argument is one word of the command line
    file: FileArgument,
    client: ClientOption = "",
    measure: MeasureOption = "",
    *,
    day: DayOption = "",
    value: ValueOption = "",
    sheet: SheetOption = "",
    month_first: MonthFirstOption = None,
    decimal: DecimalOption = None,
    dry_run: DryRunOption = False,
    plain: PlainOption = False,
    practice: PracticeOption = None,
) -> None:
    """Bring in a whole client (JSON, ZIP) or readings (CSV, XLSX): all of it, or nothing."""
    if file.suffix.lower() in (".json", ".zip", LOCKED):
        if client or measure or dry_run:
            raise ImportWordsError(
                file.name, "is a whole client: leave out --client, --measure and --dry-run"
            )
        _import_client(file, practice_location(practice), plain=plain)
        return
    if not client:
        raise ImportWordsError(
            file.name, "holds readings: say whose with --client ID, and --measure ID of what"
        )
    from goalkit.cli.readings import Words, import_readings

    sign = {"comma": ",", "point": "."}[decimal] if decimal else None
    words = Words(file.name, measure, day, value, sheet, month_first, sign)
    with opened(practice) as place:
        import_readings(place, client, file, words, dry_run=dry_run)


def _import_client(file: Path, path: Location, *, plain: bool) -> None:
    client = _read(file)  # a broken file leaves no empty practice behind
    if isinstance(path, str) or path.exists():
        place = opened(path)
        place.back_up(Why.IMPORT)
    else:
        place = new_practice(path, plain=plain)[0]
    with place:
        import_client(place, client)
    say(f"'{client.client_id}' is in the practice '{path}' now.")


def _read(file: Path) -> ClientFile:
    """The client in a file; where it is locked its passphrase is asked for."""
    content = read_import(file)
    if file.suffix.lower() == LOCKED:
        typed = str(typer.prompt(f"Passphrase of '{file.name}'", hide_input=True, err=True))
        content = unlocked(file, content, typed)
    return read_client_file(file, content)
