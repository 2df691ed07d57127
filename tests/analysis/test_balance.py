"""Life areas and values, rated then and now: the latest rating of each counts."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from goalkit import frames
from goalkit.analysis.balance import balance, latest_ratings, value_levels
from goalkit.frames import frames_of
from goalkit.model import Value, ValueRating, Workbook
from tests.analysis.made import made
from tests.books import book

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
    found = wheel({}, {"rated_on": SEPTEMBER}, {"area": "Health", "rated_on": SEPTEMBER, "now": 4})
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


AREA = {"client": "ada", "area": "Health", "wanted": 8.0}
RATINGS = made(
    frames.LIFE_AREAS,
    AREA,
    [
        {"rated_on": date(2026, 6, 1), "now": 6.0},
        {"rated_on": date(2026, 3, 1), "now": 4.0},
        {"rated_on": date(2026, 3, 1), "now": 5.0},
        {"rated_on": date(2026, 3, 1), "now": 9.0, "area": "Friends"},
    ],
)


@pytest.mark.parametrize(
    ("on", "now"),
    [
        (date(2026, 2, 28), {}),
        (date(2026, 3, 1), {"Health": 5.0, "Friends": 9.0}),  # of one day the later recorded
        (date(2026, 6, 1), {"Health": 6.0, "Friends": 9.0}),
    ],
)
def test_the_latest_rating_up_to_a_day_counts(on, now):
    found = latest_ratings(RATINGS, ["client", "area"], on=on)
    assert found.set_index("area")["now"].to_dict() == now


THEN, NOW = date(2026, 6, 30), date(2026, 9, 30)


def rated() -> Workbook:
    """Family was rated in June and September, Health in August only, Humour never."""
    return book(
        values=(Value(id="v1", name="Family"), Value(id="v2", name="Health"), Value(id="v3", name="Humour")),
        value_ratings=(
            ValueRating(id="r1", value_id="v1", rated_on=date(2026, 6, 1), importance=9, lived=5),
            ValueRating(id="r2", value_id="v1", rated_on=date(2026, 9, 1), importance=9, lived=7),
            ValueRating(id="r3", value_id="v2", rated_on=date(2026, 8, 1), importance=8, lived=4),
        ),
    )


def levels(as_of: date, then: date) -> pd.DataFrame:
    frames = frames_of([rated()], on=as_of)
    return value_levels(frames.personal_values, frames.value_ratings, as_of=as_of, then=then)


def test_each_rated_value_stands_with_its_latest_level_and_the_one_before() -> None:
    found = levels(NOW, THEN)
    assert found[["name", "importance", "lived"]].to_numpy().tolist() == [["Family", 9, 7], ["Health", 8, 4]]
    assert found["lived_then"].tolist() == pytest.approx([5, float("nan")], nan_ok=True)


def test_a_later_rating_does_not_count_yet() -> None:
    assert levels(THEN, THEN)[["name", "lived", "lived_then"]].to_numpy().tolist() == [["Family", 5, 5]]
