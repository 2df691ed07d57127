"""Small next milestones as a form: each is proposed, can be changed, and is taken or left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import ipywidgets as ipw

from goalkit.forms import Book, Day, Draft, Form, Paged, RecordDraft, Text, Tick, box, form, words
from goalkit.model import Milestone
from goalkit.model.record import same_id
from goalkit.wording import day_text

MOST = 4
"""How many steps are in sight at once: the charts below are looked for as well."""

STEP = form(
    Milestone,
    only=["title", "due", "reward"],
    labels={"due": "By when", "reward": "Your reward for it"},
    title=Text(label="What will be reached", needed="Write in a few words what will be reached."),
)


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A step proposed for a goal: `title` is empty where the person names it."""

    goal: str
    statement: str
    title: str
    due: date


class StepDraft(RecordDraft[Milestone]):
    """One proposed step; it counts once it is taken."""

    def __init__(self, proposed: Proposed, *, today: date) -> None:
        day = Day(between=lambda: (today, None), help=f"Such as {day_text(proposed.due)}.")
        super().__init__(
            STEP.given(due=day),
            same_id("small step", proposed.goal, proposed.due),
            given={"goal_id": proposed.goal},
            start={"title": proposed.title, "due": proposed.due.isoformat()},
            more={"taken": Tick(label="I take this step")},
            optional=True,
        )

    def texts(self, record: Milestone) -> dict[str, object]:
        return super().texts(record) | {"taken": True}

    @property
    def is_emptied(self) -> bool:
        return not self["taken"]


def small_steps_form(proposed: Sequence[Proposed], book: Book, *, today: date) -> Form:
    """The form of the proposed steps; what is ticked becomes a milestone of its goal."""
    draft = Draft(parts={f"step {one.goal}": StepDraft(one, today=today) for one in proposed})
    made = Form(draft, book, name="small steps")
    rows = {f"step {one.goal}": partial(_row, made, at, one) for at, one in enumerate(proposed, start=1)}
    return made.lay_out(*Paged(made, rows, what="step", most=MOST).views)


def _row(made: Form, number: int, proposed: Proposed) -> ipw.Widget:
    controls = {
        name: made.add(f"step {proposed.goal}.{name}", of=f"Step {number}")
        for name in (*STEP.fields, "taken")
    }
    row = box("row", controls["title"].styled("wide").view, controls["due"].view, controls["reward"].view)
    return box("one", words(proposed.statement, "goal"), row, controls["taken"].view)
