"""The third step of a goal: milestones, each with the reward planned for it."""

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.exercises.goals.step import Advice
from goalkit.model import Goal, Milestone
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import day_text

MILESTONE = ui.form(
    Milestone,
    only=["title", "due", "reward", "helped_by"],
    title=ui.Text(
        label="What will be reached", needed="Write what will be reached, such as First hire signed."
    ),
    due=ui.Day(label="By when", needed="Write the day by which you will have reached it."),
    helped_by=ui.Field(label="Who helped?", help="Have you thanked them?"),
)
WHAT_FOR = (
    "A milestone every six weeks or so keeps a distant goal close. Plan a reward for each: something small "
    "that you really look forward to."
)


def milestones_form(book: OpenWorkbook, goal: Goal) -> ui.Form:
    """The form of the milestones of a goal, in the order of their days."""
    known = sorted(
        (one for one in book.workbook.milestones if one.goal_id == goal.id), key=lambda one: one.due
    )
    given, span = {"goal_id": goal.id}, f"From {day_text(goal.start)} to {day_text(goal.due)}."
    draft = ui.RowsDraft(lambda key: ui.RecordDraft(MILESTONE, key, given=given), [one.id for one in known])
    parts, advice = ui.Draft(parts={"milestones": draft}), Advice("Worth a look")
    made = ui.Form(parts, book, name=f"goal {goal.id} milestones")

    def row(key: str, number: int) -> ipw.Widget:
        lead, of, step = f"milestones.{key}", f"Milestone {number}", draft.rows[key].known
        reached = step and step.reached_on
        return ui.box(
            "row",
            made.add(f"{lead}.title", of=of).styled("main"),
            made.add(f"{lead}.due", of=of, help=span, between=lambda: (goal.start, goal.due)),
            made.add(f"{lead}.reward", of=of),
            reached and made.add(f"{lead}.helped_by", of=of),
            reached and ui.words(f"✓ reached on {day_text(reached)}", "met"),
        )

    def look() -> None:
        steps = (one.known for one in draft.rows.values())
        outside = [one for one in steps if one and not goal.start <= one.due <= goal.due]
        told = ", ".join(f"{one.title} ({day_text(one.due)})" for one in outside)
        advice.show([f"Outside the days of the goal: {told}."] if told else [])

    rows = ui.Rows(made, "milestones", row, what="milestone", one=True)
    return made.lay_out(WHAT_FOR, advice, rows).advise(look)
