"""What is decided about all goals in a review."""

from collections.abc import Iterator, Sequence
from typing import Any

from goalkit.model import Decision, Record, Workbook
from goalkit.widgets.decision_draft import AskedGoal, DecisionDraft, decision_about
from goalkit.widgets.review_sheet import AnswersDraft, ReviewSheet


class DecisionsDraft(AnswersDraft):
    """The decisions about all goals that are asked, each a part by the id of its goal."""

    fields = ("decisions",)

    def __init__(self, sheet: ReviewSheet, asked: Sequence[AskedGoal]) -> None:
        super().__init__(sheet)
        workbook = sheet.now()
        self.goals = {one.goal.id: DecisionDraft(one, workbook, sheet) for one in asked}
        self.parts = {**self.goals}
        self.saw(*(record for part in self.goals.values() for record in part.records()))

    @property
    def first_field(self) -> str:
        return f"{next(iter(self.goals))}.choice"

    def answers(self) -> dict[str, Any]:
        typed = (part.decision() for part in self.goals.values())
        return {"decisions": (*(one for one in typed if one), *self._others())}

    def _others(self) -> Iterator[Decision]:
        """What was decided about other things than these goals, or beside the decision about one."""
        there = self.sheet.review.decisions
        own = [decision_about(part.goal, there) for part in self.goals.values()]
        return (one for one in there if one not in own)

    def built(self) -> Iterator[tuple[str, Record]]:
        yield from super().built()
        for key, part in self.goals.items():
            yield from ((f"{key}.reason", version) for version in part.versions())

    def follow(self, workbook: Workbook) -> None:
        super().follow(workbook)
        for part in self.goals.values():
            part.take(workbook, self.sheet)
