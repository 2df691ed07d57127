"""Life areas and personal values as the client rated them: then, now and as wanted."""

from datetime import date

import pandas as pd

from goalkit.analysis.chance import LIFE_AREAS

_AREA = ["client", "area"]
_VALUE = ["client", "value"]


def balance(life_areas: pd.DataFrame, *, as_of: date, then: date) -> pd.DataFrame:
    """One row a client and life area rated by `as_of`, in order of first rating.

    Columns: client, area, then_on, then, now_on, now, wanted (levels 1 to 10 of the latest rating up to and
    including each day, with the day on which it was rated; `wanted` as of now), change (now − then),
    beyond_chance (whether noise alone hardly explains the change, see `analysis.chance`), gap (wanted − now).
    `change` is NaN, and `beyond_chance` False, where the area was not rated before or not rated again since.
    """
    known = life_areas[life_areas["rated_on"] <= pd.Timestamp(as_of)]
    latest = latest_ratings(known, _AREA, on=as_of).rename(columns={"rated_on": "now_on"})
    before = latest_ratings(known, _AREA, on=then).rename(columns={"rated_on": "then_on", "now": "then"})
    areas = known[_AREA].drop_duplicates().merge(latest[[*_AREA, "now_on", "now", "wanted"]], on=_AREA)
    areas = areas.merge(before[[*_AREA, "then_on", "then"]], on=_AREA, how="left")
    again = areas["now_on"] > areas["then_on"]
    beyond = again & LIFE_AREAS.is_beyond(areas["then"].to_numpy(), areas["now"].to_numpy())
    change = (areas["now"] - areas["then"]).where(again)
    areas = areas.assign(change=change, beyond_chance=beyond, gap=areas["wanted"] - areas["now"])
    return areas[[*_AREA, "then_on", "then", "now_on", "now", "wanted", "change", "beyond_chance", "gap"]]


def value_levels(
    personal_values: pd.DataFrame, value_ratings: pd.DataFrame, *, as_of: date, then: date
) -> pd.DataFrame:
    """One row a value that was rated by `as_of`, in the order of `personal_values`.

    Columns: client, value, name, rated_on, importance, lived (day and levels 1 to 10 of the latest rating),
    importance_then, lived_then (those of the latest rating up to the earlier day, NaN without).
    """
    now, before = (
        latest_ratings(value_ratings, _VALUE, on=day)[[*_VALUE, "rated_on", "importance", "lived"]]
        for day in (as_of, then)
    )
    found = personal_values[[*_VALUE, "name"]].merge(now, on=_VALUE)
    return found.merge(before.drop(columns="rated_on"), on=_VALUE, how="left", suffixes=("", "_then"))


def latest_ratings(ratings: pd.DataFrame, key: list[str], *, on: date) -> pd.DataFrame:
    """The last row up to and including day `on` for each value of the columns `key`, by day.

    `ratings` has the column rated_on; of several ratings of one day the later recorded counts.
    """
    known = ratings[ratings["rated_on"] <= pd.Timestamp(on)]
    return known.sort_values("rated_on", kind="stable").drop_duplicates(key, keep="last")
