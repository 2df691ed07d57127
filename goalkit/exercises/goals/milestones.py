"""The third step of a goal: milestones, each with the reward planned for it."""

import ipywidgets as ipw

from goalkit.exercises.goals.step import Advice, StepForm
from goalkit.forms import Day, Draft, RecordDraft, Rows, RowsDraft, Text, box, form, words
from goalkit.model import Goal, Milestone
from goalkit.open_workbook import OpenWorkbook
from goalkit.wording import day_text

MILESTONE = form(
    Milestone,
    only=["title", "due", "reward", "helped_by"],
    labels={"title": "What will be reached", "due": "By when", "helped_by": "Who helped?"},
    helps={"helped_by": "Have you thanked them?"},
    title=Text(needed="Write what will be reached, such as First hire signed."),
    due=Day(needed="Write the day by which you will have reached it."),
)
WHAT_FOR = (
    "A milestone every six weeks or so keeps a distant goal close. Plan a reward for each: something small "
    "that you really look forward to."
)


class MilestonesForm(StepForm):
    """The form of the milestones of a goal, in the order of their days."""

    def __init__(self, book: OpenWorkbook, goal: Goal) -> None:
        self._goal = goal
        known = (one for one in book.workbook.milestones if one.goal_id == goal.id)
        keys = [one.id for one in sorted(known, key=lambda one: one.due)]
        given = {"goal_id": goal.id}
        self._milestones = RowsDraft(lambda key: RecordDraft(MILESTONE, key, given=given), keys)
        draft = Draft(parts={"milestones": self._milestones})
        super().__init__(draft, book, name=f"goal {goal.id} milestones")
        self.milestones = Rows(self, "milestones", self._row, what="milestone", one=True)
        self.advice = Advice("Worth a look")
        self.begin(words(WHAT_FOR, "help"), self.advice.view, self.milestones.view)

    def look(self) -> None:
        goal, known = self._goal, (one.known for one in self._milestones.rows.values())
        outside = [one for one in known if one and not goal.start <= one.due <= goal.due]
        told = ", ".join(f"{one.title} ({day_text(one.due)})" for one in outside)
        self.advice.show((f"Outside the days of the goal: {told}." if told else "",))

    def _row(self, key: str, number: int) -> ipw.Widget:
        lead, of, goal = f"milestones.{key}", f"Milestone {number}", self._goal
        span = f"From {day_text(goal.start)} to {day_text(goal.due)}."
        fields = [
            self.add(f"{lead}.title", of=of).styled("main"),
            self.add(f"{lead}.due", of=of, help=span, between=lambda: (goal.start, goal.due)),
            self.add(f"{lead}.reward", of=of),
        ]
        known = self._milestones.rows[key].known
        if known is None or known.reached_on is None:
            return box("row", *(field.view for field in fields))
        fields.append(self.add(f"{lead}.helped_by", of=of))
        reached = words(f"✓ reached on {day_text(known.reached_on)}", "met")
        return box("row", *(field.view for field in fields), reached)
