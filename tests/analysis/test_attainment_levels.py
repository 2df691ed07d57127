"""The level of each goal at its baseline and now, and whether a person or a reading says so."""

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from goalkit.analysis.attainment import attainment_levels
from goalkit.frames import frames_of
from goalkit.model import AttainmentRating, AttainmentScale
from tests.books import book, goal, maintain, reach, reading

WRITTEN, THEN, AS_OF = date(2026, 1, 2), date(2026, 6, 30), date(2026, 9, 30)
LEVELS = ("a", "b", "c", "d", "e")
WORDS = AttainmentScale(id="s1", goal_id="g1", written_on=WRITTEN, levels=LEVELS)
TEAM = AttainmentScale(
    id="s2", goal_id="g1", written_on=WRITTEN, levels=LEVELS, measure_id="m1",
    cuts=tuple(Decimal(cut) for cut in (7, 10, 13, 16)),
)  # fmt: skip
HOURS = AttainmentScale(
    id="s3", goal_id="g1", written_on=WRITTEN, levels=LEVELS, measure_id="m2",
    cuts=tuple(Decimal(cut) for cut in (54, 50, 46, 42)),
)  # fmt: skip


def rated(on: date, level: int, scale: str = "s1", **changes: Any) -> AttainmentRating:
    return AttainmentRating(
        **{"id": f"r-{scale}-{on}", "scale_id": scale, "rated_on": on, "level": level, **changes}
    )


def levels(*scales: AttainmentScale, ratings: Any = (), readings: Any = (), as_of: date = AS_OF) -> Any:
    records = book(
        goals=(goal(),),
        measures=(reach(), maintain()),
        attainment_scales=scales,
        attainment_ratings=tuple(ratings),
        check_ins=tuple(readings),
    )
    return attainment_levels(frames_of([records], on=AS_OF), as_of=as_of, then=THEN)


def told(found: pd.DataFrame) -> list[list[object]]:
    """Baseline and now of each goal, each with who says so."""
    columns = ["baseline", "baseline_from", "now", "now_from", "change"]
    return found[columns].astype(object).where(found[columns].notna(), None).to_numpy().tolist()


def test_a_goal_is_compared_with_where_it_stood_before_the_period() -> None:
    ratings = [rated(WRITTEN, -2), rated(date(2026, 3, 31), 0), rated(date(2026, 9, 29), 1, note="Hired")]
    found = levels(WORDS, ratings=ratings)
    assert told(found) == [[0, "rated", 1, "rated", 1]]
    assert found["note"].tolist() == ["Hired"]


def test_the_last_rating_before_the_period_counts() -> None:
    ratings = [
        rated(date(2026, 3, 31), -2),
        rated(THEN, -1),
        rated(date(2026, 7, 31), 2),
        rated(date(2026, 9, 29), 1),
    ]
    assert told(levels(WORDS, ratings=ratings)) == [[-1, "rated", 1, "rated", 2]]


def test_else_with_the_first_rating_of_the_period() -> None:
    ratings = [rated(date(2026, 7, 31), 0), rated(date(2026, 8, 31), 2), rated(date(2026, 9, 29), 1)]
    assert told(levels(WORDS, ratings=ratings)) == [[0, "rated", 1, "rated", 1]]


@pytest.mark.parametrize("scale", [WORDS, TEAM], ids=["in words", "numeric"])
def test_where_a_goal_begins_is_its_baseline_and_not_its_level_now(scale: AttainmentScale) -> None:
    found = levels(scale, ratings=[rated(WRITTEN, -1, scale.id)])
    assert told(found) == [[-1, "rated", None, None, None]]
    assert found["baseline_on"].dt.date.tolist() == [WRITTEN]


def test_a_reading_of_that_day_does_not_make_it_the_level_of_now() -> None:
    found = levels(TEAM, ratings=[rated(WRITTEN, -1, "s2")], readings=[reading("m1", WRITTEN, 10)])
    assert told(found) == [[-1, "rated", None, None, None]]


def test_a_rating_after_earlier_readings_is_the_level_of_now() -> None:
    earlier = reading("m1", date(2026, 1, 1), 4)
    found = levels(TEAM, ratings=[rated(WRITTEN, 1, "s2")], readings=[earlier])
    assert told(found) == [[None, None, 1, "rated", None]]  # nothing new was said in the period


def test_a_reading_before_and_one_after_are_compared_with_each_other() -> None:
    both = [reading("m1", date(2026, 6, 29), 9), reading("m1", date(2026, 9, 28), 9)]
    assert told(levels(TEAM, readings=both)) == [[-1, "reading", -1, "reading", 0]]


def test_a_goal_rated_for_the_first_time_has_no_baseline() -> None:
    assert told(levels(WORDS, ratings=[rated(AS_OF, 1)])) == [[None, None, 1, "rated", None]]


def test_a_numeric_scale_begins_with_the_baseline_of_its_measure() -> None:
    found = levels(TEAM, readings=[reading("m1", date(2026, 9, 25), 14)])
    assert told(found) == [[-2, "baseline of the measure", 1, "reading", 3]]
    assert found[["baseline_value", "now_value", "unit"]].to_numpy().tolist() == [[4, 14, "people"]]


def test_the_first_reading_stands_in_for_a_baseline_that_is_not_there() -> None:
    """Weeks of 55, 49 and 46 hours; the week of 30 September is not over."""
    days = (date(2026, 9, 11), 55), (date(2026, 9, 18), 49), (date(2026, 9, 25), 46), (AS_OF, 60)
    found = levels(HOURS, readings=[reading("m2", *day) for day in days])
    assert told(found) == [[-2, "reading", 1, "reading", 3]]
    assert found["now_on"].dt.date.tolist() == [date(2026, 9, 27)]


def test_a_single_reading_is_no_baseline_of_itself() -> None:
    found = levels(HOURS, readings=[reading("m2", date(2026, 9, 11), 49)])
    assert told(found) == [[None, None, 0, "reading", None]]


def test_before_the_first_reading_only_the_baseline_is_known() -> None:
    assert told(levels(TEAM)) == [[-2, "baseline of the measure", None, None, None]]


@pytest.mark.parametrize(
    ("rated_on", "level", "said_by"),
    [(date(2026, 9, 24), 1, "reading"), (date(2026, 9, 25), -1, "rated"), (date(2026, 9, 29), -1, "rated")],
    ids=["an earlier rating", "a rating of that day", "a later rating"],
)
def test_a_rating_wins_until_there_is_a_later_reading(rated_on: date, level: int, said_by: str) -> None:
    found = levels(TEAM, ratings=[rated(rated_on, -1, "s2")], readings=[reading("m1", date(2026, 9, 25), 14)])
    assert told(found)[0][2:4] == [level, said_by]


def test_a_rating_of_the_day_a_numeric_scale_was_written_is_its_baseline() -> None:
    found = levels(TEAM, ratings=[rated(WRITTEN, -1, "s2")], readings=[reading("m1", AS_OF, 10)])
    assert told(found) == [[-1, "rated", 0, "reading", 1]]


def test_the_later_recorded_of_two_ratings_of_one_day_counts() -> None:
    ratings = [rated(AS_OF, -1), rated(AS_OF, 2, id="again")]
    assert told(levels(WORDS, ratings=ratings))[0][2] == 2


def test_only_the_scale_in_force_is_shown() -> None:
    later = AttainmentScale(id="s9", goal_id="g1", written_on=date(2026, 7, 1), levels=LEVELS)
    ratings = [rated(date(2026, 3, 31), 1), rated(AS_OF, -1, "s9")]
    found = levels(WORDS, later, ratings=ratings)
    assert found["scale"].tolist() == ["s9"]
    assert told(found) == [[None, None, -1, "rated", None]]


def test_what_is_rated_or_read_later_is_not_known_yet() -> None:
    found = levels(
        TEAM,
        ratings=[rated(AS_OF, 2, "s2")],
        readings=[reading("m1", date(2026, 8, 1), 7), reading("m1", date(2026, 9, 1), 13)],
        as_of=date(2026, 8, 31),
    )
    assert told(found) == [[-2, "baseline of the measure", -1, "reading", 1]]


def test_a_goal_without_rating_reading_or_baseline_has_no_row() -> None:
    assert levels(WORDS).empty
