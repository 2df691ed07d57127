"""How numbers are written: in words and digits, in the habits of several countries, as shares and ranks."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.reader import parse_goal
from goalkit.reader.numbers import word_value
from tests.reader.told import TODAY, measures

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
SMALL = [*ONES.split(), "seventeen", "eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int) -> str:
    """A number below a million as English writes it."""
    if number >= 1000:
        rest = f" {in_words(number % 1000)}" if number % 1000 else ""
        return f"{in_words(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{rest}"
    if number < 20:
        return SMALL[number]
    return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")


@given(st.integers(2, 999_999))
def test_words_and_digits_are_read_alike(number: int) -> None:
    said = measures(f"Plant {in_words(number)} trees by 2030")
    assert said == measures(f"Plant {number} trees by 2030") == [f"reach at least {number} trees"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("half a dozen", "6"),
        ("half a million", "500000"),
        ("two and a half million", "2500000"),
        ("a hundred and five", "105"),
        ("three hundred twenty", "320"),
        ("four crore", "40000000"),
        ("one hundred and twenty thousand", "120000"),
    ],
)
def test_large_numbers_in_words(words: str, value: str) -> None:
    assert word_value(words) == Decimal(value)
    assert measures(f"Print {words} leaflets by May") == [f"reach at least {value} leaflets"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("€ 2.400.000", "2400000 EUR"),
        ("2.400,50 euros", "2400.5 EUR"),
        ("1.750 €", "1750 EUR"),
        ("$3,25,000", "325000 USD"),
        ("₹ 40 lakh", "4000000 INR"),
        ("Rs. 6 crore", "60000000 INR"),
        ("3,4 Mio. €", "3400000 EUR"),
        ("1½ million pounds", "1500000 GBP"),
        ("half a million dollars", "500000 USD"),
        ("NOK 700k", "700000 NOK"),
        ("6 lakh", "600000 ?"),
    ],
)
def test_money_as_it_is_written_elsewhere(written: str, read_as: str) -> None:
    assert measures(f"Raise {written} for the youth centre by 2028") == [f"reach at least {read_as}"]


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("3 out of 4 parents content with the meals", "maintain at least 75 %"),
        ("One in five foremen a woman by 2030", "reach at least 20 %"),
        ("Spend no more than a fifth of my day on paperwork", "maintain at most 20 %"),
        ("Two thirds of our trucks electric by 2031", "reach at least 67 %"),
        ("A rating of 4.7 out of 5 stars by July", "reach at least 4.7 pts"),
        ("Draw for a quarter of an hour a day", "maintain at least 15 min a day"),
        ("No call longer than an hour", "maintain at most 1 h"),
        ("Employ 500 or more people by 2035", "reach at least 500 people"),
    ],
)
def test_shares_scores_and_spans(statement: str, measure: str) -> None:
    assert measures(statement) == [measure]


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Rise from rank 30 to rank 12 in the league of depots by 2028", "reach at most 12 rank from 30"),
        ("Be one of the four largest bakeries in town by 2030", "reach at most 4 rank"),
        ("Become number one in parcel delivery by 2031", "reach at most 1 rank"),
        ("Into the top 10 % of all depots by 2029", "reach at most 10 %"),
    ],
)
def test_places_in_a_ranking(statement: str, measure: str) -> None:
    assert measures(statement) == [measure]


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Halve the scrap from the press shop by June", "reach at most ?"),
        ("Half as many returns by August", "reach at most ?"),
        ("Cut the queue at the gate in half by May", "reach at most ?"),
        ("Threefold exports by 2032", "reach at least ?"),
        ("Exports x4 by 2032", "reach at least ?"),
        ("Grow our 60 contracts by 50 % in 2027", "reach at least 90 contracts from 60"),
        ("Twice as many orders by 2029", "reach at least ?"),
    ],
)
def test_a_multiple_has_no_target_of_its_own(statement: str, measure: str) -> None:
    assert [said[: len(measure)] for said in measures(statement)] == [measure]


@pytest.mark.parametrize(
    "statement", ["Plant 1.200 trees by May", "Print 3.500 leaflets by March", "Sell 2.000 by June"]
)
def test_thousands_with_a_point_are_read_only_of_money(statement: str) -> None:
    goal = parse_goal(statement, TODAY)
    assert goal.measures == ()
    assert len(goal.unread) == 1
