"""The table of forecasts."""

import pandas as pd

from goalkit.analysis.forecast import Remark
from goalkit.blocks import Cell, Column, Table
from goalkit.tables import cells
from goalkit.wording import NOTHING, part_of_month_text, range_text, tenths_text


def forecast_table(forecasts: pd.DataFrame) -> Table:
    """One row a reach measure: its likely reading on the due day, the range, and the chance of the target.

    `forecasts`: the columns of `forecast_readings` and `reach_dates`, with title, unit and confidence.
    Where there are no numbers, the remark that says why.
    """
    return Table(
        caption="Where each measure is likely to be on its due day, and when it reaches its target.",
        columns=(
            Column(label="Measure", width=2.0),
            Column(label="Due", width=1.4),
            Column(label="Likely then", align="right", width=1.35),
            Column(label="8 times in 10", align="right", width=1.95),
            Column(label="Target in time", align="right", width=1.3),
            Column(label="Confidence", align="right", width=1.2),
            Column(label="Target reached", width=1.75),
        ),
        rows=tuple(_row(row) for _, row in forecasts.iterrows()),
    )


def _row(row: pd.Series) -> tuple[Cell, ...]:
    chance = row["probability"]
    return (
        cells.text(row["title"]),
        cells.day(row["on"]),
        cells.quantity(row["median"], row["unit"]),
        Cell(text=cells.breakable(_range(row), row["unit"])),
        Cell(text=NOTHING if pd.isna(chance) else tenths_text(chance)),
        cells.share(row["confidence"]),
        Cell(text=_when(row)),
    )


def _range(row: pd.Series) -> str:
    if pd.isna(row["median"]):
        return NOTHING
    return range_text(row["low"], row["high"], row["unit"])


def _when(row: pd.Series) -> str:
    if row["remark"] != Remark.NONE:
        return str(row["remark"])
    return "not in sight" if pd.isna(row["expected"]) else part_of_month_text(row["expected"])
