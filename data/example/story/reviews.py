"""The quarterly reviews as they were held, and one that was completed the day after."""

from collections.abc import Iterator
from dataclasses import replace

from goalkit.model import Review
from story.reviews_2025 import REVIEWS as REVIEWS_2025
from story.reviews_2026 import REVIEWS as REVIEWS_2026
from story.rows import Row, typed

COMPLETED_LATER = {"2026-Q2": "2026-06-30 07:50"}
"""The reviews to which the coach added a few words afterwards."""


def rows() -> Iterator[Row]:
    """Each review on the afternoon on which it was held."""
    for review in (*REVIEWS_2025, *REVIEWS_2026):
        moment = f"{review.held_on} 15:30"
        if review.period in COMPLETED_LATER:
            yield from typed(moment, _without_coach(review))
            moment = COMPLETED_LATER[review.period]
        yield from typed(moment, review)


def _without_coach(review: Review) -> Review:
    return replace(review, coach_words="")
