"""Readings from the table of another program, as the words of `goalkit import` have it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

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
from goalkit.store import Practice
from goalkit.store.backups import Why
from goalkit.store.import_limits import read_import
from goalkit.store.settings import code_names, practice_locale, practice_zone

ANSWERS = {"month_first": "--day-first or --month-first", "decimal": "--decimal comma or --decimal point"}


class Words(NamedTuple):
    """What the words of the command say of the table in a file."""

    file: str
    measure: str
    day: str
    value: str
    sheet: str
    month_first: bool | None
    decimal: str | None


def import_readings(place: Practice, client: str, path: Path, words: Words, *, dry_run: bool) -> None:
    """Bring in the readings of a client from a table, or only say what would change.

    Raises ImportWordsError or MeasureUnknownError where the words of the command do not fit the file.
    """
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
        decimal=words.decimal or columns.decimal,
    )
