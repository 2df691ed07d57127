"""Stated confidence beside what came of it.

A statement is a probability, 0 to 1, of reaching a target in time: in a check-in that of its measure, in a
goal that of the goal. It is judged once its measure or goal is decided, which is when it is reached or the
due day has passed. Left out are statements made when it was decided already, goals that were laid aside,
and what has no reading by the due day.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.pace import share_reached
from goalkit.analysis.progress import progress
from goalkit.analysis.rules import DECIMALS, StatusRule
from goalkit.analysis.status import goal_status
from goalkit.frames import Frames
from goalkit.terms import LAID_ASIDE, GoalState, Kind, Status

FEWEST_STATEMENTS = 20
"""Below so many judged statements nothing is said about them."""
FEWEST_DECIDED = 5
"""Nor below so many measures or goals that they are about: many statements about one are one surprise."""
BINS = 5
NEAR = 0.1
"""How far from one another two statements of about the same height are at most."""
_COLUMNS = ["client", "goal", "measure", "on", "confidence", "reached"]


def brier_score(confidence: Sequence[float], reached: Sequence[float]) -> float:
    """The mean of (confidence − outcome)², the outcome being 1 or 0; NaN without any (Brier, 1950)."""
    if not len(confidence):
        return float("nan")
    stated, came_true = (np.asarray(column, dtype=np.float64) for column in (confidence, reached))
    return float(np.mean((stated - came_true) ** 2))


def is_enough(judged: pd.DataFrame) -> bool:
    """Whether so many statements about so many goals and measures are judged that something can be said."""
    about = judged[["goal", "measure"]].drop_duplicates()
    return len(judged) >= FEWEST_STATEMENTS and len(about) >= FEWEST_DECIDED


def reliability(judged: pd.DataFrame) -> pd.DataFrame:
    """One row each fifth of the probabilities, whether or not something was stated in it.

    Columns: low and high (its ends; the lower belongs to it, of the last one both), statements, stated
    (mean confidence) and reached (the share that came true), as fractions, NaN without a statement.
    """
    place = np.floor((judged["confidence"] * BINS).round(DECIMALS)).clip(upper=BINS - 1).astype("int64")
    by_bin = judged.astype({"reached": "float64"}).groupby(place)
    found = by_bin.agg(
        statements=("confidence", "size"), stated=("confidence", "mean"), reached=("reached", "mean")
    ).reindex(range(BINS))
    low = np.arange(BINS) / BINS
    found.insert(0, "low", low)
    found.insert(1, "high", low + 1 / BINS)
    return found.fillna({"statements": 0}).astype({"statements": "int64"}).reset_index(drop=True)


def near(judged: pd.DataFrame, confidence: float) -> pd.DataFrame:
    """The rows of `judged` with a confidence at most ten percentage points from this one, a fraction."""
    return judged[(judged["confidence"] - confidence).abs().round(DECIMALS) <= NEAR]


def judged_statements(frames: Frames, *, as_of: date, rule: StatusRule) -> pd.DataFrame:
    """One row a statement whose measure or goal is decided on `as_of`, by day.

    Columns: client, goal, measure (empty where it is about the goal), on, confidence, reached (whether
    it came true). `rule` judges a maintain measure at its end where the goal has no rule of its own.
    """
    measures = frames.check_ins[["measure"]].astype("str")
    due = measures.merge(frames.measures[["measure", "due"]], on="measure", how="left")["due"]
    in_time = frames.check_ins.loc[frames.check_ins["on"].to_numpy() <= due.to_numpy()]
    ends = frames.goals[["client", "goal", "due"]].rename(columns={"due": "goal_due"})
    steps = frames.milestones.merge(ends, on=["client", "goal"])
    steps = steps.assign(reached_on=steps["reached_on"].where(steps["reached_on"] <= steps["goal_due"]))
    judged = progress(frames.measures, in_time, steps, as_of=as_of, rule=rule)
    tried = frames.goals[~frames.goals["state"].isin(LAID_ASIDE)]
    found = pd.concat([_of_measures(judged, in_time), _of_goals(frames, judged)], ignore_index=True)
    found = found.merge(tried[["client", "goal"]], on=["client", "goal"])
    return found.sort_values("on", kind="stable", ignore_index=True)[_COLUMNS]


def _of_measures(judged: pd.DataFrame, check_ins: pd.DataFrame) -> pd.DataFrame:
    decided = judged[judged["status"].isin([Status.DONE, Status.MISSED])]
    decided = decided.drop(columns="confidence").rename(columns={"on": "last_step_on"})
    stated = check_ins.astype({"measure": "str"}).merge(decided, on="measure")
    way = share_reached(stated["value"], stated["baseline"], stated["target"])
    share = pd.Series(way, index=stated.index).where(stated["kind"] == Kind.REACH)
    share = share.where(stated["kind"] != Kind.DONE, stated["value"])
    at_target = share.round(DECIMALS) >= 1
    first_reached = stated["on"].where(at_target).groupby(stated["measure"]).transform("min")
    all_steps = (stated["kind"] == Kind.MILESTONES) & (stated["status"] == Status.DONE)
    decided_on = first_reached.fillna(stated["last_step_on"].where(all_steps)).fillna(stated["due"])
    forecasts = stated[stated["confidence"].notna() & (stated["on"] < decided_on)]
    return forecasts.assign(reached=forecasts["status"] == Status.DONE)[_COLUMNS]


def _of_goals(frames: Frames, judged: pd.DataFrame) -> pd.DataFrame:
    status = goal_status(frames.goals, judged)[["client", "goal", "state", "status"]]
    reached = (status["state"] == GoalState.REACHED) | (status["status"] == Status.DONE)
    decided = status.assign(reached=reached)[reached | (status["status"] == Status.MISSED)]
    versions = frames.goal_versions.sort_values(["client", "goal", "version"], kind="stable")
    before = versions.groupby(["client", "goal"])["confidence"].shift()
    is_said = versions["confidence"].notna() & (versions["confidence"] != before)
    stated = versions[is_said & (versions["since"] < versions["due"])]
    found = stated[["client", "goal", "since", "confidence"]].merge(decided, on=["client", "goal"])
    return found.rename(columns={"since": "on"}).assign(measure="")[_COLUMNS]
