"""The fourth step of a goal as a form: wish, outcome, obstacle and plan, in this order."""

from goalkit.widgets.controls import area_field, box, percent_field, rating_field, words
from goalkit.widgets.form import AfterSave, Book, Form
from goalkit.widgets.goal_advice import Advice
from goalkit.widgets.goal_plan_draft import GoalPlanDraft
from goalkit.widgets.later import Later


class GoalPlan:
    """The form of what may come between, and of how sure and how willing the person is."""

    def __init__(self, draft: GoalPlanDraft, book: Book, *, after_save: AfterSave) -> None:
        self.draft = draft
        self.form = Form(draft, book, name=f"goal {draft.goal.id} plan", after_save=after_save)
        self.advice = Advice("If … then …")
        self._lay_out()
        draft.on_typed(Later(self.look).ask)
        self.look()

    def look(self) -> None:
        """Look whether the plan is one."""
        self.advice.show((self.draft.advice(),))

    def _lay_out(self) -> None:
        add = self.form.add
        outcome = "The best that comes of it. Close your eyes for a minute and see it."
        obstacle = "What in yourself is most likely to hold you back? Something you do, feel or believe."
        plan = "If the obstacle shows, then I … Such as: If it is 18:00, then I close the lid and go home."
        willing = "1 hardly, 10 fully"
        self.form.lay_out(
            box("field", words("Wish", "label", "h4"), words(self.draft.goal.statement, "quoted", "p")),
            add("why", area_field, "Outcome", rows=2, help_text=outcome).view,
            add("obstacle", area_field, "Obstacle", rows=2, help_text=obstacle).view,
            add("plan", area_field, "Plan", rows=2, help_text=plan).view,
            self.advice.view,
            box(
                "row",
                add("commitment", rating_field, "Commitment", low=1, high=10, meanings=willing).view,
                add("confidence", percent_field, "How sure are you to reach it in time?").view,
            ),
        )
