"""How far a measure has come, and how far it could be expected to have come by a day."""

from datetime import date
from typing import overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from goalkit.analysis.runs import Floats
from goalkit.terms import DayCount, GoalState

Days = pd.Series | NDArray[np.datetime64]
Numbers = pd.Series | Floats


def expected_share(
    start: Days,
    due: Days,
    as_of: Days | date,
    *,
    count: DayCount | pd.Series = DayCount.EXCLUSIVE,
    paused: pd.Series | int = 0,
) -> Floats:
    """The share of the time from `start` to `due` that has passed on `as_of`, from 0 to 1.

    0 up to the start, 1 from the due day on. With `inclusive` the day of reading counts as passed. Days that
    were `paused` up to `as_of` are left out of both. Columns of days; NaN where a day is missing or start and
    due are the same.
    """
    first, last, today = (np.asarray(days, dtype="datetime64[D]") for days in (start, due, as_of))
    counted = np.asarray(count == DayCount.INCLUSIVE).astype("int64") - np.asarray(paused, dtype="int64")
    counted = counted.astype("timedelta64[D]")
    with np.errstate(invalid="ignore", divide="ignore"):
        share: Floats = np.clip((today - first + counted) / (last - first + counted), 0.0, 1.0)
    return share


def pauses(goal_versions: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a version of a goal: client, goal, begins, ends (the day after the last), paused (its days).

    `goal_versions` as in `Frames`, up to day `as_of`, which is not counted. Each version counts from its day
    to that of the next, between the start and the due day of the goal; 0 days where it was not paused.
    """
    key, today = ["client", "goal"], pd.Timestamp(as_of)
    versions = goal_versions.sort_values([*key, "version"], kind="stable")
    newest = versions.groupby(key, sort=False)[["start", "due"]].transform("last")
    until = versions.groupby(key, sort=False)["since"].shift(-1).fillna(today)
    begins = versions["since"].clip(lower=newest["start"])
    last = newest["due"].where(newest["due"] < today, today)
    ends = until.where(until < last, last)
    days = (ends - begins).dt.days.clip(lower=0).where(versions["state"] == GoalState.PAUSED, 0)
    return versions[key].assign(begins=begins, ends=ends, paused=days.astype("int64"))


def paused_days(pauses: pd.DataFrame) -> pd.DataFrame:
    """One row a goal: client, goal, paused (days, between its start and its due day)."""
    key = ["client", "goal"]
    return pauses[[*key, "paused"]].groupby(key, as_index=False, sort=False).sum()


@overload
def share_reached(actual: float, baseline: float, target: float) -> float: ...
@overload
def share_reached(actual: Numbers, baseline: Numbers | float, target: Numbers | float) -> Floats: ...
def share_reached(
    actual: Numbers | float, baseline: Numbers | float, target: Numbers | float
) -> Floats | float:
    """The share of the way from baseline to target: 0 at the baseline, 1 at the target, not clipped.

    All three in the unit of the measure, numbers or columns. Falling targets count the same way.
    NaN where baseline and target are equal or a number is missing. The formula and its source:
    `docs/reference/formulas/share-of-the-way.md`.

    >>> share_reached(7, baseline=4, target=10)
    0.5
    """
    now, low, high = (np.asarray(numbers, dtype=np.float64) for numbers in (actual, baseline, target))
    way = np.where(high == low, np.nan, high - low)
    share: Floats = (now - low) / way
    return share if share.ndim else float(share)
