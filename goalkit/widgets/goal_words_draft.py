"""A goal in the client's own words: what is typed of the sentence, its why and its days."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from traitlets import Unicode

from goalkit.analysis.smart import Written
from goalkit.model import Goal, Record, Workbook
from goalkit.model.revision import Standing, goal_standing
from goalkit.terms import GoalState
from goalkit.widgets.goal_offer import GoalTemplate
from goalkit.widgets.goal_step_draft import GoalStepDraft
from goalkit.widgets.rule_choices import days_of, rule_of
from goalkit.widgets.typed import TypedError, typed_day, typed_number, typed_text

NO_REASON = "You change what was agreed and read already: say what changed, and why."
FIRST_WORDS = "Write the goal in one sentence first."


class GoalWordsDraft(GoalStepDraft):
    """The first step of a goal. `goal` is its newest version, None while it is not saved."""

    statement, why, theme, start, due = (Unicode().tag(typed=True) for _ in range(5))
    state, weight, reason, rule, day_count = (Unicode().tag(typed=True) for _ in range(5))

    def __init__(self, workbook: Workbook, goal_id: str, *, today: date) -> None:
        super().__init__()
        self._goal_id, self.today = goal_id, today
        self.standing: Standing[Goal] | None = None
        self.start, self.state, self.weight = today.isoformat(), GoalState.ACTIVE.value, "1"
        self.follow(workbook)
        if self.goal:
            self._show(self.goal)

    @property
    def form_name(self) -> str:
        """Under which name it is kept while it is typed."""
        return f"goal {self._goal_id} words"

    @property
    def goal(self) -> Goal | None:
        """The newest version that is saved."""
        return self.standing.newest if self.standing else None

    def begin_with(self, template: GoalTemplate) -> None:
        """Fill what is empty with what a template says."""
        self.statement = self.statement or template.statement
        self.theme = self.theme or template.title

    def written(self, *, measured: bool) -> Written:
        """What is typed so far, as far as it can be read."""
        try:
            due = self._due()
        except TypedError:
            due = None
        saved = self.goal
        return Written(
            statement=self.statement,
            why=self.why,
            due=due,
            measured=measured,
            obstacle=saved.obstacle if saved else "",
            plan=saved.plan if saved else "",
            commitment=saved.commitment if saved else None,
        )

    def checks(self) -> dict[str, Callable[[], object]]:
        return {
            "statement": self._statement,
            "start": self._start,
            "due": self._due,
            "weight": self._weight,
            "reason": self._reason,
        }

    def built(self) -> Iterator[tuple[str, Record]]:
        goal = self._goal()
        yield "statement", self.standing.following(goal, self.reason.strip()) if self.standing else goal

    def follow(self, workbook: Workbook) -> None:
        self.standing = goal_standing(workbook, self._goal_id, today=self.today)

    def _show(self, goal: Goal) -> None:
        self.statement, self.why, self.theme = goal.statement, goal.why, goal.theme
        self.start, self.due = goal.start.isoformat(), goal.due.isoformat()
        self.state, self.weight = goal.state.value, f"{goal.weight:g}"
        self.rule, self.day_count = goal.rule or "", goal.day_count or ""
        self.saw(goal)

    def _goal(self) -> Goal:
        """The goal as typed, before it is known whether it is a new version."""
        start, due, statement = self._start(), self._due(), self._statement()
        goal = self.goal or Goal(
            id=self._goal_id, since=min(start, self.today), statement=statement, start=start, due=due
        )
        return replace(
            goal,
            since=min(goal.since, start) if goal.version == 1 else goal.since,
            statement=statement,
            why=self.why.strip(),
            theme=self.theme.strip(),
            start=start,
            due=due,
            state=GoalState(self.state),
            weight=self._weight(),
            rule=rule_of(self.rule),
            day_count=days_of(self.day_count),
        )

    def _statement(self) -> str:
        return typed_text(self.statement, FIRST_WORDS)

    def _start(self) -> date:
        typed_text(self.start, f"Write the day it begins, such as {self.today.isoformat()}.")
        return typed_day(self.start)

    def _due(self) -> date:
        typed_text(
            self.due, f"Write the day by which you want to be there, such as {self.today.year + 1}-06-30."
        )
        return typed_day(self.due, earliest=self._start() + timedelta(days=1))

    def _weight(self) -> float:
        number = typed_number(self.weight or "1")
        if number < 0:
            raise TypedError(f"'{self.weight}' is less than 0: write 0 or more, 1 is usual.")
        return float(number)

    def _reason(self) -> None:
        try:
            goal = self._goal()
        except TypedError:
            return  # what keeps it from being read is said beside its own field
        if self.standing and self.standing.asks_reason(goal):
            typed_text(self.reason, NO_REASON)
