"""How goals go together with objectives, values and one another."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from goalkit.model.record import Between, Key, Problem, Record
from goalkit.terms import AlignedWith, TensionDecision


@dataclass(frozen=True, kw_only=True)
class Alignment(Record):
    """A rated link from a goal: `rating` from -2 (pulls against) to +2 (serves it strongly).

    A link that is rated again, or decided about, gets one more record: the one of the latest `rated_on`
    counts, and the earlier ones still tell how it was seen before.
    """

    goal_id: Key
    aligned_with: AlignedWith
    target_id: Key
    rating: Annotated[int, Between(-2, 2)]
    rated_on: date
    reason: str = ""
    decision: TensionDecision | None = None
    decision_note: str = ""

    def check(self) -> Iterator[Problem]:
        if self.goal_id == self.target_id:
            yield "target_id", "A goal cannot be aligned with itself: choose another."


Link = tuple[str, AlignedWith, str]
"""What is rated: a goal, and the kind and id of what it is aligned with."""


def link_of(alignment: Alignment) -> Link:
    """What an alignment rates."""
    return alignment.goal_id, alignment.aligned_with, alignment.target_id


def latest_alignments(alignments: Iterable[Alignment], *, on: date) -> dict[Link, Alignment]:
    """The rating of each link that counts on day `on`; of several of one day the later recorded."""
    known = (one for one in alignments if one.rated_on <= on)
    return {link_of(one): one for one in sorted(known, key=lambda one: one.rated_on)}
