"""What the columns of a table are: proposed from their names and cells, and chosen by a person."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest

from goalkit.importing.tables import SAMPLE, Cell, Percent, Table, cell_text
from goalkit.importing.texts import without_clock
from goalkit.model import Measure, Workbook
from goalkit.model.record import same_id
from goalkit.model.workbook import current


class Role(StrEnum):
    """What a column is, where it does not hold the readings of one measure."""

    LEFT_OUT = ""
    DAY = "day"
    VALUE = "value"
    NOTE = "note"
    MEASURE = "measure"
    CLIENT = "client"


OF = "of "
"""What the role of a column begins with that holds the readings of one measure; its id follows."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What each column of a table is: its name and its role, a `Role` or `of m1` for readings of m1.

    The readings begin in row `start`, counted from 0. `measures` has the id of a measure for each word in
    the column of measures, empty for readings that are left out. `month_first` and `decimal` say how days
    and numbers are written, where that was chosen.
    """

    names: tuple[str, ...]
    roles: tuple[str, ...]
    start: int
    measures: Mapping[str, str] = field(default_factory=dict)
    month_first: bool | None = None
    decimal: str = ""

    def of(self, role: str) -> int | None:
        """The column with this role; None where there is none."""
        return self.roles.index(role) if role in self.roles else None

    @property
    def of_measures(self) -> dict[int, str]:
        """The columns with the readings of one measure each, and the id of that."""
        return {at: one.removeprefix(OF) for at, one in enumerate(self.roles) if one.startswith(OF)}

    @property
    def is_whole(self) -> bool:
        """Whether there are days and readings among the columns."""
        has_values = self.of(Role.VALUE) is not None and self.of(Role.MEASURE) is not None
        return self.of(Role.DAY) is not None and (has_values or bool(self.of_measures))

    def called(self, name: str) -> int | None:
        """The column with this name, or with this letter; None where there is none."""
        names = [plain_name(one) for one in self.names]
        letters = [letter(at).casefold() for at in range(len(names))]
        wanted = plain_name(name)
        return next((some.index(wanted) for some in (names, letters) if wanted in some), None)

    def given(self, column: int, role: str) -> "Columns":
        """These columns with this one in this role; another one that had it is left out."""
        roles = [Role.LEFT_OUT if one == role else one for one in self.roles]
        roles[column] = role
        return replace(self, roles=tuple(map(str, roles)))

    @property
    def draft(self) -> str:
        """The name under which what was chosen is kept: the same for the same names of columns."""
        return f"import {same_id(*map(plain_name, self.names))}"

    @property
    def text(self) -> str:
        """What was chosen, to be kept for the next file with these columns."""
        chosen = {name: getattr(self, name) for name in _CHOSEN}
        return json.dumps(chosen, ensure_ascii=False)

    def remembered(self, text: str, workbook: Workbook) -> "Columns":
        """These columns as chosen in `text` of an earlier file; measures that are gone are left out."""
        if not text:
            return self
        kept = json.loads(text)
        known = {one.id for one in measures_of(workbook)}
        roles = tuple(
            one if not one.startswith(OF) or one.removeprefix(OF) in known else ""
            for one in kept.pop("roles")
        )
        measures = {word: one for word, one in kept.pop("measures").items() if not one or one in known}
        return replace(self, roles=roles, measures={**self.measures, **measures}, **kept)


_CHOSEN = ("roles", "measures", "month_first", "decimal")


def letter(column: int) -> str:
    """How a spreadsheet calls a column that is counted from 0: A, B, … Z, AA."""
    before, last = divmod(column, 26)
    return f"{letter(before - 1) if before else ''}{chr(ord('A') + last)}"


_WORDS = {
    Role.DAY: "date day datum tag dag data fecha jour dia día giorno timestamp zeitstempel horodateur "
    "informazioni_cronologiche marca_temporal daystamp week_ending week_of woche semaine",
    Role.VALUE: "value wert valeur valor valore reading amount count actual result ist messwert betrag menge "
    "anzahl",
    Role.NOTE: "note notes comment comments remark remarks notiz notizen bemerkung bemerkungen kommentar "
    "anmerkung remarque remarques commentaire commentaires nota notas comentario commento",
    Role.MEASURE: "measure metric goal habit kpi indicator measure_title kennzahl messgröße ziel indicateur "
    "mesure objectif métrica indicador",
    Role.CLIENT: "client client_name coachee klient klientin kunde kundin cliente",
}
NAMED = {word.replace("_", " "): role for role, words in _WORDS.items() for word in words.split()}
"""The names of columns that say what they are, in several languages."""
_STAMPS = {"timestamp", "zeitstempel", "horodateur", "marca temporal", "informazioni cronologiche"}
"""Columns that say when a form was sent: another day in the form is the one that is meant."""
_DAY_SHAPE = re.compile(
    r"\d{1,4}([./-])\s?\d{1,2}\1\s?\d{1,4}|\d{4} \d\d? \d\d?|\d{1,2}\.? ?[^\W\d_]{3,}\.?,? ?\d{2,4}"
    r"|[^\W\d_]{3,}\.? \d{1,2},? \d{4}"
)
_NUMBER_SHAPE = re.compile(r"\W{0,3}\d[\d.,'’\s]*\D{0,8}")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*$")


@lru_cache(maxsize=1000)
def plain_name(text: str) -> str:
    """A name to compare with others: without a unit in brackets behind it, in small letters."""
    composed = " ".join(unicodedata.normalize("NFKC", text).split())
    return _BRACKETS.sub("", composed).casefold() or composed.casefold()


def measures_of(workbook: Workbook) -> tuple[Measure, ...]:
    """The measures of a client, each as it is now."""
    return tuple(current(workbook.measures))


def proposed(table: Table, workbook: Workbook, *, measure: str = "") -> Columns:
    """What the columns seem to be; what is not clear is left out.

    With the id of a measure the values are readings of that one.
    """
    names, start = _head(table)
    measures = measures_of(workbook)
    only = measure or (measures[0].id if len(measures) == 1 else "")
    roles = [_role(name, measures if not measure else ()) for name in names]
    day = _day_column(table, names, start)
    roles = [Role.LEFT_OUT if one == Role.DAY else one for one in roles]
    if day is not None:
        roles[day] = Role.DAY
    roles = [Role.LEFT_OUT if one in roles[:at] else one for at, one in enumerate(roles)]
    has_several = Role.MEASURE in roles
    if Role.VALUE in roles and not has_several:
        roles[roles.index(Role.VALUE)] = f"{OF}{only}" if only else Role.LEFT_OUT
    if only and not any(one.startswith(OF) or one == Role.VALUE for one in roles):
        numbers = [at for at, one in enumerate(roles) if not one and _holds_numbers(table, start, at)]
        if len(numbers) == 1:
            roles[numbers[0]] = Role.VALUE if has_several else f"{OF}{only}"
    if not start and roles.count(Role.LEFT_OUT) == 1:  # nothing says what it is, and nothing else is left
        roles[roles.index(Role.LEFT_OUT)] = Role.NOTE
    found = Columns(names=names, roles=tuple(map(str, roles)), start=start)
    return replace(found, measures=measures_named(table, found, measures))


def measures_named(table: Table, columns: Columns, measures: Sequence[Measure]) -> dict[str, str]:
    """The id of the measure that each word in the column of measures names; others are not in it."""
    found = {word: measure_called(word, measures) for word in measure_words(table, columns)}
    return {word: one for word, one in found.items() if one}


def measure_words(table: Table, columns: Columns) -> tuple[str, ...]:
    """The words in the column of measures, each once; nothing where there is no such column."""
    at = columns.of(Role.MEASURE)
    if at is None:
        return ()
    cells = (_text(table.cell(row, at)) for row in range(columns.start, len(table.rows)))
    return tuple(dict.fromkeys(filter(None, cells)))


def measure_called(name: str, measures: Sequence[Measure]) -> str:
    """The id of the only measure with this id or title; empty where there is none."""
    found = [one.id for one in measures if plain_name(name) in (one.id.casefold(), plain_name(one.title))]
    return found[0] if len(found) == 1 else ""


def _role(name: str, measures: Sequence[Measure]) -> str:
    if found := measure_called(name, measures):
        return f"{OF}{found}"
    return NAMED.get(plain_name(name), Role.LEFT_OUT)


# ---- where the readings begin


def is_day(cell: Cell, *, number: bool = False) -> bool:
    """Whether a cell looks like a day; with `number` also where it is written as one, such as 20260131."""
    if isinstance(cell, Percent) or cell is None:
        return False
    if isinstance(cell, date):
        return True
    if isinstance(cell, str) and _DAY_SHAPE.fullmatch(without_clock(cell)):
        return True
    text = str(cell)
    return number and text.isascii() and text.isdigit() and len(text) in (5, 8, 10, 13)


def _day_column(table: Table, names_of_columns: Sequence[str], start: int) -> int | None:
    """The column that holds the most days; of several alike one that says so, and a time stamp last."""
    names = [plain_name(one) for one in names_of_columns]

    def days(at: int) -> int:
        named = NAMED.get(names[at]) is Role.DAY or not (start or at)
        return sum(is_day(cell, number=named) for cell in _column(table, start, at))

    counts = [days(at) for at in range(table.width)]
    most = max(counts, default=0)
    if not most:
        return next((at for at, one in enumerate(names) if NAMED.get(one) is Role.DAY), None)
    full = [at for at, count in enumerate(counts) if count > 0.8 * most]
    return min(full, key=lambda at: (names[at] in _STAMPS, NAMED.get(names[at]) is not Role.DAY, at))


def _head(table: Table) -> tuple[tuple[str, ...], int]:
    """The names of the columns, and the first row below them.

    They are the row with most names that are known; else the last of several words without a number above
    the first day or number. Groups of columns may stand above it, or parts of them below it.
    """
    sample = range(min(SAMPLE, len(table.rows)))
    counts = [sum(is_day(table.cell(row, at)) for row in sample) for at in range(table.width)]
    most = max(counts, default=0)
    day_at = counts.index(most) if most else 0
    begun = (
        row for row in sample if (is_day(table.cell(row, day_at)) if most else _has_number(table.rows[row]))
    )
    begin = next(begun, len(sample[:1]))
    words = [row for row in range(begin) if len(table.rows[row]) > 1 and not _has_number(table.rows[row])]
    if not words:
        return tuple(f"Column {letter(at)}" for at in range(table.width)), 0
    known = {row: sum(plain_name(_text(one)) in NAMED for one in table.rows[row]) for row in words}
    head = max(words, key=lambda row: (known[row], -row if known[row] else row))
    names = _texts(table, head)
    if head + 1 in words and not _text(table.cell(head + 1, day_at)):
        names = _carried(names)
        return _names(names, names, _texts(table, head + 1)), head + 2
    return _names(names, _carried(_texts(table, head - 1)) if head - 1 in words else [], names), head + 1


def _texts(table: Table, row: int) -> list[str]:
    return [_text(table.cell(row, at)) for at in range(table.width)]


def _carried(names: Sequence[str]) -> list[str]:
    """The names, each carried on over the empty cells behind it."""
    carried: list[str] = []
    for one in names:
        carried.append(one or (carried[-1] if carried else ""))
    return carried


def _names(main: Sequence[str], above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """The `main` names; of those that are not alone, what stands above and below together."""
    joined = (" ".join(filter(None, both)) for both in zip_longest(above, below))
    names = (one if one and main.count(one) == 1 else both for one, both in zip(main, joined, strict=True))
    return tuple(one or f"Column {letter(at)}" for at, one in enumerate(names))


def _has_number(cells: Sequence[Cell]) -> bool:
    return any(isinstance(one, Decimal | Percent) or _NUMBER_SHAPE.fullmatch(str(one or "")) for one in cells)


def _text(cell: Cell) -> str:
    """The text of a cell in one line."""
    return " ".join(cell_text(cell).split())


def _column(table: Table, start: int, at: int) -> Iterator[Cell]:
    """The first cells of a column below its name."""
    return (table.cell(row, at) for row in range(start, min(start + SAMPLE, len(table.rows))))


def _holds_numbers(table: Table, start: int, at: int) -> bool:
    """Whether most cells of a column look like numbers."""
    cells = [cell for cell in _column(table, start, at) if cell is not None and cell != ""]
    numbers = [isinstance(one, Decimal | Percent) or bool(_NUMBER_SHAPE.fullmatch(str(one))) for one in cells]
    return sum(numbers) * 2 > len(cells)
