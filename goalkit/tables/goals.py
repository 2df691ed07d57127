"""Tables of goals: the one on the summary page, the one of all measures, and what was revised."""

from collections.abc import Iterator, Mapping

import pandas as pd

from goalkit.blocks import Cell, Column, Table
from goalkit.measure_text import MeasureRow, goal_standing_text, target_text
from goalkit.tables import cells
from goalkit.terms import LAID_ASIDE, Kind
from goalkit.wording import count_text, share_text

_EMPTY = Cell()


def summary_table(
    goal_status: pd.DataFrame, progress: pd.DataFrame, sparks: Mapping[str, tuple[float, ...]]
) -> Table:
    """One row a goal: statement, status, small line of its latest readings, and where it stands.

    `goal_status` and `progress` as in the modules of that name in `analysis`; `sparks`: readings by
    id of goal. A goal stands where the measure stands that decides its status.
    """
    return Table(
        caption="Where each goal stands.",
        columns=(
            Column(label="Goal", width=3.2),
            Column(label="Status", width=1.3),
            Column(label="Readings", width=1.2),
            Column(label="Now", width=3.0),
        ),
        rows=tuple(
            (
                cells.text(goal["statement"]),
                cells.goal_status(goal, named=True),
                Cell(spark=sparks.get(goal["goal"], ())),
                cells.text(goal_standing_text(goal, progress)),
            )
            for _, goal in goal_status.iterrows()
        ),
    )


def goals_table(goal_status: pd.DataFrame, progress: pd.DataFrame) -> Table:
    """One row a measure under the row of its goal.

    `goal_status` and `progress` as in the modules of that name in `analysis`. The row of a goal has
    its statement, and its status where it has several measures or was laid aside; a goal without
    measure has only this.
    """
    rows = [row for _, goal in goal_status.iterrows() for row in _rows(goal, progress)]
    measures, goals = count_text(len(progress), "measure"), count_text(len(goal_status), "goal")
    return Table(
        caption=f"The {measures} of {goals}, from where to where; {cells.by_rule(progress['rule'])}.",
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


def _rows(goal: pd.Series, progress: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    own = progress["goal"] == goal["goal"]
    measures = progress[own & (progress["client"] == goal["client"])]
    shown = len(measures) != 1 or goal["state"] in LAID_ASIDE
    status = cells.goal_status(goal, named=True) if shown else _EMPTY
    yield Cell(text=goal["statement"], bold=True), *[_EMPTY] * 5, status, _EMPTY
    for _, measure in measures.iterrows():
        yield _measure(measure)


def _measure(measure: pd.Series) -> tuple[Cell, ...]:
    unit = measure["unit"]
    expected = float("nan") if measure["kind"] == Kind.MAINTAIN else measure["expected"]
    return (
        cells.text(measure["title"]),
        cells.quantity(measure["baseline"], unit),
        cells.unit_text(target_text(MeasureRow.of(measure)), unit),
        cells.reading(measure, "actual"),
        _progress(measure),
        cells.share(expected),
        cells.judged_status(measure),
        cells.confidence(measure["first_confidence"], measure["confidence"]),
    )


def _progress(measure: pd.Series) -> Cell:
    read = measure["kind"] == Kind.MAINTAIN and pd.notna(measure["share"])
    return Cell(text=share_text(measure["share"]) + (" kept" if read else ""))


def ledger_table(ledger: pd.DataFrame) -> Table:
    """One row a change: since, what, before, after, unit, reason."""
    return Table(
        caption=f"What was revised, and why: {count_text(len(ledger), 'change')}.",
        columns=(
            Column(label="Since", width=1.3),
            Column(label="What", width=1.2),
            Column(label="Before", width=2.0),
            Column(label="After", width=2.0),
            Column(label="Reason", width=3.6),
        ),
        rows=tuple(
            (
                cells.day(change["since"]),
                cells.text(_WHAT.get(change["what"], change["what"])),
                cells.revised(change["before"], change["unit"]),
                cells.revised(change["after"], change["unit"]),
                cells.text(change["reason"]),
            )
            for _, change in ledger.iterrows()
        ),
    )


_WHAT = {"target_high": "upper target"}


def missing_table(missing: pd.DataFrame) -> Table:
    """One row a stretch of spans without reading. `missing`: measure, title, span_start, span_end."""
    stretches = _stretches(missing)
    return Table(
        caption=f"Where readings are missing: {count_text(len(missing), 'span')} in all.",
        columns=(
            Column(label="Measure", width=3.0),
            Column(label="From", width=1.5),
            Column(label="To", width=1.5),
            Column(label="Readings missing", align="right", width=1.4),
        ),
        rows=tuple(
            (
                cells.text(row["title"]),
                cells.day(row["first"]),
                cells.day(row["last"]),
                cells.number(row["spans"]),
            )
            for _, row in stretches.iterrows()
        ),
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
