"""The third step of a goal as a form: steps on the way."""

from collections.abc import Callable
from itertools import count

import ipywidgets as ipw

from goalkit.widgets.controls import Field, box, text_field, words
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.goal_advice import Advice
from goalkit.widgets.goal_milestones_draft import GoalMilestonesDraft
from goalkit.widgets.labels import Label
from goalkit.widgets.rows import Rows
from goalkit.wording import day_text

WHAT_FOR = (
    "A step every six weeks or so keeps a far goal near. Plan a reward for each: small, and really "
    "looked forward to."
)


class GoalMilestones:
    """The form of the milestones of a goal."""

    def __init__(self, draft: GoalMilestonesDraft, book: Book, *, after_save: AfterSave) -> None:
        self.draft = draft
        self._number = count(1)
        name = f"goal {draft.goal.id} milestones"
        self.form = Form(draft, book, name=name, after_save=after_save)
        self.rows = Rows(self.form, "milestones", self._row, another="Another milestone", what="milestone")
        self.advice = Advice("To look at")
        self.form.lay_out(words(WHAT_FOR, "help"), self.advice.view, self.rows.view)
        if not draft.rows.rows:
            self.rows.add()
        self.advice.show((draft.advice(),))

    def _row(self, key: str) -> ipw.Widget:
        number, goal = next(self._number), self.draft.goal

        def add(name: str, make: Callable[..., Field], label: str, **settings: object) -> Field:
            return self.form.add(
                f"milestones.{key}.{name}", make, Label(f"Milestone {number}", label), **settings
            )

        known = self.draft.rows.rows[key].known
        reached = known.reached_on if known else None
        title = add("title", text_field, "What is reached")
        title.view.add_class("goalkit-main")
        due = f"From {day_text(goal.start)} to {day_text(goal.due)}."
        state = [words(f"✓ reached on {day_text(reached)}", "met")] if reached else []
        return box(
            "row",
            title.view,
            add("due", text_field, "By when", help_text=due).view,
            add("reward", text_field, "Its reward").view,
            *state,
        )
