"""The fourth step of a goal: wish, outcome, obstacle and plan, in this order (Oettingen 2014)."""

from goalkit.exercises.goals.step import Advice, StepForm
from goalkit.forms import Percent, RecordDraft, area, box, form, rating, words
from goalkit.model import Goal
from goalkit.open_workbook import OpenWorkbook

PLAN = form(
    Goal,
    only=["why", "obstacle", "plan", ("commitment", "confidence")],
    labels={"why": "Outcome", "plan": "If-then plan", "confidence": "How confident are you?"},
    helps={
        "why": "The best that will come of it. Close your eyes for a minute and picture it.",
        "obstacle": "What in yourself is most likely to hold you back? Something you do, feel or believe.",
        "plan": "If the obstacle comes up, I … For example: If it is 18:00, I close the lid and go home.",
        "confidence": "That you will reach it in time: 0 not at all, 100 certain.",
    },
    why=area(2),
    obstacle=area(2),
    plan=area(2),
    commitment=rating(1, 10, "1 hardly, 10 fully"),
    confidence=Percent(),
)


class PlanForm(StepForm):
    """The form of what may get in the way, and of how committed and how confident the person is."""

    def __init__(self, book: OpenWorkbook, goal: Goal) -> None:
        super().__init__(RecordDraft(PLAN, goal.id), book, name=f"goal {goal.id} plan")
        self.advice = Advice("If … then …")
        wish = box("field", words("Wish", "label", "h4"), words(goal.statement, "quoted", "p"))
        *texts, numbers = self.rows()
        self.begin(wish, *texts, self.advice.view, numbers)

    def look(self) -> None:
        self.advice.show((if_then_advice(self.draft["plan"]),))


def if_then_advice(plan: str) -> str:
    """What would make a plan one that comes to mind at the right moment; empty where it is one."""
    said = plan.casefold().split()
    if not said or (said[0] in ("if", "when", "whenever", "as", "once") and len(said) > 3):
        return ""
    return "A plan works best as: If (this happens), then I (do that)."
