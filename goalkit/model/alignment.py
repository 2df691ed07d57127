"""How goals go together with objectives, values and one another."""

from dataclasses import dataclass
from datetime import date

from goalkit.model.record import Record
from goalkit.terms import AlignedWith, TensionDecision


@dataclass(frozen=True, kw_only=True)
class Alignment(Record):
    """A rated link from a goal: `rating` from -2 (pulls against) to +2 (serves it strongly)."""

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
