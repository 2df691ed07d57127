"""How the goals serve the organisation, the values and one another, and where they pull."""

from collections.abc import Iterator
from dataclasses import replace

from goalkit.model import Alignment
from goalkit.terms import AlignedWith, TensionDecision
from story.rows import Row, day, typed

KINDS = {"o": AlignedWith.OBJECTIVE, "v": AlignedWith.VALUE, "g": AlignedWith.GOAL}
"""With what a goal is aligned, by the first letter of the id."""

# goal, with what, rating, reason
FIRST_RATINGS = (
    ("g1", "o1", 2, "More people on the phone mean more laboratories served."),
    ("g1", "o2", 1, "A larger team can share the load."),
    ("g1", "v3", 2, "Every hire is a person to grow."),
    ("g1", "g5", 2, "Structures need people to carry them."),
    ("g2", "o2", 1, "A rested leader is a better employer."),
    ("g2", "v2", 2, "Evenings at home are the point of it."),
    ("g2", "v4", 2, "Sleep comes before anything else."),
    ("g3", "o3", 2, "Every avoided journey counts."),
    ("g3", "v2", 2, "Fewer nights away."),
    ("g3", "g2", 1, "Travel days are the longest days."),
    ("g5", "o1", 1, "A reliable forecast wins the budget."),
    ("g5", "o2", 2, "People stay where they can see a path."),
    ("g5", "o4", 0, "Only the handover to Service touches self-service."),
    ("g5", "v1", 1, "Clear roles make it easier to rely on one another."),
    ("g5", "v6", 2, "Career paths are the same for everybody."),
    ("g6", "o1", 2, "The budget is the lever of the growth plan."),
    ("g6", "o3", -1, "Large customers expect visits."),
    ("g6", "v5", 1, "I learn how the company decides."),
    ("g6", "v2", -1, "Customer visits and planning rounds take family evenings."),
    ("g6", "g2", -1, "Each planning round costs two long weeks."),
)
BUDDY_RATINGS = (
    ("g4", "o2", 2, "The first hundred days decide who stays."),
    ("g4", "v3", 2, "It is growth of others, one to one."),
    ("g4", "v1", 1, "A newcomer needs somebody to ask anything."),
)

DECISIONS = {
    ("g6", "g2"): (
        TensionDecision.REDESIGN,
        "The proposal is prepared by two team leads in one planning day a month; I review, I do not write.",
    ),
    ("g6", "v2"): (
        TensionDecision.RENEGOTIATE,
        "No overnight stay on Wednesdays and Thursdays; Vera and the two largest customers know it.",
    ),
    ("g6", "o3"): (
        TensionDecision.RENEGOTIATE,
        "Visits for the five largest customers only, two by train in one trip; the others by video.",
    ),
}
STRONGER = {("g6", "v2"): -2}
"""The tension that had grown by the time it was decided."""


def rows() -> Iterator[Row]:
    """The first ratings, those of the buddy goal, and the day the tensions were decided."""
    first = [_link(number, rating, "2024-10-15") for number, rating in enumerate(FIRST_RATINGS, start=1)]
    later = [
        _link(number, rating, "2025-10-06")
        for number, rating in enumerate(BUDDY_RATINGS, start=len(first) + 1)
    ]
    yield from typed("2024-10-15 15:30", *first)
    yield from typed("2025-10-06 16:50", *later)
    yield from typed("2026-07-22 14:40", *(_decided(link) for link in first if _pair(link) in DECISIONS))


def _link(number: int, rating: tuple[str, str, int, str], rated_on: str) -> Alignment:
    goal, target, level, reason = rating
    return Alignment(
        id=f"al{number}",
        goal_id=goal,
        aligned_with=KINDS[target[0]],
        target_id=target,
        rating=level,
        rated_on=day(rated_on),
        reason=reason,
    )


def _pair(link: Alignment) -> tuple[str, str]:
    return link.goal_id, link.target_id


def _decided(link: Alignment) -> Alignment:
    decision, note = DECISIONS[_pair(link)]
    rating = STRONGER.get(_pair(link), link.rating)
    return replace(
        link,
        id=f"{link.id}-2",
        rating=rating,
        rated_on=day("2026-07-22"),
        decision=decision,
        decision_note=note,
    )
