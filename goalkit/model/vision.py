"""Where the client wants to be, what matters to them, and how life is balanced."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from goalkit.model.record import Checked, Filled, Key, OneToTen, Problem, Record, order_problem
from goalkit.terms import Facet

MOST_IN_FOCUS = 3


@dataclass(frozen=True, kw_only=True)
class FacetPicture(Checked):
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

    statement: Annotated[str, Filled("Describe the future you want.")]
    written_on: date
    horizon: date
    facets: tuple[FacetPicture, ...] = ()

    def check(self) -> Iterator[Problem]:
        in_focus = sum(facet.in_focus for facet in self.facets)
        if in_focus > MOST_IN_FOCUS:
            yield "facets", f"{in_focus} are in focus: keep at most three."
        yield from order_problem(self, "written_on", "horizon", "the day it was written")


@dataclass(frozen=True, kw_only=True)
class Value(Record):
    """What matters to the person, in their words."""

    name: Annotated[str, Filled("Name the value.")]
    meaning: str = ""


@dataclass(frozen=True, kw_only=True)
class ValueRating(Record):
    """How much a value matters and is lived on one day: from 1 (hardly) to 10 (fully)."""

    value_id: Key
    rated_on: date
    importance: OneToTen
    lived: OneToTen


@dataclass(frozen=True, kw_only=True)
class LifeAreaRating(Record):
    """A spoke of the balance wheel on one day: `now` and `wanted` from 1 to 10."""

    area: Annotated[str, Filled("Name the life area.")]
    rated_on: date
    now: OneToTen
    wanted: OneToTen
