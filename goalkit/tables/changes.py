"""Tables of then and now: goals from day to day and from quarter to quarter, and what was read since."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from goalkit.blocks import Cell, Column, Table
from goalkit.measure_text import goal_standing_text
from goalkit.tables import cells
from goalkit.wording import count_text, day_text, number_text

_NOT_THERE = Cell(text="not yet there")


def status_changes_table(changes: pd.DataFrame, progress: pd.DataFrame, *, then: date) -> Table:
    """One row a goal: statement, status on day `then`, status now, and where it stands.

    `changes`: the columns of `status_changes`; `progress` as in `analysis.progress`.
    """
    return Table(
        caption=(
            f"Where each goal stood on {day_text(then)}, and where it stands now; "
            f"{cells.by_rule(changes['rule'])}."
        ),
        columns=(
            Column(label="Goal", width=3.2),
            Column(label="Then", width=1.1),
            Column(label="Now", width=1.1),
            Column(label="Where it stands", width=3.6),
        ),
        rows=tuple(
            (
                cells.text(goal["statement"]),
                _status_then(goal),
                cells.goal_status(goal),
                cells.text(goal_standing_text(goal, progress)),
            )
            for _, goal in changes.iterrows()
        ),
    )


def _status_then(goal: pd.Series) -> Cell:
    if pd.isna(goal["status_then"]):
        return _NOT_THERE
    return cells.goal_status(goal[["status_then", "state_then"]].set_axis(["status", "state"]))


def readings_table(readings: pd.DataFrame, *, then: date) -> Table:
    """One row a measure that was read since: title, reading then, reading now, how often, confidence.

    `readings`: the columns of `readings_since`.
    """
    return Table(
        caption=f"What was read since {day_text(then)}: {count_text(len(readings), 'measure')}.",
        columns=(
            Column(label="Measure", width=3.2),
            Column(label="Then", align="right", width=1.4),
            Column(label="Now", align="right", width=1.4),
            Column(label="Readings", align="right", width=1.0),
            Column(label="Confidence", align="right", width=1.4),
        ),
        rows=tuple(
            (
                cells.text(row["title"]),
                cells.reading(row, "last_then"),
                cells.reading(row, "last"),
                Cell(text=number_text(row["count"])),
                cells.confidence(row["confidence_then"], row["confidence"]),
            )
            for _, row in readings.iterrows()
        ),
    )


def quarters_table(goals: pd.DataFrame, quarters: Mapping[str, pd.DataFrame]) -> Table:
    """One row a goal of `goals`: statement, and its status at the end of each of these quarters.

    `quarters` holds by the name of the column the goals as in `analysis.goal_status`.
    """
    by_goal = [{row["goal"]: row for _, row in found.iterrows()} for found in quarters.values()]
    return Table(
        caption=(
            "The status of each goal at the end of each quarter, judged over that quarter; "
            f"{cells.by_rule(goals['rule'])}."
        ),
        columns=(Column(label="Goal", width=3.2), *(Column(label=name, width=1.3) for name in quarters)),
        rows=tuple(
            (
                cells.text(goal["statement"]),
                *(
                    cells.goal_status(found[goal["goal"]]) if goal["goal"] in found else _NOT_THERE
                    for found in by_goal
                ),
            )
            for _, goal in goals.iterrows()
        ),
    )
