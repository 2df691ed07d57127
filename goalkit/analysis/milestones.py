"""Milestones: reached, overdue, due soon or planned."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from goalkit.frames import words
from goalkit.terms import MilestoneState

DUE_SOON_DAYS = 42


def milestone_states(milestones: pd.DataFrame, *, as_of: date, since: date | None = None) -> pd.DataFrame:
    """The milestones with `state` (a word of `MilestoneState`) and `reached_in_period` (bool).

    "reached" up to and including `as_of`; else "overdue" when due before `as_of`, "due soon" when
    due within 42 days, "planned" when later. `reached_in_period` counts from `since` on; without it
    every reached milestone is.
    """
    today = pd.Timestamp(as_of)
    reached = milestones["reached_on"] <= today
    overdue = milestones["due"] < today
    soon = milestones["due"] <= today + timedelta(days=DUE_SOON_DAYS)
    state = np.select(
        [reached, overdue, soon],
        [MilestoneState.REACHED, MilestoneState.OVERDUE, MilestoneState.DUE_SOON],
        MilestoneState.PLANNED,
    )
    recent = reached if since is None else reached & (milestones["reached_on"] >= pd.Timestamp(since))
    return milestones.assign(
        state=pd.Series(state, index=milestones.index, dtype=words(MilestoneState)), reached_in_period=recent
    )


def milestone_counts(states: pd.DataFrame) -> pd.DataFrame:
    """One row a goal with milestones: client, goal, reached, due, overdue, total.

    From the rows of `milestone_states`; `due` counts those due soon, the rest is planned for later.
    """
    counted = states[["client", "goal"]].assign(
        reached=(states["state"] == MilestoneState.REACHED).astype("int64"),
        due=(states["state"] == MilestoneState.DUE_SOON).astype("int64"),
        overdue=(states["state"] == MilestoneState.OVERDUE).astype("int64"),
        total=1,
    )
    return counted.groupby(["client", "goal"], as_index=False, sort=False).sum()
