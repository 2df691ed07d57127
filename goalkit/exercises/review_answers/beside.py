"""What the records say about a period, to stand beside the questions about it."""

from collections.abc import Iterable, Iterator

import ipywidgets as ipw
import pandas as pd

from goalkit import forms as ui
from goalkit.charts import Figure
from goalkit.facts.period import PeriodFacts
from goalkit.frames import rows_of
from goalkit.measure_text import goal_standing_text
from goalkit.model.workbook import current
from goalkit.sections import goal_by_goal
from goalkit.sections.looking_back import actions_since
from goalkit.sections.section import Part, Section
from goalkit.terms import MilestoneState, Status
from goalkit.wording import count_text, day_text

MOST = 6
"""How many lines stand beside a question; the report has all."""
WELL, BADLY = (Status.ON_TRACK, Status.DONE), (Status.BEHIND, Status.AT_RISK, Status.MISSED)


def beside(question: ui.Control, title: str, lines: Iterable[str]) -> ipw.Widget:
    """A question with these lines beside it, or below it where there is no room; alone without any."""
    said = [*lines]
    if not said:
        return question.view
    more = [f"and {count_text(len(said) - MOST, 'more', 'more')}"] if len(said) > MOST else []
    items = "".join(ui.marked(one, "said", "li") for one in [*said[:MOST], *more])
    facts = ipw.HTML(f'<ul class="goalkit-list">{items}</ul>')
    return ui.box("two", question, ui.box("picture", ui.box("advice", ui.words(title, "part", "h4"), facts)))


def went_well(facts: PeriodFacts) -> Iterator[str]:
    """Milestones that were reached, goals on track or done, and the notes of the period, newest first."""
    for step in rows_of(_reached(facts)):
        thanks = f", with the help of {step.helped_by}" if step.helped_by else ""
        yield f"✓ {step.title}, reached on {day_text(step.reached_on)}{thanks}"
    yield from _standing(facts, WELL)
    yield from _notes(facts)


def did_not_work(facts: PeriodFacts) -> Iterator[str]:
    """Goals that are behind, at risk or missed, then milestones and actions whose day has passed."""
    yield from _standing(facts, BADLY)
    for step in rows_of(facts.milestones[facts.milestones["state"] == MilestoneState.OVERDUE]):
        yield f"{step.title}, due on {day_text(step.due)}"
    for action in actions_since(facts, facts.period.start):
        if action.done_on is None and action.due <= facts.as_of:
            yield f"Promised for {day_text(action.due)}: {action.text}"


def learned(facts: PeriodFacts) -> Iterator[str]:
    """What was named as learning in the coaching sessions of the period."""
    for session in sorted(facts.workbook.coaching_sessions, key=lambda one: one.held_on, reverse=True):
        if session.learning.strip() and facts.period.start <= session.held_on <= facts.as_of:
            yield f"Session of {day_text(session.held_on)}: {session.learning.strip()}"


def in_the_way(facts: PeriodFacts) -> Iterator[str]:
    """The obstacle that each goal of the period names, with its plan."""
    of_period = set(facts.frames.goals["goal"])
    for goal in current(facts.workbook.goals):
        if goal.id in of_period and goal.obstacle.strip():
            plan = f" {goal.plan.strip()}" if goal.plan.strip() else ""
            yield f"“{goal.statement}”: {goal.obstacle.strip()}.{plan}".replace("..", ".")


def who_helped(facts: PeriodFacts) -> Iterator[str]:
    """Who helped with the milestones that were reached."""
    for step in rows_of(_reached(facts)):
        if step.helped_by:
            yield f"{step.helped_by}: {step.title}"


def charts_of(facts: PeriodFacts, goal_id: str) -> ui.ShownLater:
    """The charts of a goal in the period with their sentences, a moment after the page."""

    def charts() -> Iterable[Part]:
        parts = goal_by_goal(facts, only=goal_id, timelines=False).parts
        return Section(tuple(one for one in parts if isinstance(one, Figure))).with_sentences

    return ui.ShownLater(charts)


def _reached(facts: PeriodFacts) -> pd.DataFrame:
    days = facts.milestones["reached_on"]
    within = days.between(pd.Timestamp(facts.period.start), pd.Timestamp(facts.as_of))
    return facts.milestones[within].sort_values("reached_on", ascending=False, kind="stable")


def _standing(facts: PeriodFacts, states: tuple[Status, ...]) -> Iterator[str]:
    for goal in rows_of(facts.goals[facts.goals["status"].isin(states)]):
        standing = goal_standing_text(goal, facts.progress)
        yield f"{Status(goal.status).label}: “{goal.statement}” – {standing}"


def _notes(facts: PeriodFacts) -> Iterator[str]:
    titles = {one.id: one.title for one in facts.workbook.measures}
    read = (one for one in facts.workbook.check_ins if facts.period.start <= one.on <= facts.as_of)
    for one in sorted(read, key=lambda one: one.on, reverse=True):
        if one.note.strip():
            yield f"{day_text(one.on)}, {titles[one.measure_id]}: “{one.note.strip()}”"
