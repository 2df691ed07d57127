from datetime import date

import pandas as pd
import pytest

from goalkit.analysis.balance import value_levels
from goalkit.frames import frames_of
from goalkit.model import Value, ValueRating, Workbook
from tests.books import book

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
