"""The five levels of a scale: what is offered, and what is noticed in what was written."""

from decimal import Decimal

import pytest

from goalkit.analysis.levels import level_problems, span_of, suggested_levels
from goalkit.model import Measure
from goalkit.terms import Direction, Kind
from tests.books import maintain, reach

SPACE = "\u00a0"


def plain(levels: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(level.replace(SPACE, " ") for level in levels)


def test_the_target_is_expected_and_the_baseline_lies_on_the_lowest_level() -> None:
    assert plain(suggested_levels(reach())) == (
        "Less than 7 people",
        "7 to less than 10 people",
        "10 to less than 13 people",
        "13 to less than 16 people",
        "16 people or more",
    )


def test_for_a_measure_that_shall_fall_the_levels_fall() -> None:
    hours = maintain(baseline=Decimal(58))
    assert plain(suggested_levels(hours)) == (
        "More than 54 h/week",
        "More than 50 up to 54 h/week",
        "More than 46 up to 50 h/week",
        "More than 42 up to 46 h/week",
        "42 h/week or less",
    )


def test_large_money_is_offered_in_words_that_can_be_read_back() -> None:
    money = reach(unit="USD", baseline=Decimal(25_500_000), target=Decimal(30_000_000))
    assert plain(suggested_levels(money))[2] == "30 M to less than 32.2 M USD"


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
    assert suggested_levels(measure) == ()


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
