"""When the next milestone of a goal will be reached, at the pace of the last ones."""

from datetime import date

import numpy as np
import pandas as pd

LEAST_REACHED = 3
PACE_OF = 4
"""So many gaps between milestones, the latest ones, tell the pace."""


def next_milestones(milestones: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a goal with a milestone to reach and at least three reached by `as_of`.

    Columns: client, goal, milestone (the one due next), expected, earliest, latest (days). Expected
    is the last day on which one was reached and the mean of the last four gaps between them;
    earliest and latest are the same with the shortest and the longest of these. No day lies before
    `as_of`: what should have come by now is expected at once.
    """
    today = pd.Timestamp(as_of).as_unit("s")
    reached = milestones["reached_on"] <= today
    past = milestones[reached].sort_values(["client", "goal", "reached_on"], kind="stable")
    by_goal = past.groupby(["client", "goal"], sort=False)["reached_on"]
    gaps = past.assign(gap=by_goal.diff().dt.days, back=by_goal.cumcount(ascending=False))
    recent = gaps[gaps["back"] < PACE_OF].dropna(subset="gap").groupby(["client", "goal"], as_index=False)
    pace = recent["gap"].agg(["mean", "min", "max"])
    counts = by_goal.agg(last="max", count="size").reset_index()
    known = counts[counts["count"] >= LEAST_REACHED].merge(pace, on=["client", "goal"])
    found = _next_open(milestones[~reached]).merge(known, on=["client", "goal"])
    days = {
        name: (found["last"] + pd.to_timedelta(np.ceil(found[column]), unit="D")).clip(lower=today)
        for name, column in (("expected", "mean"), ("earliest", "min"), ("latest", "max"))
    }
    return found[["client", "goal", "milestone"]].assign(**days)


def _next_open(milestones: pd.DataFrame) -> pd.DataFrame:
    ordered = milestones.sort_values(["client", "goal", "due"], kind="stable")
    return ordered.groupby(["client", "goal"], as_index=False, sort=False).first()
