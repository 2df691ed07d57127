"""Who sees Robin at work, what support is asked of them, two rounds of feedback, the pulse of the team."""

from collections.abc import Iterator

from goalkit.model import Feedback, Stakeholder, TeamPulse
from goalkit.terms import Group
from story.rows import Row, day, typed

LISTENS = "Listens before deciding"
DELEGATES = "Delegates outcomes, not tasks"

# id, name, group, support asked for, influence on Robin's goals and support for them
ASKED = (
    ("p1", "Robin Example", Group.SELF, "", None, None),
    (
        "p2",
        "Vera Muster",
        Group.MANAGER,
        "Tell me early when a plan changes, even when it is not settled.",
        5,
        1,
    ),
    ("p3", "Ines, Marketing", Group.PEER, "Ask me for a decision once, then hold me to it.", 3, 0),
    ("p4", "Tomasz, Finance", Group.PEER, "Show me where our forecast is too hopeful.", 4, -1),
    ("p5", "Priya, Service", Group.PEER, "Half an hour a week until the handover stands.", 3, 1),
    ("p6", "Jonas, Field Sales", Group.PEER, "Tell me when a visit is needed, and when it is habit.", 3, -1),
    ("p7", "Lena", Group.DIRECT_REPORT, "Stop me when I take a task back.", 3, 2),
    ("p8", "Mehmet", Group.DIRECT_REPORT, "Bring me the outcome you propose, not the options alone.", 2, 1),
    ("p9", "Sofia", Group.DIRECT_REPORT, "Say in the Monday round what customers are unhappy about.", 2, 1),
    ("p10", "David", Group.DIRECT_REPORT, "Tell me when my question sounds like an instruction.", 2, 0),
    ("p11", "Yara", Group.DIRECT_REPORT, "Ask why, as you do now.", 1, 2),
    ("p12", "Elena, distribution partner", Group.OTHER, "Tell me how long an answer from us takes.", 4, 0),
    ("p13", "Hugo, works council", Group.OTHER, "Hear about plans for roles before they are plans.", 4, -2),
)

# each round: who answered, how they rated LISTENS and DELEGATES, and what they suggest for each
ANSWERS = {
    "2026-03-16": (
        ("p1", 2, "Pause before I answer.", 2, "Hand over the Monday forecast for good."),
        ("p2", 1, "Let the quiet ones speak first.", 0, "Your name is still on too many offers."),
        ("p3", 1, "", 1, ""),
        ("p4", 0, "Read the figures before the meeting, then ask.", 0, ""),
        ("p6", 1, "Call before you write a long message.", -1, "Let the account owner answer me directly."),
        ("p7", 2, "", 0, "Say what a good result looks like, then let us find the way."),
        ("p8", 1, "Ask one more question when you are in a hurry.", -1, "Do not rewrite my offers at night."),
        ("p9", 1, "", 0, "Tell us how much we may decide alone."),
        ("p10", 0, "When the quarter ends, you decide before we have finished.", -1, ""),
        ("p11", 2, "", 1, ""),
        ("p12", 1, "", 1, ""),
    ),
    "2026-09-14": (
        ("p1", 2, "", 2, "Keep to it in the last two weeks of a quarter."),
        ("p2", 2, "Keep the pause, it has become a habit.", 1, "Let the team leads present the budget."),
        ("p3", 2, "", 1, "Tell us who decides when you travel."),
        ("p4", 1, "Name the assumption you doubt, not only the number.", 1, ""),
        (
            "p5",
            1,
            "Come to our team round once a month.",
            -1,
            "Name one owner when something is shared.",
        ),
        ("p6", 2, "", 1, ""),
        ("p7", 2, "", 2, ""),
        ("p8", 2, "", 2, "Give the follow-up of the fair to us from the start."),
        ("p9", 3, "", 1, "Agree on the result and on the date, then stay out."),
        (
            "p10",
            1,
            "In the week of the fair the old hurry was back.",
            0,
            "Write down what we may decide alone.",
        ),
        ("p11", 2, "", 1, ""),
        ("p12", 1, "", 1, ""),
        ("p13", 2, "Thank you for coming before the plan was finished.", 1, ""),
    ),
}

# the day, and how many of the team said 9 or 10, 7 or 8, and 0 to 6
PULSES = (("2025-09-26", 1, 2, 2), ("2026-03-20", 2, 3, 1), ("2026-09-18", 3, 3, 1))


def rows() -> Iterator[Row]:
    """The stakeholders when they were first asked, the answers of both rounds, and the pulses."""
    yield from typed("2026-02-26 16:10", *(_stakeholder(*person) for person in ASKED))
    for number, (round_on, answers) in enumerate(ANSWERS.items(), start=1):
        for place, answer in enumerate(answers):
            came_on = day(round_on).day + place // 3
            yield from typed(f"{round_on[:8]}{came_on} 10:{place:02}", *_answer(number, round_on, answer))
    for number, (asked_on, promoters, passives, detractors) in enumerate(PULSES, start=1):
        pulse = TeamPulse(
            id=f"u{number}",
            asked_on=day(asked_on),
            promoters=promoters,
            passives=passives,
            detractors=detractors,
        )
        yield from typed(f"{asked_on} 16:20", pulse)


def _stakeholder(  # noqa: PLR0913 - one line of the table above
    name: str, called: str, group: Group, asked: str, influence: int | None, support: int | None
) -> Stakeholder:
    asked_on = day("2026-02-26") if asked else None
    return Stakeholder(
        id=name,
        name=called,
        group=group,
        support_asked=asked,
        asked_on=asked_on,
        influence=influence,
        support=support,
    )


def _answer(number: int, round_on: str, answer: tuple[str, int, str, int, str]) -> Iterator[Feedback]:
    person, listens, on_listening, delegates, on_delegating = answer
    said = ((LISTENS, listens, on_listening), (DELEGATES, delegates, on_delegating))
    for place, (behaviour, rating, suggestion) in enumerate(said, start=1):
        yield Feedback(
            id=f"f{number}-{person}-{place}",
            stakeholder_id=person,
            round_on=day(round_on),
            behaviour=behaviour,
            rating=rating,
            suggestion=suggestion,
        )
