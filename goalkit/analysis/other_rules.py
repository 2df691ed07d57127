"""Where the rules disagree: goals that another rule would call something else."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from goalkit.analysis.goal_status import goal_status
from goalkit.analysis.rules import RULES
from goalkit.analysis.status import measure_statuses
from goalkit.frames import frame, words
from goalkit.terms import Rule, Status

_COLUMNS = {
    "client": "str", "goal": "str", "statement": "str", "status": words(Status), "rule": words(Rule),
    "other_status": words(Status),
}  # fmt: skip


def other_rules(goals: pd.DataFrame, progress: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a goal and other rule under which it would have another status, in the order of `goals`.

    Columns: client, goal, statement, status (under its own rule), rule (the other one) and other_status.
    `goals` as in `frames`, `progress` as of the same day. Days are counted as the goal's own rule does.
    """
    judged = pd.concat(_judged(goals, progress, as_of), ignore_index=True)
    differing = judged[judged["status"] != judged["other_status"]].sort_values("place", kind="stable")
    return frame({name: differing[name].tolist() for name in _COLUMNS}, _COLUMNS)


def _judged(goals: pd.DataFrame, progress: pd.DataFrame, as_of: date) -> Iterator[pd.DataFrame]:
    found = goal_status(goals, progress)
    for other in RULES.values():
        under = progress.assign(rule=other.name.value)
        under = under.assign(status=measure_statuses(under, as_of=as_of))
        status = goal_status(goals, under)["status"]
        yield found.assign(rule=other.name.value, other_status=status, place=range(len(found)))
