"""Questions worth asking in a session: each follows from something in the records, and is only an offer."""

from collections.abc import Callable, Iterator
from itertools import chain, islice

import pandas as pd

from goalkit.analysis.alignment import alignment_matrix, tensions
from goalkit.blocks import Bullets, Note
from goalkit.facts.brief import BriefFacts
from goalkit.model import Goal
from goalkit.model.workbook import current
from goalkit.sections.looking_back import actions_since
from goalkit.sections.section import Section
from goalkit.terms import GoalState, MilestoneState, Status
from goalkit.wording import day_text

MOST_OF_A_KIND, MOST_QUESTIONS = 2, 5
_UNREAD = (Status.STALE, Status.NO_READING)
LOW_COMMITMENT = 7
"""Below this a promise is seldom kept, so it is worth asking what would raise it."""


def worth_asking(brief: BriefFacts) -> Section:
    """The most pressing questions first, no more than two of a kind."""
    found = chain.from_iterable(islice(kind(brief), MOST_OF_A_KIND) for kind in _KINDS)
    asked = tuple(islice(found, MOST_QUESTIONS))
    if not asked:
        return Section((Note(text="The records suggest none. What would make this hour worthwhile?"),))
    return Section((Bullets(items=asked),))


def _weaker(brief: BriefFacts) -> Iterator[str]:
    weaker = brief.goals[(brief.goals["moved"] < 0) & ~brief.goals["status"].isin(_UNREAD)]
    for _, goal in weaker.iterrows():
        then, now = goal["status_then"], goal["status"]
        yield f"“{goal['statement']}” went from {then} to {now}. What happened there?"


def _overdue_actions(brief: BriefFacts) -> Iterator[str]:
    for action in actions_since(brief.now, brief.since):
        if action.done_on is None and action.due < brief.now.as_of:
            yield f"“{action.text}” was due on {day_text(action.due)}. What is in the way?"


def _overdue_milestones(brief: BriefFacts) -> Iterator[str]:
    milestones = brief.now.milestones
    for _, step in milestones[milestones["state"] == MilestoneState.OVERDUE].sort_values("due").iterrows():
        due = day_text(step["due"].date())
        yield f"“{step['title']}” was due on {due}. What is the smallest next step?"


def _rewards(brief: BriefFacts) -> Iterator[str]:
    for step in brief.workbook.milestones:
        if brief.is_new(step.reached_on) and step.reward:
            yield f"“{step.title}” is reached. Was there time for the reward: {step.reward}?"


def _unread(brief: BriefFacts) -> Iterator[str]:
    progress = brief.now.progress
    last_on = brief.now.readings_asked.set_index("measure")["last_on"]
    for _, measure in progress[progress["status"].isin(_UNREAD)].iterrows():
        last = last_on.get(measure["measure"])
        read = "has no reading yet" if pd.isna(last) else f"was last read on {day_text(last.date())}"
        yield f"{measure['title']} {read}. Is it still the right measure?"


def _tensions(brief: BriefFacts) -> Iterator[str]:
    frames = brief.now.frames
    rated = alignment_matrix(frames.goals, frames.alignments, frames.objectives, frames.personal_values)
    pulling = tensions(rated)
    for _, tension in pulling[pulling["decision"].isna()].iterrows():
        pulls = f"“{tension['statement']}” pulls against “{tension['target_title']}”"
        yield f"{pulls}. What will you do about it?"


def _without_plan(brief: BriefFacts) -> Iterator[str]:
    for goal in _active(brief):
        if not goal.plan.strip():
            yield f"“{goal.statement}” has no if-then plan. What could get in the way, and what then?"


def _without_measure(brief: BriefFacts) -> Iterator[str]:
    measured = {measure.goal_id for measure in brief.workbook.measures}
    for goal in _active(brief):
        if goal.id not in measured:
            yield f"“{goal.statement}” has no measure. How would you know that it is reached?"


def _low_commitment(brief: BriefFacts) -> Iterator[str]:
    said = brief.last.commitment if brief.last else None
    if said is not None and said < LOW_COMMITMENT:
        yield f"Commitment was {said} of 10 last time. What would raise it by one?"


def _active(brief: BriefFacts) -> Iterator[Goal]:
    known = current(goal for goal in brief.workbook.goals if goal.since <= brief.now.as_of)
    return (goal for goal in known if goal.state is GoalState.ACTIVE)


_KINDS: tuple[Callable[[BriefFacts], Iterator[str]], ...] = (
    _weaker,
    _unread,
    _overdue_actions,
    _overdue_milestones,
    _rewards,
    _tensions,
    _without_plan,
    _without_measure,
    _low_commitment,
)
"""What gives rise to a question, the most pressing first."""
