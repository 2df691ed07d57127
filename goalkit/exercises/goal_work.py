"""One goal that is worked on, step by step."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from goalkit.analysis.goal_steps import GoalSteps, goal_steps
from goalkit.forms.controls import words
from goalkit.model import Goal, Record
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.widgets import Step, Steps
from goalkit.widgets.goal_levels import GoalLevels
from goalkit.widgets.goal_levels_draft import GoalLevelsDraft
from goalkit.widgets.goal_measures import GoalMeasures
from goalkit.widgets.goal_measures_draft import GoalMeasuresDraft
from goalkit.widgets.goal_milestones import GoalMilestones
from goalkit.widgets.goal_milestones_draft import GoalMilestonesDraft
from goalkit.widgets.goal_offer import GoalTemplate, sentence_offer, template_of
from goalkit.widgets.goal_plan import GoalPlan
from goalkit.widgets.goal_plan_draft import GoalPlanDraft
from goalkit.widgets.goal_words import GoalWords
from goalkit.widgets.goal_words_draft import GoalWordsDraft

FIRST_STEP_FIRST = "Write your goal in step 1 and save it: this step builds on its words."


Part: TypeAlias = GoalWords | GoalMeasures | GoalMilestones | GoalPlan | GoalLevels


class GoalWork:
    """The five steps of a goal. `part` is the form that is open, None where it waits for step 1."""

    def __init__(self, book: OpenWorkbook, goal_id: str, *, template: GoalTemplate | None = None) -> None:
        self._book, self._goal_id, self._template = book, goal_id, template
        self._taken = False
        self.part: Part | None = None
        self.steps = Steps(
            Step(title="In own words", open=self._words, is_done=lambda: self._goal is not None),
            Step(
                title="How it is read",
                open=self._after_words(self._measures),
                is_done=lambda: self._done.measures,
            ),
            Step(
                title="Steps on the way",
                open=self._after_words(self._milestones),
                is_done=lambda: self._done.milestones,
            ),
            Step(
                title="Obstacle and plan", open=self._after_words(self._plan), is_done=lambda: self._done.plan
            ),
            Step(
                title="Five levels", open=self._after_words(self._levels), is_done=lambda: self._done.levels
            ),
        )

    @property
    def _goal(self) -> Goal | None:
        return next((one for one in current(self._book.workbook.goals) if one.id == self._goal_id), None)

    @property
    def _done(self) -> GoalSteps:
        return goal_steps(self._book.workbook, self._goal) if self._goal else GoalSteps()

    def _after_save(self, _: tuple[Record, ...]) -> None:
        self.steps.refresh()

    def _words(self) -> Sequence[Any]:
        draft = GoalWordsDraft(self._book.workbook, self._goal_id, today=self._book.today)
        self.part = GoalWords(
            draft,
            self._book,
            after_save=self._after_save,
            begin_with=self._template,
            taken=self._take,
            measured=self._done.measures,
        )
        return (self.part.form.view,)

    def _take(self) -> None:
        self._taken = True

    def _after_words(self, make: Callable[[Goal], Part]) -> Callable[[], Sequence[Any]]:
        """What opens a step that builds on the saved words of the goal."""

        def opened() -> Sequence[Any]:
            goal = self._goal
            self.part = make(goal) if goal else None
            return (self.part.form.view if self.part else words(FIRST_STEP_FIRST, "help", "p"),)

        return opened

    def _measures(self, goal: Goal) -> GoalMeasures:
        template = template_of(goal.theme)
        part = GoalMeasures(
            GoalMeasuresDraft(self._book.workbook, goal, today=self._book.today),
            self._book,
            after_save=self._after_save,
            read=sentence_offer(goal.statement, self._book.today).measures,
            suggested=template.measures if template else (),
        )
        if self._taken:
            part.take()
            self._taken = False
        return part

    def _milestones(self, goal: Goal) -> GoalMilestones:
        draft = GoalMilestonesDraft(self._book.workbook, goal)
        return GoalMilestones(draft, self._book, after_save=self._after_save)

    def _plan(self, goal: Goal) -> GoalPlan:
        return GoalPlan(GoalPlanDraft(goal), self._book, after_save=self._after_save)

    def _levels(self, goal: Goal) -> GoalLevels:
        draft = GoalLevelsDraft(self._book.workbook, goal, today=self._book.today)
        return GoalLevels(draft, self._book, after_save=self._after_save)
