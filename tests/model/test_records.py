"""The rules that each kind of record keeps by itself."""

import re
from dataclasses import MISSING, FrozenInstanceError, fields, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from goalkit.errors import RecordError
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
from goalkit.model.alignment import latest_alignments
from goalkit.model.workbook import RECORD_TYPES
from goalkit.terms import AlignedWith, Direction, Facet, Group, Kind
from tests.strategies import workbooks

DAY = date(2026, 1, 1)
LATER = DAY + timedelta(days=90)
LEVELS = ("far less", "less", "as expected", "more", "far more")

VALID: dict[type[Record], dict[str, Any]] = {
    Client: {"name": "Ann"},
    Agreement: {"purpose": "grow", "signed_on": DAY, "ends_on": LATER},
    Consent: {"given_on": DAY},
    Vision: {"statement": "lead", "written_on": DAY, "horizon": LATER},
    Value: {"name": "courage"},
    ValueRating: {"value_id": "v1", "rated_on": DAY, "importance": 8, "lived": 5},
    LifeAreaRating: {"area": "health", "rated_on": DAY, "now": 4, "wanted": 8},
    Objective: {"title": "grow the market"},
    Goal: {"statement": "lead ten people", "since": DAY, "start": DAY, "due": LATER},
    Measure: {
        "goal_id": "g1", "title": "team size", "since": DAY, "kind": Kind.REACH, "unit": "people",
        "direction": Direction.AT_LEAST, "baseline": Decimal(4), "target": Decimal(10),
    },
    Milestone: {"goal_id": "g1", "title": "hire two", "due": LATER},
    WeeklyHours: {"goal_id": "g1", "since": DAY, "hours": 6.5},
    CheckIn: {"measure_id": "m1", "on": DAY, "value": Decimal(4), "confidence": 0.7},
    AttainmentScale: {"goal_id": "g1", "written_on": DAY, "levels": LEVELS},
    AttainmentRating: {"scale_id": "s1", "rated_on": DAY, "level": 0},
    Alignment: {
        "goal_id": "g1", "aligned_with": AlignedWith.OBJECTIVE, "target_id": "o1", "rating": 1,
        "rated_on": DAY,
    },
    Stakeholder: {"name": "Ben", "group": Group.PEER},
    Feedback: {"stakeholder_id": "p1", "round_on": DAY, "behaviour": "listens", "rating": 2},
    TeamPulse: {"asked_on": DAY, "promoters": 2, "passives": 1, "detractors": 0},
    CoachingSession: {"held_on": DAY, "goal": "delegate", "next_on": LATER, "commitment": 8},
    AllianceRating: {"session_id": "n1", "bond": 8, "goals": 7, "tasks": 9, "use": 8},
    Action: {"text": "call Ben", "due": LATER},
    Reflection: {"written_on": DAY, "prompt": "What helped?", "text": "walking"},
    Review: {"period": "2026-Q1", "held_on": LATER},
}  # fmt: skip

BROKEN: list[tuple[type[Record], str, Any]] = [
    (Client, "name", " "),
    (Client, "fiscal_start", 0),
    (Client, "fiscal_start", 13),
    (Agreement, "purpose", ""),
    (Agreement, "ends_on", DAY - timedelta(days=1)),
    (Agreement, "keep_years", -1),
    (Agreement, "keep_years", 31),
    (Vision, "statement", "\n"),
    (Vision, "horizon", DAY - timedelta(days=1)),
    (Value, "name", ""),
    (ValueRating, "value_id", ""),
    (ValueRating, "importance", 0),
    (ValueRating, "lived", 11),
    (LifeAreaRating, "area", ""),
    (LifeAreaRating, "now", 0),
    (LifeAreaRating, "wanted", 11),
    (LifeAreaRating, "wanted", 7.5),
    (Objective, "title", ""),
    (Goal, "statement", ""),
    (Goal, "due", DAY),
    (Goal, "weight", -0.1),
    (Goal, "weight", float("nan")),
    (Goal, "weight", float("inf")),
    (Goal, "commitment", 0),
    (Goal, "version", 0),
    (Measure, "goal_id", ""),
    (Measure, "title", ""),
    (Measure, "unit", " "),
    (Measure, "direction", None),
    (Measure, "target", None),
    (Measure, "target", Decimal("NaN")),
    (Measure, "target", Decimal("Infinity")),
    (Measure, "target", Decimal(4)),
    (Measure, "baseline", None),
    (Measure, "direction", Direction.AT_MOST),
    (Measure, "version", 0),
    (Milestone, "goal_id", ""),
    (Milestone, "title", ""),
    (WeeklyHours, "hours", -0.5),
    (WeeklyHours, "hours", 168.5),
    (WeeklyHours, "hours", float("nan")),
    (Goal, "confidence", 1.01),
    (CheckIn, "measure_id", ""),
    (CheckIn, "value", Decimal("-Infinity")),
    (CheckIn, "confidence", 1.01),
    (CheckIn, "confidence", -0.01),
    (CheckIn, "confidence", float("nan")),
    (AttainmentScale, "goal_id", ""),
    (AttainmentScale, "levels", LEVELS[:4]),
    (AttainmentScale, "levels", (*LEVELS[:4], " ")),
    (AttainmentScale, "weight", -1.0),
    (AttainmentScale, "weight", float("nan")),
    (AttainmentScale, "measure_id", " "),
    (AttainmentScale, "cuts", tuple(map(Decimal, (7, 10, 13, 16)))),
    (AttainmentRating, "scale_id", ""),
    (AttainmentRating, "level", 3),
    (AttainmentRating, "level", -3),
    (Alignment, "goal_id", ""),
    (Alignment, "target_id", ""),
    (Alignment, "target_id", "g1"),
    (Alignment, "rating", 3),
    (Stakeholder, "name", ""),
    (Feedback, "stakeholder_id", ""),
    (Feedback, "behaviour", ""),
    (Feedback, "rating", 4),
    (Feedback, "rating", -4),
    (TeamPulse, "promoters", 1),
    (TeamPulse, "detractors", -1),
    (AllianceRating, "session_id", ""),
    (AllianceRating, "use", 0),
    (CoachingSession, "goal", ""),
    (CoachingSession, "commitment", 11),
    (CoachingSession, "next_on", DAY - timedelta(days=1)),
    (Action, "text", ""),
    (Reflection, "prompt", ""),
    (Reflection, "text", " "),
]


MISTYPED: list[tuple[type[Record], str, Any, str]] = [
    (Goal, "due", "2026-05-01", "A day belongs here, not a text."),
    (Goal, "due", datetime(2026, 5, 1, tzinfo=UTC), "A day belongs here, not a moment."),
    (Goal, "due", datetime(2026, 5, 1), "A day belongs here, not a moment."),  # noqa: DTZ001 - naive on purpose
    (Goal, "due", None, "Choose a day."),
    (Goal, "statement", 7, "A text belongs here, not 7."),
    (Goal, "statement", None, "Write the goal in one sentence."),
    (Goal, "why", None, "Write a few words."),
    (Goal, "weight", "1", "A number belongs here, not a text."),
    (Goal, "weight", True, "A number belongs here, not a yes or no."),
    (Goal, "commitment", True, "A whole number belongs here, not a yes or no."),
    (Goal, "commitment", 7.5, "A whole number belongs here, not 7.5."),
    (Goal, "confidence", Decimal("0.5"), "A number belongs here, not 0.5."),
    (Goal, "confidence", 1.5, "150\u00a0% is not between 0 % and 100 %."),
    (Goal, "state", "active", "Choose one of active, paused, reached, dropped."),
    (Goal, "version", None, "Write a number."),
    (Goal, "rule", "gap", "Choose one of gap, ratio, threshold."),
    (Measure, "target", 10.5, "An exact number (Decimal) belongs here, not 10.5."),
    (Measure, "target", "10", "An exact number (Decimal) belongs here, not a text."),
    (Review, "wins", "many", "A tuple belongs here, not a text."),
    (Review, "wins", ["one"], "A tuple belongs here, not a list."),
    (Review, "wins", ("one", 2), "A text belongs here, not 2."),
    (Review, "decisions", ({"choice": "keep"},), "A Decision belongs here, not a dict."),
    (AttainmentScale, "cuts", (1.5,), "An exact number (Decimal) belongs here, not 1.5."),
    (Client, "name", "half \ud83d", "A character in it is broken: write the text again."),
    (Client, "id", 7, "A text belongs here, not 7."),
]


def test_there_is_an_example_of_each_kind_of_record() -> None:
    assert list(VALID) == list(RECORD_TYPES.values())


@pytest.mark.parametrize("kind", VALID)
def test_a_record_that_keeps_the_rules_holds_what_was_given(kind: type[Record]) -> None:
    record = kind(id="x1", **VALID[kind])
    assert {name: getattr(record, name) for name in VALID[kind]} == VALID[kind]


@pytest.mark.parametrize(("kind", "field", "value"), BROKEN)
def test_a_broken_rule_is_told_with_record_and_field(kind: type[Record], field: str, value: Any) -> None:
    with pytest.raises(RecordError) as caught:
        kind(id="x1", **{**VALID[kind], field: value})
    assert caught.value.field == field
    assert str(caught.value).startswith(f"{kind.__name__} 'x1', {field}: ")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(("kind", "field", "value", "problem"), MISTYPED)
def test_a_value_of_another_type_is_told_in_a_sentence(
    kind: type[Record], field: str, value: Any, problem: str
) -> None:
    with pytest.raises(RecordError) as caught:
        kind(**{"id": "x1", **VALID[kind], field: value})
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_a_part_of_a_record_is_checked_as_well() -> None:
    with pytest.raises(RecordError, match="Decision, choice: Choose one of keep, change, stop, start"):
        Decision(choice="perhaps", what="go on")  # type: ignore[arg-type] # wrong on purpose
    with pytest.raises(RecordError, match="FacetPicture, in_focus: A yes or no belongs here, not 1"):
        FacetPicture(facet=Facet.ROLE, picture="I lead", in_focus=1)  # type: ignore[arg-type] # wrong on purpose


def test_a_whole_number_may_stand_for_any_number() -> None:
    assert Goal(**{**VALID[Goal], "weight": 2}).weight == 2.0
    assert Measure(**{**VALID[Measure], "target": 12}).target == Decimal(12)


@pytest.mark.parametrize("kind", VALID)
def test_nothing_is_wrong_with_a_record_that_can_be_made(kind: type[Record]) -> None:
    assert kind.problems(**VALID[kind]) == {}
    assert kind.problems(**vars(kind(**VALID[kind]))) == {}


@pytest.mark.parametrize(
    ("kind", "field", "value"), [*BROKEN, *((kind, field, value) for kind, field, value, _ in MISTYPED)]
)
def test_the_first_problem_is_the_one_that_is_raised(kind: type[Record], field: str, value: Any) -> None:
    values = {"id": "x1", **VALID[kind], field: value}
    with pytest.raises(RecordError) as caught:
        kind(**values)
    assert kind.problems(**values)[field] == caught.value.problem


@pytest.mark.parametrize("kind", VALID)
def test_every_field_that_is_missing_is_named(kind: type[Record]) -> None:
    needed = [one.name for one in fields(kind) if one.default is one.default_factory is MISSING]
    assert set(kind.problems()) == {*needed, *(["value"] if kind is CheckIn else [])}


def test_all_problems_of_a_form_are_known_at_once_and_in_the_order_of_the_fields() -> None:
    """The due day could not be read, so that it is left out: the others are judged nevertheless."""
    typed = {"statement": " ", "since": DAY, "start": DAY, "version": 2, "commitment": 11, "weight": -1.0}
    assert Goal.problems(**typed) == {
        "reason": "Say why it was changed.",
        "statement": "Write the goal in one sentence.",
        "due": "Choose a day.",
        "weight": "Write a number of 0 or more, not -1.0.",
        "commitment": "Write a number from 1 to 10, not 11.",
    }
    assert Goal.problems(**{**VALID[Goal], "due": DAY}) == {
        "due": "'1 Jan 2026' is not after the start, 1 Jan 2026: choose a later day."
    }
    assert list(Measure.problems(title="", goal_id="g1", since=DAY, kind=Kind.REACH)) == [
        "title", "direction", "unit", "baseline", "target",
    ]  # fmt: skip


def test_a_name_that_is_no_field_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="Goal has no difficulties"):
        Goal.problems(difficulties=3)


@pytest.mark.parametrize(("kind", "field", "value"), BROKEN)
def test_a_problem_is_a_sentence_for_a_person(kind: type[Record], field: str, value: Any) -> None:
    """It ends as a sentence does, and has neither a field as the code names it nor a day as a file does."""
    sentence = kind.problems(**{**VALID[kind], field: value})[field]
    assert sentence.endswith(".")
    assert "_" not in sentence
    assert not re.search(r"\d{4}-\d\d-\d\d", sentence)


@pytest.mark.parametrize("kind", VALID)
@pytest.mark.parametrize("record_id", ["", " \t"])
def test_a_record_needs_an_id(kind: type[Record], record_id: str) -> None:
    with pytest.raises(RecordError, match="id: The id is missing"):
        kind(id=record_id, **VALID[kind])


@pytest.mark.parametrize("kind", VALID)
def test_a_record_cannot_be_changed(kind: type[Record]) -> None:
    record: Any = kind(id="x1", **VALID[kind])
    for field in fields(kind):
        with pytest.raises(FrozenInstanceError):
            setattr(record, field.name, None)


@pytest.mark.parametrize("kind", [Goal, Measure])
def test_a_revision_needs_its_reason(kind: type[Record]) -> None:
    with pytest.raises(RecordError, match="reason: Say why it was changed"):
        kind(id="x1", version=2, reason=" ", **VALID[kind])
    kind(id="x1", version=2, reason="the market changed", **VALID[kind])


@pytest.mark.parametrize("cuts", [(7, 10, 13, 16), (54, 50, 46, 42), ("-1", "-0.5", "0", "1e3")])
def test_the_cuts_of_a_scale_rise_or_fall(cuts: tuple[Any, ...]) -> None:
    exact = tuple(Decimal(cut) for cut in cuts)
    scale = AttainmentScale(id="s1", **VALID[AttainmentScale], measure_id="m1", cuts=exact)
    assert scale.cuts == exact


@pytest.mark.parametrize(
    ("cuts", "said"),
    [
        ((), "four numbers"),
        ((7, 10, 13), "four numbers"),
        ((7, 10, 13, 16, 19), "four numbers"),
        ((7, 10, 10, 16), "beyond the one before"),
        ((7, 10, 16, 13), "beyond the one before"),
        ((54, 50, 51, 42), "beyond the one before"),
        ((7, 10, 13, "NaN"), "not a number"),
        ((7, 10, 13, "Infinity"), "not a number"),
    ],
)
def test_cuts_that_are_not_four_in_order_are_refused(cuts: tuple[Any, ...], said: str) -> None:
    exact = tuple(Decimal(cut) for cut in cuts)
    with pytest.raises(RecordError, match=said) as caught:
        AttainmentScale(id="s1", **VALID[AttainmentScale], measure_id="m1", cuts=exact)
    assert caught.value.field == "cuts"


def test_a_measure_may_fall_as_well_as_rise() -> None:
    falling = {
        **VALID[Measure],
        "direction": Direction.AT_MOST,
        "baseline": Decimal(60),
        "target": Decimal(50),
    }
    assert Measure(id="m1", **falling).target == 50
    with pytest.raises(RecordError, match="'at least' does not fit a way from 60 to 50"):
        Measure(id="m1", **{**falling, "direction": Direction.AT_LEAST})


MAINTAIN = {**VALID[Measure], "kind": Kind.MAINTAIN, "baseline": None, "unit": "h/week"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"direction": Direction.BETWEEN}, "target_high"),
        ({"direction": Direction.BETWEEN, "target_high": Decimal(10)}, "target_high"),
        ({"direction": Direction.AT_MOST, "target_high": Decimal(12)}, "target_high"),
        ({"direction": None}, "direction"),
        ({"target": None}, "target"),
        ({"unit": ""}, "unit"),
    ],
)
def test_what_is_kept_needs_its_limits(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(RecordError) as caught:
        Measure(id="m1", **{**MAINTAIN, **changes})
    assert caught.value.field == field


def test_what_is_kept_needs_no_baseline() -> None:
    between = {**MAINTAIN, "direction": Direction.BETWEEN, "target": Decimal(35), "target_high": Decimal(50)}
    assert Measure(id="m1", **between).baseline is None


def test_between_is_not_a_way_to_reach_something() -> None:
    with pytest.raises(RecordError, match="'between' is for a limit that is kept"):
        Measure(id="m1", **{**VALID[Measure], "direction": Direction.BETWEEN, "target_high": Decimal(12)})


@pytest.mark.parametrize("kind", [Kind.MILESTONES, Kind.DONE])
@pytest.mark.parametrize(
    "numeric", [{"direction": Direction.AT_LEAST}, {"target": Decimal(1)}, {"target_high": Decimal(1)}]
)
def test_milestones_and_done_have_no_target(kind: Kind, numeric: dict[str, Any]) -> None:
    bare = {"goal_id": "g1", "title": "buddy", "since": DAY, "kind": kind}
    assert Measure(id="m1", **bare).target is None
    with pytest.raises(RecordError, match="there is neither direction nor target"):
        Measure(id="m1", **bare, **numeric)


@pytest.mark.parametrize("said", [{"value": Decimal(0)}, {"confidence": 0.0}, {"note": "ill"}])
def test_a_check_in_says_something(said: dict[str, Any]) -> None:
    assert CheckIn(id="k1", measure_id="m1", on=DAY, **said)


def test_a_check_in_that_says_nothing_is_refused() -> None:
    with pytest.raises(RecordError, match="Write a reading, a confidence or a note"):
        CheckIn(id="k1", measure_id="m1", on=DAY, note=" ")


@pytest.mark.parametrize("period", ["2026-5", "2026-Q5", " 2026", "2026-Q1 ", ""])
def test_a_review_is_about_a_period(period: str) -> None:
    with pytest.raises(RecordError, match="Write a quarter such as 2026-Q3"):
        Review(id="r1", period=period, held_on=DAY)


def test_private_texts_are_not_in_the_message() -> None:
    with pytest.raises(RecordError) as caught:
        Goal(id="g1", statement="tell nobody", since=DAY, start=DAY, due=DAY)
    assert "nobody" not in str(caught.value)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(workbooks())
def test_every_kind_of_record_occurs_in_the_workbooks_of_the_tests(workbook: Workbook) -> None:
    kinds = {type(record) for record in workbook.records()}
    assert kinds >= set(VALID) - {CheckIn}


def test_of_ratings_of_one_link_the_latest_counts() -> None:
    first = Alignment(
        id="a1", goal_id="g1", aligned_with=AlignedWith.VALUE, target_id="v1", rating=1, rated_on=DAY
    )
    again, ahead = replace(first, id="a2", rating=2), replace(first, id="a3", rated_on=LATER)
    found = latest_alignments((ahead, first, again), on=DAY)
    assert found == {("g1", AlignedWith.VALUE, "v1"): again}


def test_a_record_made_without_an_id_gets_one_of_its_own() -> None:
    first, second = (Objective(title="Grow in the south") for _ in range(2))
    assert first.id != second.id
    assert len(first.id) == 10
