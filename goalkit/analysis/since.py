"""What changed between two days: the status of goals, and what was read."""

from datetime import date

import pandas as pd

from goalkit.analysis.goal_status import WEAKEST_FIRST
from goalkit.terms import GoalState

_GOAL = ["client", "goal"]


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

    `now` and `then` as in `analysis.progress`, `readings` as in `daily_readings`. Columns: client, measure,
    title, kind, unit, count (days with a reading after `since`), last and last_then (the readings of the
    last days, in the unit), confidence and confidence_then; NaN where there was none.
    """
    is_new = readings["on"] > pd.Timestamp(since)
    recent = readings[is_new].groupby("measure", observed=True)["value"].agg(count="size", last="last")
    before = readings[~is_new].groupby("measure", observed=True)["value"].last().rename("last_then")
    sure_then = then.set_index("measure")["confidence"].rename("confidence_then")
    found = now[["client", "measure", "title", "kind", "unit", "confidence"]].merge(recent, on="measure")
    return found.merge(before, on="measure", how="left").merge(sure_then, on="measure", how="left")
