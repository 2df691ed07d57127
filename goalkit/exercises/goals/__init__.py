"""Goals: which there are, and one of them written step by step."""

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets as ipw

from goalkit.exercises.exercise import Exercise
from goalkit.exercises.goals.levels import LevelsForm
from goalkit.exercises.goals.measures import MeasuresForm
from goalkit.exercises.goals.milestones import MilestonesForm
from goalkit.exercises.goals.offers import GoalTemplate, goal_templates, template_of
from goalkit.exercises.goals.plan import PlanForm
from goalkit.exercises.goals.smart import StepsDone, steps_done
from goalkit.exercises.goals.step import StepForm
from goalkit.exercises.goals.words import WordsForm
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.forms import Message, Step, Steps, box, button, guarded, marked, show, words
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
NEW, OWN_WORDS = "A new goal", "my own words"
FIRST_STEP_FIRST = "Write your goal in step 1 and save it: this step builds on its words."


class GoalsPage:
    """The goals of a client, "A new goal", and the goal that is worked on. `view` is what is shown.

    The first that is not written to its end is open, else a new one.
    """

    def __init__(self, book: OpenWorkbook) -> None:
        self._book = book
        self.work: GoalWork | None = None
        self._rows: dict[str, tuple[ipw.Button, ipw.HTML]] = {}
        self._list, self._empty = box("goals"), box("place", words(NO_GOAL, "help"))
        self._open_title, self._message, self._place = ipw.HTML(), Message(), box("place")
        options = [(OWN_WORDS, ""), *((one.title, one.title) for one in goal_templates())]
        self.template = ipw.Dropdown(description="Start a new goal with", options=options)
        self.new_button = button(NEW, lambda: self.begin(self.template.value))
        title = words("Goals", "part", "h3")
        new = box("field", box("line", self.template, self.new_button))
        work = box("work", self._open_title, self._message.view, self._place)
        self.view = box("place", title, self._empty, self._list, new, work)
        book.when_saved(self.refresh)
        self._open_first()

    @property
    def buttons(self) -> dict[str, ipw.Button]:
        """The button of each goal, by id."""
        return {key: pressed for key, (pressed, _) in self._rows.items()}

    def open(self, goal_id: str, template: str = "") -> None:
        """Work on the goal of this id, one that is not there yet with the template of this title."""
        self._message.clear()
        with guarded(self._message.say):
            self.work = GoalWork(self._book, goal_id, template=template_of(template))
            self._place.children = (self.work.steps.view,)
        self.refresh()

    def begin(self, template: str = "") -> None:
        """Work on a new goal: it has the same id until it is saved, so that what was typed is there again."""
        with guarded(self._message.say):
            begun = self._book.draft(NEW_GOAL)
            if not begun or self._book.workbook.newest(Goal, begun):
                begun = new_id()
                self._book.keep_draft(NEW_GOAL, begun)
            self.open(begun, template)

    def refresh(self) -> None:
        """Show the goals as they are now, and how far each of them is written."""
        goals = {one.id: one for one in current(self._book.workbook.goals)}
        here = self.work.goal_id if self.work else ""
        self._rows = {key: self._rows.get(key) or self._row(key) for key in goals}
        for key, goal in goals.items():
            pressed, facts = self._rows[key]
            pressed.description = pressed.tooltip = goal.statement
            facts.value = _facts(goal, steps_done(self._book.workbook, key))
            (pressed.add_class if key == here else pressed.remove_class)("goalkit-current")
        self._list.children = tuple(part for row in self._rows.values() for part in row)
        show(self._empty, shown=not goals)
        self._open_title.value = marked(goals[here].statement if here in goals else NEW, "statement", "h3")
        if self.work:
            self.work.steps.refresh()

    def _open_first(self) -> None:
        goals = current(self._book.workbook.goals)
        active = (one for one in goals if one.state is GoalState.ACTIVE)
        waiting = (one for one in active if not steps_done(self._book.workbook, one.id).is_complete)
        if first := next(waiting, next(iter(goals), None)):
            self.open(first.id)
        else:
            self.begin()

    def _row(self, goal_id: str) -> tuple[ipw.Button, ipw.HTML]:
        return button("", lambda: self.open(goal_id)), ipw.HTML()


class GoalWork:
    """The five steps of a goal. `part` is the form that is open, None where it waits for step 1."""

    def __init__(self, book: OpenWorkbook, goal_id: str, *, template: GoalTemplate | None = None) -> None:
        self._book, self.goal_id, self._template = book, goal_id, template
        self._taken = False
        self.part: StepForm | None = None
        later = (
            ("How you measure it", self._measures, lambda done: done.measures),
            ("Milestones", lambda goal: MilestonesForm(book, goal), lambda done: done.milestones),
            ("Obstacle and plan", lambda goal: PlanForm(book, goal), lambda done: done.plan),
            ("Five levels", lambda goal: LevelsForm(book, goal), lambda done: done.levels),
        )
        first = Step(title="In your own words", open=self._words, is_done=lambda: self._goal is not None)
        self.steps = Steps(first, *(self._step(*one) for one in later))

    @property
    def _goal(self) -> Goal | None:
        return self._book.workbook.newest(Goal, self.goal_id)

    def _step(
        self, title: str, make: Callable[[Goal], StepForm], is_done: Callable[[StepsDone], bool]
    ) -> Step:
        """A step that builds on the saved words of the goal."""

        def opened() -> Sequence[Any]:
            goal = self._goal
            self.part = make(goal) if goal else None
            return (self.part.view if self.part else words(FIRST_STEP_FIRST, "help", "p"),)

        return Step(
            title=title, open=opened, is_done=lambda: is_done(steps_done(self._book.workbook, self.goal_id))
        )

    def _words(self) -> Sequence[Any]:
        self.part = WordsForm(self._book, self.goal_id, template=self._template, taken=self._take)
        return (self.part.view,)

    def _take(self) -> None:
        self._taken = True

    def _measures(self, goal: Goal) -> MeasuresForm:
        made = MeasuresForm(self._book, goal)
        if self._taken:
            made.take()
            self._taken = False
        return made


def _facts(goal: Goal, done: StepsDone) -> str:
    """The state of a goal and how far it is written, as HTML."""
    state = marked(STATE_LABELS[goal.state], "open", "span")
    return f"{state} · {marked(done.label, 'met' if done.is_complete else 'open', 'span')}"


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
    show=lambda book: (GoalsPage(book).view,),
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
