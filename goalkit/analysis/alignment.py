"""How goals go together: what they serve, what is missing, what pulls, and the hours they take together."""

from collections.abc import Collection

import pandas as pd

from goalkit.frames import one_of, without
from goalkit.terms import OVER, AlignedWith

_PAIR = ["client", "goal", "aligned_with", "target"]
_COLUMNS = [
    "client", "goal", "statement", "aligned_with", "target", "target_title", "rating", "rated_on", "reason",
    "decision", "decision_note",
]  # fmt: skip


def alignment_matrix(
    goals: pd.DataFrame, alignments: pd.DataFrame, objectives: pd.DataFrame, personal_values: pd.DataFrame
) -> pd.DataFrame:
    """One row a rated pair of one of these goals and what it is aligned with, by the latest rating.

    Columns: client, goal, statement, aligned_with, target (an id), target_title, rating (−2 to +2),
    rated_on, reason, decision, decision_note. In the order of `goals`, objectives before values
    before goals. Pairs that nobody rated have no row.
    """
    titles = _titles(goals, objectives, personal_values)
    latest = alignments.sort_values("rated_on", kind="stable").drop_duplicates(_PAIR, keep="last")
    kinds = one_of(AlignedWith)
    latest = latest.sort_index().astype({"aligned_with": kinds}).sort_values("aligned_with", kind="stable")
    named = latest.merge(titles, on=["client", "aligned_with", "target"], how="left")
    found = goals[["client", "goal", "statement"]].merge(named, on=["client", "goal"])
    return found[_COLUMNS]


def _titles(goals: pd.DataFrame, objectives: pd.DataFrame, personal_values: pd.DataFrame) -> pd.DataFrame:
    named = {
        AlignedWith.OBJECTIVE: objectives[["client", "objective", "title"]],
        AlignedWith.VALUE: personal_values[["client", "value", "name"]],
        AlignedWith.GOAL: goals[["client", "goal", "statement"]],
    }
    titles = [
        frame.set_axis(["client", "target", "target_title"], axis="columns").assign(aligned_with=kind.value)
        for kind, frame in named.items()
    ]
    return pd.concat(titles, ignore_index=True).astype({"aligned_with": one_of(AlignedWith)})


def open_goals(goals: pd.DataFrame) -> pd.DataFrame:
    """The goals that are neither reached nor dropped, in their order."""
    return goals[~goals["state"].isin(OVER)].reset_index(drop=True)


def between(goals: pd.DataFrame, matrix: pd.DataFrame) -> pd.DataFrame:
    """The rows of `alignment_matrix` from one of these goals to another, to an objective or to a value."""
    ours = ["client", "goal"]
    asked = goals[ours].drop_duplicates()
    others = asked.rename(columns={"goal": "target"}).assign(aligned_with=AlignedWith.GOAL.value)
    left_out = without(matrix[matrix["aligned_with"] == AlignedWith.GOAL], others)
    return without(matrix.merge(asked, on=ours), left_out[list(_PAIR)])


def orphan_goals(
    goals: pd.DataFrame,
    matrix: pd.DataFrame,
    serving: Collection[AlignedWith] = (AlignedWith.OBJECTIVE, AlignedWith.VALUE),
) -> pd.DataFrame:
    """The goals that serve nothing of these kinds (no rating above 0): client, goal, statement."""
    found = matrix[(matrix["rating"] > 0) & matrix["aligned_with"].isin(list(serving))]
    return without(goals[["client", "goal", "statement"]], found[["client", "goal"]])


def uncovered_objectives(objectives: pd.DataFrame, matrix: pd.DataFrame) -> pd.DataFrame:
    """The objectives that no goal serves (no rating above 0): client, objective, title, owner."""
    served = matrix[(matrix["rating"] > 0) & (matrix["aligned_with"] == AlignedWith.OBJECTIVE)]
    covered = served[["client", "target"]].rename(columns={"target": "objective"})
    return without(objectives[["client", "objective", "title", "owner"]], covered)


def tensions(matrix: pd.DataFrame) -> pd.DataFrame:
    """The rows of `alignment_matrix` in which a goal pulls against something, the strongest first."""
    pulling = matrix[matrix["rating"] < 0]
    return pulling.sort_values("rating", kind="stable", ignore_index=True)


def hours_left(goals: pd.DataFrame, weekly_hours: pd.DataFrame) -> pd.DataFrame:
    """One row a client of these goals: client, hours, limit, left (limit − hours), unsaid.

    `hours` is what the goals take in a week, `limit` the most that they may take together, NaN where it
    is not said; `unsaid` counts the goals whose hours are not said.
    """
    planned = goals[["client", "goal"]].merge(weekly_hours, on=["client", "goal"], how="left")
    found = planned.groupby("client", as_index=False, sort=False).agg(
        hours=("hours", "sum"), unsaid=("hours", lambda hours: hours.isna().sum())
    )
    limits = weekly_hours.loc[weekly_hours["goal"].isna(), ["client", "hours"]]
    both = found.merge(limits.rename(columns={"hours": "limit"}), on="client", how="left")
    return both.assign(left=both["limit"] - both["hours"])[["client", "hours", "limit", "left", "unsaid"]]
