"""Where the client wants to be, what matters to them, and how life is balanced."""

from dataclasses import dataclass
from datetime import date

from goalkit.model.record import Record
from goalkit.terms import Facet

MOST_IN_FOCUS = 3


@dataclass(frozen=True, kw_only=True)
class FacetPicture:
    """One side of the vision in the client's words.

    Where it is `in_focus`, `value_id` is the value that it serves.
    """

    facet: Facet
    picture: str
    in_focus: bool = False
    value_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Vision(Record):
    """The picture of the wished-for future, as it stood on `written_on`."""

    statement: str
    written_on: date
    horizon: date
    facets: tuple[FacetPicture, ...] = ()

    def check(self) -> None:
        self.require_text("statement")
        self.require_order("written_on", "horizon")
        in_focus = sum(facet.in_focus for facet in self.facets)
        self.require(in_focus <= MOST_IN_FOCUS, "facets", f"{in_focus} are in focus: keep at most three")


@dataclass(frozen=True, kw_only=True)
class Value(Record):
    """What matters to the person, in their words."""

    name: str
    meaning: str = ""

    def check(self) -> None:
        self.require_text("name")


@dataclass(frozen=True, kw_only=True)
class ValueRating(Record):
    """How much a value matters and is lived on one day: from 1 (hardly) to 10 (fully)."""

    value_id: str
    rated_on: date
    importance: int
    lived: int

    def check(self) -> None:
        self.require_text("value_id")
        self.require_range("importance", 1, 10)
        self.require_range("lived", 1, 10)


@dataclass(frozen=True, kw_only=True)
class LifeAreaRating(Record):
    """A spoke of the balance wheel on one day: `now` and `wanted` from 1 to 10."""

    area: str
    rated_on: date
    now: int
    wanted: int

    def check(self) -> None:
        self.require_text("area")
        self.require_range("now", 1, 10)
        self.require_range("wanted", 1, 10)
