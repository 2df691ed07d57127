"""What people of several countries type: each text has its reading, or its question."""

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from goalkit.errors import LocaleError
from goalkit.locales import (
    AmbiguousDay,
    AmbiguousNumber,
    ParseError,
    locale_of,
    notation_of,
    read_day,
    read_number,
)
from goalkit.wording import digits_text, written_as

TODAY = date(2026, 11, 25)
"""A Wednesday."""
with Path(__file__).with_name("typed.csv").open(encoding="utf-8", newline="") as table:
    TYPED = [tuple(row.values()) for row in csv.DictReader(table)]


def answer(locale: str, kind: str, typed: str) -> date | Decimal | str:
    """The reading of a text, or the sentence in place of one."""
    try:
        return read_day(typed, locale, TODAY) if kind == "day" else read_number(typed, locale)
    except ParseError as asked:
        return str(asked)


@pytest.mark.parametrize(
    ("locale", "kind", "typed", "reading"), TYPED, ids=[f"{at}-{row[0]}" for at, row in enumerate(TYPED)]
)
def test_a_text_has_its_reading_or_its_question(locale: str, kind: str, typed: str, reading: str) -> None:
    found = answer(locale, kind, typed)
    if isinstance(found, str):
        assert reading in found
    else:
        assert found == (date.fromisoformat(reading) if kind == "day" else Decimal(reading))


def test_the_table_has_six_countries_with_twenty_texts_each() -> None:
    counts = Counter(locale for locale, *_ in TYPED if "_" in locale)
    assert sorted(counts.values(), reverse=True)[5] >= 20


def test_a_question_carries_both_readings() -> None:
    with pytest.raises(AmbiguousDay) as day:
        read_day("3/4/2026", "en", TODAY)
    assert day.value.readings == (date(2026, 4, 3), date(2026, 3, 4))
    assert str(day.value).startswith("3 April or 4 March 2026?")
    with pytest.raises(AmbiguousNumber) as number:
        read_number("1.500 Mio.", Locale.parse("en_US"))
    assert number.value.readings == (Decimal(1_500_000_000), Decimal(1_500_000))


def test_the_years_of_two_readings_are_told_apart() -> None:
    with pytest.raises(AmbiguousDay, match=r"^31 December 2026 or 7 January 2027\?"):
        read_day("Thursday", "en", date(2027, 1, 4))


@pytest.mark.parametrize("typed", ["today", "next Friday"])
def test_words_count_from_a_day_that_is_told(typed: str) -> None:
    with pytest.raises(ParseError, match="is not a day"):
        read_day(typed, "en", None)


@pytest.mark.parametrize(
    ("typed", "unit", "said"),
    [
        ("$1,200", "EUR", "is in $, and EUR"), ("45 %", "h/week", "is in %"), ("1.200 €", "k€", "is in €"),
        ("€5", "people", "is in €"),
    ],
)  # fmt: skip
def test_what_is_in_another_unit_is_refused(typed: str, unit: str, said: str) -> None:
    with pytest.raises(ParseError) as refused:
        read_number(typed, "en", unit)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("1.200 €", "EUR"), ("1200 EUR/month", "EUR/month"), ("€1200", "€/month"), ("$1200", "USD")],
)
def test_the_unit_may_be_told_by_its_sign(typed: str, unit: str) -> None:
    assert read_number(typed, "de_DE", unit) == 1200


@pytest.mark.parametrize("name", ["german", "xx_YY", "", "C", "../de"])
def test_a_name_that_no_locale_has_is_refused(name: str) -> None:
    with pytest.raises(LocaleError, match="is not a locale"):
        locale_of(name)


@pytest.mark.parametrize("name", ["de_CH", "de-CH", "de_ch"])
def test_a_locale_is_named_with_either_dash(name: str) -> None:
    assert locale_of(name) == Locale("de", "CH")


def test_a_question_about_less_than_nothing_has_its_sign_and_nothing_has_none() -> None:
    with pytest.raises(AmbiguousNumber, match=r"could be -1500 or -1\.5"):
        read_number("−1,500", "en")
    assert str(read_number("-0", "en")) == "0"


@pytest.mark.parametrize("name", ["en", "en_001", "de_CH", "ar_EG", "en_IN", "zh_CN", "es_ES"])
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_number_that_is_written_in_a_country_is_read_there(name: str, number: Decimal) -> None:
    with written_as(notation_of(name)):
        written = digits_text(number, 12)
    assert read_number(written, name) == number


@pytest.mark.parametrize("typed", ["1" + "a" * 50_000 + "1", "1" * 5000 + ".1.2026", "1.1." + "2" * 5000])
def test_a_long_text_is_refused_at_once(typed: str) -> None:
    with pytest.raises(ParseError):
        read_number(typed, "en")
    with pytest.raises(ParseError):
        read_day(typed, "en", TODAY)


def test_india_parts_thousands_in_pairs() -> None:
    with written_as(notation_of("en_IN")):
        assert (digits_text(1234567, 7), digits_text(123)) == ("12,34,567", "123")
    assert read_number("12,34,567", "en_IN") == 1234567
