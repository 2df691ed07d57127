"""Tables out of files of other programs: CSV in any usual shape, and XLSX. They are read in a box.

A cell of a CSV is a text. In a spreadsheet numbers, percentages and days are what they are.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from goalkit.box import in_box
from goalkit.errors import FileError, ImportRefusedError
from goalkit.store.import_limits import LARGEST_FILE, LONGEST_TEXT, MOST_ROWS, TOO_LARGE, TOO_MANY, Problems


class Percent(NamedTuple):
    """What a cell shows in per cent: 48 for 48 %."""

    number: Decimal


Cell = str | Decimal | Percent | date | None


def cell_text(cell: Cell) -> str:
    """What a cell says, as a text; empty for an empty one."""
    if isinstance(cell, Percent):
        return f"{cell.number} %"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)


class Table(NamedTuple):
    """The rows of one sheet, as many cells in each as it has; row 1 is the first.

    Days that are written as numbers count from `epoch`. The columns of a CSV are parted by `separator`, and
    its name is that of the file. `remark` says how it was read, where one should look.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    epoch: date
    separator: str = ""
    remark: str = ""

    def cell(self, row: int, column: int) -> Cell:
        """What stands there, both counted from 0; None where the row is shorter."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    @property
    def width(self) -> int:
        """The cells of its longest row."""
        return max(map(len, self.rows), default=0)


EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""The days from which spreadsheets count, and those that were begun on an early Mac."""
SEPARATORS = ",;\t|"
SAMPLE = 200
"""Rows that are looked at to see how a file is written."""
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BROKEN = {
    "unexpected end of data": "a quote is opened and never closed",
    "field larger": f"a text has more than {LONGEST_TEXT:,} characters",
}
WINDOWS = (
    "The file does not say how its letters are written. They were read as Windows-1252: look whether ä, é "
    "and the like are right. Where they are not, save it as “CSV UTF-8”."
)
NO_TABLE = "it is no table: give a CSV, or save it as XLSX"
NO_RESULT = (
    "it is a formula without a result: open the file in a spreadsheet, save it there and import it again"
)
csv.field_size_limit(LONGEST_TEXT)


def read_tables(path: str, content: bytes) -> tuple[Table, ...]:
    """The tables of a file, those with nothing in them left out.

    Raises FileError, and ImportRefusedError with the problems.
    """
    return tuple(map(table_from, in_box(path, tables_anew, content)))


def table_from(plain: list[Any]) -> Table:
    """A table out of its plain data."""
    name, rows, epoch, *more = plain
    return Table(name, tuple(tuple(map(_cell, row)) for row in rows), date.fromisoformat(epoch), *more)


def tables_anew(path: str, content: bytes) -> list[Any]:
    """The tables of a file from elsewhere as plain data, in the order of the fields of `Table`."""
    if len(content) > LARGEST_FILE:
        raise FileError(path, TOO_LARGE)
    if content.startswith(_OLD_EXCEL):
        raise FileError(path, "it is of an old Excel, or locked: save it as XLSX without a password")
    try:
        sheets = _sheets(content) if content.startswith(_ZIP) else [_csv(path, content)]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise FileError(path, NO_TABLE) from None
    return [one for one in sheets if one[1]]


def _cell(plain: Any) -> Cell:
    """A cell as it was before `_plain`."""
    if not isinstance(plain, list):
        return str(plain) if plain is not None else None
    kind, text = plain
    if kind == "day":
        return date.fromisoformat(text)
    return Percent(Decimal(text)) if kind == "percent" else Decimal(text)


def _filled(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """The rows without empty cells at their end, and without empty rows at the end of all."""
    found: list[list[Any]] = []
    last = 0
    for row in rows:
        cells = list(row)
        while cells and (cells[-1] is None or cells[-1] == ""):
            cells.pop()
        found.append(cells)
        last = len(found) if cells else last
        if last > MOST_ROWS:
            raise ImportRefusedError((TOO_MANY,))
    return found[:last]


# ---- CSV


def _csv(path: str, content: bytes) -> list[Any]:
    text, remark = _text(path, content)
    if "\0" in text and (remark or b"\0" in content[:4]):  # a note may have one
        raise FileError(path, NO_TABLE)
    first, _, rest = text.partition("\n")
    named = first.strip().removeprefix("sep=")
    has_named = first.startswith("sep=") and named in tuple(SEPARATORS)  # Excel writes it for itself
    separator = named if has_named else _separator(text)
    rows = _filled(_rows(rest if has_named else text, separator))
    return [Path(path).stem, [[], *rows] if has_named else rows, EPOCH.isoformat(), separator, remark]


def _text(path: str, content: bytes) -> tuple[str, str]:
    """The text of a file, and what should be looked at."""
    if content.startswith(_UTF_16) or b"\0" in content[:4]:
        by_zeros = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode("utf-16" if content.startswith(_UTF_16) else by_zeros), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError as broken:
        if not content.decode("utf-8", "ignore").isascii():
            raise FileError(
                path, f"byte {broken.start + 1} is damaged: save it as “CSV UTF-8” again"
            ) from None
        return content.decode("cp1252"), WINDOWS


def _separator(text: str) -> str:
    """What parts the columns: that by which most rows have equally many; of several, most columns."""

    def fits(separator: str) -> tuple[int, int]:
        counts: dict[int, int] = {}
        rows = csv.reader(io.StringIO(text[:LONGEST_TEXT], newline=""), delimiter=separator)
        try:
            for row, _ in zip(rows, range(SAMPLE), strict=False):
                if len(row) > 1:
                    counts[len(row)] = counts.get(len(row), 0) + 1
        except csv.Error:
            pass
        columns = max(counts, key=lambda one: (counts[one], one), default=0)
        return counts.get(columns, 0), columns

    return max(SEPARATORS, key=fits)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows of a CSV. Raises ImportRefusedError."""
    rows, problems = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), Problems()
    try:
        yield from rows
    except csv.Error as broken:
        said = (words for start, words in _BROKEN.items() if str(broken).startswith(start))
        twice = "a quote stands within a text: write it twice, and quotes around the text"
        problems.add(f"line {rows.line_num}: {next(said, twice)}")
    problems.refuse_any()


# ---- spreadsheets


def _sheets(content: bytes) -> list[Any]:
    """The sheets of an XLSX that are to be seen."""
    import openpyxl  # noqa: PLC0415 - only for spreadsheets, and it takes a while to load

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise ValueError(NO_TABLE)
        parts = [one for one in names if one.startswith("xl/worksheets/")]
        has_formulas = any(b"<f>" in (text := archive.read(one)) or b"<f " in text for one in parts)
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if has_formulas:
        formulas = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        for sheet in shown:
            _refuse_without_result(sheet, formulas[sheet.title])
    epoch = EPOCH_1904 if book.epoch.year == 1904 else EPOCH
    return [[sheet.title, _filled(_cells(sheet)), epoch.isoformat()] for sheet in shown]


def _cells(sheet: Any) -> Iterator[list[Any]]:
    """The cells of a sheet, row by row, as plain data."""
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    for row in sheet.iter_rows():
        yield [_plain(cell) for cell in row]


def _plain(cell: Any) -> Any:
    """A text as it is, a number, a percentage or a day with its kind."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, datetime | date):
        return ["day", (value.date() if isinstance(value, datetime) else value).isoformat()]
    if isinstance(value, time | timedelta):
        return str(value)
    number = Decimal(int(value)) if isinstance(value, int | bool) else Decimal(f"{value:.15g}")
    if "%" in (cell.number_format or ""):
        return ["percent", f"{(number * 100).normalize():f}"]
    return ["number", str(number)]


def _refuse_without_result(sheet: Any, formulas: Any) -> None:
    problems = Problems()
    for results, row in zip(sheet.iter_rows(), formulas.iter_rows(), strict=False):
        for result, cell in zip(results, row, strict=False):
            if cell.data_type == "f" and result.value is None:
                problems.add(f"row {cell.row}, column {cell.column_letter}: {NO_RESULT}")
    problems.refuse_any()
