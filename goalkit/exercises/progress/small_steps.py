"""Small next milestones as a form: each is proposed, can be changed, and is taken or left."""

from collections.abc import Sequence
from datetime import date

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.analysis.milestones import SmallStep
from goalkit.measure_text import small_step_text
from goalkit.model import Milestone
from goalkit.model.record import same_id
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import day_text

MOST = 4
"""How many steps are in sight at once: the charts below are looked for as well."""

STEP = ui.form(
    Milestone,
    only=["title", "due", "reward"],
    title=ui.Text(needed="Write in a few words what will be reached."),
    reward=ui.Field(label="Your reward for it"),
)


class StepDraft(ui.RecordDraft[Milestone]):
    """One proposed step; it counts once it is taken."""

    def __init__(self, step: SmallStep, *, today: date) -> None:
        day = ui.Day(between=lambda: (today, None), help=f"Such as {day_text(step.due)}.")
        super().__init__(
            STEP.given(due=day),
            same_id("small step", step.goal, step.due),
            given={"goal_id": step.goal},
            start={"title": small_step_text(step), "due": step.due.isoformat()},
            more={"taken": ui.Tick(label="I take this step")},
            optional=("taken",),
        )

    def texts(self, record: Milestone) -> dict[str, object]:
        return super().texts(record) | {"taken": True}


def small_steps_form(steps: Sequence[SmallStep], book: OpenWorkbook) -> ui.Form:
    """The form of the proposed steps; what is ticked becomes a milestone of its goal."""
    names = {f"step {one.goal}": one for one in steps}
    draft = ui.Draft(parts={name: StepDraft(one, today=book.today) for name, one in names.items()})
    made = ui.Form(draft, book, name="small steps")

    def row(name: str, number: int) -> ipw.Widget:
        title, *others, taken = made.add_all(name, *STEP.fields, "taken", of=f"Step {number}")
        fields = ui.box("row", title.styled("wide"), others)
        return ui.box("one", ui.words(names[name].statement, "goal"), fields, taken)

    return made.lay_out(ui.Paged(made, names, row, what="step", most=MOST).views)
