"""Goals: which there are, and one of them written step by step."""

from collections.abc import Callable
from functools import partial
from typing import Any

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.goals.away import DeleteGoal
from goalkit.exercises.goals.levels import LevelsForm
from goalkit.exercises.goals.measures import MeasuresForm
from goalkit.exercises.goals.milestones import milestones_form
from goalkit.exercises.goals.offers import GoalTemplate, goal_templates, template_of
from goalkit.exercises.goals.plan import plan_form
from goalkit.exercises.goals.smart import steps_done
from goalkit.exercises.goals.words import WordsForm
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.model import Goal
from goalkit.model.record import new_id
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import GoalState
from goalkit.wording import count_text

NEW_GOAL = "new goal"
"""Under which name the practice keeps the id of the goal that is being written and not saved yet."""
STATE_LABELS = {
    GoalState.ACTIVE: "▸ active",
    GoalState.PAUSED: "‖ paused",
    GoalState.REACHED: "✓ reached",
    GoalState.DROPPED: "✕ dropped",
}
NO_GOAL = "There is no goal yet. Write the first one below, in your own words or from a template."
CLOSE, REOPEN = "Close or pause this goal", "Take this goal up again"
NEW, OWN_WORDS = "A new goal", "my own words"
FIRST_STEP_FIRST = "Write your goal in step 1 and save it: this step builds on its words."


class GoalsPage:
    """The goals of a client, "A new goal", and the goal that is worked on. `view` is what is shown.

    The first that is not written to its end is open, else a new one. `work` are the steps of the goal.
    """

    def __init__(self, book: OpenWorkbook) -> None:
        self._book, self._goal_id = book, ""
        self.work: ui.Steps | None = None
        self._rows: dict[str, tuple[ipw.Button, ipw.HTML]] = {}
        self._list, self._empty = ui.box("goals"), ui.box("place", NO_GOAL)
        self._open_title, self._place, self._end = ipw.HTML(), ui.Place(), ui.Place()
        self.deleting: DeleteGoal | None = None
        options = [(OWN_WORDS, ""), *((one.title, one.title) for one in goal_templates())]
        self.template = ipw.Dropdown(description="Start a new goal with", options=options)
        self.new_button = ui.button(NEW, lambda: self.begin(self.template.value))
        new = ui.box("field", ui.box("line", self.template, self.new_button))
        self.close_button = ui.button(CLOSE, self.close)
        closing = ui.box("line", self.close_button)
        work = ui.box("work", self._open_title, closing, self._place, self._end)
        self.view = ui.box("place", ui.words("Goals", "part", "h3"), self._empty, self._list, new, work)
        book.when_saved(self.refresh)
        known = current(book.workbook.goals)
        active = (one.id for one in known if one.state is GoalState.ACTIVE)
        waiting = (key for key in active if not steps_done(book.workbook, key).is_complete)
        first = next(waiting, known[0].id if known else "")
        if first:
            self.open(first)
        else:
            self.begin()

    @property
    def buttons(self) -> dict[str, ipw.Button]:
        """The button of each goal, by id."""
        return {key: pressed for key, (pressed, _) in self._rows.items()}

    def open(self, goal_id: str) -> None:
        """Work on the goal of this id."""
        self._work_on(lambda: goal_id)

    def close(self) -> None:
        """Ask for the state of the goal that is worked on: reached, paused, dropped, or active again."""
        self._work_on(lambda: self._goal_id, closing=True)
        if self.work:
            self.work.go_to(0)

    def begin(self, template: str = "") -> None:
        """Work on a new goal: it has the same id until it is saved, so that what was typed is there again."""

        def new_goal() -> str:
            begun = self._book.draft(NEW_GOAL)
            if not begun or self._book.workbook.newest(Goal, begun):
                begun = new_id()
                self._book.keep_draft(NEW_GOAL, begun)
            return begun

        self._work_on(new_goal, template_of(template))

    def _work_on(
        self, goal: Callable[[], str], template: GoalTemplate | None = None, *, closing: bool = False
    ) -> None:
        def opened() -> ui.Steps:
            self._goal_id = goal()
            self.work = goal_steps(self._book, self._goal_id, template, closing=closing)
            return self.work

        self._place.open(opened)
        self._end.open(self._delete_button)
        self.refresh()

    def _delete_button(self) -> DeleteGoal | None:
        goal = self._book.workbook.newest(Goal, self._goal_id)
        self.deleting = DeleteGoal(self._book, goal, self._deleted) if goal else None
        return self.deleting

    def _deleted(self, said: str) -> None:
        known = current(self._book.workbook.goals)
        if known:
            self.open(known[0].id)
        else:
            self.begin()
        self._end.open(lambda: (ui.words(said, "state", "p"), self._delete_button()))

    def refresh(self) -> None:
        """Show the goals as they are now, and how far each of them is written."""
        goals = {one.id: one for one in current(self._book.workbook.goals)}
        self._rows = {
            key: self._rows.get(key) or (ui.button("", partial(self.open, key)), ipw.HTML()) for key in goals
        }
        for key, goal in goals.items():
            (pressed, facts), done = self._rows[key], steps_done(self._book.workbook, key)
            pressed.description = pressed.tooltip = goal.statement
            state = ui.marked(STATE_LABELS[goal.state], "open", "span")
            facts.value = f"{state} · {ui.marked(done.label, 'met' if done.is_complete else 'open', 'span')}"
            (pressed.add_class if key == self._goal_id else pressed.remove_class)("goalkit-current")
        self._list.children = tuple(part for row in self._rows.values() for part in row)
        ui.show(self._empty, shown=not goals)
        if (self.deleting is not None) != (self._goal_id in goals):
            self._end.open(self._delete_button)
        is_saved = self._goal_id in goals
        title = goals[self._goal_id].statement if is_saved else NEW
        self._open_title.value = ui.marked(title, "statement", "h3")
        ui.show(self.close_button, shown=is_saved)
        is_active = is_saved and goals[self._goal_id].state is GoalState.ACTIVE
        self.close_button.description = CLOSE if is_active else REOPEN
        if self.work:
            self.work.refresh()


def goal_steps(
    book: OpenWorkbook, goal_id: str, template: GoalTemplate | None, *, closing: bool = False
) -> ui.Steps:
    """The five steps of a goal; what a template says fills what is empty. To close it, its state is first."""

    def step(title: str, name: str, form: Callable[[OpenWorkbook, Goal], ui.Form]) -> ui.Step:
        """A step that builds on the saved words of the goal."""

        def opened() -> Any:
            goal = book.workbook.newest(Goal, goal_id)
            return form(book, goal) if goal else FIRST_STEP_FIRST

        return ui.Step(title, opened, lambda: getattr(steps_done(book.workbook, goal_id), name))

    def words() -> WordsForm:
        return WordsForm(book, goal_id, template=template, closing=closing)

    return ui.Steps(
        ui.Step("In your own words", words, lambda: book.workbook.newest(Goal, goal_id)),
        step("How you measure it", "measures", MeasuresForm),
        step("Milestones", "milestones", milestones_form),
        step("Obstacle and plan", "plan", plan_form),
        step("Five levels", "levels", LevelsForm),
    )


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
    show=GoalsPage,
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
