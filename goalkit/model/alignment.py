"""How goals go together with objectives, values and one another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goalkit.model.record import Record
from goalkit.terms import AlignedWith, TensionDecision


@dataclass(frozen=True, kw_only=True)
class Alignment(Record):
    """A rated link from a goal: `rating` from -2 (pulls against) to +2 (serves it strongly).

    A link that is rated again, or decided about, gets one more record: the one of the latest `rated_on`
    counts, and the earlier ones still tell how it was seen before.
    """

    goal_id: str
    aligned_with: AlignedWith
    target_id: str
    rating: int
    rated_on: date
    reason: str = ""
    decision: TensionDecision | None = None
    decision_note: str = ""

    def check(self) -> None:
        self.require_text("goal_id", "target_id")
        self.require_range("rating", -2, 2)
        self.require(self.goal_id != self.target_id, "target_id", "a goal is not aligned with itself")


Link = tuple[str, AlignedWith, str]
"""What is rated: a goal, and the kind and id of what it is aligned with."""


def link_of(alignment: Alignment) -> Link:
    """What an alignment rates."""
    return alignment.goal_id, alignment.aligned_with, alignment.target_id


def latest_alignments(alignments: Iterable[Alignment], *, on: date) -> dict[Link, Alignment]:
    """The rating of each link that counts on day `on`; of several of one day the later recorded."""
    known = (one for one in alignments if one.rated_on <= on)
    return {link_of(one): one for one in sorted(known, key=lambda one: one.rated_on)}
