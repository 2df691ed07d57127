"""Tables to compute a review again from: statuses, and forecasts."""

from collections.abc import Iterator

import pandas as pd

from goalkit.blocks import Cell, Column, Table
from goalkit.frames import FrameRow
from goalkit.measure_text import NOT_YET, YES
from goalkit.tables import cells
from goalkit.tables.cells import Col, table
from goalkit.terms import DayCount, Kind, Rule
from goalkit.wording import NOTHING, count_text, digits_text

MOST_MEASURES = 4
"""So many forecasts stand side by side in one table."""


def status_workings_table(workings: pd.DataFrame) -> Table:
    """One row a measure: how share and expected share come about, and what its rule compares.

    `workings`: the columns of `status_workings`.
    """
    told, judged = cells.rules_told(workings), cells.by_rule(workings["rule"])
    return table(
        f"How each status comes about, {judged}; shares are fractions, 1 is all of the way.",
        workings,
        Col("Measure", 2.5, cells.text, "title"),
        Col("Share", 3.0, _share),
        Col("Expected share", 2.2, _expected),
        Col("Compared", 2.2, _compared),
        Col("Status", 1.2, lambda row: cells.judged_status(row.status, told(row.rule))),
    )


def _share(row: FrameRow) -> str:
    if pd.isna(row.share):
        return NOTHING
    kind, share = Kind(row.kind), _fraction(row.share)
    if kind is Kind.REACH:
        actual, baseline, target = map(_reading, (row.actual, row.baseline, row.target))
        return f"({actual} − {baseline}) ÷ ({target} − {baseline}) = {share}"
    if kind is Kind.DONE:
        return f"{YES if row.share else NOT_YET} = {share}"
    noun = row.cadence if kind is Kind.MAINTAIN else "milestone"
    return f"{row.part:.0f} of {count_text(int(row.whole), noun)} = {share}"


def _expected(row: FrameRow) -> str:
    if pd.isna(row.expected):
        return NOTHING
    kind, share = Kind(row.kind), _fraction(row.expected)
    if kind is Kind.REACH:
        counted = " (today counts)" if row.day_count == DayCount.INCLUSIVE else ""
        paused = f" ({count_text(int(row.paused), 'day')} paused)" if row.paused else ""
        return f"{row.passed:.0f} ÷ {row.time:.0f} days = {share}{counted}{paused}"
    if kind is Kind.MILESTONES:
        return f"{row.passed:.0f} of {row.time:.0f} due = {share}"
    return share


def _fraction(share: float) -> str:
    """A share or expected share with three decimals, as many as are needed: `0.667`, `0.75`, `1`."""
    return digits_text(round(share, 3))


def _compared(row: FrameRow) -> str:
    share, expected = row.share, row.expected
    if pd.isna(share) or pd.isna(expected) or row.status not in cells.JUDGED:
        return NOTHING
    first, second = _fraction(expected), _fraction(share)
    if row.rule == Rule.GAP:
        return f"{first} − {second} = {_fraction(expected - share)}"
    part = _fraction(share / expected) if expected else NOTHING
    return f"{second} ÷ {first} = {part}"


def forecast_workings_tables(workings: pd.DataFrame) -> Iterator[Table]:
    """What each forecast is computed from, a column each, in the unit of the measure and in days.

    `workings`: the columns of `forecast_workings` with title, unit, target and probability.
    """
    for first in range(0, len(workings), MOST_MEASURES):
        some = workings[first : first + MOST_MEASURES]
        rows = []
        titles = [
            f"{title} ({unit})" if unit else title
            for title, unit in zip(some["title"], some["unit"], strict=True)
        ]
        for name, words in _NUMBERS.items():
            digits = _reading if name in _READINGS else digits_text
            rows.append((words, *map(digits, some[name])))
        yield Table(
            caption="What each forecast is computed from, in the unit of its measure and in days.",
            columns=(
                Column(label="Number", width=3.2),
                *(Column(label=title, align="right", width=1.6) for title in titles),
            ),
            rows=tuple(tuple(Cell(text=text) for text in row) for row in rows),
        )


def _reading(value: float) -> str:
    """A number in the unit of a measure, with as many digits as differences of two such numbers need."""
    return digits_text(value, READING_DIGITS)


READING_DIGITS = 9
_READINGS = {"last", "line", "median", "target"}
_NUMBERS = {
    "count": "n: days with a reading",
    "run": "H: days from the first reading to the last",
    "ahead": "h: days from the last reading to the due day",
    "last": "last reading",
    "line": "line on the day of the last reading",
    "line_pace": "line pace, a day",
    "mean_pace": "mean pace, a day",
    "turns": "turns",
    "spread": "s²: Σe² ÷ (n − 2)",
    "strayed": "w: strayed, squared, a day",
    "repeats": "m: past forecasts",
    "missed": "missed: how far off they were, as a part of the usual",
    "median": "median",
    "scale": "scale",
    "target": "target",
    "probability": "chance of the target on the due day",
}
