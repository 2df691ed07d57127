"""Ratings of one thing on different days: the one that counts on a day."""

from datetime import date

import pandas as pd


def latest_ratings(ratings: pd.DataFrame, key: list[str], *, on: date) -> pd.DataFrame:
    """The last row up to and including day `on` for each value of the columns `key`, by day.

    `ratings` has the column rated_on; of several ratings of one day the later recorded counts.
    """
    known = ratings[ratings["rated_on"] <= pd.Timestamp(on)]
    return known.sort_values("rated_on", kind="stable").drop_duplicates(key, keep="last")
