"""Which goals run: only those count where several are weighed together."""

import pandas as pd

from goalkit.terms import LAID_ASIDE, OVER

Day = pd.Series | pd.Timestamp
"""A day for each row, or one for all of them."""

_GOAL = ["client", "goal"]
_VERSION = ["version", "since", "start", "due", "state"]


def of_running_goals(levels: pd.DataFrame, versions: pd.DataFrame, *, day: Day, before: Day) -> pd.DataFrame:
    """The rows of `levels` (client, goal, …) whose goal runs on `day` or has ended after the day `before`.

    `versions` are those of `Frames.goal_versions`: a goal has start, due and state as they counted on each
    of the two days. It runs from its start to its due day. One that is paused or dropped on `day` does not
    count, and neither does one that was reached or dropped on `before` and is over still.
    """
    now, then = _as_of(levels, versions, day), _as_of(levels, versions, before)
    runs = (now["start"] <= now["day"]) & (now["due"] > then["day"]) & ~now["state"].isin(LAID_ASIDE)
    closed = now["state"].isin(OVER) & then["state"].isin(OVER)
    return levels[(runs & ~closed).to_numpy()]


def _as_of(levels: pd.DataFrame, versions: pd.DataFrame, day: Day) -> pd.DataFrame:
    """For each row of `levels` the version of its goal that counted on `day`; missing where none did."""
    asked = levels[_GOAL].assign(day=day).reset_index(drop=True)
    known = asked.reset_index(names="row").merge(versions[[*_GOAL, *_VERSION]], on=_GOAL)
    known = known[known["since"] <= known["day"]].sort_values("version", kind="stable")
    newest = known.drop_duplicates("row", keep="last").set_index("row")
    return asked.join(newest[_VERSION])
