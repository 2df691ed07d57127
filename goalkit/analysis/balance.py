"""The balance wheel: each life area then and now, and how far from wanted."""

from datetime import date

import pandas as pd

from goalkit.analysis.ratings import latest_ratings

_AREA = ["client", "area"]


def balance(life_areas: pd.DataFrame, *, as_of: date, then: date) -> pd.DataFrame:
    """One row a client and life area rated by `as_of`, in order of first rating.

    Columns: client, area, then, now, wanted (levels 1 to 10 of the latest rating up to and including
    each day; `wanted` as of now), change (now − then), gap (wanted − now). `then` and `change` are
    NaN where the area was not rated yet.
    """
    known = life_areas[life_areas["rated_on"] <= pd.Timestamp(as_of)]
    latest = latest_ratings(known, _AREA, on=as_of)[[*_AREA, "now", "wanted"]]
    before = latest_ratings(known, _AREA, on=then)[[*_AREA, "now"]]
    areas = known[_AREA].drop_duplicates().merge(latest, on=_AREA)
    areas = areas.merge(before.rename(columns={"now": "then"}), on=_AREA, how="left")
    areas = areas.assign(change=areas["now"] - areas["then"], gap=areas["wanted"] - areas["now"])
    return areas[[*_AREA, "then", "now", "wanted", "change", "gap"]]
