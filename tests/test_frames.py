from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from goalkit import frames
from goalkit.frames import Frames, frames_of, measure_key, rows_of
from goalkit.model import (
    Alignment,
    AttainmentRating,
    AttainmentScale,
    Feedback,
    LifeAreaRating,
    Milestone,
    Objective,
    Stakeholder,
    Value,
    ValueRating,
    WeeklyHours,
)
from goalkit.terms import AlignedWith, Group, Kind
from tests.books import DUE, START, book, goal, maintain, reach, reading

ON = date(2026, 9, 30)
CONTRACTS = {
    "goals": frames.GOALS,
    "goal_versions": frames.GOALS,
    "measures": frames.MEASURES,
    "measure_versions": frames.MEASURES,
    "milestones": frames.MILESTONES,
    "weekly_hours": frames.WEEKLY_HOURS,
    "check_ins": frames.CHECK_INS,
    "life_areas": frames.LIFE_AREAS,
    "attainment": frames.ATTAINMENT,
    "attainment_scales": frames.ATTAINMENT_SCALES,
    "alignments": frames.ALIGNMENTS,
    "objectives": frames.OBJECTIVES,
    "personal_values": frames.PERSONAL_VALUES,
    "value_ratings": frames.VALUE_RATINGS,
    "feedback": frames.FEEDBACK,
}


BY_READING = AttainmentScale(
    id="s2", goal_id="g1", written_on=START, levels=("a", "b", "c", "d", "e"), measure_id="m1",
    cuts=(Decimal(7), Decimal(10), Decimal(13), Decimal("16.5")),
)  # fmt: skip


def full() -> Frames:
    """One client with a record of every kind that has a frame."""
    scale = AttainmentScale(
        id="s1", goal_id="g1", written_on=START, levels=("a", "b", "c", "d", "e"), weight=2.0
    )
    records = book(
        goals=(goal(),),
        measures=(reach(), maintain()),
        milestones=(
            Milestone(id="x1", goal_id="g1", title="First hire", due=DUE, reached_on=date(2026, 10, 2)),
        ),
        weekly_hours=(
            WeeklyHours(id="h1", goal_id="g1", since=START, hours=3),
            WeeklyHours(id="h2", since=START, hours=8),
        ),
        check_ins=(reading("m1", date(2026, 2, 1), 5), reading("m1", date(2026, 11, 1), 9)),
        life_area_ratings=(LifeAreaRating(id="l1", area="Health", rated_on=START, now=4, wanted=8),),
        attainment_scales=(scale, BY_READING),
        attainment_ratings=(AttainmentRating(id="a1", scale_id="s1", rated_on=START, level=-1),),
        alignments=(
            Alignment(
                id="k1",
                goal_id="g1",
                aligned_with=AlignedWith.OBJECTIVE,
                target_id="o1",
                rating=2,
                rated_on=START,
            ),
        ),
        objectives=(Objective(id="o1", title="Grow"),),
        values=(Value(id="v1", name="Family"),),
        value_ratings=(ValueRating(id="r1", value_id="v1", rated_on=START, importance=9, lived=5),),
        stakeholders=(Stakeholder(id="p1", name="Sam", group=Group.PEER),),
        feedback=(Feedback(id="f1", stakeholder_id="p1", round_on=START, behaviour="Listens", rating=1),),
    )
    return frames_of([records], on=ON)


@pytest.mark.parametrize("name", CONTRACTS)
@pytest.mark.parametrize("found", [full(), frames_of([], on=ON)], ids=["full", "empty"])
def test_columns_and_types_are_those_of_the_contract(found: Frames, name: str) -> None:
    table = getattr(found, name)
    assert list(table.columns) == list(CONTRACTS[name])
    for column, dtype in CONTRACTS[name].items():
        same_kind = dtype == "category" and isinstance(table[column].dtype, pd.CategoricalDtype)
        assert same_kind or table[column].dtype == dtype


def test_each_record_is_one_row_with_its_own_words() -> None:
    found = full()
    assert found.measures["kind"].tolist() == [Kind.REACH, Kind.MAINTAIN]
    assert found.attainment[["goal", "level", "weight"]].to_numpy().tolist() == [["g1", -1, 2.0]]
    assert found.feedback[["stakeholder", "group", "rating"]].to_numpy().tolist() == [["p1", "peer", 1.0]]
    assert found.alignments[["goal", "aligned_with", "target", "rating"]].to_numpy().tolist() == [
        ["g1", "objective", "o1", 2]
    ]


def test_a_numeric_scale_has_its_measure_and_cuts_and_one_in_words_has_none() -> None:
    scales = full().attainment_scales
    assert scales["measure"].fillna("").tolist() == ["", measure_key("c1", "m1")]
    assert scales[list(frames.CUTS)].isna().all(axis=1).tolist() == [True, False]
    assert scales[list(frames.CUTS)].iloc[1].tolist() == [7, 10, 13, 16.5]


def test_a_measure_takes_the_span_of_its_goal() -> None:
    found = full().measures
    assert found["start"].tolist() == [pd.Timestamp(START)] * 2
    assert found["due"].tolist() == [pd.Timestamp(DUE)] * 2


def test_what_comes_after_the_day_is_left_out() -> None:
    found = full()
    assert found.check_ins["value"].tolist() == [5.0]
    assert found.milestones["reached_on"].isna().all()


def test_the_version_that_counts_on_the_day_is_taken() -> None:
    revised = reach(version=2, since=date(2026, 7, 1), target=Decimal(12), reason="A new region")
    records = book(goals=(goal(),), measures=(reach(), revised))
    assert frames_of([records], on=date(2026, 6, 30)).measures["target"].tolist() == [10.0]
    later = frames_of([records], on=date(2026, 7, 1))
    assert later.measures["target"].tolist() == [12.0]
    assert later.measure_versions["target"].tolist() == [10.0, 12.0]


def test_check_ins_are_sorted_by_measure_and_day_and_keep_their_order_within_a_day() -> None:
    day = date(2026, 3, 2)
    check_ins = (
        reading("m2", day, 51, id="late"),
        reading("m1", day, 7, id="first"),
        reading("m1", day, 6, id="second"),
        reading("m1", date(2026, 3, 1), 5, id="earlier"),
    )
    records = book(goals=(goal(),), measures=(reach(), maintain()), check_ins=check_ins)
    assert frames_of([records], on=ON).check_ins["value"].tolist() == [5.0, 7.0, 6.0, 51.0]


def test_equal_ids_of_two_clients_do_not_meet() -> None:
    def one(client: str, value: float) -> Frames:
        return book(client, goals=(goal(),), measures=(reach(),), check_ins=(reading("m1", START, value),))

    found = frames_of([one("c1", 5), one("c2", 8)], on=ON)
    by_measure = dict(zip(found.check_ins["measure"], found.check_ins["value"], strict=True))
    assert by_measure == {measure_key("c1", "m1"): 5.0, measure_key("c2", "m1"): 8.0}
    assert found.measures["measure"].tolist() == ["c1/m1", "c2/m1"]


def test_the_rows_of_a_frame_have_its_cells_by_name_in_its_order() -> None:
    goals = frames_of([book(goals=(goal("g2"), goal("g1")))], on=ON).goals
    assert [row.goal for row in rows_of(goals)] == goals["goal"].tolist()
    assert list(rows_of(goals[:0])) == []
