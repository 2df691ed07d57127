"""Goal attainment scaling: several goals, five levels each, one T-score.

T = 50 + 10·Σwx / √((1 − ρ)·Σw² + ρ·(Σw)²), levels x from −2 to +2, weights w, ρ the assumed
correlation between the scales (Kiresuk and Sherman 1968). 50 is exactly as expected.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.runs import Floats

RHO = 0.3

_GOAL = ["client", "rated_on", "goal"]


def t_score(levels: Sequence[float], weights: Sequence[float], *, rho: float = RHO) -> float:
    """The T-score of these levels. NaN where there is nothing to weigh: no level, or only weights of 0."""
    level, weight = np.asarray(levels, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    scores = _scores(
        np.array([(weight * level).sum()]), np.array([(weight**2).sum()]), np.array([weight.sum()]), rho
    )
    return float(scores[0])


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
    rated = known.drop_duplicates(_GOAL, keep="last")
    seen = rated[_GOAL]
    others = read[read["rated_on"] <= pd.Timestamp(as_of)].merge(seen, on=_GOAL, how="left", indicator=True)
    others = others[others["_merge"] == "left_only"]
    columns = [*_GOAL, "weight", "level"]
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


def _folded(levels: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """One row for each value of `key`: its T-score t, and over how many goals."""
    weight = levels["weight"]
    terms = levels.assign(weighted=weight * levels["level"], squared=weight**2)
    found = terms.groupby(key, as_index=False).agg(
        weighted=("weighted", "sum"),
        squared=("squared", "sum"),
        weight=("weight", "sum"),
        goals=("goal", "nunique"),
    )
    t = _scores(found["weighted"].to_numpy(), found["squared"].to_numpy(), found["weight"].to_numpy(), RHO)
    return found.assign(t=t)


def _scores(weighted: Floats, squared: Floats, weights: Floats, rho: float) -> Floats:
    spread = np.sqrt((1 - rho) * squared + rho * weights**2)
    scores: Floats = 50 + 10 * weighted / np.where(spread == 0, np.nan, spread)
    return scores
