"""How much the client's values matter and are lived, then and now."""

from datetime import date

import pandas as pd

from goalkit.analysis.ratings import latest_ratings

_VALUE = ["client", "value"]


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
