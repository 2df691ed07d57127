"""The steps on the way to a goal: milestones, a row each, with the reward planned for them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from traitlets import Unicode

from goalkit.model import Goal, Milestone, Record, Workbook
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rows_draft import RowsDraft
from goalkit.widgets.typed import typed_day, typed_text
from goalkit.wording import day_text


class MilestoneRowDraft(Draft):
    """One step on the way. `known` is what is saved of it, None for a new one."""

    title, due, reward = (Unicode().tag(typed=True) for _ in range(3))

    def __init__(self, key: str, goal: Goal, known: Milestone | None = None) -> None:
        super().__init__()
        self._key, self._goal, self.known = key, goal, known
        if known:
            self.title, self.due, self.reward = known.title, known.due.isoformat(), known.reward

    @property
    def is_blank(self) -> bool:
        """Whether it is a new one in which nothing is said yet."""
        said = (self.title, self.due, self.reward)
        return self.known is None and not any(text.strip() for text in said)

    def checks(self) -> dict[str, Callable[[], object]]:
        return {} if self.is_blank else {"title": self._title, "due": self._due}

    def milestone(self) -> Milestone:
        """The record to save. Raises TypedError."""
        title, due, reward = self._title(), self._due(), self.reward.strip()
        if self.known:
            return replace(self.known, title=title, due=due, reward=reward)
        return Milestone(id=self._key, goal_id=self._goal.id, title=title, due=due, reward=reward)

    def _title(self) -> str:
        return typed_text(self.title, "Write what is reached then, such as First hire signed.")

    def _due(self) -> date:
        """The day, inside the span of the goal unless it was saved like that."""
        typed_text(self.due, "Write the day by which it is reached.")
        if self.known and self.due == self.known.due.isoformat():
            return self.known.due
        return typed_day(self.due, earliest=self._goal.start, latest=self._goal.due)


class GoalMilestonesDraft(RecordsDraft):
    """The third step of a goal: the rows are under `milestones`, by id, in the order of their days."""

    def __init__(self, workbook: Workbook, goal: Goal) -> None:
        super().__init__()
        self.goal = goal
        self._look_up(workbook)
        self.rows: RowsDraft[MilestoneRowDraft] = RowsDraft(self._row, self._known)
        self.parts = {"milestones": self.rows}
        self.saw(*self._known.values())

    def advice(self) -> str:
        """Which milestones lie outside the days of the goal."""
        goal = self.goal
        outside = [one for one in self._known.values() if not goal.start <= one.due <= goal.due]
        told = (f"{one.title} ({day_text(one.due)})" for one in outside)
        return f"Outside the days of the goal: {', '.join(told)}." if outside else ""

    def built(self) -> Iterator[tuple[str, Record]]:
        for key, row in self.rows.rows.items():
            if not row.is_blank:
                yield f"milestones.{key}.title", row.milestone()

    def gone(self) -> tuple[Record, ...]:
        return tuple(self._known[key] for key in self.rows.taken_away if key in self._known)

    def replaced(self, workbook: Workbook) -> dict[str, str]:
        found = super().replaced(workbook)
        if found:
            self._let_rows_know(workbook)
        return found

    def saved(self, workbook: Workbook) -> None:
        super().saved(workbook)
        self._let_rows_know(workbook)

    def _let_rows_know(self, workbook: Workbook) -> None:
        """What no row asks, such as the day on which it was reached, stays as it is there."""
        self._look_up(workbook)
        for key, row in self.rows.rows.items():
            row.known = self._known.get(key)

    def _look_up(self, workbook: Workbook) -> None:
        of_goal = (one for one in workbook.milestones if one.goal_id == self.goal.id)
        self._known = {one.id: one for one in sorted(of_goal, key=lambda one: one.due)}

    def _row(self, key: str) -> MilestoneRowDraft:
        return MilestoneRowDraft(key, self.goal, self._known.get(key))
