"""What changed between two days: the status of goals, and what was read."""

from datetime import date

import pandas as pd

from goalkit.analysis.goal_status import WEAKEST_FIRST
from goalkit.terms import GoalState

_GOAL = ["client", "goal"]
_READ = ["measure", "actual", "confidence"]


def status_changes(now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """The rows of `now` with what they were, weaker goals first, then stronger ones, then the rest.

    Both as in `analysis.goal_status`. Further columns: status_then and state_then (NaN where the goal was
    not there yet) and moved (−1 weaker, +1 stronger, else 0; 0 where the goal is or was not active).
    """
    before = then[[*_GOAL, "status", "state"]].rename(
        columns={"status": "status_then", "state": "state_then"}
    )
    found = now.merge(before, on=_GOAL, how="left")
    compared = (found["state"] == GoalState.ACTIVE) & (found["state_then"] == GoalState.ACTIVE)
    ranks = {status.value: rank for rank, status in enumerate(WEAKEST_FIRST)}
    rank, rank_then = (found[name].astype("object").map(ranks) for name in ("status", "status_then"))
    moved = (rank - rank_then).clip(-1, 1).where(compared, 0).astype("int64")
    order = moved.map({-1: 0, 1: 1, 0: 2})
    return found.assign(moved=moved, order=order).sort_values("order", kind="stable").drop(columns="order")


def readings_since(
    now: pd.DataFrame, then: pd.DataFrame, readings: pd.DataFrame, *, since: date
) -> pd.DataFrame:
    """One row a measure that was read after day `since`, in the order of `now`.

    `now` and `then` as in `analysis.progress`, `readings` as in `daily_readings`. Columns: those of `now`,
    count (days with a reading after `since`), actual_then and confidence_then (NaN without).
    """
    recent = readings[readings["on"] > pd.Timestamp(since)]
    counts = recent.groupby("measure", observed=True).size().rename("count").reset_index()
    before = then[_READ].rename(columns={name: f"{name}_then" for name in _READ[1:]})
    counted = now.merge(counts.astype({"measure": "str"}), on="measure")
    return counted.merge(before, on="measure", how="left")
