"""The ledger of revisions: what was changed in goals and measures, when and why."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from goalkit.analysis.pace import share_reached
from goalkit.frames import DAY, frame
from goalkit.model import Goal, Measure
from goalkit.model.revision import GOALPOSTS
from goalkit.terms import Join, Kind

_COLUMNS = {
    "client": "str", "goal": "str", "measure": "str", "since": DAY, "what": "str", "before": "object",
    "after": "object", "unit": "str", "reason": "str",
}  # fmt: skip


def ledger(goal_versions: pd.DataFrame, measure_versions: pd.DataFrame) -> pd.DataFrame:
    """One row a changed field, by client, day and goal.

    Columns: client, goal, measure (empty where the goal itself changed), since (the day from which
    the new version counts), what (the field), before and after (text, float or day, as they stood;
    None for nothing), unit (of the new version, for the numbers of a measure), reason.
    """
    goals = goal_versions.assign(measure="", unit="")
    changes = [*_changes(goals, "goal", GOALPOSTS[Goal])]
    changes += _changes(measure_versions, "measure", GOALPOSTS[Measure])
    found = frame({name: [row[name] for row in changes] for name in _COLUMNS}, _COLUMNS)
    return found.sort_values(["client", "since", "goal", "measure"], kind="stable", ignore_index=True)


def _changes(versions: pd.DataFrame, own: str, fields: Sequence[str]) -> Iterator[dict[Any, Any]]:
    """The changes from one version to the next of what has its id in the column `own`, by field."""
    ordered = versions.sort_values(["client", own, "version"], kind="stable").astype("object")
    rows: list[dict[Any, Any]] = ordered.where(ordered.notna(), None).to_dict("records")
    revised = [two for two in pairwise(rows) if all(two[0][name] == two[1][name] for name in ("client", own))]
    for what in fields:
        for before, after in revised:
            if before[what] != after[what]:
                yield {**after, "what": what, "before": before[what], "after": after[what]}


def share_first(measure_versions: pd.DataFrame, progress: pd.DataFrame) -> pd.DataFrame:
    """The share reached by today's targets beside that by the first ones, where they were moved.

    One row a reach measure whose baseline or target is no longer the first: client, goal, measure, unit,
    baseline, target, first_baseline, first_target, share_first, share.
    """
    first = measure_versions.sort_values("version", kind="stable").drop_duplicates("measure")
    first = first[["measure", "baseline", "target"]].set_axis(
        ["measure", "first_baseline", "first_target"], axis="columns"
    )
    reach = progress[progress["kind"] == Kind.REACH].merge(first, on="measure")
    moved = (reach["first_baseline"] != reach["baseline"]) | (reach["first_target"] != reach["target"])
    reach = reach[moved].reset_index(drop=True)
    first_total = reach["actual"] - reach["baseline"] + reach["first_baseline"]
    actual = reach["actual"].mask(reach["join"] == Join.TOTAL, first_total)
    share = share_reached(actual, reach["first_baseline"], reach["first_target"])
    return reach.assign(share_first=share)[
        ["client", "goal", "measure", "unit", "baseline", "target", "first_baseline", "first_target",
         "share_first", "share"]
    ]  # fmt: skip
