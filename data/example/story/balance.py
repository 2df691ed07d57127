"""What matters to Robin, and the balance wheel."""

from collections.abc import Iterator

from goalkit.model import LifeAreaRating, Record, Value, ValueRating
from story.rows import Row, day, typed

MEANINGS = {
    "Trust": "People can rely on what I say, and I assume good intent first.",
    "Family": "Being present at home, not only in the house.",
    "Growth of others": "People leave my team more capable than they came.",
    "Health": "Enough sleep and movement to be patient on a Thursday afternoon.",
    "Curiosity": "Asking one more question before giving an answer.",
    "Fairness": "The same rules for the loud and for the quiet.",
}

# each day of rating: importance and lived, in the order of MEANINGS
VALUE_RATINGS = {
    "2024-10-01 09:40": "10 7  10 5  9 6  8 4  7 6  8 8",
    "2025-10-06 15:40": "10 8  10 6  9 7  8 5  7 6  8 7",
    "2026-09-25 14:10": "10 8  10 7  10 8  8 6  7 7  8 8",
}

# life area: wanted, then one rating for each of WHEEL_DAYS
WHEEL = {
    "Work": (8, "6 6 6 7 7 5 6 7 7"),
    "Partner": (9, "5 5 5 6 7 6 7 8 7"),
    "Family": (9, "4 5 5 6 7 5 6 8 7"),
    "Friends": (7, "4 4 4 4 5 4 5 5 5"),
    "Health": (8, "5 4 5 5 6 4 5 7 6"),
    "Learning": (8, "6 6 7 7 6 6 7 7 8"),
    "Money": (8, "7 7 7 7 7 7 7 8 8"),
    "Time for myself": (6, "3 3 3 4 6 3 4 5 4"),
}
WHEEL_DAYS = (
    "2024-10-04", "2024-12-20", "2025-03-31", "2025-06-30", "2025-09-29", "2025-12-19", "2026-03-30",
    "2026-06-29", "2026-09-29",
)  # fmt: skip
NEW_WISH = {"Time for myself": (day("2026-06-29"), 7)}
"""The life area of which more is wanted from a day on."""


def rows() -> Iterator[Row]:
    """Values, rated once a year, and the balance wheel, rated every quarter."""
    yield from typed(min(VALUE_RATINGS), *_values())
    for number, (moment, ratings) in enumerate(VALUE_RATINGS.items()):
        yield from typed(moment, *_value_ratings(number, moment, ratings))
    for number, text in enumerate(WHEEL_DAYS):
        yield from typed(f"{text} 07:30", *_wheel(number, text))


def _values() -> Iterator[Record]:
    for number, (name, meaning) in enumerate(MEANINGS.items(), start=1):
        yield Value(id=f"v{number}", name=name, meaning=meaning)


def _value_ratings(round_number: int, moment: str, ratings: str) -> Iterator[Record]:
    levels = [int(level) for level in ratings.split()]
    for place, (importance, lived) in enumerate(zip(levels[::2], levels[1::2], strict=True), start=1):
        yield ValueRating(
            id=f"vr{round_number * len(MEANINGS) + place}",
            value_id=f"v{place}",
            rated_on=day(moment[:10]),
            importance=importance,
            lived=lived,
        )


def _wheel(number: int, text: str) -> Iterator[LifeAreaRating]:
    for place, (area, (wanted, ratings)) in enumerate(WHEEL.items()):
        since, wish = NEW_WISH.get(area, (day(text), wanted))
        yield LifeAreaRating(
            id=f"w{number * len(WHEEL) + place + 1}",
            area=area,
            rated_on=day(text),
            now=int(ratings.split()[number]),
            wanted=wish if day(text) >= since else wanted,
        )
