"""The locale and the paper of a practice, and that what is read and written follows them."""

from datetime import date
from decimal import Decimal

import pytest

from goalkit.errors import ChoiceError, LocaleError
from goalkit.forms.fields import Day, Number, Percent
from goalkit.locales import ParseError
from goalkit.store import Practice
from goalkit.store.settings import (
    choose_locale,
    choose_paper,
    practice_locale,
    practice_paper,
    write_as_chosen,
)
from goalkit.wording import exact_text, number_text, quantity_text


def test_no_country_is_chosen_at_first(practice: Practice) -> None:
    assert (practice_locale(practice), practice_paper(practice)) == ("", "a4")


def test_a_locale_is_chosen_by_its_name_and_left_again(practice: Practice) -> None:
    choose_locale(practice, "de-CH")
    assert practice_locale(practice) == "de_CH"
    with pytest.raises(LocaleError, match="is not a locale: give a language and a country"):
        choose_locale(practice, "Swiss")
    assert practice_locale(practice) == "de_CH"
    choose_locale(practice, "")
    assert practice_locale(practice) == ""


@pytest.mark.parametrize(
    ("locale", "usual"), [("en_US", "us-letter"), ("fr_CA", "us-letter"), ("de_DE", "a4")]
)
def test_the_paper_is_that_of_the_country_until_another_is_chosen(
    practice: Practice, locale: str, usual: str
) -> None:
    choose_locale(practice, locale)
    assert practice_paper(practice) == usual
    choose_paper(practice, "us-letter")
    assert practice_paper(practice) == "us-letter"
    choose_paper(practice, "")
    assert practice_paper(practice) == usual
    with pytest.raises(ChoiceError, match="give one of a4, us-letter"):
        choose_paper(practice, "a5")


def test_numbers_are_written_and_read_as_chosen(practice: Practice) -> None:
    choose_locale(practice, "de_DE")
    write_as_chosen(practice)
    assert (number_text(12345.6), exact_text(Decimal("-7.25"))) == ("12.346", "−7,25")
    field = Number(unit="h")
    assert field.write(Decimal("7.25")) == "7,25"
    assert (field.read("7,25"), field.read("7.25"), field.read("1.500 h")) == (
        Decimal("7.25"), Decimal("7.25"), 1500,
    )  # fmt: skip
    assert Percent().write(0.375) == "37,5"
    assert Day().read("9/12/2026") == date(2026, 12, 9)
    choose_locale(practice, "")
    write_as_chosen(practice)
    assert number_text(12345.6) == "12\u202f346"
    with pytest.raises(ParseError, match="9 December or 12 September 2026"):
        Day().read("9/12/2026")


def test_money_stands_before_its_number_where_that_is_usual(practice: Practice) -> None:
    choose_locale(practice, "en_US")
    write_as_chosen(practice)
    assert [quantity_text(-1200, unit) for unit in ("$", "USD", "$/month", "people")] == [
        "−$1,200", "−USD\u00a01,200", "−1,200\u00a0$/month", "−1,200\u00a0people",
    ]  # fmt: skip
