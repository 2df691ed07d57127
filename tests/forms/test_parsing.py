"""What is typed is read as it was meant, or refused with a sentence."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.forms.parsing import number_as_text, parse_clock, parse_day, parse_number, parse_share
from goalkit.locales import ParseError

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
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["8 people", "8people", "8 People"])
def test_the_unit_may_stand_behind_a_number(text: str) -> None:
    assert parse_number(text, "people") == 8


@pytest.mark.parametrize(
    ("text", "said"),
    [("1,500", "1500 or 1.5"), ("12.345", "12345 or 12.3450"), ("1.500 M", "1500000000 or 1500000")],
)
def test_what_could_be_thousands_or_decimals_is_refused(text: str, said: str) -> None:
    with pytest.raises(ParseError, match=said):
        parse_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "seven", "7 people", "1.2.3", "1,2,3", "1 5", "1e5", "٣", "7.5.", "1,234.5,6", "--3", "9" * 16],
)
def test_what_is_no_number_is_refused_with_the_text_in_quotes(text: str) -> None:
    with pytest.raises(ParseError, match="'") as refused:
        parse_number(text)
    assert f"'{text}'" in str(refused.value)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3).map(Decimal.normalize))
def test_a_number_that_goalkit_writes_is_read_back(number: Decimal) -> None:
    assert parse_number(number_as_text(number)) == number


def test_a_share_is_typed_in_per_cent_and_never_guessed() -> None:
    assert parse_share("70") == parse_share("70 %") == 0.7
    assert parse_share("0,7") == 0.007


@pytest.mark.parametrize("text", ["-1", "101", "much"])
def test_a_share_lies_between_nothing_and_all(text: str) -> None:
    with pytest.raises(ParseError, match=text):
        parse_share(text)


@pytest.mark.parametrize(
    "text", ["2026-09-12", "12 Sep 2026", "12. September 2026", "12.9.2026", "2026-9-12"]
)
def test_a_day_is_read_in_each_plain_way(text: str) -> None:
    assert parse_day(text, latest=TODAY) == date(2026, 9, 12)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("202-09-12", "four digits"), ("12.9.26", "four digits"), ("0202-09-12", "four digits"),
        ("2026-13-01", "calendar"), ("30 Feb 2026", "calendar"), ("2026-11-22", "too late"),
        ("9/12/2026", "9 December or 12 September 2026"), ("", "is not a day"),
        ("12 Sip 2026", "is not a day"),
    ],
)  # fmt: skip
def test_half_typed_impossible_and_coming_days_are_refused(text: str, said: str) -> None:
    with pytest.raises(ParseError, match=said):
        parse_day(text, latest=TODAY)


@pytest.mark.parametrize("text", ["12 marble 2026", "12 sec 2026", "12 janet 2026", "12 septembre 2026"])
def test_a_word_that_only_begins_like_a_month_is_no_month(text: str) -> None:
    with pytest.raises(ParseError, match=f"'{text}' is not a day"):
        parse_day(text)


@pytest.mark.parametrize(("word", "month"), [("Sept", 9), ("june", 6), ("Dec.", 12), ("Octo", 10)])
def test_a_month_may_be_shortened(word: str, month: int) -> None:
    assert parse_day(f"12 {word} 2026") == date(2026, month, 12)


@pytest.mark.parametrize(
    ("text", "time"),
    [("14:30", "14:30"), ("9.05", "09:05"), ("9", "09:00"), ("2:30 pm", "14:30"), ("12 am", "00:00"),
     ("12:15 p.m.", "12:15")],
)  # fmt: skip
def test_a_time_of_the_day_is_read_as_people_write_it(text: str, time: str) -> None:
    assert parse_clock(text) == time


@pytest.mark.parametrize("text", ["25:00", "9:60", "14 pm", "0 am", "noon", "930"])
def test_what_is_no_time_of_the_day_is_asked_back(text: str) -> None:
    with pytest.raises(ParseError, match="is not a time of the day"):
        parse_clock(text)
