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


def _one(kind: type[Record], key: str, **fields: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.tuples(st.builds(kind, id=st.just(key), **fields))


def _wishes() -> dict[str, st.SearchStrategy[tuple[Any, ...]]]:
    serves = st.none() | st.just("value-1")
    facet = st.builds(FacetPicture, picture=texts, in_focus=st.booleans(), value_id=serves)
    facets, key = st.lists(facet, max_size=2).map(tuple), st.just("agreement-1")
    years, topics = st.integers(0, 30), st.lists(st.sampled_from(Topic), unique=True).map(tuple)
    agreement = _with_days(Agreement, "signed_on", "ends_on", id=key, purpose=words, keep_years=years)
    shown, key = st.sampled_from([(), ("goal-1",), ("goal-2", "goal-1")]), st.just("vision-1")
    vision = _with_days(Vision, "written_on", "horizon", id=key, statement=words, facets=facets)
    rated = {"value_id": st.just("value-1"), "importance": scores, "lived": scores}
    return {
        "agreements": st.tuples(agreement),
        "consents": _one(Consent, "consent-1", given_on=days, topics=topics, goal_ids=shown),
        "visions": st.tuples(vision),
        "values": _one(Value, "value-1", name=words, meaning=texts),
        "value_ratings": _one(ValueRating, "value-rating-1", **rated),
        "life_area_ratings": _one(LifeAreaRating, "area-1", area=words, now=scores, wanted=scores),
        "objectives": _one(Objective, "objective-1", title=words, owner=texts),
        "goals": _versions(goals, ("goal-1", "goal-2")),
        "alignments": st.tuples(alignments("goal-1", "goal-2", "objective-1", "value-1")),
    }


def _doings() -> dict[str, st.SearchStrategy[tuple[Any, ...]]]:
    def of_goal(**given: Any) -> st.SearchStrategy[Measure]:
        return measures(goal_id=st.just("goal-1"), **given)

    def readings(count: int) -> st.SearchStrategy[tuple[CheckIn, ...]]:
        ids = (st.just(f"check-in-{number}") for number in range(count))
        return st.tuples(*(check_ins(id=one, measure_id=measure) for one in ids))

    goal, measure, level = st.just("goal-1"), st.just("measure-1"), st.integers(-2, 2)
    maybe_goal, maybe_day, hours = st.none() | goal, st.none() | days, st.floats(0, 168)
    levels = st.tuples(words, words, words, words, words)
    four = st.lists(numbers, min_size=4, max_size=4, unique=True).map(sorted)
    cuts = st.tuples(four, st.sampled_from([1, -1])).map(lambda both: tuple(both[0][:: both[1]]))
    scale = {"goal_id": goal, "levels": levels}
    return {
        "measures": _versions(of_goal, ("measure-1",)),
        "milestones": _one(Milestone, "milestone-1", goal_id=goal, title=words, reached_on=maybe_day),
        "weekly_hours": _one(WeeklyHours, "hours-1", goal_id=maybe_goal, since=days, hours=hours),
        "check_ins": st.integers(0, 4).flatmap(readings),
        "attainment_scales": st.tuples(
            st.builds(AttainmentScale, id=st.just("scale-1"), **scale, weight=weights),
            st.builds(AttainmentScale, id=st.just("scale-2"), **scale, measure_id=measure, cuts=cuts),
        ),
        "attainment_ratings": _one(AttainmentRating, "rating-1", scale_id=st.just("scale-1"), level=level),
    }


def _people() -> dict[str, st.SearchStrategy[tuple[Any, ...]]]:
    person, session, many = st.just("person-1"), st.just("session-1"), st.integers(0, 40)
    answer = {"stakeholder_id": person, "behaviour": words, "rating": st.integers(-3, 3)}
    counts = {"promoters": st.integers(3, 40), "passives": many, "detractors": many}
    four = dict.fromkeys(("bond", "goals", "tasks", "use"), scores)
    logged = {"minutes": st.none() | st.integers(1, 600), "people": st.integers(1, 15)}
    begun, paid, typed_by = (st.sampled_from(one) for one in (["", "09:30"], Fee, TypedBy))
    said = {"goal": words, "support": texts, "commitment": maybe_scores, "next_on": st.none()}
    for_whom = {"session_id": st.none() | session, "goal_id": st.none() | st.just("goal-1")}
    return {
        "stakeholders": _one(Stakeholder, "person-1", name=words),
        "feedback": _one(Feedback, "answer-1", **answer),
        "team_pulses": _one(TeamPulse, "pulse-1", **counts),
        "alliance_ratings": _one(AllianceRating, "alliance-1", session_id=session, **four, typed_by=typed_by),
        "coaching_sessions": _one(CoachingSession, "session-1", starts_at=begun, fee=paid, **logged, **said),
        "actions": _one(Action, "action-1", text=words, **for_whom),
        "reflections": _one(Reflection, "reflection-1", prompt=words, text=words),
        "reviews": st.tuples(reviews()),
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
