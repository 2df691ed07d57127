"""Goals: which there are, and one of them written step by step."""

from collections.abc import Sequence
from typing import Any

from goalkit.analysis.goal_steps import goal_steps
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.goal_work import GoalWork
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.model.record import new_id
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import GoalState
from goalkit.widgets.goal_chooser import GoalChooser, GoalEntry
from goalkit.widgets.goal_offer import goal_templates, template_of
from goalkit.wording import count_text

NEW_GOAL = "new goal"
"""Under which name the practice keeps the id of the goal that is being written and not saved yet."""


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


def _headway(work: WorkSoFar) -> Done:
    if not work.goals:
        return headway("No goal to work on yet", done=False, begun=False)
    bare = len(work.without_measure)
    without = f", {bare} without a measure" if bare else ""
    return headway(count_text(len(work.goals), "goal") + without, done=not bare, begun=True)


def _due(work: WorkSoFar) -> str:
    if not work.goals:
        return "There is no goal to work on yet: write the first one in your own words."
    bare = work.without_measure
    if not bare:
        return ""
    one = f"“{bare[0].statement}” has" if len(bare) == 1 else f"{len(bare)} goals have"
    return f"{one} no measure yet, so nothing shows how far it is."


goals = Exercise(
    title="Goals",
    notebook="20_goals.ipynb",
    show=goals_parts,
    headway=_headway,
    due=_due,
    urgency=20,
    drafts={
        "goal {new_goal} words": "{new_goal}",
        "goal {goal} words": "{goal}, its words",
        "goal {goal} measures": "{goal}, measures",
        "goal {goal} milestones": "{goal}, milestones",
        "goal {goal} plan": "{goal}, plan",
        "goal {goal} levels": "{goal}, levels",
    },
)
