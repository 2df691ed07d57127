"""What is decided about one goal in a review: keep, change, stop or close, and what changes with it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from traitlets import Unicode

from goalkit.model import Decision, Goal, Versioned, Workbook
from goalkit.model.revision import Standing
from goalkit.model.workbook import current
from goalkit.terms import OVER, Choice, GoalState, Status
from goalkit.widgets.draft import Draft
from goalkit.widgets.review_sheet import ReviewSheet
from goalkit.widgets.target_draft import TargetDraft
from goalkit.widgets.typed import TypedError, typed_day, typed_text

REACHED = "reached"
"""What is chosen for a goal that is there: the decision is to stop it, because it is reached."""
NEEDS_REASON = "Say why: the change and its reason stay visible."
NEEDS_STATEMENT = "Write the goal in a sentence."
_NEW_STATES = {Choice.STOP.value: GoalState.DROPPED, REACHED: GoalState.REACHED}

V = TypeVar("V", bound=Versioned)


@dataclass(frozen=True, kw_only=True)
class AskedGoal:
    """A goal to decide about, and where it stands in the period in a few words."""

    goal: Goal
    status: Status
    facts: str


class DecisionDraft(Draft):
    """One goal. `decided` is what was chosen when it was last saved."""

    choice, what, reason, statement, due = (Unicode().tag(typed=True) for _ in range(5))

    def __init__(self, asked: AskedGoal, workbook: Workbook, sheet: ReviewSheet) -> None:
        super().__init__()
        self.asked, self._today = asked, sheet.today
        self.targets: dict[str, TargetDraft] = {}
        self.take(workbook, sheet)
        self.targets = {
            f"target {one.id}": TargetDraft(one, lambda: self.is_change)
            for one in self._measures.values()
            if one.target is not None
        }
        self.parts = {**self.targets}
        self.statement, self.due = self.goal.statement, self.goal.due.isoformat()
        if known := decision_about(self.goal, sheet.review_in(workbook).decisions):
            self.choice, self.reason = self.decided, known.reason
            self.what = "" if known.what == self._usual_words() else known.what

    @property
    def is_change(self) -> bool:
        """Whether it is asked what changes."""
        return self.choice == Choice.CHANGE

    def take(self, workbook: Workbook, sheet: ReviewSheet) -> None:
        """Compare what is typed with what this workbook knows."""
        goals = {one.id: one for one in current(workbook.goals)}
        self.goal = goals.get(self.asked.goal.id, self.asked.goal)
        measures = current(one for one in workbook.measures if one.goal_id == self.goal.id)
        self._measures = {one.id: one for one in measures}
        known = decision_about(self.goal, sheet.review_in(workbook).decisions)
        self.decided = _chosen(known, self.goal)
        for part in self.targets.values():
            part.measure = self._measures.get(part.measure.id, part.measure)

    def records(self) -> tuple[Versioned, ...]:
        """The goal and its measures as they are known."""
        return self.goal, *self._measures.values()

    def checks(self) -> dict[str, Callable[[], object]]:
        changes: dict[str, Callable[[], object]] = {"statement": self._statement, "due": self._due}
        return {"reason": self._reason, **(changes if self.is_change else {})}

    def restore(self, typed: dict[str, Any]) -> None:
        if typed:  # else the goal was written after that draft was typed
            super().restore(typed)

    def decision(self) -> Decision | None:
        """What is decided, None as long as nothing is."""
        if not self.choice:
            return None
        choice = Choice.STOP if self.choice == REACHED else Choice(self.choice)
        what = self.what.strip() or self._usual_words()
        return Decision(choice=choice, what=what, reason=self.reason.strip(), goal_id=self.goal.id)

    def versions(self) -> Iterator[Versioned]:
        """The new versions that follow from the decision."""
        yield from self._revised(self.goal, self._wanted())
        if self.is_change:
            for part in self.targets.values():
                yield from self._revised(part.measure, part.typed_measure())

    def _revised(self, newest: V, wanted: V) -> Iterator[V]:
        """A new version where something is different; a version of this very day is corrected."""
        if wanted != newest:
            settled = newest.version == 1 or newest.since < self._today
            standing = Standing(newest=newest, settled=settled, today=self._today)
            yield standing.following(wanted, self._reason_given())

    def _wanted(self) -> Goal:
        wanted = replace(self.goal, state=self._state())
        if self.is_change:
            wanted = replace(wanted, statement=self._statement(), due=self._due())
        return wanted

    def _state(self) -> GoalState:
        if self.choice in ("", self.decided):
            return self.goal.state
        goes_on = GoalState.ACTIVE if self.goal.state in OVER else self.goal.state
        return _NEW_STATES.get(self.choice, goes_on)

    def _usual_words(self) -> str:
        if self.is_change:
            return self.statement.strip()
        return f"{self.goal.statement}: reached" if self.choice == REACHED else self.goal.statement

    def _statement(self) -> str:
        return typed_text(self.statement, NEEDS_STATEMENT)

    def _due(self) -> date:
        return typed_day(self.due, earliest=self.goal.start + timedelta(days=1))

    def _reason_given(self) -> str:
        return typed_text(self.reason, NEEDS_REASON)

    def _reason(self) -> None:
        """A reason is needed where something is revised; what cannot be read is said at its own field."""
        if self.reason.strip():
            return
        try:
            revised = self._wanted() != self.goal or (
                self.is_change and any(one.typed_measure() != one.measure for one in self.targets.values())
            )
        except TypedError:
            return
        if revised:
            raise TypedError(NEEDS_REASON)


def decision_about(goal: Goal, decisions: Sequence[Decision]) -> Decision | None:
    """What was decided about a goal: the first decision that is not about something to start."""
    about = (one for one in decisions if one.goal_id == goal.id and one.choice is not Choice.START)
    return next(about, None)


def _chosen(known: Decision | None, goal: Goal) -> str:
    if known is None:
        return ""
    reached = known.choice is Choice.STOP and goal.state is GoalState.REACHED
    return REACHED if reached else known.choice.value
