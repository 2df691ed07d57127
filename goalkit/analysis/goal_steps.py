"""How far a goal is written: in words, how it is read, steps, plan and levels."""

from dataclasses import dataclass

from goalkit.model import Goal, Workbook


@dataclass(frozen=True, kw_only=True)
class GoalSteps:
    """Which of the five steps of writing a goal are done."""

    words: bool
    measures: bool
    milestones: bool
    plan: bool
    levels: bool

    @property
    def label(self) -> str:
        """Symbol and words: `✓ complete`, `◐ 3 of 5 steps`."""
        done = (self.words, self.measures, self.milestones, self.plan, self.levels)
        return "✓ complete" if all(done) else f"◐ {sum(done)} of {len(done)} steps"


def goal_steps(workbook: Workbook, goal: Goal) -> GoalSteps:
    """The steps of a goal that are done: of the newest version, by what belongs to it."""
    return GoalSteps(
        words=True,
        measures=any(one.goal_id == goal.id for one in workbook.measures),
        milestones=any(one.goal_id == goal.id for one in workbook.milestones),
        plan=bool(goal.obstacle.strip() and goal.plan.strip()),
        levels=any(one.goal_id == goal.id for one in workbook.attainment_scales),
    )
