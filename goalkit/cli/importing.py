"""`goalkit import`: a whole client as JSON or ZIP, or readings from the table of another program."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from goalkit.cli.options import PlainOption, PracticeOption, opened
from goalkit.cli.set_up import new_practice
from goalkit.cli.terminal import say, say_aside
from goalkit.errors import ImportWordsError, MeasureUnknownError
from goalkit.importing import (
    OF,
    Columns,
    Home,
    Role,
    Table,
    compared,
    found_readings,
    measures_of,
    preview_text,
    proposed,
    read_tables,
)
from goalkit.model import Workbook
from goalkit.store import Practice, import_client, practice_path
from goalkit.store.backups import Why
from goalkit.store.client_json import ClientFile
from goalkit.store.client_zip import LOCKED, read_client_file, unlocked
from goalkit.store.import_limits import read_import
from goalkit.store.settings import code_names, practice_locale, practice_zone

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


class Decimals(StrEnum):
    """The sign before decimals."""

    COMMA = "comma"
    POINT = "point"

    @property
    def sign(self) -> str:
        """The sign itself."""
        return "," if self is Decimals.COMMA else "."


DecimalOption = Annotated[
    Decimals | None,
    typer.Option("--decimal", help="Readings: the sign before decimals, in numbers such as 1,234."),
]
ANSWERS = {"month_first": "--day-first or --month-first", "decimal": "--decimal comma or --decimal point"}


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
        _import_client(file, practice_path(practice), plain=plain)
        return
    if not client:
        raise ImportWordsError(
            file.name, "holds readings: say whose with --client ID, and --measure ID of what"
        )
    words = Words(file.name, measure, day, value, sheet, month_first, decimal)
    with opened(practice) as place:
        _import_readings(place, client, file, words, dry_run=dry_run)


def _import_client(file: Path, path: Path, *, plain: bool) -> None:
    client = _read(file)  # a broken file leaves no empty practice behind
    if path.exists():
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


class Words(NamedTuple):
    """What the words of the command say of the table in a file."""

    file: str
    measure: str
    day: str
    value: str
    sheet: str
    month_first: bool | None
    decimal: Decimals | None


def _import_readings(place: Practice, client: str, path: Path, words: Words, *, dry_run: bool) -> None:
    """Bring in the readings of a client from a table, or only say what would change."""
    workbook = place.load(client)
    if words.measure and words.measure not in (known := tuple(one.id for one in measures_of(workbook))):
        raise MeasureUnknownError(words.measure, known)
    tables = read_tables(str(path), read_import(path))
    table, columns = _chosen(tables, place, workbook, words)
    names = (client, workbook.client.name, code_names(one.id for one in place.clients())[client])
    home = Home(names, practice_locale(place), practice_zone(place))
    found = found_readings(table, columns, workbook, home)
    if found.questions:
        asked = found.questions[0]
        raise ImportWordsError(
            words.file, f"has to be told one thing. {asked.sentence} Add {ANSWERS[asked.field]}"
        )
    preview = compared(found, workbook)
    if table.remark:
        say_aside(table.remark)
    if dry_run:
        say(f"Nothing is imported yet: {preview_text(preview, found)}")
        return
    if preview.records:
        place.back_up(Why.IMPORT)
        place.record(client, *preview.records, seen_at=workbook.known_at)
    place.keep_draft(client, columns.draft, columns.text)
    say(preview_text(preview, found))


def _chosen(
    tables: Sequence[Table], place: Practice, workbook: Workbook, words: Words
) -> tuple[Table, Columns]:
    """The sheet with the readings, and what its columns are. Raises ImportWordsError."""
    sheets = [
        (table, _columns(table, place, workbook, words))
        for table in tables
        if words.sheet in ("", table.name)
    ]
    whole = [one for one in sheets if one[1].is_whole]
    if len(whole) == 1:
        return whole[0]
    if len(whole) > 1:
        raise ImportWordsError(words.file, "has several sheets with readings: say which with --sheet NAME")
    if not sheets:
        raise ImportWordsError(
            words.file, "has no such sheet, or nothing in it: give the name of another with --sheet"
        )
    if sheets[0][1].of(Role.DAY) is None:
        raise ImportWordsError(
            words.file, "has no column that is known to hold days: say which with --day COLUMN"
        )
    ids = ", ".join(f"'{one.id}'" for one in measures_of(workbook)) or "none yet"
    raise ImportWordsError(
        words.file,
        f"does not say of which measure its readings are: add --measure ID ({ids}), and --value COLUMN where "
        "no column is named so",
    )


def _columns(table: Table, place: Practice, workbook: Workbook, words: Words) -> Columns:
    """The columns as proposed, as they were the last time, and as the words of the command have it."""
    columns = proposed(table, workbook, measure=words.measure)
    if not words.measure:
        columns = columns.remembered(place.draft(workbook.client.id, columns.draft), workbook)
    by_column = columns.of(Role.MEASURE) is not None and not words.measure
    for name, role in (
        (words.day, Role.DAY),
        (words.value, Role.VALUE if by_column else f"{OF}{words.measure}"),
    ):
        if name and role != OF:
            at = columns.called(name)
            if at is None:
                raise ImportWordsError(
                    words.file, "has no such column: give its name, or its letter such as B"
                )
            columns = columns.given(at, role)
    return replace(
        columns,
        month_first=columns.month_first if words.month_first is None else words.month_first,
        decimal=words.decimal.sign if words.decimal else columns.decimal,
    )
