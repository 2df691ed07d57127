"""What each goal is rated against, and which ratings are tensions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goalkit.model import Alignment, Goal, Workbook
from goalkit.model.alignment import Link, latest_alignments, link_of
from goalkit.model.workbook import current
from goalkit.terms import OVER, AlignedWith


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a goal is rated against, with its title."""

    link: Link
    title: str

    @property
    def key(self) -> str:
        """The name of its part in a draft, and in the ids of its ratings."""
        return "-".join(self.link)


def open_goals(workbook: Workbook, on: date) -> dict[str, Goal]:
    """The goals that are neither reached nor dropped, by id, as they stand on a day."""
    known = current(goal for goal in workbook.goals if goal.since <= on)
    return {goal.id: goal for goal in known if goal.state not in OVER}


def rating_targets(workbook: Workbook, goal_id: str, on: date) -> Iterator[Target]:
    """What a goal is rated against: every objective and value, and each other goal once for both.

    Two goals are asked about under the first of them, or where they were rated already.
    """
    for objective in workbook.objectives:
        yield Target(link=(goal_id, AlignedWith.OBJECTIVE, objective.id), title=objective.title)
    for value in workbook.values:
        yield Target(link=(goal_id, AlignedWith.VALUE, value.id), title=value.name)
    goals = open_goals(workbook, on)
    rated, order = set(latest_alignments(workbook.alignments, on=on)), list(goals)
    for other, goal in goals.items():
        link, reverse = _between(goal_id, other), _between(other, goal_id)
        comes_later = order.index(other) > order.index(goal_id)
        if other != goal_id and (link in rated or (comes_later and reverse not in rated)):
            yield Target(link=link, title=goal.statement)


def tension_targets(workbook: Workbook, on: date) -> list[Target]:
    """The ratings below zero between what is still open, the strongest first."""
    titles: dict[str, dict[str, str]] = {
        AlignedWith.OBJECTIVE: {one.id: one.title for one in workbook.objectives},
        AlignedWith.VALUE: {one.id: one.name for one in workbook.values},
        AlignedWith.GOAL: {key: goal.statement for key, goal in open_goals(workbook, on).items()},
    }
    known = latest_alignments(workbook.alignments, on=on).values()
    pulling = [one for one in known if one.rating < 0 and _is_open(one, titles)]
    return [
        Target(link=link_of(one), title=titles[one.aligned_with][one.target_id])
        for one in sorted(pulling, key=lambda one: one.rating)
    ]


def _is_open(one: Alignment, titles: dict[str, dict[str, str]]) -> bool:
    return one.goal_id in titles[AlignedWith.GOAL] and one.target_id in titles[one.aligned_with]


def _between(goal_id: str, other: str) -> Link:
    return goal_id, AlignedWith.GOAL, other
