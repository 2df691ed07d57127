"""The balance wheel: each life area then and now, and how far from wanted."""

from datetime import date

import pandas as pd

from goalkit.analysis.chance import LIFE_AREAS
from goalkit.analysis.ratings import latest_ratings

_AREA = ["client", "area"]


def balance(life_areas: pd.DataFrame, *, as_of: date, then: date) -> pd.DataFrame:
    """One row a client and life area rated by `as_of`, in order of first rating.

    Columns: client, area, then, now, wanted (levels 1 to 10 of the latest rating up to and including
    each day; `wanted` as of now), change (now − then), beyond_chance (whether noise alone hardly
    explains the change, see `analysis.chance`), gap (wanted − now). `then` and `change` are NaN, and
    `beyond_chance` is False, where the area was not rated yet.
    """
    known = life_areas[life_areas["rated_on"] <= pd.Timestamp(as_of)]
    latest = latest_ratings(known, _AREA, on=as_of)[[*_AREA, "now", "wanted"]]
    before = latest_ratings(known, _AREA, on=then)[[*_AREA, "now"]]
    areas = known[_AREA].drop_duplicates().merge(latest, on=_AREA)
    areas = areas.merge(before.rename(columns={"now": "then"}), on=_AREA, how="left")
    beyond = LIFE_AREAS.is_beyond(areas["then"].to_numpy(), areas["now"].to_numpy())
    areas = areas.assign(
        change=areas["now"] - areas["then"], beyond_chance=beyond, gap=areas["wanted"] - areas["now"]
    )
    return areas[[*_AREA, "then", "now", "wanted", "change", "beyond_chance", "gap"]]
