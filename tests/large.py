"""Clients with nothing, with sixty goals and with ten years, for tests of size. Days follow from `today`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from goalkit.model import (
    Action,
    Alignment,
    AttainmentRating,
    AttainmentScale,
    CheckIn,
    Client,
    CoachingSession,
    Feedback,
    Goal,
    LifeAreaRating,
    Measure,
    Milestone,
    Objective,
    Record,
    Reflection,
    Review,
    Stakeholder,
    Value,
    ValueRating,
    Vision,
    WeeklyHours,
)
from goalkit.model.review import Decision
from goalkit.model.vision import FacetPicture
from goalkit.period import Period, add_months
from goalkit.terms import (
    AlignedWith,
    Choice,
    Direction,
    Facet,
    GoalState,
    Group,
    Kind,
    TensionDecision,
)

CLIENT = "c1"
ABOUT = (
    "Lead a team of {} people who decide for themselves", "Spend at most {} hours a week at work",
    "Open an office for {} customers in the north", "Be a buddy to newcomer number {}",
    "Bring the share of answers given within {} days up, without anybody working longer for it than before",
    "Learn to speak freely before {} people",
)  # fmt: skip
LEVELS = ("Much less than hoped", "Less than hoped", "As expected", "More than hoped", "Much more than hoped")
AREAS = ("Work", "Money", "Health", "Family", "Friends", "Learning", "Home", "Fun")
NAMED_VALUES = ("Fairness", "Courage", "Family", "Calm", "Curiosity", "Order", "Humour")
AIMS = ("Grow in the north", "Keep people", "Answer faster", "Earn more than we spend", "Waste less")
PEOPLE = (
    ("Me", Group.SELF), ("Kim Sample", Group.MANAGER), ("Ada Made-up", Group.PEER),
    ("Ben Made-up", Group.PEER), ("Cem Made-up", Group.PEER), ("Dana Invented", Group.DIRECT_REPORT),
    ("Eli Invented", Group.DIRECT_REPORT), ("Fay Invented", Group.DIRECT_REPORT),
    ("Gus Nobody", Group.SPONSOR),
)  # fmt: skip
MANY, YEARS, WEEKS_OF_TEN_YEARS = 60, 10, 522


def without_goals() -> tuple[Record, ...]:
    """A client of whom only the name is known."""
    return (Client(id=CLIENT, name="Robin Example", coach="Kim Sample"),)


def sixty_goals(today: date) -> tuple[Record, ...]:
    """A client with sixty goals of all kinds, and everything else there is besides them."""
    start = today - timedelta(weeks=40)
    quarters = (today - timedelta(weeks=26), today - timedelta(weeks=13))
    goals = [record for number in range(MANY) for record in _goal(number, start, today)]
    records = (*without_goals(), *_vision(start, quarters), *_aims(start), *goals, *_alignments(start))
    return (*records, *_people(quarters), *_conversations(today, sessions=6, goals=MANY))


def ten_years(today: date) -> tuple[Record, ...]:
    """A client who checked in every week for ten years, with five measures whose targets were moved."""
    start = _monday(today) - timedelta(weeks=WEEKS_OF_TEN_YEARS)
    rounds = [start + timedelta(weeks=13 * number) for number in range(4 * YEARS)]
    records = (*without_goals(), *_vision(start, rounds), *_aims(start), *_long_goals(start, today))
    reviews = (_review(number, day, today) for number, day in enumerate(rounds))
    return (*records, *_people(rounds), *_conversations(today, sessions=12 * YEARS, goals=4), *reviews)


def _vision(start: date, rounds: Sequence[date]) -> Iterator[Record]:
    for number, name in enumerate(NAMED_VALUES):
        yield Value(id=f"v{number}", name=name, meaning=f"What {name.lower()} is to me")
    pictures = [FacetPicture(facet=facet, picture=f"What I wish for as {facet}") for facet in Facet]
    pictures[0] = FacetPicture(facet=Facet.ROLE, picture="I lead a division", in_focus=True, value_id="v0")
    yield Vision(
        id="w1", statement="A division that others copy", written_on=start, facets=tuple(pictures),
        horizon=add_months(start, 180),
    )  # fmt: skip
    for number, day in enumerate(rounds):
        for at in range(len(NAMED_VALUES)):
            yield ValueRating(
                id=f"vr{number}-{at}", value_id=f"v{at}", rated_on=day, importance=10 - at,
                lived=1 + (at + number) % 9,
            )  # fmt: skip
        for at, area in enumerate(AREAS):
            now = 2 + (at + number) % 6
            yield LifeAreaRating(
                id=f"l{number}-{at}", area=area, rated_on=day, now=now, wanted=min(10, now + at % 4)
            )


def _aims(start: date) -> Iterator[Record]:
    for number, title in enumerate(AIMS):
        yield Objective(id=f"o{number}", title=title, owner="Kim Sample")
    yield WeeklyHours(id="h", since=start, hours=60)


def _goal(number: int, start: date, today: date) -> Iterator[Record]:
    """One of the sixty: every sixth is about the same, each tenth is paused, reached or dropped."""
    key = f"g{number}"
    due = today + timedelta(weeks=4 + number)
    closed = (GoalState.PAUSED, GoalState.REACHED, GoalState.DROPPED)
    state = closed[number // 10 % 3] if number % 10 == 9 else GoalState.ACTIVE
    yield Goal(
        id=key, since=start, statement=ABOUT[number % 6].format(number + 4), start=start, due=due,
        state=state, why="Because it matters", theme="Leadership skills", obstacle="Too many meetings",
        plan="If a meeting has no aim, then I leave", commitment=1 + number % 10,
        confidence=0.6,
    )  # fmt: skip
    yield WeeklyHours(id=f"h{number}", goal_id=key, since=start, hours=1 + number % 3)
    scale = f"s{number}"
    yield AttainmentScale(id=scale, goal_id=key, written_on=start, levels=LEVELS)
    yield AttainmentRating(
        id=f"r{number}", scale_id=scale, level=number % 5 - 2, rated_on=_quarter_end(today)
    )
    yield from _steps(key, start, due, today)
    for measure in _measures(number, start):
        yield measure
        yield from _read(measure, number, start, today)


def _measures(number: int, start: date) -> Iterator[Measure]:
    key, kind = f"g{number}", list(Kind)[number % 4]
    if kind is Kind.REACH:
        yield _reach(f"m{number}", key, start)
    elif kind is Kind.MAINTAIN:
        yield _maintain(f"m{number}", key, start)
        yield _reach(f"n{number}", key, start, title="Tasks handed on", unit="tasks")
    else:
        yield Measure(id=f"m{number}", goal_id=key, since=start, title=f"Way {number}", kind=kind)


def _reach(
    measure_id: str, goal_id: str, since: date, title: str = "Team size", unit: str = "people"
) -> Measure:
    return Measure(
        id=measure_id, goal_id=goal_id, since=since, title=title, kind=Kind.REACH, unit=unit,
        direction=Direction.AT_LEAST, baseline=Decimal(4), target=Decimal(20),
    )  # fmt: skip


def _maintain(measure_id: str, goal_id: str, since: date) -> Measure:
    return Measure(
        id=measure_id, goal_id=goal_id, since=since, title="Working hours", kind=Kind.MAINTAIN, unit="h/week",
        direction=Direction.AT_MOST, target=Decimal(50),
    )  # fmt: skip


def _read(measure: Measure, number: int, start: date, today: date) -> Iterator[CheckIn]:
    """A reading a week, every seventh week none, every fifth with a note; a yes where that is asked."""
    if measure.kind is Kind.MILESTONES:
        return
    if measure.kind is Kind.DONE:
        yield CheckIn(
            id=f"{measure.id}-done", measure_id=measure.id, on=today - timedelta(days=30), value=Decimal(1)
        )
        return
    weeks = (_monday(today) - start).days // 7 + 1
    for week in range(weeks):
        if (week + number) % 7:
            yield CheckIn(
                id=f"{measure.id}-{week}", measure_id=measure.id, on=_monday(start) + timedelta(weeks=week),
                value=_value(measure, number, week, weeks), confidence=(5 + week % 5) / 10,
                note="" if week % 5 else "It went well this week, and two newcomers said so",
            )  # fmt: skip


def _value(measure: Measure, number: int, week: int, weeks: int) -> Decimal:
    if measure.kind is Kind.MAINTAIN:
        return Decimal(44 + (week * 7 + number) % 12)
    return Decimal(4 + (16 * week * (3 + number % 5) // (6 * weeks)) + week % 2)


def _steps(key: str, start: date, due: date, today: date) -> Iterator[Milestone]:
    for at in range(4):
        day = start + (due - start) * (at + 1) / 4
        yield Milestone(
            id=f"k{key}-{at}", goal_id=key, title=f"Step {at + 1}: talk with everybody whom it is about",
            due=day, reward="A walk by the sea", helped_by="Ada Made-up",
            reached_on=day if day < today and at < 2 else None,
        )  # fmt: skip


def _alignments(start: date) -> Iterator[Alignment]:
    for number in range(MANY):
        targets = (
            (AlignedWith.OBJECTIVE, f"o{number % len(AIMS)}"),
            (AlignedWith.VALUE, f"v{number % len(NAMED_VALUES)}"),
            (AlignedWith.GOAL, f"g{(number + 1) % MANY}"),
            (AlignedWith.GOAL, f"g{(number + 7) % MANY}"),
        )
        for at, (kind, target) in enumerate(targets):
            rating = (number * 3 + at * 2) % 5 - 2
            yield Alignment(
                id=f"a{number}-{at}", goal_id=f"g{number}", aligned_with=kind, target_id=target,
                rating=rating, rated_on=start, reason="Both want the same evenings",
                decision=TensionDecision.DEFER if rating < 0 and number % 2 else None,
            )  # fmt: skip


def _people(rounds: Sequence[date]) -> Iterator[Record]:
    for at, (name, group) in enumerate(PEOPLE):
        yield Stakeholder(
            id=f"p{at}", name=name, group=group, support_asked="Tell me when I interrupt", asked_on=rounds[0]
        )
        for number, day in enumerate(rounds):
            for behaviour in ("Listens to the end", "Asks before deciding"):
                yield Feedback(
                    id=f"f{number}-{at}-{behaviour}", stakeholder_id=f"p{at}", round_on=day,
                    behaviour=behaviour, rating=(number + at) % 7 - 3,
                    suggestion=f"Pause before you answer (round {number + 1})",
                )  # fmt: skip


def _conversations(today: date, *, sessions: int, goals: int) -> Iterator[Record]:
    """A session a month up to three weeks ago, two actions of each, and a reflection."""
    for number in range(sessions):
        held = add_months(today, number - sessions) + timedelta(days=2)
        yield CoachingSession(
            id=f"c{number}", held_on=held, goal="Find time for what matters", reality="Twelve meetings a day",
            options="Leave three of them; hand two on", will="Hand two on", learning="I may say no",
            commitment=8, support="A call on Friday", next_on=held + timedelta(days=28),
        )  # fmt: skip
        for at in range(2):
            yield Action(
                id=f"t{number}-{at}", text=f"Hand on meeting {number + 1}.{at + 1}",
                due=held + timedelta(days=14), session_id=f"c{number}", goal_id=f"g{number % goals}",
                done_on=held + timedelta(days=10) if at or number % 9 else None,
            )  # fmt: skip
        yield Reflection(
            id=f"x{number}", written_on=held, prompt="What surprised you?", text="How few asked why"
        )


def _long_goals(start: date, today: date) -> Iterator[Record]:
    """Four goals over ten years with five measures, each revised every second year."""
    due = today + timedelta(weeks=30)
    for number in range(4):
        key = f"g{number}"
        yield Goal(id=key, since=start, statement=ABOUT[number].format(20), start=start, due=due)
        yield Goal(
            id=key, since=start + timedelta(weeks=260), version=2, reason="More was possible",
            statement=ABOUT[number].format(30), start=start, due=due,
        )  # fmt: skip
        yield from _steps(key, start, due, today)
        yield AttainmentScale(id=f"s{number}", goal_id=key, written_on=start, levels=LEVELS)
        for quarter in range(4 * YEARS):
            yield AttainmentRating(
                id=f"r{number}-{quarter}", scale_id=f"s{number}", level=(quarter + number) % 5 - 2,
                rated_on=start + timedelta(weeks=13 * quarter + 12),
            )  # fmt: skip
    for number, made in enumerate((_reach, _maintain, _reach, _maintain, _reach)):
        yield from _revised(made(f"m{number}", f"g{number % 4}", start), number, start, today)


def _revised(first: Measure, number: int, start: date, today: date) -> Iterator[Record]:
    yield first
    for version in range(2, 6):
        target = (first.target or Decimal(0)) + version
        yield _version(first, version, start + timedelta(weeks=104 * (version - 1)), target)
    yield from _read(first, number, start, today)


def _version(first: Measure, version: int, since: date, target: Decimal) -> Measure:
    return replace(first, version=version, since=since, target=target, reason="We know more now")


def _review(number: int, day: date, today: date) -> Review:
    return Review(
        id=f"q{number}", period=Period.quarter_of(day).text, held_on=min(day + timedelta(weeks=12), today),
        wins=("Two newcomers stayed", "We shipped in May"), learnings=("Ask first",),
        did_not_work=("Mails at night",), next_focus=("Fewer meetings",), plans=("Mondays without meetings",),
        thanks=("Ada Made-up",), client_words="A quarter worth having", coach_words="You asked first",
        decisions=(Decision(choice=Choice.KEEP, what="Meetings on foot", reason="They work", goal_id="g0"),),
    )  # fmt: skip


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _quarter_end(today: date) -> date:
    return Period.quarter_of(today).previous.last_day
