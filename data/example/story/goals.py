"""The six goals and how they are read, with their revisions."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from goalkit.model import Goal, Measure
from goalkit.terms import Cadence, Direction, GoalState, Kind
from story.rows import Row, day, typed

START = day("2024-10-01")

TEAM = Goal(
    id="g1",
    since=START,
    statement="Lead a team of at least 12 people by June 2027",
    why="With four people every absence becomes a crisis; a larger team can share knowledge and holidays.",
    theme="Leadership",
    start=START,
    due=day("2027-06-30"),
    weight=3.0,
    obstacle="When the quarter gets tight I postpone interviews.",
    plan="If an interview has to move, then I offer a new date within the same week.",
    commitment=9,
)
HOURS = Goal(
    id="g2",
    since=START,
    statement="Work at most 50 hours a week, with at least 2 days of home office",
    why="I think better when I am rested, and my children should know me on weekdays too.",
    theme="Balance",
    start=START,
    due=day("2027-06-30"),
    weight=3.0,
    obstacle="At the end of a quarter I take back work that I had already delegated.",
    plan="If it is 18:00 and I open one more offer, then I send it to its owner with one question.",
    commitment=8,
)
TRAVEL = Goal(
    id="g3",
    since=START,
    statement="Spend at most 30 % of my working time travelling",
    why="Most customers decide after a good call; the journeys cost family evenings and carbon.",
    theme="Balance",
    start=START,
    due=day("2027-06-30"),
    weight=2.0,
    obstacle="Large customers ask for the head of the team, and I like being asked.",
    plan="If a customer asks for a visit, then I first offer a video call together with the account owner.",
    commitment=7,
)
BUDDY = Goal(
    id="g4",
    since=day("2025-10-06"),
    statement="Be the onboarding buddy of a new colleague for the first hundred days",
    why="I want to see our onboarding with the eyes of somebody who goes through it.",
    theme="People",
    start=day("2025-10-01"),
    due=day("2026-09-30"),
    obstacle="A meeting without an agenda is the first one I cancel.",
    plan="If I have to cancel a buddy meeting, then we take a walk at lunch on the same day.",
    commitment=8,
)
DEPARTMENT = Goal(
    id="g5",
    since=START,
    statement="Manage and develop the Sales department so that it grows its own leaders",
    why="What depends on me alone will not last; I want to leave structures that work without me.",
    theme="Leadership",
    start=START,
    due=day("2027-09-30"),
    weight=3.0,
    obstacle="The urgent offer wins against the important concept.",
    plan="If it is Wednesday morning, then I work on the department and not in it, with the phone away.",
    commitment=9,
)
BUDGET = Goal(
    id="g6",
    since=START,
    statement="Carry a sales budget of at least 30 million USD by June 2027",
    why="Responsibility for the budget lets us decide about people and tools where the customers are known.",
    theme="Business",
    start=START,
    due=day("2027-06-30"),
    weight=2.0,
    obstacle="I wait until the numbers are perfect before I ask.",
    plan="If a planning round opens, then my proposal is with Vera in the first week, with its open points.",
    commitment=8,
)

TEAM_SIZE = Measure(
    id="m1",
    since=START,
    goal_id="g1",
    title="Team size",
    kind=Kind.REACH,
    direction=Direction.AT_LEAST,
    unit="people",
    baseline=Decimal(4),
    target=Decimal(12),
    cadence=Cadence.MONTH,
)
MEASURES = (
    TEAM_SIZE,
    Measure(
        id="m2",
        since=START,
        goal_id="g2",
        title="Working hours",
        kind=Kind.MAINTAIN,
        direction=Direction.AT_MOST,
        unit="h/week",
        baseline=Decimal(58),
        target=Decimal(50),
    ),
    Measure(
        id="m3",
        since=START,
        goal_id="g2",
        title="Home office",
        kind=Kind.MAINTAIN,
        direction=Direction.AT_LEAST,
        unit="days/week",
        baseline=Decimal(0),
        target=Decimal(2),
    ),
    Measure(
        id="m4",
        since=START,
        goal_id="g3",
        title="Travel",
        kind=Kind.MAINTAIN,
        direction=Direction.AT_MOST,
        unit="%",
        baseline=Decimal(45),
        target=Decimal(30),
    ),
    Measure(
        id="m6",
        since=START,
        goal_id="g5",
        title="Steps of the department",
        kind=Kind.MILESTONES,
        cadence=Cadence.MONTH,
    ),
    Measure(
        id="m7",
        since=START,
        goal_id="g6",
        title="Sales budget",
        kind=Kind.REACH,
        direction=Direction.AT_LEAST,
        unit="USD",
        baseline=Decimal(18_000_000),
        target=Decimal(30_000_000),
        cadence=Cadence.MONTH,
    ),
)
BUDDY_DONE = Measure(
    id="m5",
    since=day("2025-10-06"),
    goal_id="g4",
    title="Hundred days accompanied",
    kind=Kind.DONE,
    cadence=Cadence.MONTH,
)

REVISED_ON = day("2026-04-14")
REVISED_BECAUSE = (
    "Two of the planned positions moved to the new Iberia hub when the hiring plan was cut in March 2026. "
    "Agreed with Vera on 14 April 2026: ten people who stay, instead of twelve on paper."
)


def rows() -> Iterator[Row]:
    """The goals as first written, the buddy goal a year later, and two revisions."""
    yield from typed("2024-10-01 10:20", TEAM, HOURS, TRAVEL, DEPARTMENT, BUDGET)
    yield from typed("2024-10-01 10:45", *MEASURES)
    yield from typed("2025-10-06 16:00", BUDDY)
    yield from typed("2025-10-06 16:05", BUDDY_DONE)
    yield from typed("2026-04-14 16:30", *_fewer_people())
    yield from typed("2026-08-28 15:10", _buddy_reached())


def _fewer_people() -> tuple[Goal, Measure]:
    statement = "Lead a team of at least 10 people by June 2027"
    goal = replace(TEAM, version=2, since=REVISED_ON, reason=REVISED_BECAUSE, statement=statement)
    size = replace(TEAM_SIZE, version=2, since=REVISED_ON, reason=REVISED_BECAUSE, target=Decimal(10))
    return goal, size


def _buddy_reached() -> Goal:
    reason = "The hundred days ended on 28 August 2026 with a conversation of the two of us and HR."
    return replace(BUDDY, version=2, since=day("2026-08-28"), reason=reason, state=GoalState.REACHED)
