"""Tables of goals: on the summary page, of all measures, then and now, what was revised, what is missing."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from math import nan

import pandas as pd

from goalkit.analysis.progress import MeasureRow
from goalkit.blocks import Cell, Column, Table
from goalkit.frames import FrameRow, rows_of
from goalkit.measure_text import goal_standing_text, target_text
from goalkit.tables import cells
from goalkit.tables.cells import Col, table
from goalkit.terms import LAID_ASIDE, Kind
from goalkit.wording import count_text, day_text, number_text, share_text

_EMPTY = Cell()
_NOT_THERE = Cell(text="not set yet")
_WHAT = {"target_high": "upper target"}


def summary_table(
    goal_status: pd.DataFrame, progress: pd.DataFrame, sparks: Mapping[str, tuple[float, ...]]
) -> Table:
    """One row a goal: statement, status, small line of its latest readings, and where it stands.

    `goal_status` and `progress` as in the modules of that name in `analysis`; `sparks`: readings by
    id of goal. A goal stands where the measure stands that decides its status.
    """
    told = cells.rules_told(goal_status)
    return table(
        "Where each goal stands.",
        goal_status,
        Col("Goal", 3.2, cells.text, "statement"),
        Col("Status", 1.3, lambda goal: cells.goal_status(goal.state, goal.status, told(goal.rule))),
        Col("Readings", 1.2, lambda goal: Cell(spark=sparks.get(goal.goal, ()))),
        Col("Now", 3.0, lambda goal: goal_standing_text(goal, progress)),
    )


def goals_table(goal_status: pd.DataFrame, progress: pd.DataFrame) -> Table:
    """One row a measure under the row of its goal.

    `goal_status` and `progress` as in the modules of that name in `analysis`. The row of a goal has
    its statement, and its status where it has several measures or was laid aside; a goal without
    measure has only this.
    """
    told = cells.rules_told(progress)
    rows = [row for goal in rows_of(goal_status) for row in _rows(goal, progress, told)]
    measures, goals = count_text(len(progress), "measure"), count_text(len(goal_status), "goal")
    return Table(
        caption=f"The {measures} of {goals}, from baseline to target; {cells.by_rule(progress['rule'])}.",
        columns=(
            Column(label="Goal and measure", width=2.5),
            Column(label="From", align="right", width=1.35),
            Column(label="Target", align="right", width=1.45),
            Column(label="Now", align="right", width=1.35),
            Column(label="Progress", align="right", width=1.3),
            Column(label="Expected", align="right", width=1.3),
            Column(label="Status", width=1.6),
            Column(label="Confidence", align="right", width=1.6),
        ),
        rows=tuple(rows),
    )


def _rows(goal: FrameRow, progress: pd.DataFrame, told: Callable[[str], str]) -> Iterator[tuple[Cell, ...]]:
    own = progress["goal"] == goal.goal
    measures = progress[own & (progress["client"] == goal.client)]
    shown = len(measures) != 1 or goal.state in LAID_ASIDE
    status = cells.goal_status(goal.state, goal.status, told(goal.rule)) if shown else _EMPTY
    yield Cell(text=goal.statement, bold=True), *[_EMPTY] * 5, status, _EMPTY
    for row, wanted in zip(rows_of(measures), MeasureRow.all_of(measures), strict=True):
        is_kept = wanted.kind is Kind.MAINTAIN
        texts = (
            row.title,
            cells.quantity(row.baseline, row.unit, *wanted.numbers),
            cells.breakable(target_text(wanted, *wanted.numbers), row.unit),
            cells.reading(row, "actual", *wanted.numbers),
            share_text(row.share) + (" kept" if is_kept and pd.notna(row.share) else ""),
            share_text(nan if is_kept else row.expected),
        )
        sure = Cell(text=cells.confidence(row.first_confidence, row.confidence))
        yield *(Cell(text=text) for text in texts), cells.judged_status(row.status, told(row.rule)), sure


def status_changes_table(changes: pd.DataFrame, progress: pd.DataFrame, *, then: date) -> Table:
    """One row a goal: statement, status on day `then`, status now, and where it stands.

    `changes` as in `status_changes`, `progress` as in `analysis.progress`.
    """
    judged = cells.by_rule(changes["rule"])
    return table(
        f"Where each goal stood on {day_text(then)}, and where it stands now; {judged}.",
        changes,
        Col("Goal", 3.2, cells.text, "statement"),
        Col("Then", 1.1, _status_then),
        Col("Now", 1.1, lambda goal: cells.goal_status(goal.state, goal.status)),
        Col("Where it stands", 3.6, lambda goal: goal_standing_text(goal, progress)),
    )


def _status_then(goal: FrameRow) -> Cell:
    if pd.isna(goal.status_then):
        return _NOT_THERE
    return cells.goal_status(goal.state_then, goal.status_then)


def readings_table(readings: pd.DataFrame, *, then: date) -> Table:
    """One row a measure that was read since: title, reading then, reading now, how often, confidence.

    `readings` as in `readings_since`.
    """
    return table(
        f"Readings since {day_text(then)}: {count_text(len(readings), 'measure')}.",
        readings,
        Col("Measure", 3.2, cells.text, "title"),
        Col("Then", 1.4, lambda row: cells.reading(row, "last_then"), align="right"),
        Col("Now", 1.4, lambda row: cells.reading(row, "last"), align="right"),
        Col("Readings", 1.0, number_text, "count", align="right"),
        Col("Confidence", 1.4, _confidence, align="right"),
    )


def _confidence(row: FrameRow) -> str:
    return cells.confidence(row.confidence_then, row.confidence)


def quarters_table(goals: pd.DataFrame, quarters: Mapping[str, pd.DataFrame]) -> Table:
    """One row a goal of `goals`: statement, and its status at the end of each of these quarters.

    `quarters` holds by the name of the column the goals as in `goal_status`.
    """
    judged = cells.by_rule(goals["rule"])
    return table(
        f"The status of each goal at the end of each quarter, judged over that quarter; {judged}.",
        goals,
        Col("Goal", 3.2, cells.text, "statement"),
        *(Col(name, 1.3, partial(_status_in, found), "goal") for name, found in quarters.items()),
    )


def _status_in(found: pd.DataFrame, goal: str) -> Cell:
    same = found[found["goal"] == goal]
    return next((cells.goal_status(row.state, row.status) for row in rows_of(same)), _NOT_THERE)


def ledger_table(ledger: pd.DataFrame) -> Table:
    """One row a reason of one day, with all that it changed: since, what, before, after, unit, reason."""
    together = [list(rows_of(rows)) for _, rows in ledger.groupby(["since", "reason"], sort=False)]

    def each(said: Callable[[FrameRow], str]) -> Callable[[list[FrameRow]], str]:
        return lambda rows: "\n".join(map(said, rows))

    return table(
        f"What was revised, and why: {count_text(len(ledger), 'change')}.",
        together,
        Col("Since", 1.3, lambda rows: cells.day(rows[0].since)),
        Col("What", 1.2, each(lambda row: cells.text(_WHAT.get(row.what, row.what)))),
        Col("Before", 2.2, each(lambda row: cells.revised(row.before, row.unit))),
        Col("After", 2.2, each(lambda row: cells.revised(row.after, row.unit))),
        Col("Reason", 3.6, lambda rows: cells.text(rows[0].reason)),
    )


def missing_table(missing: pd.DataFrame) -> Table:
    """One row a stretch of spans without reading. `missing`: measure, title, span_start, span_end."""
    return table(
        f"{count_text(len(missing), 'reading')} missing: they are left out, never counted as zero.",
        _stretches(missing),
        Col("Measure", 3.0, cells.text, "title"),
        Col("From", 1.5, cells.day, "first"),
        Col("To", 1.5, cells.day, "last"),
        Col("Readings missing", 1.4, number_text, "spans", align="right"),
    )


def _stretches(missing: pd.DataFrame) -> pd.DataFrame:
    """title, first and last day, spans: spans that follow one another as one."""
    ordered = missing.sort_values(["measure", "span_start"], kind="stable")
    follows = ordered["span_start"] == ordered.groupby("measure", observed=True)["span_end"].shift()
    stretch = (~follows).cumsum().rename("stretch")
    found = ordered.groupby(stretch).agg(
        title=("title", "first"),
        first=("span_start", "min"),
        end=("span_end", "max"),
        spans=("span_start", "size"),
    )
    return found.assign(last=found["end"] - pd.Timedelta(days=1))
