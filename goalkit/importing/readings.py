"""Readings out of a table whose columns are known: a row is read, is left out for a reason, or is a problem.

How days and numbers are written is told by a whole column: where one of its days can only be day first, all
are. What no row tells follows the locale, and where that does not tell it either, it is asked.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, tzinfo
from decimal import Decimal
from functools import cache, partial
from typing import Any, NamedTuple

from goalkit.escaping import from_csv_cell
from goalkit.importing.columns import NAMED, Columns, Role, letter, measures_of, plain_name
from goalkit.importing.tables import Cell, Percent, Table, cell_text
from goalkit.importing.texts import (
    NOT_A_NUMBER,
    days_meant,
    is_month_first,
    number_meant,
    numbers_meant,
    sign_of,
)
from goalkit.locales import PLAIN
from goalkit.model import Measure, Workbook
from goalkit.store.import_limits import Problems, check_limits
from goalkit.store.json_values import PlainError, noting, number, scalar
from goalkit.terms import Kind
from goalkit.wording import day_text


class Reading(NamedTuple):
    """What a row says of a measure: a value, a note or both on one day."""

    measure_id: str
    on: date
    value: Decimal | None
    note: str = ""


class Question(NamedTuple):
    """What no row tells: the field of `Columns` that answers it, a sentence, and words with their answer."""

    field: str
    sentence: str
    answers: tuple[tuple[str, Any], ...]


class Ask(NamedTuple):
    """What is asked where a column does not tell it; the field of `Columns` that has what was `chosen`."""

    field: str
    chosen: Any
    question: str
    words: Callable[[Any], str]


@dataclass
class Found:
    """The readings of a table, each with the number of its row; what was left out and why; what is wrong.

    As long as there are `questions` nothing is read.
    """

    rows: list[tuple[int, Reading]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    problems: Problems = field(default_factory=Problems)
    questions: list[Question] = field(default_factory=list)


OWN = {"date", "value", "note"}
"""The columns that goalkit writes itself: days like 2026-01-31, numbers with a point."""
EMPTY, TOTALS, OTHERS, NOT_WANTED = (
    "without a reading", "with a total", "of somebody else", "of what is not measured here",
)  # fmt: skip
NO_DAYS = "say which column has the days"
NO_VALUES = "say which column has the readings, and of which measure they are"
NO_DAY = "the day is missing: write it, or empty the row"
NOT_A_DAY = "it is not a day: write it like 2026-03-31"
MISTYPED = "it has a year that looks mistyped: write four digits, such as 2026"
NOT_YES = "it is neither yes nor no: write yes or no, or 1 and 0"
OTHER_UNIT = "it is in per cent and the measure is not: choose another measure, or write the number alone"
NO_MEASURE = "it names no measure of this client: say which one it is, or leave it out"
QUOTES = "put quotes around texts with {}, and a name above each column"
_YEARS = range(1900, 2200)
_TOTAL = re.compile(
    r"(grand |sub)?(totals?|totale|sum|summe|gesamt|gesamtsumme|zwischensumme|somme|suma|average|mean|"
    r"mittelwert|durchschnitt|moyenne|media|promedio|ø|∑|Σ)\b.*",
    re.IGNORECASE,
)
_YES = {"yes", "y", "true", "x", "✓", "✔", "done", "ja", "wahr", "oui", "vrai", "sí", "si", "sì", "sim"}
_NO = {"no", "n", "false", "nein", "falsch", "non", "faux", "não", "not yet"}
_LOOP_WORDS = {"YES_MANUAL", "YES_AUTO", "UNKNOWN"}
_LOOP = {
    "YES_MANUAL": Decimal(1), "2": Decimal(1), "YES_AUTO": Decimal(0), "1": Decimal(0), "NO": Decimal(0),
    "0": Decimal(0), "UNKNOWN": None, "-1": None, "SKIP": None, "3": None,
}  # fmt: skip
"""What Loop Habit Tracker writes, now and early on: done, not needed, not done, not known, skipped."""


class Home(NamedTuple):
    """Where readings come to: what holds there where a table does not tell it.

    `names` are those by which the client is known; rows of others are left out. An empty `locale` is no
    country; `zone` gives moments their day, without one that of this computer.
    """

    names: tuple[str, ...] = ()
    locale: str = ""
    zone: tzinfo | None = None


def found_readings(table: Table, columns: Columns, workbook: Workbook, home: Home) -> Found:
    """The readings of a client in a table."""
    reader = _Reader(table, columns, workbook, home)
    if columns.of(Role.DAY) is None:
        reader.found.problems.add(NO_DAYS)
    elif not columns.is_whole:
        reader.found.problems.add(NO_VALUES)
    else:
        reader.read()
    return reader.found


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, columns: Columns, workbook: Workbook, home: Home) -> None:
        self.found = Found()
        self._table, self._columns, self._locale = table, columns, home.locale or PLAIN
        self._names = set(map(plain_name, home.names))
        self._at = {role: columns.of(role) for role in Role if role}
        self._of_measures = columns.of_measures
        self._rows = range(columns.start, len(table.rows))
        self._measures = {one.id: one for one in measures_of(workbook)}
        self._by_word = {plain_name(word): one for word, one in columns.measures.items()}
        self._column_names = [
            f"'{name.lower()}'" if plain_name(name) in NAMED else letter(at)
            for at, name in enumerate(columns.names)
        ]
        meant = partial(days_meant, usual=home.locale or PLAIN, zone=home.zone, epoch=table.epoch)
        self._days, self._number = cache(meant), cache(number_meant)  # a file says the same days often

    def read(self) -> None:
        """Read every row below the names of the columns, unless something has to be asked first."""
        self._month_first = self._told_order()
        signs = ((at, self._measures[one].unit) for at, one in self._of_measures.items())
        self._signs = {at: self._told_sign(at, unit) for at, unit in signs}
        if (value_at := self._at[Role.VALUE]) is not None:
            self._signs[value_at] = self._told_sign(value_at, "")
        if self.found.questions:
            return
        self._is_loop = self._table.name == "Checkmarks" or any(
            self._table.cell(row, at) in _LOOP_WORDS for row in self._rows for at in self._signs
        )
        named = [len(row) for row in self._table.rows[: self._columns.start] if len(row) > 1]
        width = max(named[-2:]) if named and self._table.separator else self._table.width
        quotes = QUOTES.format(_PARTED_BY.get(self._table.separator, ""))
        for row in self._rows:
            cells = self._table.rows[row]
            if len(cells) > width:
                self.found.problems.add(f"row {row + 1}: it has {len(cells)} columns, not {width}; {quotes}")
            elif cells and not self._is_left_out(row, cells):
                self._read(row)

    def _is_left_out(self, row: int, cells: tuple[Cell, ...]) -> bool:
        """Whether a row is a total, or is about somebody else or something that is not measured here."""
        client, why = self._cell(row, Role.CLIENT), ""
        if not self._days_in(self._cell(row, Role.DAY)) and any(
            isinstance(cell, str) and _TOTAL.fullmatch(cell.strip()) for cell in cells
        ):
            why = TOTALS
        elif client is not None and plain_name(str(client)) not in self._names:
            why = OTHERS
        elif self._measure_named(row) == "":
            why = NOT_WANTED
        if why:
            self.found.left_out[why] += 1
        return bool(why)

    def _measure_named(self, row: int) -> str | None:
        """The id of the measure that a row names, empty where that is left out; None without one."""
        return self._by_word.get(plain_name(str(self._cell(row, Role.MEASURE) or "")))

    def _read(self, row: int) -> None:
        """The readings of a row, or why there are none."""
        problems: list[str] = []
        on, note = None, ""
        with noting(problems, self._place(row, self._at[Role.DAY])):
            on = self._day(self._cell(row, Role.DAY))
        with noting(problems, self._place(row, self._at[Role.NOTE])):
            note = _note(self._cell(row, Role.NOTE))
        read = [one for one in self._values(row, problems) if one[1] is not None or note.strip()]
        if problems or on is None:
            self.found.problems.add(*problems)
        elif read:
            self.found.rows += [(row + 1, Reading(one, on, value, note)) for one, value in read]
        else:
            self.found.left_out[EMPTY] += 1

    def _values(self, row: int, problems: list[str]) -> Iterator[tuple[str, Decimal | None]]:
        """The measures that a row is about, and their readings."""
        wanted, value_at = self._of_measures, self._at[Role.VALUE]
        if value_at is not None and self._at[Role.MEASURE] is not None:
            if measure_id := self._measure_named(row):
                wanted = {**wanted, value_at: measure_id}
            else:
                problems.append(f"{self._place(row, self._at[Role.MEASURE])}: {NO_MEASURE}")
        for at, measure_id in wanted.items():
            with noting(problems, self._place(row, at)):
                yield measure_id, self._value(self._table.cell(row, at), at, self._measures[measure_id])

    def _cell(self, row: int, role: Role) -> Cell:
        at = self._at[role]
        cell = self._table.cell(row, at) if at is not None else None
        return None if isinstance(cell, str) and not cell.strip() else cell

    def _place(self, row: int, at: int | None) -> str:
        """Where something stands. The name of a column may be private, unless everybody uses it."""
        return f"row {row + 1}, column {'' if at is None else self._column_names[at]}"

    def _told(
        self,
        at: int | None,
        read: Callable[[str, str], tuple[Any, ...]],
        tell: Callable[[str, Any], Any],
        ask: Ask,
    ) -> Any:
        """How a column is written: as a text in it tells, as was chosen, as the locale has it; else asked.

        `read` gives the readings of a text in a locale, `tell` what one of them tells of how it is written.
        """
        told, two = set(), None
        first_rows = {self._table.cell(row, at or 0): row for row in reversed(self._rows)}
        for cell, row in reversed(first_rows.items()):
            if isinstance(cell, str) and (readings := read(cell, PLAIN)):
                if len(readings) > 1:
                    two = two or (row, cell, readings)
                else:
                    told.add(tell(cell, readings[0]))
        told.discard(None)
        if len(told) == 1 or two is None:
            return next(iter(told), None)
        row, cell, readings = two
        if ask.chosen is not None:
            return ask.chosen
        if not told and len(usual := read(cell, self._locale)) == 1:
            return tell(cell, usual[0])
        answers = tuple((ask.words(one), tell(cell, one)) for one in readings)
        either = " or ".join(words for words, _ in answers)
        sentence = f"{self._place(row, at)}: {ask.question} {either}?"
        self.found.questions.append(Question(ask.field, sentence, answers))
        return None

    # ---- days

    def _told_order(self) -> bool | None:
        """Whether the month is first in days such as 03/04/2026."""
        chosen = self._columns.month_first
        ask = Ask("month_first", chosen, "which day is this,", day_text)
        told: bool | None = self._told(self._at[Role.DAY], self._days, is_month_first, ask)
        return told

    def _day(self, cell: Cell) -> date:
        """The day in a cell. Raises PlainError."""
        if cell is None:
            raise PlainError(NO_DAY)
        days = self._days_in(cell)
        if not days:
            raise PlainError(NOT_A_DAY)
        found = days[-1] if self._month_first else days[0]
        if found.year not in _YEARS:
            raise PlainError(MISTYPED)
        return found

    def _days_in(self, cell: Cell) -> tuple[date, ...]:
        """The day in a cell, as `days_meant` has it."""
        if isinstance(cell, date):
            return (cell,)
        return self._days(str(int(cell)) if isinstance(cell, Decimal) else cell_text(cell), PLAIN)

    # ---- numbers

    def _told_sign(self, at: int, unit: str) -> str:
        """The sign before decimals; empty where it makes no difference."""
        if self._table.separator == "," and {plain_name(one) for one in self._columns.names} == OWN:
            return "."

        ask = Ask("decimal", self._columns.decimal or None, "which number is this,", str)
        return self._told(at, lambda text, locale: numbers_meant(text, locale, unit), sign_of, ask) or ""

    def _value(self, cell: Cell, at: int, measure: Measure) -> Decimal | None:
        """The reading in a cell; None where it has none. Raises PlainError."""
        if isinstance(cell, str):
            exact = self._of_text(cell.strip(), at, measure) if cell.strip() else None
        elif isinstance(cell, date):
            raise PlainError(NOT_A_NUMBER)
        elif isinstance(cell, Percent):
            _check_unit(measure)
            exact = cell.number
        else:
            exact = cell
        if measure.kind is Kind.DONE and exact not in (None, 0, 1):
            raise PlainError(NOT_YES)
        check_limits("value", exact)
        return exact

    def _of_text(self, text: str, at: int, measure: Measure) -> Decimal | None:
        if self._is_loop:
            return _LOOP[text] if text in _LOOP else number(text) / 1000
        if measure.kind is Kind.DONE and text.casefold() in _YES | _NO:
            return Decimal(text.casefold() in _YES)
        if text.endswith("%"):
            _check_unit(measure)
        return self._number(text, self._signs[at], measure.unit)


_PARTED_BY = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}


def _check_unit(measure: Measure) -> None:
    """Raise PlainError for a measure that is not in per cent."""
    if measure.unit != "%":
        raise PlainError(OTHER_UNIT)


def _note(cell: Cell) -> str:
    """The note in a cell. Raises PlainError."""
    note: str = scalar(str, from_csv_cell(cell_text(cell)))
    check_limits("note", note)
    return note
