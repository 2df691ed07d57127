"""The third step of a goal: milestones, each with the reward planned for it."""

from datetime import date
from typing import Any

import ipywidgets as ipw
import pandas as pd

from goalkit import forms as ui
from goalkit.analysis.milestones import milestone_states
from goalkit.charts import Figure, milestone_timeline
from goalkit.exercises.goals.step import Advice
from goalkit.frames import MILESTONES, frame
from goalkit.model import Goal, Milestone
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import day_text

MILESTONE = ui.form(
    Milestone,
    only=["title", "due", "reward", "helped_by"],
    title=ui.Text(needed="Write what will be reached, such as First hire signed."),
    due=ui.Day(needed="Write the day by which you will have reached it."),
    helped_by=ui.Field(help="Have you thanked them?"),
)
MOST_DRAWN = 24
"""How many milestones a timeline holds."""
WHAT_FOR = (
    "A milestone every six weeks or so keeps a distant goal close. Plan a reward for each: something small "
    "that you really look forward to."
)


def planned(draft: ui.RowsDraft[ui.RecordDraft[Milestone]], today: date) -> pd.DataFrame:
    """The milestones with a title and a day as they are typed, with their state; columns of MILESTONES."""
    found: dict[str, Any] = {name: [] for name in MILESTONES}
    for key, row in draft.rows.items():
        title, due = row["title"].strip(), row.read_or("due")
        if title and due:
            reached = row.known.reached_on if row.known else None
            known = {"milestone": key, "title": title, "due": due, "reached_on": reached}
            for name, column in found.items():
                column.append(known.get(name, ""))
    return milestone_states(frame(found, MILESTONES), as_of=today)


def milestones_form(book: OpenWorkbook, goal: Goal) -> ui.Form:
    """The form of the milestones of a goal, in the order of their days."""
    known = sorted(
        (one for one in book.workbook.milestones if one.goal_id == goal.id), key=lambda one: one.due
    )
    given, span = {"goal_id": goal.id}, f"From {day_text(goal.start)} to {day_text(goal.due)}."
    draft = ui.RowsDraft(lambda key: ui.RecordDraft(MILESTONE, key, given=given), [one.id for one in known])
    parts, advice = ui.Draft(parts={"milestones": draft}), Advice("Worth a look")
    picture = ui.Showcase()
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

    def timeline() -> list[Figure]:
        steps = planned(draft, book.today).head(MOST_DRAWN)
        return [milestone_timeline(steps, as_of=book.today)] if len(steps) else []

    def look() -> None:
        known_steps = (one.known for one in draft.rows.values())
        outside = [one for one in known_steps if one and not goal.start <= one.due <= goal.due]
        told = ", ".join(f"{one.title} ({day_text(one.due)})" for one in outside)
        advice.show([f"Outside the days of the goal: {told}."] if told else [])
        typed = tuple((row["title"], row["due"], row.known) for row in draft.rows.values())
        picture.follow(typed, timeline)

    rows = ui.Rows(made, "milestones", row, what="milestone", one=True)
    beside = ui.box("two", ui.box("hand", rows), ui.box("picture", picture))
    return made.lay_out(WHAT_FOR, advice, beside).advise(look)
