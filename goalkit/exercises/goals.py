"""Goals: which there are, and one of them written step by step."""

from collections.abc import Sequence
from typing import Any

from goalkit.analysis.goal_steps import goal_steps
from goalkit.exercises.goal_work import GoalWork
from goalkit.exercises.opening import exercise
from goalkit.model.record import new_id
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import GoalState, Notebook
from goalkit.widgets.goal_chooser import GoalChooser, GoalEntry
from goalkit.widgets.goal_offer import goal_templates, template_of

NEW_GOAL = "new goal"
"""Under which name the practice keeps the id of the goal that is being written and not saved yet."""


def goals(practice: str = "") -> Any:
    """The page on which goals are written; `practice` as in `open_workbook`."""
    return exercise(practice, goals_parts, here=Notebook.GOALS)


def goals_parts(book: OpenWorkbook) -> Sequence[Any]:
    """The goals of one client, and the one that is worked on."""
    return (GoalsPage(book).chooser.view,)


class GoalsPage:
    """The goals of one client. The first that is not written to its end is open, else a new one."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._book = book
        self.work: GoalWork | None = None
        titles = [template.title for template in goal_templates()]
        self.chooser = GoalChooser(self._entries, titles, open_goal=self._open, begin=self._begin)
        book.when_saved(self.chooser.refresh)
        entries = self._entries()
        waiting = [one for one in entries if one.state is GoalState.ACTIVE and not one.steps.is_complete]
        if entries:
            self.chooser.open((waiting or entries)[0].id)
        else:
            self.chooser.begin()

    def _entries(self) -> list[GoalEntry]:
        workbook = self._book.workbook
        return [
            GoalEntry(
                id=goal.id,
                statement=goal.statement,
                state=goal.state,
                steps=goal_steps(workbook, goal),
            )
            for goal in current(workbook.goals)
        ]

    def _open(self, goal_id: str) -> Sequence[Any]:
        self.work = GoalWork(self._book, goal_id)
        return (self.work.steps.view,)

    def _begin(self, template: str) -> tuple[str, Sequence[Any]]:
        goal_id = self._new_id()
        self.work = GoalWork(self._book, goal_id, template=template_of(template))
        return goal_id, (self.work.steps.view,)

    def _new_id(self) -> str:
        """The id of the new goal: the same until it is saved, so that what was typed is there again."""
        begun = self._book.draft(NEW_GOAL)
        if begun and begun not in {goal.id for goal in self._book.workbook.goals}:
            return begun
        fresh = new_id()
        self._book.keep_draft(NEW_GOAL, fresh)
        return fresh
