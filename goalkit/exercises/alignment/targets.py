"""What each goal is rated against, and which ratings are tensions."""

from datetime import date

from goalkit.model import Goal, Workbook
from goalkit.model.alignment import Link, latest_alignments
from goalkit.model.workbook import current
from goalkit.terms import OVER, AlignedWith


def open_goals(workbook: Workbook, on: date) -> dict[str, Goal]:
    """The goals that are neither reached nor dropped, by id, as they stand on a day."""
    known = current(goal for goal in workbook.goals if goal.since <= on)
    return {goal.id: goal for goal in known if goal.state not in OVER}


def rating_targets(workbook: Workbook, goal_id: str, on: date) -> dict[Link, str]:
    """What a goal is rated against, by title: every objective and value, and each other goal once for both.

    Two goals are asked about under the first of them, or where they were rated already.
    """
    goals, rated = open_goals(workbook, on), latest_alignments(workbook.alignments, on=on)
    titles, order = _titles(workbook, goals), list(goals)
    kinds = (AlignedWith.OBJECTIVE, AlignedWith.VALUE)
    found = {(goal_id, kind, key): title for kind in kinds for key, title in titles[kind].items()}
    for other, title in titles[AlignedWith.GOAL].items():
        link, reverse = (goal_id, AlignedWith.GOAL, other), (other, AlignedWith.GOAL, goal_id)
        comes_later = order.index(other) > order.index(goal_id)
        if other != goal_id and (link in rated or (comes_later and reverse not in rated)):
            found[link] = title
    return found


def tension_targets(workbook: Workbook, on: date) -> dict[Link, str]:
    """The ratings below zero between what is still open, the strongest first, by title of the target."""
    titles = _titles(workbook, open_goals(workbook, on))
    known = latest_alignments(workbook.alignments, on=on).items()
    pulling = sorted((one for one in known if one[1].rating < 0), key=lambda one: one[1].rating)
    return {
        (goal, kind, target): titles[kind][target]
        for (goal, kind, target), _ in pulling
        if goal in titles[AlignedWith.GOAL] and target in titles[kind]
    }


def _titles(workbook: Workbook, goals: dict[str, Goal]) -> dict[AlignedWith, dict[str, str]]:
    """The titles of everything that a goal can be rated against, by kind and id."""
    return {
        AlignedWith.OBJECTIVE: {one.id: one.title for one in workbook.objectives},
        AlignedWith.VALUE: {one.id: one.name for one in workbook.values},
        AlignedWith.GOAL: {key: goal.statement for key, goal in goals.items()},
    }
