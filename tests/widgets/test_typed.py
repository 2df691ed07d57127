"""What is typed is read as it was meant, or refused with a sentence."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.widgets.typed import TypedError, typed_day, typed_number, typed_share, written_number

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", "7"), (" 7 ", "7"), ("1,5", "1.5"), ("1.5", "1.5"), (",5", "0.5"), ("-3", "-3"), ("−3", "-3"),
        ("10 000", "10000"), ("10\u00a0000", "10000"), ("10\u202f000,5", "10000.5"), ("10'000", "10000"),
        ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1,234,567", "1234567"), ("0,500", "0.5"),
        ("1234,567", "1234.567"), ("29.4 M", "29400000"), ("2 bn", "2000000000"), ("７", "7"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_comma_or_point(text: str, number: str) -> None:
    assert typed_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["8 people", "8people", "8 People"])
def test_the_unit_may_stand_behind_a_number(text: str) -> None:
    assert typed_number(text, "people") == 8


@pytest.mark.parametrize(
    ("text", "said"),
    [("1,500", "1500 or 1.5"), ("12.345", "12345 or 12.3450"), ("1.500 M", "1500 or 1.5")],
)
def test_what_could_be_thousands_or_decimals_is_refused(text: str, said: str) -> None:
    with pytest.raises(TypedError, match=said):
        typed_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "seven", "7 people", "1.2.3", "1,2,3", "1 5", "1e5", "٣", "7.5.", "1,234.5,6", "--3", "9" * 16],
)
def test_what_is_no_number_is_refused_with_the_text_in_quotes(text: str) -> None:
    with pytest.raises(TypedError, match="'") as refused:
        typed_number(text)
    assert f"'{text}'" in str(refused.value)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3).map(Decimal.normalize))
def test_a_number_that_goalkit_writes_is_read_back(number: Decimal) -> None:
    assert typed_number(written_number(number)) == number


def test_a_share_is_typed_in_per_cent_and_never_guessed() -> None:
    assert typed_share("70") == typed_share("70 %") == 0.7
    assert typed_share("0,7") == 0.007


@pytest.mark.parametrize("text", ["-1", "101", "much"])
def test_a_share_lies_between_nothing_and_all(text: str) -> None:
    with pytest.raises(TypedError, match=text):
        typed_share(text)


@pytest.mark.parametrize(
    "text", ["2026-09-12", "12 Sep 2026", "12. September 2026", "12.9.2026", "2026-9-12"]
)
def test_a_day_is_read_in_each_plain_way(text: str) -> None:
    assert typed_day(text, latest=TODAY) == date(2026, 9, 12)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("202-09-12", "four digits"), ("12.9.26", "four digits"), ("0202-09-12", "four digits"),
        ("2026-13-01", "calendar"), ("30 Feb 2026", "calendar"), ("2026-11-22", "too late"),
        ("9/12/2026", "is not a day"), ("", "is not a day"), ("12 Sip 2026", "is not a day"),
    ],
)  # fmt: skip
def test_half_typed_impossible_and_coming_days_are_refused(text: str, said: str) -> None:
    with pytest.raises(TypedError, match=said):
        typed_day(text, latest=TODAY)
