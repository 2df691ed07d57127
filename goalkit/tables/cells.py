"""How a table comes from rows, and how numbers, days and states stand in its cells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from goalkit import look
from goalkit.blocks import Align, Cell, Column, Table
from goalkit.frames import FrameRow, rows_of
from goalkit.measure_text import goal_label, reading_text
from goalkit.terms import LAID_ASIDE, GoalState, MilestoneState, Status
from goalkit.wording import NOTHING, chance_text, day_text, list_text, quantity_text, share_text

PER_CENT = "\u00a0%"


@dataclass(frozen=True)
class Col:
    """A column, and how its cell comes from a row: `cell` of what stands under `name`, or of all of it."""

    label: str
    width: float
    cell: Callable[[Any], Cell | str]
    name: str = ""
    align: Align = "left"

    def of(self, row: Any) -> Cell:
        """The cell of a row of a frame, or of a record."""
        made = self.cell(getattr(row, self.name) if self.name else row)
        return Cell(text=made) if isinstance(made, str) else made


def table(caption: str, rows: Iterable[Any] | pd.DataFrame, *columns: Col) -> Table:
    """A table of these columns with one row for each row of a frame, or for each record."""
    each = rows_of(rows) if isinstance(rows, pd.DataFrame) else rows
    return Table(
        caption=caption,
        columns=tuple(Column(label=col.label, align=col.align, width=col.width) for col in columns),
        rows=tuple(tuple(col.of(row) for col in columns) for row in each),
    )


def text(words: str) -> str:
    """Words as they are; an en dash where there are none."""
    return words.strip() or NOTHING


def breakable(words: str, unit: str) -> str:
    """Words that end in a unit: one longer than a sign such as % may go on the next line."""
    return words.replace("\u00a0", " ") if len(unit) > 1 else words


def quantity(value: float, unit: str, *beside: float) -> str:
    """A number with its unit, which may go on the next line in a narrow column."""
    return breakable(quantity_text(value, unit, *beside), unit)


def reading(row: FrameRow, column: str, *beside: float) -> str:
    """The reading in this column of a row with kind and unit: with its unit, or as yes or not yet."""
    return breakable(reading_text(row.kind, getattr(row, column), row.unit, *beside), row.unit)


def confidence(before: float, now: float) -> str:
    """How sure the client was and is, as fractions: `70 → 65 %`, or one number where nothing changed."""
    first, last = share_text(before), share_text(now)
    return last if first in {last, NOTHING} else f"{first.removesuffix(PER_CENT)} → {last}"


def day(value: Any) -> str:
    """A day of a frame or record; an en dash where it is missing."""
    return NOTHING if pd.isna(value) else day_text(value)


def chance(change: float, *, beyond: bool) -> Cell:
    """Whether a change is beyond chance; an en dash where nothing changed or could be compared."""
    return Cell(text=chance_text(beyond=beyond), bold=beyond) if abs(change) > 0 else Cell(text=NOTHING)


def milestone(state: str) -> Cell:
    """Symbol, word and colour of the state of a milestone."""
    found = MilestoneState(state)
    return Cell(text=found.label, colour=look.MILESTONE_COLOURS[found], bold=True)


def revised(value: Any, unit: str) -> str:
    """What a field of a record was or became: words, a number with its unit, or a day."""
    if value is None or isinstance(value, str):
        return text(value or "")
    return day(value) if isinstance(value, date) else quantity(float(value), unit)


JUDGED = (Status.ON_TRACK, Status.BEHIND, Status.AT_RISK)
"""What a rule says; the other statuses do not depend on it."""


def goal_status(state: str, status: str, rule: str = "") -> Cell:
    """The status of a goal, with its rule where one is given, or what was decided about it."""
    if state in LAID_ASIDE:
        return Cell(text=goal_label(state, status), colour=look.MUTED, bold=True)
    return judged_status(Status.DONE if state == GoalState.REACHED else status, rule)


def rules_told(judged: pd.DataFrame) -> Callable[[str], str]:
    """What a row says of its `rule`: nothing where all of `judged` have the same, which is said once."""
    several = len(set(judged["rule"])) > 1
    return lambda rule: rule if several else ""


def by_rule(rules: pd.Series) -> str:
    """By which rules statuses were judged: `status by the gap rule`, `status by the gap and ratio rules`."""
    names = tuple(name for name in dict.fromkeys(rules.astype("str")) if name)
    if not names:
        return "nothing to judge yet"
    return f"status by the {list_text(names)} {'rule' if len(names) == 1 else 'rules'}"


def judged_status(status: str, rule: str = "") -> Cell:
    """The status of a goal or measure, with its rule behind it where that decided about it."""
    word = Status(status)
    return Cell.status(word, said=f"({rule})" if rule and word in JUDGED else "")
