"""The hours a week that goals take, against the most that all of them together may take."""

import pandas as pd


def planned_hours(goals: pd.DataFrame, weekly_hours: pd.DataFrame) -> pd.DataFrame:
    """One row a goal, in the order of `goals`: client, goal, statement, hours (a week; NaN if not said)."""
    planned = weekly_hours[["client", "goal", "hours"]]
    return goals[["client", "goal", "statement"]].merge(planned, on=["client", "goal"], how="left")


def hours_left(goals: pd.DataFrame, weekly_hours: pd.DataFrame) -> pd.DataFrame:
    """One row a client of these goals: client, hours, limit, left (limit − hours), unsaid.

    `hours` is what the goals take in a week, `limit` the most that they may take together, NaN where it
    is not said; `unsaid` counts the goals whose hours are not said.
    """
    planned = planned_hours(goals, weekly_hours)
    found = planned.groupby("client", as_index=False, sort=False).agg(
        hours=("hours", "sum"), unsaid=("hours", lambda hours: hours.isna().sum())
    )
    limits = weekly_hours.loc[weekly_hours["goal"].isna(), ["client", "hours"]]
    both = found.merge(limits.rename(columns={"hours": "limit"}), on="client", how="left")
    return both.assign(left=both["limit"] - both["hours"])[["client", "hours", "limit", "left", "unsaid"]]
