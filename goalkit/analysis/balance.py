"""Life areas and personal values as the client rated them: then, now and as wanted."""

from datetime import date

import pandas as pd

from goalkit.analysis.chance import LIFE_AREAS

_AREA = ["client", "area"]
_VALUE = ["client", "value"]


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


def value_levels(
    personal_values: pd.DataFrame, value_ratings: pd.DataFrame, *, as_of: date, then: date
) -> pd.DataFrame:
    """One row a value that was rated by `as_of`, in the order of `personal_values`.

    Columns: client, value, name, importance, lived (levels 1 to 10 of the latest rating),
    importance_then, lived_then (those of the latest rating up to the earlier day, NaN without).
    """
    now, before = (
        latest_ratings(value_ratings, _VALUE, on=day)[[*_VALUE, "importance", "lived"]]
        for day in (as_of, then)
    )
    found = personal_values[[*_VALUE, "name"]].merge(now, on=_VALUE)
    return found.merge(before, on=_VALUE, how="left", suffixes=("", "_then"))


def latest_ratings(ratings: pd.DataFrame, key: list[str], *, on: date) -> pd.DataFrame:
    """The last row up to and including day `on` for each value of the columns `key`, by day.

    `ratings` has the column rated_on; of several ratings of one day the later recorded counts.
    """
    known = ratings[ratings["rated_on"] <= pd.Timestamp(on)]
    return known.sort_values("rated_on", kind="stable").drop_duplicates(key, keep="last")
