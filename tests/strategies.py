"""Hypothesis strategies: whole workbooks whose records keep every rule, with texts from everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from goalkit.model import (
    Action,
    Agreement,
    Alignment,
    AllianceRating,
    AttainmentRating,
    AttainmentScale,
    CheckIn,
    Client,
    CoachingSession,
    Consent,
    Decision,
    FacetPicture,
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
    TeamPulse,
    Value,
    ValueRating,
    Vision,
    WeeklyHours,
    Workbook,
)
from goalkit.model.workbook import against_direction, key_of
from goalkit.terms import (
    EVERY_DAY,
    AlignedWith,
    Cadence,
    DayCount,
    Direction,
    Fee,
    Join,
    Kind,
    Rule,
    Topic,
    TypedBy,
    Weekday,
)

START = datetime(2024, 10, 1, 8, tzinfo=UTC)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
words = texts.filter(lambda text: bool(text.strip()))
days = st.dates()
scores = st.integers(1, 10)
maybe_scores = st.none() | scores
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9)
weights = st.floats(0, 1e6)
shares = st.none() | st.floats(0, 1)
judged = {"rule": st.none() | st.sampled_from(Rule), "day_count": st.none() | st.sampled_from(DayCount)}


def ordered_days(least: int = 0) -> st.SearchStrategy[tuple[date, date]]:
    """Two days of which the second is at least so many days later."""
    spans = st.tuples(st.dates(max_value=date(9000, 1, 1)), st.integers(least, 4000))
    return spans.map(lambda span: (span[0], span[0] + timedelta(days=span[1])))


def _with_days(
    kind: type[Record], first: str, then: str, least: int = 0, **rest: Any
) -> st.SearchStrategy[Any]:
    def build(days: tuple[date, date], others: dict[str, Any]) -> Record:
        return kind(**{first: days[0], then: days[1]}, **others)

    return st.builds(build, ordered_days(least), st.fixed_dictionaries(rest))


def _versions(build: Any, ids: tuple[str, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    """For each id one or two versions."""
    keys = [(one, version) for one in ids for version in (1, 2)]
    return st.tuples(
        *(build(id=st.just(one), version=st.just(version), since=days, reason=words) for one, version in keys)
    )


def goals(**given: Any) -> st.SearchStrategy[Goal]:
    """A goal."""
    return _with_days(
        Goal,
        "start",
        "due",
        1,
        statement=words,
        why=texts,
        weight=weights,
        commitment=maybe_scores,
        confidence=shares,
        **judged,
        **given,
    )


def _in_order(days: set[Weekday]) -> tuple[Weekday, ...]:
    return tuple(day for day in EVERY_DAY if day in days)


def measures(**given: Any) -> st.SearchStrategy[Measure]:
    """A measure of any kind, and with the way and the days on which it can be read."""
    rhythms = st.sampled_from([one for one in Cadence if one is not Cadence.DAY])
    own_days = st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(_in_order)
    joins = st.sampled_from([one for one in Join if one is not Join.TOTAL])
    return st.one_of(
        _measures(**given, join=joins, cadence=rhythms),
        _measures(**given, join=joins, cadence=st.just(Cadence.DAY), weekdays=own_days),
        _totals(title=words, **given),
    )


def _totals(**plain: Any) -> st.SearchStrategy[Measure]:
    return st.builds(
        Measure,
        kind=st.just(Kind.REACH),
        direction=st.just(Direction.AT_LEAST),
        join=st.just(Join.TOTAL),
        baseline=st.decimals(-100, 0, places=2),
        target=st.decimals(1, 100, places=2),
        unit=words,
        **plain,
    )


def _measures(**given: Any) -> st.SearchStrategy[Measure]:
    plain = {"title": words, **given}
    unmeasured = st.builds(Measure, kind=st.sampled_from([Kind.MILESTONES, Kind.DONE]), **plain)
    return unmeasured | _reach(**plain) | _maintain(**plain)


def _reach(**plain: Any) -> st.SearchStrategy[Measure]:
    ends = st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1])

    def build(ends: tuple[Decimal, Decimal], others: dict[str, Any]) -> Measure:
        rising = ends[0] < ends[1]
        direction = Direction.AT_LEAST if rising else Direction.AT_MOST
        return Measure(kind=Kind.REACH, direction=direction, baseline=ends[0], target=ends[1], **others)

    return st.builds(build, ends, st.fixed_dictionaries({"unit": words, **plain}))


def _maintain(**plain: Any) -> st.SearchStrategy[Measure]:
    side = st.sampled_from([Direction.AT_LEAST, Direction.AT_MOST])
    one_sided = st.builds(
        Measure, kind=st.just(Kind.MAINTAIN), direction=side, target=numbers, unit=words, **plain
    )
    between = st.builds(
        Measure,
        kind=st.just(Kind.MAINTAIN),
        direction=st.just(Direction.BETWEEN),
        target=st.decimals(-100, 0, places=2),
        target_high=st.decimals(1, 100, places=2),
        unit=words,
        **plain,
    )
    return one_sided | between


def check_ins(**given: Any) -> st.SearchStrategy[CheckIn]:
    """A check-in with a value, a note, or both."""
    said = st.builds(CheckIn, on=days, value=numbers, confidence=shares, note=texts, **given)
    return said | st.builds(CheckIn, on=days, value=st.none(), confidence=shares, note=words, **given)


def alignments(goal: str, other: str, objective: str, value: str) -> st.SearchStrategy[Alignment]:
    """A link of one goal to an objective, a value or another goal."""
    ends = {AlignedWith.OBJECTIVE: objective, AlignedWith.VALUE: value, AlignedWith.GOAL: other}
    return st.sampled_from(list(ends)).flatmap(
        lambda kind: st.builds(
            Alignment,
            id=st.just("link-1"),
            goal_id=st.just(goal),
            aligned_with=st.just(kind),
            target_id=st.just(ends[kind]),
            rating=st.integers(-2, 2),
            rated_on=days,
            reason=texts,
        )
    )


def reviews() -> st.SearchStrategy[Review]:
    """A review with lists of texts and decisions."""
    lists = st.lists(texts, max_size=3).map(tuple)
    decisions = st.lists(st.builds(Decision, what=texts, goal_id=st.none() | st.just("goal-1")), max_size=2)
    periods = st.sampled_from(["2026", "2026-Q3", "2026-09"])
    return st.builds(
        Review,
        id=st.just("review-1"),
        period=periods,
        wins=lists,
        plans=lists,
        decisions=decisions.map(tuple),
    )


def workbooks(client_id: str = "client-1") -> st.SearchStrategy[Workbook]:
    """A workbook with a few records of each kind; their ids are the same in all workbooks."""
    return st.builds(
        Workbook,
        client=st.builds(
            Client, id=st.just(client_id), name=words, fiscal_start=st.integers(1, 12), **judged
        ),
        known_at=st.just(START),
        **(_people() | _wishes() | _doings()),
    )


def _some(*records: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(*records)


def _id(text: str) -> st.SearchStrategy[str]:
    return st.just(text)


def _wishes() -> dict[str, st.SearchStrategy[tuple[Any, ...]]]:
    serves = st.none() | st.just("value-1")
    facet = st.builds(FacetPicture, picture=texts, in_focus=st.booleans(), value_id=serves)
    facets = st.lists(facet, max_size=2).map(tuple)
    return {
        "agreements": _some(
            _with_days(
                Agreement,
                "signed_on",
                "ends_on",
                id=_id("agreement-1"),
                purpose=words,
                keep_years=st.integers(0, 30),
            )
        ),
        "consents": _some(
            st.builds(
                Consent,
                id=_id("consent-1"),
                given_on=days,
                topics=st.lists(st.sampled_from(Topic), unique=True).map(tuple),
                goal_ids=st.sampled_from([(), ("goal-1",), ("goal-2", "goal-1")]),
            )
        ),
        "visions": _some(
            _with_days(Vision, "written_on", "horizon", id=_id("vision-1"), statement=words, facets=facets)
        ),
        "values": _some(st.builds(Value, id=_id("value-1"), name=words, meaning=texts)),
        "value_ratings": _some(
            st.builds(
                ValueRating,
                id=_id("value-rating-1"),
                value_id=_id("value-1"),
                importance=scores,
                lived=scores,
            )
        ),
        "life_area_ratings": _some(
            st.builds(LifeAreaRating, id=_id("area-1"), area=words, now=scores, wanted=scores)
        ),
        "objectives": _some(st.builds(Objective, id=_id("objective-1"), title=words, owner=texts)),
        "goals": _versions(goals, ("goal-1", "goal-2")),
        "alignments": _some(alignments("goal-1", "goal-2", "objective-1", "value-1")),
    }


def _doings() -> dict[str, st.SearchStrategy[tuple[Any, ...]]]:
    def of_goal(**given: Any) -> st.SearchStrategy[Measure]:
        return measures(goal_id=st.just("goal-1"), **given)

    goal, measure, level = st.just("goal-1"), st.just("measure-1"), st.integers(-2, 2)
    levels = st.tuples(words, words, words, words, words)
    four = st.lists(numbers, min_size=4, max_size=4, unique=True).map(sorted)
    cuts = st.tuples(four, st.sampled_from([1, -1])).map(lambda both: tuple(both[0][:: both[1]]))
    return {
        "measures": _versions(of_goal, ("measure-1",)),
        "milestones": _some(
            st.builds(
                Milestone, id=_id("milestone-1"), goal_id=goal, title=words, reached_on=st.none() | days
            )
        ),
        "weekly_hours": _some(
            st.builds(
                WeeklyHours, id=_id("hours-1"), goal_id=st.none() | goal, since=days, hours=st.floats(0, 168)
            )
        ),
        "check_ins": st.integers(0, 4).flatmap(
            lambda count: st.tuples(
                *(check_ins(id=_id(f"check-in-{n}"), measure_id=measure) for n in range(count))
            )
        ),
        "attainment_scales": _some(
            st.builds(AttainmentScale, id=_id("scale-1"), goal_id=goal, levels=levels, weight=weights),
            st.builds(
                AttainmentScale,
                id=_id("scale-2"),
                goal_id=goal,
                levels=levels,
                measure_id=measure,
                cuts=cuts,
            ),
        ),
        "attainment_ratings": _some(
            st.builds(AttainmentRating, id=_id("rating-1"), scale_id=_id("scale-1"), level=level)
        ),
    }


def _people() -> dict[str, st.SearchStrategy[tuple[Any, ...]]]:
    return {
        "stakeholders": _some(st.builds(Stakeholder, id=_id("person-1"), name=words)),
        "feedback": _some(
            st.builds(
                Feedback,
                id=_id("answer-1"),
                stakeholder_id=_id("person-1"),
                behaviour=words,
                rating=st.integers(-3, 3),
            )
        ),
        "team_pulses": _some(
            st.builds(
                TeamPulse,
                id=_id("pulse-1"),
                promoters=st.integers(3, 40),
                passives=st.integers(0, 40),
                detractors=st.integers(0, 40),
            )
        ),
        "alliance_ratings": _some(
            st.builds(
                AllianceRating,
                id=_id("alliance-1"),
                session_id=_id("session-1"),
                bond=scores,
                goals=scores,
                tasks=scores,
                use=scores,
                typed_by=st.sampled_from(TypedBy),
            )
        ),
        "coaching_sessions": _some(
            st.builds(
                CoachingSession,
                id=_id("session-1"),
                starts_at=st.sampled_from(["", "09:30"]),
                minutes=st.none() | st.integers(1, 600),
                fee=st.sampled_from(Fee),
                people=st.integers(1, 15),
                goal=words,
                support=texts,
                commitment=maybe_scores,
                next_on=st.none(),
            )
        ),
        "actions": _some(
            st.builds(
                Action,
                id=_id("action-1"),
                text=words,
                session_id=st.none() | _id("session-1"),
                goal_id=st.none() | _id("goal-1"),
            )
        ),
        "reflections": _some(st.builds(Reflection, id=_id("reflection-1"), prompt=words, text=words)),
        "reviews": _some(reviews()),
    }


@dataclass(frozen=True)
class Save:
    """What is recorded, and then taken back, at one moment."""

    at: datetime
    records: tuple[Record, ...]
    retracted: tuple[Record, ...]


@st.composite
def histories(draw: st.DrawFn, client_id: str = "client-1") -> tuple[Save, ...]:
    """One to three saves, each a whole workbook over the one before; reflections may be taken back."""
    moment = START
    saves = []
    known: dict[tuple[str, int], Measure] = {}
    for workbook in draw(st.lists(workbooks(client_id), min_size=1, max_size=3)):
        retracted = workbook.reflections if draw(st.booleans()) else ()
        known |= {key_of(one): one for one in workbook.measures}
        records = tuple(_with_fitting_cuts(one, known.values()) for one in workbook.records())
        saves.append(Save(moment, records, retracted))
        moment += timedelta(microseconds=draw(st.integers(1, 10**12)))
    return tuple(saves)


def _with_fitting_cuts(record: Record, measures: Iterable[Measure]) -> Record:
    """A scale whose cuts run as its measure does, as only such a one is put in; other records as they are."""
    if isinstance(record, AttainmentScale) and against_direction(record, measures):
        return replace(record, cuts=record.cuts[::-1])
    return record
