"""Deleting a goal that was written by mistake, with all that belongs to it."""

from collections.abc import Callable
from dataclasses import replace

from goalkit import forms as ui
from goalkit.model import Goal, Record, Workbook
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import AlignedWith
from goalkit.wording import count_text, list_text

DELETE, YES, NO = "Delete this goal", "Yes, delete it", "No, keep it"
OVER = "A goal that is over stays here: close it above. Delete one that was written by mistake."


class DeleteGoal:
    """A button that deletes a goal, after a question; `view` is what is shown, `then` what follows."""

    def __init__(self, book: OpenWorkbook, goal: Goal, then: Callable[[str], None]) -> None:
        self._book, self._goal, self._then = book, goal, then
        self._place = ui.Place()
        self.delete_button = ui.button(DELETE, self._ask)
        self.yes_button, self.no_button = ui.button(YES, self._delete), ui.button(NO, self._show)
        self.view = self._place.view
        self._show()

    def _show(self) -> None:
        self._place.open(lambda: (OVER, ui.box("line", self.delete_button)))

    def _ask(self) -> None:
        asked = f"Delete “{self._goal.statement}”{_with(self._book.workbook, self._goal.id)}?"
        self._place.open(
            lambda: (ui.words(asked, "message", "p"), ui.box("line", self.yes_button, self.no_button))
        )

    def _delete(self) -> None:
        def deleted() -> None:
            workbook, goal_id = self._book.workbook, self._goal.id
            promised = (one for one in workbook.actions if one.goal_id == goal_id)
            kept = [replace(one, goal_id=None) for one in promised]
            self._book.record(*kept, without=[*of_goal(workbook, goal_id)])
            self._then(
                f"“{self._goal.statement}” is deleted. “Undo” brings it back, and so does the history."
            )

        self._place.open(deleted)


def of_goal(workbook: Workbook, goal_id: str) -> tuple[Record, ...]:
    """All records that go with a goal, in every version. An action that was promised for it stays."""
    measures = [one for one in workbook.measures if one.goal_id == goal_id]
    scales = [one for one in workbook.attainment_scales if one.goal_id == goal_id]
    measure_ids, scale_ids = {one.id for one in measures}, {one.id for one in scales}
    return (
        *(one for one in workbook.goals if one.id == goal_id),
        *measures,
        *scales,
        *(one for one in workbook.check_ins if one.measure_id in measure_ids),
        *(one for one in workbook.attainment_ratings if one.scale_id in scale_ids),
        *(one for one in workbook.milestones if one.goal_id == goal_id),
        *(one for one in workbook.weekly_hours if one.goal_id == goal_id),
        *(
            one
            for one in workbook.alignments
            if goal_id == one.goal_id or (one.aligned_with is AlignedWith.GOAL and one.target_id == goal_id)
        ),
    )


def _with(workbook: Workbook, goal_id: str) -> str:
    """What people would miss of it, in words."""
    measures = {one.id for one in workbook.measures if one.goal_id == goal_id}
    counts = {
        "measure": len(measures),
        "check-in": sum(one.measure_id in measures for one in workbook.check_ins),
        "milestone": sum(one.goal_id == goal_id for one in workbook.milestones),
    }
    told = tuple(count_text(count, noun) for noun, count in counts.items() if count)
    return f" with {list_text(told)}" if told else ""
