"""What is decided about each goal in a review: keep, change, stop or close, and what changes with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit import look
from goalkit.exercises.review_answers.answers import review_of
from goalkit.exercises.review_answers.beside import charts_of
from goalkit.facts.period import PeriodFacts
from goalkit.forms.parsing import number_as_text
from goalkit.model import Decision, Goal, Measure, Record, Review, Versioned, Workbook
from goalkit.model.revision import Standing
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import OVER, Choice, Direction, GoalState, Kind, Status

REACHED = "reached"
"""What is chosen for a goal that is there: the decision is to stop it, because it is reached."""
NEEDS_REASON = "Say why: the change and its reason stay visible."
CHOICES = (
    ("not decided yet", ""),
    ("Keep: carry on as it is", Choice.KEEP.value),
    ("Change: target, day or way", Choice.CHANGE.value),
    ("Stop: set the goal aside", Choice.STOP.value),
    ("Reached: close the goal", REACHED),
)
DECISION = {
    "choice": ui.Choice(CHOICES, label="Keep, change or stop?"),
    "what": ui.Text(rows=2, label="What exactly?", help="If you leave it empty, the goal itself is named."),
    "reason": ui.Text(rows=2, label="Why?"),
}
GOAL = ui.form(
    Goal,
    only=["statement", "due"],
    statement=ui.Text(label="The goal in one sentence", needed="Write the goal in a sentence."),
)
_NEW_STATES = {Choice.STOP.value: GoalState.DROPPED, REACHED: GoalState.REACHED}

V = TypeVar("V", bound=Versioned)


@dataclass(frozen=True)
class AskedGoal:
    """A goal to decide about, and where it stands in the period in a few words."""

    goal: Goal
    status: Status
    facts: str


class DecisionDraft(ui.RecordDraft[Goal]):
    """One goal, and what is decided about it. Its parts are the targets of its measures."""

    def __init__(self, asked: AskedGoal, workbook: Workbook, period: str, *, today: date) -> None:
        self.asked, self.today, self._period = asked, today, period
        key, earliest = asked.goal.id, asked.goal.start + timedelta(days=1)
        super().__init__(
            GOAL.given(due=ui.Day(needed="Write the day.", between=lambda: (earliest, None))),
            find=lambda now: now.newest(Goal, key) or asked.goal,
            more=DECISION,
        )
        measures = current(one for one in workbook.measures if one.goal_id == key)
        aimed = (one for one in measures if one.target is not None)
        self.targets = {f"target {one.id}": TargetDraft(one, self) for one in aimed}
        self.parts = {**self.targets}

    @property
    def is_change(self) -> bool:
        """Whether it is asked what changes."""
        return bool(self["choice"] == Choice.CHANGE)

    @property
    def decision(self) -> Decision | None:
        """What is decided, None as long as nothing is."""
        if not self.is_touched:
            return self.decided
        if not self["choice"]:
            return None
        chosen = Choice.STOP if self["choice"] == REACHED else Choice(self["choice"])
        statement = self["statement"].strip() if self.is_change else self._goal.statement
        what = self["what"].strip() or _usual_words(self["choice"], statement)
        return Decision(choice=chosen, what=what, reason=self["reason"].strip(), goal_id=self._goal.id)

    def revised(self, newest: V, wanted: V) -> Iterator[V]:
        """A new version where something is different; a version of this very day is corrected."""
        if wanted != newest:
            settled = newest.version == 1 or newest.since < self.today
            standing = Standing(newest=newest, settled=settled, today=self.today)
            yield standing.following(wanted, self["reason"].strip())

    def shown(self, workbook: Workbook) -> Mapping[str, Any]:
        goal, known = self.find(workbook) or self.asked.goal, self._decided_in(workbook)
        if known is None:
            return self.texts(goal)
        chosen = _chosen(known, goal)
        what = "" if known.what == _usual_words(chosen, goal.statement) else known.what
        return self.texts(goal) | {"choice": chosen, "what": what, "reason": known.reason}

    @property
    def decided(self) -> Decision | None:
        """What is decided in the workbook."""
        return self._decided_in(self.workbook)

    def own_problems(self) -> dict[str, str]:
        if not self.is_touched:
            return {}
        asked = self.fields if self.is_change else DECISION
        touched = (name for name in asked if self.states[name].is_touched)
        if found := self._unreadable(touched) or self._broken_rules({}):
            return found
        revised = self.made() != self.known or any(one.is_revised for one in self.targets.values())
        return {"reason": NEEDS_REASON} if revised and not self["reason"].strip() else {}

    def whole(self) -> dict[str, Any]:
        whole = super().whole() if self.is_change else vars(self._goal)
        return whole | {"state": self._state()}

    def own_records(self) -> Iterator[Record]:
        yield from self.revised(self._goal, self.made())

    @property
    def _goal(self) -> Goal:
        return self.known or self.asked.goal

    def _decided_in(self, workbook: Workbook) -> Decision | None:
        """The first decision about the goal that is not about something to start."""
        there = review_of(workbook, self._period, today=self.today).decisions
        own = (one for one in there if one.goal_id == self.asked.goal.id)
        return next((one for one in own if one.choice is not Choice.START), None)

    def _state(self) -> GoalState:
        if self["choice"] in ("", _chosen(self.decided, self._goal)):
            return self._goal.state
        goes_on = GoalState.ACTIVE if self._goal.state in OVER else self._goal.state
        return _NEW_STATES.get(self["choice"], goes_on)


class TargetDraft(ui.RecordDraft[Measure]):
    """The target of a measure, and the upper end where it lies between two numbers."""

    def __init__(self, measure: Measure, decision: DecisionDraft) -> None:
        self._decision, label = decision, f"Target of {measure.title}"
        names = {"target": label}
        if measure.direction is Direction.BETWEEN:
            names = {"target": f"{label}, from", "target_high": f"{label}, up to"}
        fields = {
            name: ui.Number(unit=measure.unit, label=label, needed="Write a number.")
            for name, label in names.items()
        }
        super().__init__(
            ui.form(Measure, [*names], **fields),
            find=lambda workbook: workbook.newest(Measure, measure.id) or measure,
        )

    @property
    def is_revised(self) -> bool:
        """Whether it is to be another target."""
        return self.is_touched and self._decision.is_change and not self.problems()

    def own_problems(self) -> dict[str, str]:
        return super().own_problems() if self._decision.is_change else {}

    def check(self) -> dict[str, str]:
        """The way is not asked here: the target has to fit the way there is."""
        known = self.known
        if known is None or known.kind is not Kind.REACH or known.baseline is None:
            return {}
        target, rising = self.read("target"), known.direction is Direction.AT_LEAST
        if target != known.baseline and (target > known.baseline) == rising:
            return {}
        side, begun = "above" if rising else "below", number_as_text(known.baseline)
        text = f"'{self['target']}' is not {side} {begun}, where it began: write a number {side} it."
        return {"target": text}

    def own_records(self) -> Iterator[Record]:
        if self.is_revised and self.known is not None:
            yield from self._decision.revised(self.known, self.made())


class DecisionsDraft(ui.Draft):
    """The decisions about all goals that are asked, each a part by the id of its goal."""

    def __init__(self, workbook: Workbook, asked: Sequence[AskedGoal], period: str, *, today: date) -> None:
        self.goals = {one.goal.id: DecisionDraft(one, workbook, period, today=today) for one in asked}
        super().__init__(parts=self.goals)
        self._period, self._today = period, today

    def own_records(self) -> Iterator[Review]:
        review = review_of(self.workbook, self._period, today=self._today)
        there = review.decisions
        own = [part.decided for part in self.goals.values()]
        typed = (part.decision for part in self.goals.values())
        decided = (*(one for one in typed if one), *(one for one in there if one not in own))
        if self.is_touched and decided != there:
            yield replace(review, decisions=decided)


def decisions_form(
    asked: Sequence[AskedGoal], facts: PeriodFacts, book: OpenWorkbook, period: str, after_save: ui.AfterSave
) -> ui.Form:
    """What is decided about each goal, below where it stands and beside its charts."""
    draft = DecisionsDraft(book.workbook, asked, period, today=book.today)
    made = ui.Form(draft, book, name=f"review {period} goals", after_save=after_save)
    undecided = next((key for key, part in draft.goals.items() if not part["choice"]), "")
    rows = ui.Paged(made, draft.goals, partial(_decision, made, draft, facts), what="goal", first=undecided)
    return made.lay_out(rows.views)


def _decision(made: ui.Form, draft: DecisionsDraft, facts: PeriodFacts, key: str, number: int) -> ipw.Widget:
    part, goal, changes = draft.goals[key], f"Goal {number}", ui.box("place")
    asked = part.asked

    def show_changes(_: object = None) -> None:
        if part.is_change and not changes.children:
            numbers = (
                made.add_all(f"{key}.{name}", *one.fields, of=goal) for name, one in part.targets.items()
            )
            row = ui.box("row", made.add(f"{key}.due", of=goal), numbers)
            changes.children = (made.add(f"{key}.statement", of=goal).view, row)
        ui.show(changes, shown=part.is_change)

    part.states["choice"].observe(show_changes, names="value")
    show_changes()
    colour = look.STATUS_COLOURS[asked.status]
    label = f'<span class="goalkit-status" style="color: {colour}">{asked.status.label}</span>'
    standing = ui.marked(f"· {asked.facts}", "goal", "span")
    return ui.box(
        "one",
        ui.words(f"{goal}: {asked.goal.statement}", "part", "h3"),
        ipw.HTML(f'<p class="goalkit-standing">{label} {standing}</p>'),
        ui.box(
            "two",
            ui.box("hand", ui.box("row", made.add_all(key, *DECISION, of=goal)), changes),
            ui.box("picture", charts_of(facts, key)),
        ),
    )


def _chosen(known: Decision | None, goal: Goal) -> str:
    if known is None:
        return ""
    reached = known.choice is Choice.STOP and goal.state is GoalState.REACHED
    return REACHED if reached else known.choice.value


def _usual_words(chosen: str, statement: str) -> str:
    """What a decision is about where nothing is typed."""
    return f"{statement}: reached" if chosen == REACHED else statement
