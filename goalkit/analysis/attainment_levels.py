"""The level of each goal on its attainment scale: where it began, where it is now, and who says so.

Evidence of a level is a rating by a person, a reading of the measure of a numeric scale, or the baseline
of that measure. The latest counts; of a rating and a reading of one day the rating does.
"""

from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.scale_levels import level_of, level_readings, scales_in_force
from goalkit.frames import CUTS, Frames

RATED, READ, BASELINE = "rated", "reading", "baseline of the measure"
"""Where a level comes from, in the order in which they count on one day, the strongest first."""

_KEY = ["client", "goal", "scale"]
_EVIDENCE = [*_KEY, "on", "level", "said_by", "value", "note"]
_NOW = {"level": "now", "said_by": "now_from", "on": "now_on", "value": "now_value"}
_THEN = {"level": "baseline", "said_by": "baseline_from", "on": "baseline_on", "value": "baseline_value"}
_COLUMNS = [
    "client", "goal", "statement", "scale", "weight", "unit", *_THEN.values(), *_NOW.values(), "change",
    "note",
]  # fmt: skip


def attainment_levels(frames: Frames, *, as_of: date, then: date) -> pd.DataFrame:
    """One row a goal whose scale, the one in force on `as_of`, has a level.

    Columns: client, goal, statement, scale, weight, unit (of the measure; missing for a scale in words);
    baseline, baseline_from, baseline_on, baseline_value; now, now_from, now_on, now_value; change; note.
    `now` is the latest level up to `as_of`, `note` that of its rating; missing while nothing is known but
    where the goal began: a rating of the day on which the scale was written with no reading before it, or
    the baseline of the measure. The baseline is earlier than
    `now`, the first of these that is there: the rating of the day on which the scale was written; the
    baseline of the measure, or else its first reading; the last rating up to `then`, the day before the
    period; the first rating. `…_from` is one of `RATED`, `READ` and `BASELINE`; values are in `unit`.
    """
    scales = scales_in_force(frames.attainment_scales, [as_of])
    measures = frames.measures[["measure", "unit", "baseline"]].rename(columns={"baseline": "begin"})
    scales = scales.merge(measures.astype({"measure": "str"}), on="measure", how="left")
    evidence = _evidence(frames, scales, as_of)
    now = _now(evidence, scales)
    found = frames.goals[["client", "goal", "statement"]].merge(scales, on=["client", "goal"])
    found = found.merge(now[[*_KEY, *_NOW, "note"]].rename(columns=_NOW), on=_KEY, how="left")
    began = _baselines(evidence, found, then)
    found = found.merge(began[[*_KEY, *_THEN]].rename(columns=_THEN), on=_KEY, how="left")
    found["change"] = found["now"] - found["baseline"]
    found["note"] = found["note"].fillna("")
    return found.dropna(subset=["now", "baseline"], how="all")[_COLUMNS].reset_index(drop=True)


def _evidence(frames: Frames, scales: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row a piece of evidence, by day; on one day the strongest last."""
    ratings = frames.attainment[frames.attainment["rated_on"] <= pd.Timestamp(as_of)]
    rated = ratings.drop_duplicates(["client", "scale", "rated_on"], keep="last")
    rated = rated.rename(columns={"rated_on": "on"}).assign(said_by=RATED, value=np.nan)
    numeric = scales.dropna(subset=["measure"])
    read = numeric.merge(level_readings(frames, as_of=as_of), on="measure")
    read = _levelled(read.rename(columns={"read_on": "on"}).assign(said_by=READ))
    begin = _levelled(numeric.rename(columns={"begin": "value"}).assign(said_by=BASELINE))
    parts = [part.reindex(columns=_EVIDENCE) for part in (begin, read, rated)]
    together = pd.concat([part.astype({"level": "float64", "on": "datetime64[s]", "note": "str"})
                          for part in parts], ignore_index=True)  # fmt: skip
    return together.dropna(subset=["level"]).sort_values("on", kind="stable", ignore_index=True)


def _now(evidence: pd.DataFrame, scales: pd.DataFrame) -> pd.DataFrame:
    """The evidence that is the level of now: the latest, unless all there is says where the goal began."""
    dated = evidence.dropna(subset=["on"])
    first = dated.drop_duplicates(_KEY)[[*_KEY, "on"]].rename(columns={"on": "first_on"})
    latest = dated.drop_duplicates(_KEY, keep="last").merge(first, on=_KEY)
    latest = latest.merge(scales[[*_KEY, "written_on"]], on=_KEY)
    written = latest["on"] == latest["written_on"]
    began = (latest["said_by"] == RATED) & written & (latest["first_on"] == latest["on"])
    return latest[~began]


def _levelled(read: pd.DataFrame) -> pd.DataFrame:
    return read.assign(level=level_of(read["value"].to_numpy(), read[list(CUTS)].to_numpy()))


def _baselines(evidence: pd.DataFrame, found: pd.DataFrame, then: date) -> pd.DataFrame:
    """The evidence that is the baseline of each scale."""
    began = evidence.merge(found[[*_KEY, "written_on", "now_on"]], on=_KEY)
    began = began[~(began["on"] >= began["now_on"])]
    rated = began["said_by"] == RATED
    early = rated & (began["on"] <= pd.Timestamp(then))
    order = [rated & (began["on"] == began["written_on"]), began["said_by"] == BASELINE, ~rated, early]
    began["rank"] = np.select(order, range(len(order)), default=len(order))
    began["at"] = began["on"].to_numpy().view("int64") * np.where(began["rank"] == 3, -1.0, 1.0)
    return began.sort_values(["rank", "at"], kind="stable").drop_duplicates(_KEY)
