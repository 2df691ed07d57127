"""What of a workbook a sponsor sees: a copy made of what the client allows, and of nothing else."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from goalkit.model.people import Consent
from goalkit.model.record import latest
from goalkit.model.workbook import Workbook
from goalkit.terms import AlignedWith, Topic


def consent_in_force(workbook: Workbook) -> Consent | None:
    """The consent that counts: the one given last; None where none was ever given."""
    return latest(workbook.consents, lambda one: one.given_on)


def for_sponsor(workbook: Workbook, consent: Consent | None) -> Workbook:
    """A workbook made of what a consent names; without one of the client and what was agreed alone.

    The client and the agreement are always in it: the sponsor is a party to it. Private, whatever is named,
    are values and how far they are lived, the wheel of life, what may get in the way of a goal and the plan
    against it, the rewards of milestones, how people stand to it, notes of check-ins and of levels,
    suggestions in the words of others, the diary, what was said in sessions, how working together was, and
    the pulse of a team. A collection that is not built here is empty.
    """
    known = Workbook(client=workbook.client, known_at=workbook.known_at, agreements=workbook.agreements)
    if consent is None:
        return known
    with_goals = _goals(workbook, known, frozenset(consent.goal_ids))
    return _topics(workbook, replace(with_goals, consents=(consent,)), consent.topics)


def _goals(workbook: Workbook, known: Workbook, allowed: frozenset[str]) -> Workbook:
    """The goals that are allowed, with all that tells how far they are."""
    measures = tuple(one for one in workbook.measures if one.goal_id in allowed)
    scales = tuple(one for one in workbook.attainment_scales if one.goal_id in allowed)
    measure_ids, scale_ids = {one.id for one in measures}, {one.id for one in scales}
    return replace(
        known,
        goals=tuple(replace(one, obstacle="", plan="") for one in workbook.goals if one.id in allowed),
        measures=measures,
        milestones=tuple(replace(one, reward="") for one in workbook.milestones if one.goal_id in allowed),
        check_ins=tuple(
            replace(one, note="")
            for one in workbook.check_ins
            if one.measure_id in measure_ids and (one.value is not None or one.confidence is not None)
        ),
        attainment_scales=scales,
        attainment_ratings=tuple(
            replace(one, note="") for one in workbook.attainment_ratings if one.scale_id in scale_ids
        ),
    )


def _topics(workbook: Workbook, known: Workbook, topics: Iterable[Topic]) -> Workbook:
    """What else is allowed; what is about a goal is there only with that goal."""
    goals = {one.id for one in known.goals}
    parts = {Topic.VISION: _vision, Topic.REVIEWS: _reviews, Topic.ALIGNMENT: _alignment}
    parts |= {Topic.FEEDBACK: _feedback, Topic.SESSIONS: _sessions}
    for topic in topics:
        known = replace(known, **parts[topic](workbook, goals))
    return known


def _vision(workbook: Workbook, _: set[str]) -> dict[str, Any]:
    return {
        "visions": tuple(
            replace(one, facets=tuple(replace(side, value_id=None) for side in one.facets))
            for one in workbook.visions
        )
    }


def _reviews(workbook: Workbook, goals: set[str]) -> dict[str, Any]:
    shown = {None, *goals}
    return {
        "reviews": tuple(
            replace(one, decisions=tuple(each for each in one.decisions if each.goal_id in shown))
            for one in workbook.reviews
        )
    }


def _alignment(workbook: Workbook, goals: set[str]) -> dict[str, Any]:
    targets = {AlignedWith.GOAL: goals, AlignedWith.OBJECTIVE: {one.id for one in workbook.objectives}}
    return {
        "objectives": workbook.objectives,
        "weekly_hours": tuple(one for one in workbook.weekly_hours if one.goal_id in {None, *goals}),
        "alignments": tuple(
            one
            for one in workbook.alignments
            if one.goal_id in goals and one.target_id in targets.get(one.aligned_with, set())
        ),
    }


def _feedback(workbook: Workbook, _: set[str]) -> dict[str, Any]:
    return {
        "stakeholders": tuple(replace(one, influence=None, support=None) for one in workbook.stakeholders),
        "feedback": tuple(replace(one, suggestion="") for one in workbook.feedback),
    }


def _sessions(workbook: Workbook, goals: set[str]) -> dict[str, Any]:
    return {
        "coaching_sessions": tuple(
            replace(one, goal="…", reality="", options="", will="", learning="", support="")
            for one in workbook.coaching_sessions
        ),
        "actions": tuple(one for one in workbook.actions if one.goal_id in {None, *goals}),
    }
