"""The five levels of a scale: what is offered, and what is noticed in what was written."""

from decimal import Decimal
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goalkit.analysis.attainment import level_of
from goalkit.analysis.levels import (
    gives_levels,
    level_problems,
    levels_in_words,
    other_than_cuts,
    span_of,
    suggested_cuts,
)
from goalkit.model import AttainmentScale, Measure
from goalkit.terms import Direction, Kind
from tests.books import START, maintain, reach

SPACE = "\u00a0"


def offered(measure: Measure) -> tuple[str, ...]:
    """What is offered for a measure in words, with plain spaces."""
    levels = levels_in_words(suggested_cuts(measure), measure.unit)
    return tuple(level.replace(SPACE, " ") for level in levels)


def of_numbers(start: Decimal, target: Decimal) -> Measure:
    """A measure in hours from a baseline to a target, in its own direction."""
    direction = Direction.AT_LEAST if target > start else Direction.AT_MOST
    return reach(unit="h", direction=direction, baseline=start, target=target)


def level_at(value: Decimal | None, cuts: tuple[Decimal, ...]) -> float:
    """The level of a reading by the rule that counts in reviews."""
    return float(level_of(np.array([value], dtype=float), np.array([cuts], dtype=float))[0])


def test_the_target_is_expected_and_the_baseline_lies_on_the_lowest_level() -> None:
    assert offered(reach()) == (
        "Less than 7 people",
        "7 to less than 10 people",
        "10 to less than 13 people",
        "13 to less than 16 people",
        "16 people or more",
    )


def test_for_a_measure_that_shall_fall_the_levels_fall() -> None:
    hours = maintain(baseline=Decimal(58))
    assert offered(hours) == (
        "More than 54 h/week",
        "More than 50 up to 54 h/week",
        "More than 46 up to 50 h/week",
        "More than 42 up to 46 h/week",
        "42 h/week or less",
    )


def test_the_cuts_are_where_the_better_levels_begin() -> None:
    assert suggested_cuts(reach()) == (7, 10, 13, 16)
    assert suggested_cuts(maintain(baseline=Decimal(58))) == (54, 50, 46, 42)


def test_cuts_are_rounded_as_their_words_are() -> None:
    money = reach(unit="USD", baseline=Decimal(25_500_000), target=Decimal(30_000_000))
    assert suggested_cuts(money) == (27_800_000, 30_000_000, 32_300_000, 34_500_000)


@pytest.mark.parametrize(
    ("start", "target"), [("1000000", "1260000"), ("1234567", "7654321"), ("50", "37.55"), ("1e6", "1050000")]
)
def test_a_target_with_many_digits_is_not_rounded_away(start: str, target: str) -> None:
    measure = of_numbers(Decimal(start), Decimal(target))
    cuts = suggested_cuts(measure)
    assert cuts[1] == Decimal(target)
    assert [level_at(number, cuts) for number in (measure.target, measure.baseline)] == [0, -2]


AMOUNTS = st.decimals(0, 10_000_000, places=3) | st.decimals(0, 100, places=2)


@settings(max_examples=400)
@given(AMOUNTS, AMOUNTS)
def test_the_target_is_always_expected_and_the_baseline_much_less(start: Decimal, target: Decimal) -> None:
    assume(start != target)
    cuts = suggested_cuts(of_numbers(start, target))
    assume(cuts)
    assert [level_at(number, cuts) for number in (target, start)] == [0, -2]
    AttainmentScale(id="s", goal_id="g1", written_on=START, levels=("a",) * 5, measure_id="m1", cuts=cuts)


@given(AMOUNTS, AMOUNTS)
def test_levels_are_offered_for_every_number_that_shall_grow(start: Decimal, more: Decimal) -> None:
    assume(more > 0)
    assert suggested_cuts(of_numbers(start, start + more))


def test_large_money_is_offered_in_words_that_can_be_read_back() -> None:
    money = reach(unit="USD", baseline=Decimal(25_500_000), target=Decimal(30_000_000))
    assert offered(money)[2] == "30 M to less than 32.3 M USD"


@pytest.mark.parametrize(
    "measure",
    [
        maintain(),
        reach(kind=Kind.DONE, direction=None, unit="", baseline=None, target=None),
        maintain(direction=Direction.BETWEEN, baseline=Decimal(9), target=Decimal(6), target_high=Decimal(8)),
        reach(unit="%", baseline=Decimal(60), target=Decimal(95)),
        reach(direction=Direction.AT_MOST, baseline=Decimal(10), target=Decimal(0)),
    ],
    ids=["no baseline", "yes or no", "between", "beyond 100 %", "below zero"],
)
def test_nothing_is_offered_where_it_is_not_clear(measure: Measure) -> None:
    assert suggested_cuts(measure) == ()


@pytest.mark.parametrize(
    ("level", "low", "high", "ends"),
    [
        ("Less than 7 people", float("-inf"), 7, (False, False)),
        ("7 to less than 10 people", 7, 10, (True, False)),
        ("7–9 people", 7, 9, (True, True)),
        ("Between 30 and 40 % on average", 30, 40, (True, True)),
        ("More than 42 up to 46 h", 42, 46, (False, True)),
        ("At most 5 complaints a month", float("-inf"), 5, (False, True)),
        ("42 h/week or less", float("-inf"), 42, (False, True)),
        ("16 people or more", 16, float("inf"), (True, False)),
        ("at least 10,000 visitors", 10_000, float("inf"), (True, False)),
        ("more than 7,5 up to 8,25 h", 7.5, 8.25, (False, True)),
        ("29.5 M USD", 29_500_000, 29_500_000, (True, True)),
    ],
)
def test_a_level_is_read_as_a_span(level: str, low: float, high: float, ends: tuple[bool, bool]) -> None:
    span = span_of(level)
    assert span is not None
    assert (span.low, span.high, (span.has_low, span.has_high)) == (low, high, ends)


@pytest.mark.parametrize("level", ["Nobody knows", "2 hires and a budget of 30 M", "1 2 3"])
def test_a_level_that_is_not_one_span_is_left_to_the_reader(level: str) -> None:
    assert span_of(level) is None


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (("less than 4", "4 to 6", "8 to 9", "10 to 12", "13 or more"), "−1 and 0 leave a gap"),
        (("less than 4", "4 to 6", "6 to 9", "10 to 12", "13 or more"), "−1 and 0 overlap"),
        (("less than 4", "7 to 9", "4 to 6", "10 to 12", "13 or more"), "−1 and 0 are not in order"),
        (("more than 9", "8", "7", "6", "less than 6"), "−2 and −1 leave a gap"),
        (("4", "7", "a word", "13", "16"), "+1 and +2 leave a gap"),
    ],
)
def test_gaps_overlaps_and_disorder_are_said(levels: tuple[str, ...], said: str) -> None:
    assert any(problem.startswith(said) for problem in level_problems(levels))


def test_whole_numbers_that_follow_one_another_leave_no_gap() -> None:
    assert level_problems(("3 or fewer", "4 to 6", "7 to 9", "10 to 12", "13 or more")) == ()


def test_levels_in_words_are_not_judged() -> None:
    assert level_problems(("nothing", "little", "as planned", "more", "much more")) == ()


def test_cuts_are_put_in_words_with_every_digit() -> None:
    cuts = [Decimal(text) for text in ("7.25", "10", "1250", "32250000")]
    assert levels_in_words(cuts, "")[1:4] == (
        "7.25 to less than 10",
        "10 to less than 1\u202f250",
        "1\u202f250 to less than 32.25 M",
    )


DIGITS = st.decimals(-9999, 9999, places=2)


@given(
    st.lists(DIGITS, min_size=4, max_size=4, unique=True).map(sorted),
    st.sampled_from([1, -1]),
    st.sampled_from(["", "people"]),
)
def test_words_made_from_cuts_are_read_back_as_the_same_spans(
    numbers: list[Decimal], order: int, unit: str
) -> None:
    cuts = numbers[::order]
    words = levels_in_words(cuts, unit)
    assert level_problems(words) == ()
    assert other_than_cuts(words, cuts) == ()
    assert [span_of(word).edge for word in words[1:4]] == [  # type: ignore[union-attr] # each is one span
        float(min(pair)) for pair in pairwise(cuts)
    ]


CUTS = tuple(Decimal(number) for number in (7, 10, 13, 16))


@pytest.mark.parametrize(
    "level", ["7 to less than 10 people", "7–9 people", "As many as planned, and nobody lost", "8 people"]
)
def test_words_that_agree_with_their_cuts_or_hold_no_span_are_left_alone(level: str) -> None:
    assert other_than_cuts(("Less than 7", level, "10 to 12", "13 to 15", "16 or more"), CUTS) == ()


def test_words_that_hold_other_numbers_than_the_cuts_are_said() -> None:
    (said,) = other_than_cuts(("Fewer than 7", "8 or 9", "10 to 12", "13 to 15 people", "At least 18"), CUTS)
    assert said.startswith("+2 is “16 or more” by its number")


def test_only_numbers_with_one_good_side_give_levels() -> None:
    between = maintain(direction=Direction.BETWEEN, target=Decimal(6), target_high=Decimal(8))
    steps = reach(kind=Kind.MILESTONES, direction=None, unit="", baseline=None, target=None)
    assert [gives_levels(one) for one in (reach(), maintain(), between, steps)] == [True, True, False, False]
