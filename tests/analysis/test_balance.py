"""The balance wheel then and now."""

from datetime import date

import numpy as np

from goalkit import frames
from goalkit.analysis.balance import balance
from tests.analysis.made import made

DEFAULTS = {"client": "ada", "area": "Work", "rated_on": date(2026, 6, 30), "now": 6.0, "wanted": 8.0}
JUNE, SEPTEMBER = date(2026, 6, 30), date(2026, 9, 30)


def wheel(*ratings, as_of=SEPTEMBER, then=JUNE):
    return balance(made(frames.LIFE_AREAS, DEFAULTS, ratings), as_of=as_of, then=then)


def test_the_latest_rating_up_to_each_day_counts():
    found = wheel(
        {"rated_on": date(2026, 3, 31), "now": 3},
        {"now": 5, "wanted": 9},
        {"rated_on": date(2026, 9, 30), "now": 7},
        {"rated_on": date(2026, 10, 1), "now": 1},
    ).iloc[0]
    assert found[["then", "now", "wanted", "change", "gap"]].tolist() == [5, 7, 8, 2, 1]


def test_an_area_that_was_not_rated_before_has_no_change():
    found = wheel({}, {"area": "Health", "rated_on": SEPTEMBER, "now": 4})
    assert found["area"].tolist() == ["Work", "Health"]
    assert found["change"].iloc[0] == 0
    assert np.isnan(found.loc[1, ["then", "change"]].astype(float)).all()


def test_an_area_that_is_rated_only_later_has_no_spoke():
    assert wheel({"rated_on": date(2026, 10, 1)}).empty


def test_areas_keep_the_order_in_which_they_were_first_rated_by_each_client():
    days = (JUNE, SEPTEMBER)
    rows = [{"area": area, "rated_on": day} for day in days for area in ("Work", "Family", "Health")]
    found = wheel(*rows, {"client": "bob", "area": "Family"})
    assert found[["client", "area"]].to_numpy().tolist() == [
        ["ada", "Work"], ["ada", "Family"], ["ada", "Health"], ["bob", "Family"],
    ]  # fmt: skip


def test_an_area_rated_anew_keeps_its_place():
    found = wheel({}, {"area": "Health"}, {"rated_on": SEPTEMBER})
    assert found["area"].tolist() == ["Work", "Health"]
