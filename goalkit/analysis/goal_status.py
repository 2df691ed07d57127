"""The status of a goal: that of its weakest measure.

From weakest to strongest: missed, at risk, behind, stale, no reading, too early, on track, done. So
a goal is on track only when every measure is, and done only when every measure is.
"""

import pandas as pd

from goalkit.frames import words
from goalkit.terms import GoalState, Status

WEAKEST_FIRST = (
    Status.MISSED,
    Status.AT_RISK,
    Status.BEHIND,
    Status.STALE,
    Status.NO_READING,
    Status.TOO_EARLY,
    Status.ON_TRACK,
    Status.DONE,
)

_GOAL = ["client", "goal"]
_COLUMNS = [
    "client", "goal", "statement", "state", "status", "rule", "measures", "on_track", "weakest",
    "weakest_measure", "why", "share", "confidence", "first_confidence",
]  # fmt: skip


def goal_status(goals: pd.DataFrame, progress: pd.DataFrame) -> pd.DataFrame:
    """One row a goal, in the order of `goals`, from the rows of `progress`.

    Columns: client, goal, statement, state, status, rule (that judged it; empty without measures),
    measures (how many), on_track (how many of them are on
    track or done), weakest and weakest_measure (title and id of the measure that decides, the first of
    equally weak ones; empty without measures), why (one plain sentence), share (of the only measure,
    NaN with several), confidence and first_confidence (the lowest of the measures). A goal that is
    paused, reached or dropped keeps its computed status, and `why` says so first.
    """
    found = goals[[*_GOAL, "statement", "state"]].merge(_by_goal(progress), on=_GOAL, how="left")
    found = found.assign(
        status=found["status"].fillna(Status.NO_READING.value),
        rule=found["rule"].astype("str").fillna(""),
        measures=found["measures"].fillna(0).astype("int64"),
        on_track=found["on_track"].fillna(0).astype("int64"),
        weakest=found["weakest"].fillna(""),
        weakest_measure=found["weakest_measure"].fillna(""),
        share=found["share"].where(found["measures"] == 1),
    )
    found["why"] = pd.Series([_why(*row) for row in _reasons(found)], index=found.index, dtype="str")
    return found[_COLUMNS]


def _by_goal(progress: pd.DataFrame) -> pd.DataFrame:
    order = [status.value for status in WEAKEST_FIRST]
    strength = progress["status"].cat.reorder_categories(order).cat.codes
    going_well = progress["status"].isin([Status.ON_TRACK, Status.DONE])
    ranked = progress.assign(strength=strength, well=going_well).sort_values("strength", kind="stable")
    folded = ranked.groupby(_GOAL, as_index=False, sort=False).agg(
        status=("status", "first"),
        rule=("rule", "first"),
        measures=("status", "size"),
        on_track=("well", "sum"),
        weakest=("title", "first"),
        weakest_measure=("measure", "first"),
        share=("share", "min"),
        confidence=("confidence", "min"),
        first_confidence=("first_confidence", "min"),
    )
    return folded.astype({"status": words(Status)})


def _reasons(found: pd.DataFrame) -> "zip[tuple[str, str, int, int, str]]":
    return zip(
        found["state"], found["status"], found["measures"], found["on_track"], found["weakest"], strict=True
    )


def _why(state: str, status: str, measures: int, on_track: int, weakest: str) -> str:
    decided = "" if state == GoalState.ACTIVE else f"the goal is {state}; "
    if measures == 0:
        return f"{decided}it has no measure yet"
    if measures == 1:
        return f"{decided}{weakest} is {status}"
    are = "is" if on_track == 1 else "are"
    counted = f"{on_track} of {measures} measures {are} on track"
    return f"{decided}{counted}" if on_track == measures else f"{decided}{weakest} is {status}; {counted}"
