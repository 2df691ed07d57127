"""The level that a reading gives on a numeric attainment scale.

Such a scale has four cuts, at which −1, 0, +1 and +2 begin. The level is the number of cuts that the
reading has reached, less 2. A reading that equals a cut has reached it: it belongs to the better level.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.keeping import NOISE, kept_spans
from goalkit.analysis.readings import daily_readings
from goalkit.analysis.runs import Floats
from goalkit.frames import CUTS, DAY, Frames
from goalkit.terms import Kind

_FOUND = ["client", "goal", "scale", "weight", "rated_on", "level", "read_on", "value"]


def level_of(values: Floats, cuts: Floats) -> Floats:
    """The level −2 to +2 of each value, by the four cuts in its row of `cuts`, in the same unit.

    Cuts rise where more is better and fall where less is. NaN where value or cuts are missing.
    """
    sign = np.where(cuts[:, 0] < cuts[:, -1], 1.0, -1.0)[:, None]
    reached = (values[:, None] - cuts) * sign >= -NOISE * np.abs(cuts)
    levels: Floats = np.where(np.isnan(values) | np.isnan(cuts).any(axis=1), np.nan, reached.sum(axis=1) - 2)
    return levels


def scales_in_force(scales: pd.DataFrame, days: Sequence[date]) -> pd.DataFrame:
    """One row a day (`rated_on`) and goal with a scale by then: the one written last, the later of two."""
    asked = pd.DataFrame({"rated_on": pd.Series(sorted(set(days)), dtype=DAY)})
    known = scales.merge(asked, how="cross")
    known = known[known["written_on"] <= known["rated_on"]].sort_values("written_on", kind="stable")
    return known.drop_duplicates(["client", "goal", "rated_on"], keep="last").sort_index(ignore_index=True)


def level_readings(frames: Frames, *, as_of: date) -> pd.DataFrame:
    """One row a reading of a measure that a scale names: measure, read_on, value in its unit; by day.

    The readings of one day are joined as the measure says. Of a maintain measure a span counts once it
    has ended, with the value by which it is kept or not, and is read on its last day.
    """
    named = frames.measures[frames.measures["measure"].isin(frames.attainment_scales["measure"].dropna())]
    named = named.reset_index(drop=True)
    spans = kept_spans(named, frames.check_ins, as_of=as_of)
    spans = spans.assign(read_on=spans["span_end"] - pd.Timedelta(days=1))
    plain = named[named["kind"] != Kind.MAINTAIN].reset_index(drop=True)
    days = daily_readings(plain, frames.check_ins, as_of=as_of).rename(columns={"on": "read_on"})
    columns = ["measure", "read_on", "value"]
    both = [part[columns].astype({"measure": "str", "read_on": DAY}) for part in (days, spans)]
    return pd.concat(both, ignore_index=True).sort_values("read_on", kind="stable", ignore_index=True)


def levels_from_readings(frames: Frames, days: Sequence[date]) -> pd.DataFrame:
    """One row a day and numeric scale in force on it that has a level by then.

    Columns: client, goal, scale, weight, rated_on (the day asked for), level, read_on and value (the
    latest reading up to that day, in the unit of the measure). By day. Goals that are over are among
    them: `of_running_goals` takes them out where a score is made of several.
    """
    scales = scales_in_force(frames.attainment_scales, days).dropna(subset=["measure"])
    if scales.empty:
        return scales.assign(level=np.nan, read_on=scales["rated_on"], value=np.nan)[_FOUND]
    read = level_readings(frames, as_of=max(days))
    scales = scales.sort_values("rated_on", kind="stable", ignore_index=True)
    found = pd.merge_asof(scales, read, left_on="rated_on", right_on="read_on", by="measure")
    found["level"] = level_of(found["value"].to_numpy(), found[list(CUTS)].to_numpy())
    return found.dropna(subset=["level"])[_FOUND].reset_index(drop=True)
