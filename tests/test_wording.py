"""How numbers, days and lists are written."""

import math
from datetime import date
from decimal import Decimal

import pytest

from goalkit.terms import Direction
from goalkit.wording import (
    count_text,
    day_text,
    left_text,
    limit_text,
    list_text,
    number_text,
    part_of_month_text,
    quantity_text,
    share_text,
    signed_text,
    tenths_text,
)

THIN, FIXED, MINUS = "\u202f", "\u00a0", "\u2212"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7, "7"),
        (7.0, "7"),
        (37.5, "37.5"),
        (37.46, "37.5"),
        (0, "0"),
        (-0.0, "0"),
        (-0.04, f"{MINUS}0.04"),
        (0.25, "0.25"),
        (0.5, "0.5"),
        (0.096, "0.096"),
        (0.9996, "1"),
        (1e-12, "0"),
        (-3.5, f"{MINUS}3.5"),
        (12_345, f"12{THIN}345"),
        (-12_345.6, f"{MINUS}12{THIN}346"),
        (Decimal("29400000.0"), "29.4 M"),
        (30_000_000, "30 M"),
        (-1_500_000, f"{MINUS}1.5 M"),
        (2_000_000_000, "2 bn"),
        (math.nan, "–"),
        (Decimal("NaN"), "–"),
    ],
)
def test_numbers_are_short_and_readable(value: float | Decimal, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (10, "people", f"10{FIXED}people"),
        (30_000_000, "USD", f"30 M{FIXED}USD"),
        (45, "", "45"),
        (math.nan, "people", "–"),
    ],
)
def test_a_unit_never_parts_from_its_number(value: float, unit: str, text: str) -> None:
    assert quantity_text(value, unit) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.375, f"38{FIXED}%"),
        (0, f"0{FIXED}%"),
        (-0.001, f"0{FIXED}%"),
        (1.25, f"125{FIXED}%"),
        (-0.5, f"{MINUS}50{FIXED}%"),
        (0.99999998, f"99.999998{FIXED}%"),
        (math.nan, "–"),
    ],
)
def test_shares_are_written_as_per_cent_and_not_clipped(share: float, text: str) -> None:
    assert share_text(share) == text


@pytest.mark.parametrize(("value", "text"), [(1.4, "+1.4"), (0, "0"), (0.01, "+0.01"), (-0.5, f"{MINUS}0.5")])
def test_a_signed_number_says_its_sign(value: float, text: str) -> None:
    assert signed_text(value) == text


def test_a_limit_is_said_in_words() -> None:
    assert limit_text(Direction.AT_MOST, 50, math.nan, "h/week") == f"at most 50{FIXED}h/week"
    assert limit_text(Direction.AT_LEAST, 2, math.nan, "days") == f"at least 2{FIXED}days"
    assert limit_text(Direction.BETWEEN, 6, 8, "h") == f"between 6 and 8{FIXED}h"


def test_days_are_written_out() -> None:
    assert day_text(date(2026, 9, 12)) == "12 Sep 2026"
    assert day_text(date(2026, 1, 1)) == "1 Jan 2026"


@pytest.mark.parametrize(("count", "text"), [(0, "0 weeks"), (1, "1 week"), (3, "3 weeks")])
def test_counts_agree_with_their_noun(count: int, text: str) -> None:
    assert count_text(count, "week") == text


def test_a_noun_may_have_a_plural_of_its_own() -> None:
    assert count_text(2, "entry", "entries") == "2 entries"
    assert count_text(1, "entry", "entries") == "1 entry"


@pytest.mark.parametrize(
    ("words", "text"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")]
)
def test_lists_read_like_a_sentence(words: tuple[str, ...], text: str) -> None:
    assert list_text(words) == text


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0, "less than 1 in 10"),
        (0.049, "less than 1 in 10"),
        (0.05, "1 in 10"),
        (0.5, "5 in 10"),
        (0.949, "9 in 10"),
        (0.95, "more than 9 in 10"),
        (1, "more than 9 in 10"),
        (math.nan, "–"),
    ],
)
def test_a_chance_is_told_in_tenths(chance, said):
    assert tenths_text(chance) == said


@pytest.mark.parametrize(("day", "part"), [(10, "early "), (11, "mid-"), (20, "mid-"), (21, "late ")])
def test_a_month_has_three_parts(day, part):
    assert part_of_month_text(date(2027, 5, day)) == f"{part}May 2027"


def test_a_share_of_many_times_the_target_is_written_as_well() -> None:
    assert share_text(12.5) == "1\u202f250\u00a0%"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "less than a minute"),
        (44, "less than a minute"),
        (46, "about 1 minute"),
        (95, "about 2 minutes"),
        (570, "about 10 minutes"),
        (800, "about 15 minutes"),
        (5_300, "about 90 minutes"),
        (5_500, "about 2 hours"),
    ],
)
def test_the_time_left_is_told_no_more_exactly_than_it_can_be_known(seconds: float, said: str) -> None:
    assert left_text(seconds) == f"{said} left"
