"""How far a goal is written: in words, how it is read, steps, plan and levels."""

from dataclasses import dataclass

from goalkit.model import Goal, Workbook
from goalkit.model.workbook import current
from goalkit.terms import Kind


@dataclass(frozen=True, kw_only=True)
class GoalSteps:
    """Which of the five steps of writing a goal are done."""

    words: bool = False
    measures: bool = False
    milestones: bool = False
    plan: bool = False
    levels: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether all are done."""
        return all(self._done)

    @property
    def label(self) -> str:
        """Symbol and words: `✓ complete`, `◐ 3 of 5 steps`."""
        return "✓ complete" if self.is_complete else f"◐ {sum(self._done)} of {len(self._done)} steps"

    @property
    def _done(self) -> tuple[bool, ...]:
        return self.words, self.measures, self.milestones, self.plan, self.levels


def goal_steps(workbook: Workbook, goal: Goal) -> GoalSteps:
    """The steps of a goal that are done. What is kept up span after span needs no milestones."""
    kinds = [one.kind for one in current(workbook.measures) if one.goal_id == goal.id]
    kept_up = bool(kinds) and all(kind is Kind.MAINTAIN for kind in kinds)
    return GoalSteps(
        words=True,
        measures=bool(kinds),
        milestones=kept_up or any(one.goal_id == goal.id for one in workbook.milestones),
        plan=bool(goal.obstacle.strip() and goal.plan.strip()),
        levels=any(one.goal_id == goal.id for one in workbook.attainment_scales),
    )
