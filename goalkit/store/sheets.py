"""Tables as a file for Excel, LibreOffice and others (XLSX): typed cells, and a sheet that explains them."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

import xlsxwriter

from goalkit import look
from goalkit.errors import SheetFullError
from goalkit.escaping import is_formula, xml_text

Value: TypeAlias = str | date | int | float | Decimal | None
FRONT = "Read me"
MOST_ROWS = 1_048_576
"""Rows of a sheet, the head among them; no program reads more."""
LONGEST_TEXT = 32_767
"""Characters of a cell, for the same reason."""
CUT = " … [cut here: a cell holds no more]"
FIRST_DAY = date(1900, 3, 1)
"""Programs count days from 1900 on, and differ before this one."""
PLAIN, SHARE, DAY, HOURS = "General", "0%", "yyyy-mm-dd", "0.00"
_LONG = 40
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "font_color": look.PAPER, "bg_color": look.ACCENT},
    "long": {"text_wrap": True, "valign": "top"},
    "text": {"num_format": "@"},
    **{form: {"num_format": form} for form in (PLAIN, SHARE, DAY, HOURS)},
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: its label, what it `holds` in words, what that means, and the format of its numbers."""

    label: str
    holds: str = "text"
    meaning: str = ""
    format: str = PLAIN
    width: int = 14


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table: a row has a value for each column, None where there is none."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]


def xlsx(title: str, said: Sequence[str], sheets: Sequence[Sheet]) -> bytes:
    """The file: a sheet with `title`, what is `said` of all, and every column explained; then the others.

    Texts stay texts, whatever they begin with; one that is too long for a cell is cut, and says so. Nothing
    is put down on the disk. Raises SheetFullError.
    """
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        looks = {name: book.add_format(face) for name, face in _LOOKS.items()}
        front = _Page(book.add_worksheet(FRONT), looks)
        for number, width in enumerate((24, 24, 40, 80)):
            front.sheet.set_column(number, number, width)
        front.text(0, 0, title, "title")
        for row, sentence in enumerate(said, start=1):
            front.text(row, 0, sentence)
        first = len(said) + 2
        front.head(first, ("Sheet", "Column", "Holds", "Meaning"))
        explained = ((sheet.title, column) for sheet in sheets for column in sheet.columns)
        for row, (name, column) in enumerate(explained, start=first + 1):
            for number, text in enumerate((name, column.label, column.holds, column.meaning)):
                front.text(row, number, text, "long")
        for sheet in sheets:
            _Page(book.add_worksheet(sheet.title), looks).fill(sheet)
    return made.getvalue()


class _Page:
    """A sheet of the file, and how its cells look."""

    def __init__(self, sheet: Any, looks: dict[str, Any]) -> None:
        self.sheet, self._looks = sheet, looks

    def fill(self, table: Sheet) -> None:
        """Write a table, its head in sight wherever one scrolls to."""
        self.head(0, [column.label for column in table.columns])
        self.sheet.freeze_panes(1, 0)
        for number, column in enumerate(table.columns):
            self.sheet.set_column(number, number, max(column.width, len(column.label) + 4))
        formats, row = [column.format for column in table.columns], 0
        for row, values in enumerate(table.rows, start=1):
            if row >= MOST_ROWS:
                raise SheetFullError(table.title, MOST_ROWS)
            for number, (value, form) in enumerate(zip(values, formats, strict=True)):
                self._write(row, number, value, form)
        self.sheet.autofilter(0, 0, row, len(formats) - 1)

    def head(self, row: int, labels: Iterable[str]) -> None:
        """Write the labels of columns."""
        for number, label in enumerate(labels):
            self.text(row, number, label, "head")

    def text(self, row: int, number: int, text: str, face: str = PLAIN) -> None:
        """Write a text that is no formula, and becomes none when somebody edits it."""
        safe = xml_text(text)
        if len(safe) > LONGEST_TEXT:
            safe = safe[: LONGEST_TEXT - len(CUT)] + CUT
        if face == PLAIN and is_formula(safe):
            face = "text"
        self.sheet.write_string(row, number, safe, self._looks[face])

    def _write(self, row: int, number: int, value: Value, form: str) -> None:
        if value is None or value == "":
            return
        if isinstance(value, str):
            is_long = len(value) > _LONG or "\n" in value
            self.text(row, number, value, "long" if is_long and not is_formula(value) else PLAIN)
        elif isinstance(value, date):
            if value < FIRST_DAY:
                self.text(row, number, value.isoformat())
            else:
                self.sheet.write_datetime(row, number, value, self._looks[form])
        else:
            self.sheet.write_number(row, number, value, self._looks[form])
