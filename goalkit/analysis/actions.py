"""Whether what was promised was done by its due day."""

from datetime import date

import pandas as pd


def actions_done(actions: pd.DataFrame, *, as_of: date, since: date | None = None) -> pd.DataFrame:
    """One row a client of whom an action is judged: how many were, and how they came out.

    Judged is an action whose due day lies from `since` on (from the beginning without it) and before `as_of`,
    or on it where it is done already: the day itself is not over. Columns: client, judged, in_time (done on
    the due day or before), late (done after it, up to `as_of`), still_open, and share (in_time of judged, as
    a fraction). `actions` as in `goalkit.frames`. The formula and when it misleads:
    `docs/reference/formulas/actions-done-in-time.md`.
    """
    today, due = pd.Timestamp(as_of), actions["due"]
    done_on = actions["done_on"].where(actions["done_on"] <= today)
    is_asked = (due < today) | ((due == today) & done_on.notna())
    if since is not None:
        is_asked &= due >= pd.Timestamp(since)
    outcome = actions[["client"]].assign(
        judged=1, in_time=done_on <= due, late=done_on > due, still_open=done_on.isna()
    )
    found = outcome[is_asked].groupby("client", as_index=False, sort=False).sum()
    return found.assign(share=found["in_time"] / found["judged"]).astype({"share": "float64"})
