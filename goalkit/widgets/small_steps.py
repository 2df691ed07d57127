"""Small next milestones as a form: each is proposed, can be changed, and is taken or left."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import ipywidgets as ipw
from traitlets import Bool, Unicode

from goalkit.model import Milestone, Record
from goalkit.model.record import same_id
from goalkit.widgets.controls import box, text_field, tick_field, words
from goalkit.widgets.draft import Draft
from goalkit.widgets.form import Book, Form
from goalkit.widgets.labels import Label
from goalkit.widgets.paged import Paged
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import typed_day, typed_text
from goalkit.wording import day_text

NAME = "small steps"
MOST = 4
"""How many steps are in sight at once: the charts below are looked for as well."""
UNNAMED = "Write in a few words what will be reached."


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A step proposed for a goal: `title` is empty where the person names it."""

    goal: str
    statement: str
    title: str
    due: date


class StepDraft(Draft):
    """One proposed step; it counts once it is taken."""

    taken = Bool().tag(typed=True)
    title, due, reward = (Unicode().tag(typed=True) for _ in range(3))

    def __init__(self, proposed: Proposed, *, today: date) -> None:
        super().__init__()
        self._goal, self._today, self._id = (
            proposed.goal,
            today,
            same_id("small step", proposed.goal, proposed.due),
        )
        self.title, self.due = proposed.title, proposed.due.isoformat()

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"title": self._title, "due": self._due} if self.taken else {}

    def milestone(self) -> Milestone:
        """The step as a milestone."""
        return Milestone(
            id=self._id, goal_id=self._goal, title=self._title(), due=self._due(), reward=self.reward.strip()
        )

    def _title(self) -> str:
        return typed_text(self.title, UNNAMED)

    def _due(self) -> date:
        return typed_day(self.due, earliest=self._today)


class SmallStepsDraft(RecordsDraft):
    """The proposed steps by goal."""

    def __init__(self, proposed: Sequence[Proposed], *, today: date) -> None:
        super().__init__()
        self.steps = {one.goal: StepDraft(one, today=today) for one in proposed}
        self.parts = {f"step {goal}": step for goal, step in self.steps.items()}

    def built(self) -> Iterator[tuple[str, Record]]:
        for goal, step in self.steps.items():
            if step.taken:
                yield f"step {goal}.title", step.milestone()


def small_steps_form(proposed: Sequence[Proposed], book: Book, *, today: date) -> Form:
    """The form of the proposed steps; what is ticked becomes a milestone of its goal."""
    form = Form(SmallStepsDraft(proposed, today=today), book, name=NAME)
    rows = {
        f"step {one.goal}": partial(_row, form, number, one) for number, one in enumerate(proposed, start=1)
    }
    form.lay_out(*Paged(form, rows, what="step", most=MOST).views)
    return form


def _row(form: Form, number: int, proposed: Proposed) -> ipw.Widget:
    key, step, example = f"step {proposed.goal}", f"Step {number}", day_text(proposed.due)
    fields = (
        form.add(f"{key}.title", text_field, Label(step, "What will be reached")),
        form.add(f"{key}.due", text_field, Label(step, "By when"), help_text=f"Such as {example}."),
        form.add(f"{key}.reward", text_field, Label(step, "Your reward for it")),
    )
    fields[0].view.add_class("goalkit-wide")
    taken = form.add(f"{key}.taken", tick_field, Label(step, "I take this step"))
    return box(
        "one", words(proposed.statement, "goal"), box("row", *(field.view for field in fields)), taken.view
    )
