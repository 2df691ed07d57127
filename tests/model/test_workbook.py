"""The rules between records, and what a workbook answers."""

from dataclasses import fields, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from goalkit.errors import WorkbookError
from goalkit.model import (
    Action,
    Alignment,
    AllianceRating,
    AttainmentRating,
    AttainmentScale,
    Client,
    CoachingSession,
    Feedback,
    Measure,
    Milestone,
    Objective,
    Stakeholder,
    Value,
    ValueRating,
    Workbook,
)
from goalkit.model.workbook import RECORD_TYPES, against_direction, current, key_of
from goalkit.terms import AlignedWith, Direction, Group
from tests.books import START, book, goal, maintain, reach, reading
from tests.strategies import workbooks

LEVELS = ("far less", "less", "as expected", "more", "far more")
SESSION = CoachingSession(id="s1", held_on=START, goal="delegate")
PEER = Stakeholder(id="p1", name="Ben", group=Group.PEER)
SCALE = AttainmentScale(id="a1", goal_id="g1", written_on=START, levels=LEVELS)
BY_READING = replace(SCALE, id="x", measure_id="m1", cuts=tuple(map(Decimal, (7, 10, 13, 16))))
COURAGE = Value(id="v1", name="courage")


def link(kind: AlignedWith, target: str, goal_id: str = "g1") -> Alignment:
    return Alignment(id="l1", goal_id=goal_id, aligned_with=kind, target_id=target, rating=1, rated_on=START)


WHOLE: dict[str, Any] = {
    "goals": (goal(), goal("g2")),
    "measures": (reach(),),
    "check_ins": (reading("m1", START, 4),),
    "objectives": (Objective(id="o1", title="grow"),),
    "values": (COURAGE,),
    "coaching_sessions": (SESSION,),
    "stakeholders": (PEER,),
    "attainment_scales": (SCALE,),
}

DANGLING = [
    ("measures", reach("x", goal_id="nowhere")),
    ("value_ratings", ValueRating(id="x", value_id="nowhere", rated_on=START, importance=8, lived=5)),
    ("milestones", Milestone(id="x", goal_id="nowhere", title="hire", due=START)),
    ("check_ins", reading("nowhere", START, 4, id="x")),
    ("attainment_scales", replace(SCALE, id="x", goal_id="nowhere")),
    ("attainment_scales", replace(BY_READING, measure_id="nowhere")),
    ("attainment_ratings", AttainmentRating(id="x", scale_id="nowhere", rated_on=START, level=0)),
    ("alignments", replace(link(AlignedWith.OBJECTIVE, "o1", "nowhere"), id="x")),
    ("alignments", replace(link(AlignedWith.OBJECTIVE, "nowhere"), id="x")),
    ("alignments", replace(link(AlignedWith.VALUE, "nowhere"), id="x")),
    ("alignments", replace(link(AlignedWith.GOAL, "nowhere"), id="x")),
    ("actions", Action(id="x", text="call", due=START, goal_id="nowhere")),
    ("actions", Action(id="x", text="call", due=START, session_id="nowhere")),
    (
        "alliance_ratings",
        AllianceRating(id="x", session_id="nowhere", bond=8, goals=8, tasks=8, use=8),
    ),
    ("feedback", Feedback(id="x", stakeholder_id="nowhere", round_on=START, behaviour="listens", rating=1)),
]


def test_records_that_refer_to_one_another_fit() -> None:
    workbook = book(
        **WHOLE,
        alignments=(link(AlignedWith.GOAL, "g2"),),
        actions=(
            Action(id="x1", text="call", due=START, goal_id="g1", session_id="s1"),
            Action(id="x2", text="rest", due=START),
        ),
    )
    assert workbook.goals == (goal(), goal("g2"))


@pytest.mark.parametrize(("collection", "record"), DANGLING)
def test_what_a_record_refers_to_has_to_be_there(collection: str, record: Any) -> None:
    with pytest.raises(WorkbookError) as caught:
        book(**{**WHOLE, collection: (*WHOLE.get(collection, ()), record)})
    assert caught.value.problems == (f"{type(record).__name__} 'x' refers to 'nowhere', which is not there",)
    assert caught.value.exit_code == 2


def test_a_scale_takes_its_level_from_a_measure_of_its_own_goal() -> None:
    assert book(**{**WHOLE, "attainment_scales": (SCALE, BY_READING)}).attainment_scales[1] == BY_READING
    with pytest.raises(WorkbookError) as caught:
        book(**{**WHOLE, "attainment_scales": (SCALE, replace(BY_READING, goal_id="g2"))})
    assert caught.value.problems == ("AttainmentScale 'x' takes measure 'm1', which is of another goal",)


FALLING = replace(BY_READING, cuts=BY_READING.cuts[::-1])
TURNED = reach(
    version=2, since=START + timedelta(days=9), reason="less is better", direction=Direction.AT_MOST,
    baseline=Decimal(10), target=Decimal(4),
)  # fmt: skip


@pytest.mark.parametrize(
    ("scale", "measures", "said"),
    [
        (BY_READING, [reach()], ""),
        (FALLING, [reach()], "has falling cuts, but of 'm1' more is better"),
        (FALLING, [maintain("m1")], ""),
        (BY_READING, [maintain("m1")], "has rising cuts, but of 'm1' less is better"),
        (BY_READING, [TURNED, reach()], ""),
        (FALLING, [reach(), TURNED], ""),
        (replace(BY_READING, written_on=TURNED.since), [reach(), TURNED], "has rising cuts, but"),
        (FALLING, [maintain("m1", direction=Direction.BETWEEN, target_high=Decimal(60))], ""),
        (SCALE, [reach()], ""),
        (FALLING, [reach("m2")], ""),
    ],
)
def test_cuts_run_as_the_measure_did_when_they_were_written_or_later(
    scale: AttainmentScale, measures: list[Measure], said: str
) -> None:
    assert against_direction(scale, measures).startswith(f"AttainmentScale 'x' {said}" if said else "")
    assert bool(against_direction(scale, measures)) == bool(said)


def test_a_measure_that_is_turned_round_leaves_a_workbook_that_can_be_read() -> None:
    for turned in (TURNED, replace(TURNED, version=1, since=START)):
        measures = (reach(), turned) if turned.version > 1 else (turned,)
        known = book(**{**WHOLE, "measures": measures, "attainment_scales": (BY_READING,)})
        assert known.attainment_scales == (BY_READING,)


@pytest.mark.parametrize("collection", WHOLE)
def test_no_record_may_be_there_twice(collection: str) -> None:
    record = WHOLE[collection][0]
    with pytest.raises(WorkbookError) as caught:
        book(**{**WHOLE, collection: (*WHOLE[collection], record)})
    assert f"{collection} has '{record.id}' twice" in caught.value.problems


def test_all_misfits_are_told_at_once() -> None:
    with pytest.raises(WorkbookError) as caught:
        book(measures=(reach(), reach()), check_ins=(reading("m9", START, 1),))
    assert len(caught.value.problems) == 4


def test_versions_stand_side_by_side_and_the_newest_is_current() -> None:
    first, other = reach(), reach("m2")
    second = reach(version=2, reason="it went well", target=Decimal(12))
    workbook = book(goals=(goal(),), measures=(second, first, other))
    assert workbook.measures == (second, first, other)
    assert current(workbook.measures) == (second, other)


def test_versions_make_the_key_of_what_is_revised() -> None:
    assert key_of(reach(version=2, reason="it went well")) == ("m1", 2)
    assert key_of(Client(id="c1", name="Ann")) == ("c1", 1)


def test_a_workbook_has_a_place_for_each_kind_of_record() -> None:
    places = [field.name for field in fields(Workbook) if field.name not in ("client", "known_at")]
    assert places == list(RECORD_TYPES)[1:]


@settings(max_examples=15, deadline=None)
@given(workbooks())
def test_records_come_one_by_one_the_client_first(workbook: Workbook) -> None:
    found = list(workbook.records())
    assert found[0] == workbook.client
    order = [list(RECORD_TYPES.values()).index(type(record)) for record in found]
    assert order == sorted(order)
    assert len(found) == 1 + sum(len(getattr(workbook, name)) for name in list(RECORD_TYPES)[1:])


def test_a_client_alone_makes_a_workbook() -> None:
    assert [type(record) for record in book().records()] == [Client]
