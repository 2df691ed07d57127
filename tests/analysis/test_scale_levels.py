"""The level that a reading gives on a numeric scale."""

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.attainment import level_of, levels_from_readings, scales_in_force
from goalkit.frames import Frames, frames_of
from goalkit.model import AttainmentScale, Record
from goalkit.terms import Cadence, Join, Kind
from tests.books import START, book, goal, maintain, reach, reading

LEVELS = ("a", "b", "c", "d", "e")
RISING, FALLING = (7, 10, 13, 16), (54, 50, 46, 42)
ON = date(2026, 9, 30)
NUMBERS = st.decimals(-9999, 9999, places=2).map(float)
FOUR = st.lists(NUMBERS, min_size=4, max_size=4, unique=True).map(sorted)


def level(value: float, cuts: tuple[float, ...] | list[float]) -> float:
    return float(level_of(np.array([value], dtype=float), np.array([cuts], dtype=float))[0])


def scale(scale_id: str = "s1", measure: str | None = "m1", **changes: object) -> AttainmentScale:
    cuts = tuple(Decimal(cut) for cut in (FALLING if measure == "m2" else RISING)) if measure else ()
    given = {"goal_id": "g1", "written_on": START, "levels": LEVELS, "measure_id": measure, "cuts": cuts}
    return AttainmentScale(id=scale_id, **{**given, **changes})


def known(*records: Record, on: date = ON) -> Frames:
    """The frames of a client with a team that grows and hours that are kept, and these records."""
    of_kind: dict[str, list[Record]] = {"attainment_scales": [], "check_ins": []}
    for record in records:
        of_kind["attainment_scales" if isinstance(record, AttainmentScale) else "check_ins"].append(record)
    collections = {name: tuple(some) for name, some in of_kind.items()}
    return frames_of([book(goals=(goal(),), measures=(reach(), maintain()), **collections)], on=on)


@pytest.mark.parametrize(
    ("value", "expected"), [(6.9, -2), (7, -1), (9.9, -1), (10, 0), (12.9, 0), (13, 1), (16, 2), (99, 2)]
)
def test_a_rising_scale_counts_the_cuts_that_are_reached(value: float, expected: int) -> None:
    assert level(value, RISING) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(54.1, -2), (54, -1), (50.1, -1), (50, 0), (46, 1), (42.1, 1), (42, 2), (0, 2)]
)
def test_a_falling_scale_counts_them_downward(value: float, expected: int) -> None:
    assert level(value, FALLING) == expected


@given(FOUR, st.sampled_from([1, -1]))
def test_a_reading_on_a_cut_belongs_to_the_better_level(cuts: list[float], order: int) -> None:
    ordered = cuts[::order]
    assert [level(cut, ordered) for cut in ordered] == [-1, 0, 1, 2]


@given(FOUR, NUMBERS, NUMBERS)
def test_a_better_reading_never_has_a_lower_level(cuts: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert level(low, cuts) <= level(high, cuts)
    assert level(low, cuts[::-1]) >= level(high, cuts[::-1])


@given(FOUR, NUMBERS, st.sampled_from([0.001, 0.1, 60, 1_000_000]))
def test_the_level_does_not_change_with_the_unit(cuts: list[float], value: float, factor: float) -> None:
    assert level(value * factor, [cut * factor for cut in cuts]) == level(value, cuts)


@given(FOUR, NUMBERS)
def test_the_level_does_not_change_when_all_signs_are_turned(cuts: list[float], value: float) -> None:
    assert level(-value, [-cut for cut in cuts]) == level(value, cuts)


def test_what_the_adding_of_floats_leaves_over_does_not_cost_a_level() -> None:
    assert level(0.1 + 0.7, (0.5, 0.6, 0.7, 0.8)) == 2
    assert level(0.1 + 0.2, (0.9, 0.7, 0.5, 0.3)) == 2


@pytest.mark.parametrize("row", [(np.nan, RISING), (8.0, (np.nan,) * 4)])
def test_without_reading_or_cuts_there_is_no_level(row: tuple[float, tuple[float, ...]]) -> None:
    assert np.isnan(level(*row))


def read(frames: Frames, *days: date) -> list[list[object]]:
    found = levels_from_readings(frames, days)
    return found[["rated_on", "level", "read_on", "value"]].map(_plain).to_numpy().tolist()


def _plain(cell: object) -> object:
    return cell.date() if isinstance(cell, pd.Timestamp) else cell


def test_the_latest_reading_up_to_the_day_counts() -> None:
    first, second = date(2026, 3, 2), date(2026, 6, 1)
    frames = known(scale(), reading("m1", first, 8), reading("m1", second, 13))
    assert read(frames, date(2026, 3, 1), first, date(2026, 5, 31), second) == [
        [first, -1, first, 8],
        [date(2026, 5, 31), -1, first, 8],
        [second, 1, second, 13],
    ]


def test_readings_of_one_day_are_joined_as_the_measure_says() -> None:
    day = date(2026, 6, 1)
    twice = (reading("m1", day, 8), reading("m1", day, 7, id="again"))
    for join, expected in ((Join.LAST, -1), (Join.SUM, 1), (Join.MAX, -1)):
        frames = frames_of(
            [
                book(
                    goals=(goal(),),
                    measures=(reach(join=join),),
                    attainment_scales=(scale(),),
                    check_ins=twice,
                )
            ],
            on=ON,
        )
        assert [row[1] for row in read(frames, day)] == [expected]


def test_a_maintain_measure_gives_the_level_of_its_last_complete_span() -> None:
    """Weeks end on Sunday; the reading of a running week does not count yet."""
    frames = known(
        scale(measure="m2"), reading("m2", date(2026, 9, 4), 55), reading("m2", date(2026, 9, 11), 46)
    )
    assert read(frames, date(2026, 9, 12), date(2026, 9, 13)) == [
        [date(2026, 9, 12), -2, date(2026, 9, 6), 55],
        [date(2026, 9, 13), 1, date(2026, 9, 13), 46],
    ]


def test_the_scale_written_last_counts_from_its_day_on() -> None:
    changed = date(2026, 7, 1)
    later = scale("s2", written_on=changed, cuts=tuple(Decimal(cut) for cut in (5, 6, 7, 8)))
    frames = known(scale(), later, reading("m1", date(2026, 6, 1), 8))
    assert [row[1] for row in read(frames, date(2026, 6, 30), changed)] == [-1, 2]


def test_a_scale_in_words_gives_no_level_by_itself_and_ends_a_numeric_one() -> None:
    words = scale("s2", None, written_on=date(2026, 7, 1))
    frames = known(scale(), words, reading("m1", date(2026, 6, 1), 8))
    assert [row[0] for row in read(frames, date(2026, 6, 30), date(2026, 7, 1))] == [date(2026, 6, 30)]


def test_of_two_scales_of_one_day_the_later_recorded_is_in_force() -> None:
    frames = known(scale("s1"), scale("s2"))
    assert scales_in_force(frames.attainment_scales, [ON])["scale"].tolist() == ["s2"]


def test_yes_or_no_gives_a_level_as_well() -> None:
    yes = reach(kind=Kind.DONE, direction=None, unit="", baseline=None, target=None, cadence=Cadence.MONTH)
    cuts = tuple(Decimal(text) for text in ("-1", "0", "0.5", "1"))
    records = book(
        goals=(goal(),),
        measures=(yes,),
        attainment_scales=(scale(cuts=cuts),),
        check_ins=(reading("m1", date(2026, 6, 1), 1),),
    )
    assert [row[1] for row in read(frames_of([records], on=ON), ON)] == [2]


def test_clients_with_the_same_ids_are_kept_apart() -> None:
    day = date(2026, 6, 1)
    books = [
        book(
            client_id,
            goals=(goal(),),
            measures=(reach(),),
            attainment_scales=(scale(),),
            check_ins=(reading("m1", day, value),),
        )
        for client_id, value in (("ada", 8), ("bob", 16))
    ]
    found = levels_from_readings(frames_of(books, on=ON), [day])
    assert dict(zip(found["client"], found["level"], strict=True)) == {"ada": -1, "bob": 2}
