"""The fourth step of a goal: wish, outcome, obstacle and plan, in this order (Oettingen 2014)."""

from functools import cache

from goalkit import forms as ui
from goalkit.exercises.goals.step import Advice
from goalkit.exercises.how_sure import tell_how_it_came_out
from goalkit.exercises.periods import running_quarter
from goalkit.model import Goal
from goalkit.open_workbook import OpenWorkbook

PLAN = ui.form(
    Goal,
    only=["why", "obstacle", "plan", ("commitment", "confidence")],
    why=ui.Text(
        rows=2,
        label="Outcome",
        help="The best that will come of it. Close your eyes for a minute and picture it.",
    ),
    obstacle=ui.Text(
        rows=2, help="What in yourself is most likely to hold you back? Something you do, feel or believe."
    ),
    plan=ui.Text(
        rows=2, help="If the obstacle comes up, I … For example: If it is 18:00, I close the lid and go home."
    ),
    commitment=ui.Rating(1, 10, help="1 hardly, 10 fully"),
    confidence=ui.Percent(help="That you will reach it in time: 0 not at all, 100 certain."),
)


def plan_form(book: OpenWorkbook, goal: Goal) -> ui.Form:
    """The form of what may get in the way, and of how committed and how confident the person is."""
    made = ui.Form(ui.RecordDraft(PLAN, goal.id), book, name=f"goal {goal.id} plan")
    wish = ui.box("field", ui.words("Wish", "label", "h4"), ui.words(goal.statement, "quoted", "p"))
    advice, (*texts, numbers) = Advice("If … then …"), made.rows()
    made.lay_out(wish, texts, advice, numbers)
    tell_how_it_came_out(made, "confidence", cache(lambda: running_quarter(book).judged))
    return made.advise(lambda: advice.show([if_then_advice(made.draft["plan"])]))


def if_then_advice(plan: str) -> str:
    """What would make a plan one that comes to mind at the right moment; empty where it is one."""
    said = plan.casefold().split()
    if not said or (said[0] in ("if", "when", "whenever", "as", "once") and len(said) > 3):
        return ""
    return "A plan works best as: If (this happens), then I (do that)."
