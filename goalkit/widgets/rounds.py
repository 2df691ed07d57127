"""Rounds of ratings: on another day a new round adds to the history, on the same day it corrects."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol, TypeVar

from goalkit.widgets.typed import TypedError, typed_whole

LOW, HIGH = 1, 10
BOTH = "Choose both numbers, or neither."


class Rated(Protocol):
    """A rating of one day."""

    @property
    def rated_on(self) -> date:
        """The day on which it was rated."""


R = TypeVar("R", bound=Rated)


def latest_by(ratings: Iterable[R], key: Callable[[R], str]) -> dict[str, R]:
    """The last rating of each thing, of several on one day the later recorded, in order of first rating."""
    found: dict[str, R] = {}
    for rating in ratings:
        name = key(rating)
        if name not in found or rating.rated_on >= found[name].rated_on:
            found[name] = rating
    return found


def both_or_neither(one: str, other: str) -> None:
    """Raise TypedError where only one of two levels is chosen."""
    if bool(one) != bool(other):
        raise TypedError(BOTH)


def level(text: str) -> int:
    """The level that is chosen, from 1 to 10. Raises TypedError."""
    return typed_whole(text, LOW, HIGH)
