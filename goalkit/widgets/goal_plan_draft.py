"""What may come between, and the plan against it: wish, outcome, obstacle, plan (Oettingen 2014)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from traitlets import Unicode

from goalkit.model import Goal, Record, Workbook
from goalkit.model.workbook import current
from goalkit.widgets.goal_step_draft import GoalStepDraft
from goalkit.widgets.typed import typed_share, typed_whole


class GoalPlanDraft(GoalStepDraft):
    """The fourth step of a goal. The wish is its sentence, the outcome its why."""

    why, obstacle, plan = (Unicode().tag(typed=True) for _ in range(3))
    commitment, confidence = (Unicode().tag(typed=True) for _ in range(2))

    def __init__(self, goal: Goal) -> None:
        super().__init__()
        self.goal = goal
        self.why, self.obstacle, self.plan = goal.why, goal.obstacle, goal.plan
        self.commitment = "" if goal.commitment is None else str(goal.commitment)
        self.confidence = "" if goal.confidence is None else f"{goal.confidence * 100:g}"
        self.saw(goal)

    def advice(self) -> str:
        """What would make the plan one that comes to mind at the right moment."""
        plan = self.plan.casefold().split()
        if not plan or (plan[0] in ("if", "when", "whenever", "as", "once") and len(plan) > 3):
            return ""
        return "A plan works best as: If (this happens), then I (do that)."

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"commitment": self._commitment, "confidence": self._confidence}

    def built(self) -> Iterator[tuple[str, Record]]:
        yield (
            "why",
            replace(
                self.goal,
                why=self.why.strip(),
                obstacle=self.obstacle.strip(),
                plan=self.plan.strip(),
                commitment=self._commitment(),
                confidence=self._confidence(),
            ),
        )

    def follow(self, workbook: Workbook) -> None:
        self.goal = next((one for one in current(workbook.goals) if one.id == self.goal.id), self.goal)

    def _commitment(self) -> int | None:
        return typed_whole(self.commitment, 1, 10) if self.commitment.strip() else None

    def _confidence(self) -> float | None:
        return typed_share(self.confidence) if self.confidence.strip() else None
