"""What share and expected share of each measure are fractions of, so that a reader can compute them again."""

from datetime import date

import pandas as pd

from goalkit.analysis.milestones import milestone_counts
from goalkit.terms import DayCount, Kind


def status_workings(
    progress: pd.DataFrame, kept: pd.DataFrame, milestones: pd.DataFrame, *, as_of: date
) -> pd.DataFrame:
    """The rows of `progress` with `part` ÷ `whole`, which is the share, and `passed` ÷ `time`, the expected.

    * reach: the way so far and the whole way, in the unit; days passed since the start, and all days.
    * maintain: spans kept and spans read, of `kept`; expected is every one of them.
    * milestones: those reached, and all of the goal; those due, and all.
    * done: 1 or 0 of 1; expected is nothing before the due day, then all.

    `kept` is what `kept_spans` gives for the days that `progress` looks at, `milestones` what
    `milestone_states` gives for the same day. NaN where there is nothing to count.
    """
    kind = progress["kind"]
    fractions = _reach(progress, as_of)
    for of_kind, found in (
        (Kind.MAINTAIN, _maintain(progress, kept)),
        (Kind.MILESTONES, _milestones(progress, milestones, as_of)),
        (Kind.DONE, _done(progress)),
    ):
        fractions = fractions.mask(kind == of_kind, found)
    return progress.assign(**fractions)


def _reach(progress: pd.DataFrame, as_of: date) -> pd.DataFrame:
    today = pd.Timestamp(as_of)
    counted = (progress["day_count"] == DayCount.INCLUSIVE).astype("int64")
    time = (progress["due"] - progress["start"]).dt.days + counted
    passed = (today - progress["start"]).dt.days + counted
    return pd.DataFrame(
        {
            "part": progress["actual"] - progress["baseline"],
            "whole": progress["target"] - progress["baseline"],
            "passed": passed.clip(lower=0, upper=time).astype("float64"),
            "time": time.astype("float64"),
        }
    )


def _maintain(progress: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    spans = kept.groupby("measure", observed=True)["kept"].agg(part="sum", whole="size")
    found = progress[["measure"]].merge(spans, left_on="measure", right_index=True, how="left")
    return found[["part", "whole"]].astype("float64").assign(passed=found["whole"], time=found["whole"])


def _milestones(progress: pd.DataFrame, milestones: pd.DataFrame, as_of: date) -> pd.DataFrame:
    counts = milestone_counts(milestones)
    due = milestones[milestones["due"] <= pd.Timestamp(as_of)]
    passed = due.groupby(["client", "goal"], as_index=False).size()
    key = ["client", "goal"]
    found = progress[key].merge(counts, on=key, how="left").merge(passed, on=key, how="left")
    passed_or_none = found["size"].fillna(0.0).where(found["total"].notna())
    return pd.DataFrame(
        {"part": found["reached"], "whole": found["total"], "passed": passed_or_none, "time": found["total"]}
    ).astype("float64")


def _done(progress: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {"part": progress["share"], "whole": 1.0, "passed": progress["expected"], "time": 1.0}
    )
