"""Goal attainment scaling: several goals, five levels each, one T-score.

T = 50 + 10·Σwx / √((1 − ρ)·Σw² + ρ·(Σw)²), levels x from −2 to +2, weights w, ρ the assumed
correlation between the scales (Kiresuk and Sherman 1968). 50 is exactly as expected.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.ratings import latest_ratings
from goalkit.analysis.runs import Floats

RHO = 0.3

_SCALE = ["client", "scale"]


def t_score(levels: Sequence[float], weights: Sequence[float], *, rho: float = RHO) -> float:
    """The T-score of these levels. NaN where there is nothing to weigh: no level, or only weights of 0."""
    level, weight = np.asarray(levels, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    scores = _scores(
        np.array([(weight * level).sum()]), np.array([(weight**2).sum()]), np.array([weight.sum()]), rho
    )
    return float(scores[0])


def attainment(attainment: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a client and day on which scales were rated: client, rated_on, t, goals, by day.

    Only the scales rated on that day count; no level is carried forward from an earlier day, because
    a level that nobody looked at is not a level. Of two ratings of one scale on one day the later
    recorded counts. `goals` is how many goals were rated.
    """
    known = attainment[attainment["rated_on"] <= pd.Timestamp(as_of)]
    rated = known.drop_duplicates(["client", "rated_on", "scale"], keep="last")
    weight = rated["weight"]
    terms = rated.assign(weighted=weight * rated["level"], squared=weight**2)
    days = terms.groupby(["client", "rated_on"], as_index=False).agg(
        weighted=("weighted", "sum"),
        squared=("squared", "sum"),
        weight=("weight", "sum"),
        goals=("goal", "nunique"),
    )
    t = _scores(days["weighted"].to_numpy(), days["squared"].to_numpy(), days["weight"].to_numpy(), RHO)
    return days.assign(t=t)[["client", "rated_on", "t", "goals"]]


def attainment_levels(
    goals: pd.DataFrame, attainment: pd.DataFrame, *, as_of: date, then: date
) -> pd.DataFrame:
    """One row a goal with a rated scale: client, goal, statement, scale, weight, then, now, note.

    `now` is the latest level up to `as_of`, `then` the one up to the earlier day (NaN without).
    """
    key = ["client", "goal", "scale"]
    now = latest_ratings(attainment, _SCALE, on=as_of)[[*key, "weight", "level", "note"]].rename(
        columns={"level": "now"}
    )
    before = latest_ratings(attainment, _SCALE, on=then)[[*key, "level"]].rename(columns={"level": "then"})
    found = goals[["client", "goal", "statement"]].merge(now, on=["client", "goal"])
    found = found.merge(before, on=key, how="left")
    return found[["client", "goal", "statement", "scale", "weight", "then", "now", "note"]]


def _scores(weighted: Floats, squared: Floats, weights: Floats, rho: float) -> Floats:
    spread = np.sqrt((1 - rho) * squared + rho * weights**2)
    scores: Floats = 50 + 10 * weighted / np.where(spread == 0, np.nan, spread)
    return scores
