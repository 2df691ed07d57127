"""Goal attainment scaling: the level of each goal on its scale, and one T-score over several goals.

A scale has five levels, −2 to +2. Evidence of a level is a rating by a person, a reading of the measure of
a numeric scale, or the baseline of that measure. The latest counts; of a rating and a reading of one day
the rating does.

A numeric scale has four cuts, at which −1, 0, +1 and +2 begin. The level is the number of cuts that the
reading has reached, less 2. A reading that equals a cut has reached it: it belongs to the better level.

T = 50 + 10·Σwx / √((1 − ρ)·Σw² + ρ·(Σw)²), levels x, weights w, ρ the assumed correlation between the
scales (Kiresuk and Sherman 1968). 50 is exactly as expected.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.keeping import NOISE, kept_spans
from goalkit.analysis.readings import daily_readings
from goalkit.analysis.runs import Floats
from goalkit.frames import CUTS, DAY, Frames, without
from goalkit.terms import LAID_ASIDE, OVER, Kind

RHO = 0.3
"""The assumed correlation between the scales of two goals."""
RATED, READ, BASELINE = "rated", "reading", "baseline of the measure"
"""Where a level comes from, in the order in which they count on one day, the strongest first."""
Day = pd.Series | pd.Timestamp
"""A day for each row, or one for all of them."""

_GOAL, _GOAL_ON_DAY, _SCALE = ["client", "goal"], ["client", "rated_on", "goal"], ["client", "goal", "scale"]
_VERSION = ["version", "since", "start", "due", "state"]
_FOUND = [*_SCALE, "weight", "rated_on", "level", "read_on", "value"]
_EVIDENCE = [*_SCALE, "on", "level", "said_by", "value", "note"]
_NOW = {"level": "now", "said_by": "now_from", "on": "now_on", "value": "now_value"}
_THEN = {"level": "baseline", "said_by": "baseline_from", "on": "baseline_on", "value": "baseline_value"}
_COLUMNS = [
    "client", "goal", "statement", "scale", "weight", "unit", *_THEN.values(), *_NOW.values(), "change",
    "note",
]  # fmt: skip


def level_of(values: Floats, cuts: Floats) -> Floats:
    """The level −2 to +2 of each value, by the four cuts in its row of `cuts`, in the same unit.

    Cuts rise where more is better and fall where less is. NaN where value or cuts are missing.
    """
    sign = np.where(cuts[:, 0] < cuts[:, -1], 1.0, -1.0)[:, None]
    reached = (values[:, None] - cuts) * sign >= -NOISE * np.abs(cuts)
    return np.where(np.isnan(values) | np.isnan(cuts).any(axis=1), np.nan, reached.sum(axis=1) - 2)


def scales_in_force(scales: pd.DataFrame, days: Sequence[date]) -> pd.DataFrame:
    """One row a day (`rated_on`) and goal with a scale by then: the one written last, the later of two."""
    asked = pd.DataFrame({"rated_on": pd.Series(sorted(set(days)), dtype=DAY)})
    known = scales.merge(asked, how="cross")
    known = known[known["written_on"] <= known["rated_on"]].sort_values("written_on", kind="stable")
    return known.drop_duplicates(["client", "goal", "rated_on"], keep="last").sort_index(ignore_index=True)


def _level_readings(frames: Frames, *, as_of: date) -> pd.DataFrame:
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
    read = _level_readings(frames, as_of=max(days))
    scales = scales.sort_values("rated_on", kind="stable", ignore_index=True)
    found = pd.merge_asof(scales, read, left_on="rated_on", right_on="read_on", by="measure")
    return _levelled(found).dropna(subset=["level"])[_FOUND].reset_index(drop=True)


def attainment_levels(frames: Frames, *, as_of: date, then: date) -> pd.DataFrame:
    """One row a goal whose scale, the one in force on `as_of`, has a level.

    Columns: client, goal, statement, scale, weight, unit (of the measure; missing for a scale in words);
    baseline, baseline_from, baseline_on, baseline_value; now, now_from, now_on, now_value; change; note.
    `now` is the latest level up to `as_of`, `note` that of its rating; missing while nothing is known but
    where the goal began: a rating of the day on which the scale was written with no reading before it, or
    the baseline of the measure. The baseline is the level of the goal on day `then`, the day before the
    period: the latest up to it. Where nothing was known by then it is where the goal began, the first of
    these that is there and earlier than `now`: the rating of the day on which the scale was written; the
    baseline of the measure; its first reading; the first rating. It is missing where nothing new was said
    since `then`: a level that nobody looked at again has not changed. `…_from` is one of `RATED`, `READ` and
    `BASELINE`; values are in `unit`.
    """
    scales = scales_in_force(frames.attainment_scales, [as_of])
    measures = frames.measures[["measure", "unit", "baseline"]].rename(columns={"baseline": "begin"})
    scales = scales.merge(measures.astype({"measure": "str"}), on="measure", how="left")
    evidence = _evidence(frames, scales, as_of)
    now = _now(evidence, scales)
    found = frames.goals[[*_GOAL, "statement"]].merge(scales, on=_GOAL)
    found = found.merge(now[[*_SCALE, *_NOW, "note"]].rename(columns=_NOW), on=_SCALE, how="left")
    began = _baselines(evidence, found, then)
    found = found.merge(began[[*_SCALE, *_THEN]].rename(columns=_THEN), on=_SCALE, how="left")
    found["change"] = found["now"] - found["baseline"]
    found["note"] = found["note"].fillna("")
    return found.dropna(subset=["now", "baseline"], how="all")[_COLUMNS].reset_index(drop=True)


def _evidence(frames: Frames, scales: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row a piece of evidence, by day; on one day the strongest last."""
    ratings = frames.attainment[frames.attainment["rated_on"] <= pd.Timestamp(as_of)]
    rated = ratings.drop_duplicates(["client", "scale", "rated_on"], keep="last")
    rated = rated.rename(columns={"rated_on": "on"}).assign(said_by=RATED, value=np.nan)
    numeric = scales.dropna(subset=["measure"])
    read = numeric.merge(_level_readings(frames, as_of=as_of), on="measure")
    read = _levelled(read.rename(columns={"read_on": "on"}).assign(said_by=READ))
    begin = _levelled(numeric.rename(columns={"begin": "value"}).assign(said_by=BASELINE))
    parts = [part.reindex(columns=_EVIDENCE) for part in (begin, read, rated)]
    typed = [part.astype({"level": "float64", "on": DAY, "note": "str"}) for part in parts]
    together = pd.concat(typed, ignore_index=True)
    return together.dropna(subset=["level"]).sort_values("on", kind="stable", ignore_index=True)


def _now(evidence: pd.DataFrame, scales: pd.DataFrame) -> pd.DataFrame:
    """The evidence that is the level of now: the latest, unless all there is says where the goal began."""
    dated = evidence.dropna(subset=["on"])
    first = dated.drop_duplicates(_SCALE)[[*_SCALE, "on"]].rename(columns={"on": "first_on"})
    latest = dated.drop_duplicates(_SCALE, keep="last").merge(first, on=_SCALE)
    latest = latest.merge(scales[[*_SCALE, "written_on"]], on=_SCALE)
    written = latest["on"] == latest["written_on"]
    began = (latest["said_by"] == RATED) & written & (latest["first_on"] == latest["on"])
    return latest[~began]


def _levelled(read: pd.DataFrame) -> pd.DataFrame:
    return read.assign(level=level_of(read["value"].to_numpy(), read[list(CUTS)].to_numpy()))


def _baselines(evidence: pd.DataFrame, found: pd.DataFrame, then: date) -> pd.DataFrame:
    """The evidence that is the baseline of each scale."""
    before = pd.Timestamp(then)
    began = evidence.merge(found[[*_SCALE, "written_on", "now_on"]], on=_SCALE)
    began = began[~(began["on"] >= began["now_on"]) & ~(began["now_on"] <= before)]
    rated, known = began["said_by"] == RATED, began["on"] <= before
    order = [known, rated & (began["on"] == began["written_on"]), began["said_by"] == BASELINE, ~rated]
    began["rank"] = np.select(order, range(len(order)), default=len(order))
    began["at"] = began["on"].to_numpy().view("int64") * np.where(known, -1.0, 1.0)
    began["place"] = np.arange(len(began)) * np.where(known, -1, 1)  # of one day the strongest is the last
    ordered = began.sort_values(["rank", "at", "place"], kind="stable")
    return ordered.drop_duplicates(_SCALE)


def attainment(ratings: pd.DataFrame, read: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a client and day on which goals have a level: client, rated_on, t, goals, by day.

    `ratings` are those of persons, `read` the levels that readings give on numeric scales, as in
    `levels_from_readings`, of goals that run. Of a goal that was rated on a day the rating counts. No
    rating is carried forward from an earlier day, because a level that nobody looked at is not a level.
    Of two ratings of one goal on one day the later recorded counts; one of the day on which the levels
    were written is a baseline, and no point of the line. `goals` is how many goals have a level.
    """
    ratings = without_baselines(ratings)
    known = ratings[ratings["rated_on"] <= pd.Timestamp(as_of)]
    rated = known.drop_duplicates(_GOAL_ON_DAY, keep="last")
    others = without(read[read["rated_on"] <= pd.Timestamp(as_of)], rated[_GOAL_ON_DAY])
    columns = [*_GOAL_ON_DAY, "weight", "level"]
    levels = pd.concat([part[columns].astype({"level": "float64"}) for part in (rated, others)])
    days = _folded(levels, ["client", "rated_on"])
    return days.sort_values(["client", "rated_on"], ignore_index=True)[["client", "rated_on", "t", "goals"]]


def without_baselines(ratings: pd.DataFrame) -> pd.DataFrame:
    """The ratings that are not of the day on which their levels were written."""
    return ratings[ratings["rated_on"] != ratings["written_on"]]


def attainment_change(levels: pd.DataFrame) -> pd.DataFrame:
    """One row a client: client, baseline, now, change (T-scores) and goals, from `attainment_levels`.

    Both scores are over the same goals, those that have a baseline and a level now; `goals` is how many.
    """
    sums = attainment_sums(levels)
    first, last = (sums[sums["when"] == name] for name in ("baseline", "now"))
    found = first[["client", "t"]].rename(columns={"t": "baseline"})
    found = found.merge(last[["client", "t", "goals"]].rename(columns={"t": "now"}), on="client")
    return found.assign(change=found["now"] - found["baseline"])[
        ["client", "baseline", "now", "change", "goals"]
    ]


def attainment_sums(levels: pd.DataFrame) -> pd.DataFrame:
    """What the scores of `attainment_change` are computed from: a row a client for baseline, one for now.

    Columns: client, when ("baseline" or "now"), weighted (Σwx), squared (Σw²), weight (Σw), t, goals.
    """
    both = levels.dropna(subset=["baseline", "now"])
    sums = [
        _folded(both.assign(level=both[name]), ["client"]).assign(when=name) for name in ("baseline", "now")
    ]
    columns = ["client", "when", "weighted", "squared", "weight", "t", "goals"]
    return pd.concat(sums, ignore_index=True)[columns]


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


def _folded(levels: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """One row for each value of `key`: its T-score t, and over how many goals."""
    weight = levels["weight"]
    terms = levels.assign(weighted=weight * levels["level"], squared=weight**2)
    grouped = terms.groupby(key)
    found = grouped[["weighted", "squared", "weight"]].sum().assign(goals=grouped["goal"].nunique())
    found = found.reset_index()
    variance = (1 - RHO) * found["squared"] + RHO * found["weight"] ** 2
    return found.assign(t=50 + 10 * found["weighted"] / variance.where(variance > 0) ** 0.5)
