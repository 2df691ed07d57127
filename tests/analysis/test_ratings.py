"""The rating that counts on a day."""

from datetime import date

import pytest

from goalkit import frames
from goalkit.analysis.balance import latest_ratings
from tests.analysis.made import made

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
