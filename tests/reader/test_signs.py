"""The signs of numbers: behind a word of place they count, elsewhere a dash is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.reader import parse_goal
from tests.reader.told import TODAY, measures, told


@given(st.integers(-500, 500), st.integers(-500, 500), st.sampled_from("-\u2212\u2013"))
def test_a_start_and_an_end_keep_their_signs(start: int, end: int, minus: str) -> None:
    one, other = (str(number).replace("-", minus) for number in (start, end))
    (found,) = parse_goal(f"Move the balance from {one} \u20ac to {other} \u20ac by June", TODAY).measures
    assert (found.baseline, found.target) == (Decimal(start), Decimal(end))


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Lift the eNPS from -12 to +25 by July", "reach at least 25 pts from -12"),
        ("Lift the eNPS from \u221212 to 25 by July", "reach at least 25 pts from -12"),
        ("Lift the eNPS from around -12 to around -5 by July", "reach at least -5 pts from -12"),
        ("Lift the eNPS from minus 12 to plus 25 by July", "reach at least 25 pts from -12"),
        ("Bring the margin from \u20134 % to 6 % by 2029", "reach at least 6 % from -4"),
        ("Bring the margin from -4 % to +6 % by 2029", "reach at least 6 % from -4"),
        ("Bring the growth rate from 3 % to -1 % by July", "reach at most -1 % from 3"),
        ("Reach an EBITDA of -3 M EUR in 2027", "reach at least -3000000 EUR"),
        ("Reach an EBITDA of CHF -3 M in 2027", "reach at least -3000000 CHF"),
        ("Lift the result from -$4m to $1m by 2028", "reach at least 1000000 USD from -4000000"),
        ("Lift the result from -4 to -1 million euros by 2028", "reach at least -1000000 EUR from -4000000"),
        ("Our eNPS is -7, by July we want 12", "reach at least 12 pts from -7"),
        ("Keep the cold store at -20 degrees", "maintain at least -20 degrees"),
        ("Keep the cold store below -20 degrees", "maintain at most -20 degrees"),
        ("Keep the cold store between -22 and -18 degrees", "maintain between -22 and -18 degrees"),
    ],
)
def test_a_sign_counts_behind_a_word_of_place(statement: str, measure: str) -> None:
    assert measures(statement) == [measure]


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Read 4-6 papers a month", "maintain between 4 and 6 papers a month"),
        ("Read 20\u201330 papers a year", "maintain between 20 and 30 papers a year"),
        ("Write 20 -30 letters by July", "reach between 20 and 30 letters"),
        ("Get to 6-9 % margin by 2029", "reach between 6 and 9 %"),
        ("Raise one-to-one talks to 2-4 a month", "reach between 2 and 4 talks a month"),
        ("Exports +15 % in 2027", "reach at least ? %"),
        ("Raise exports to +15 % by July", "reach at least ? %"),
        ("A reduction of -8 % by July", "reach at most 8 %"),
        ("-6 visits by July", "reach at least 6 visits"),
    ],
)
def test_a_range_a_change_and_the_mark_of_a_list_are_no_sign(statement: str, measure: str) -> None:
    assert measures(statement) == [measure]


def test_what_may_be_a_range_or_a_way_to_go_is_left_open() -> None:
    goal = parse_goal("eNPS -12 to +25 by July", TODAY)
    assert [told(measure) for measure in goal.measures] == ["reach at least 25 pts"]
    assert goal.unread == ("12",)


def test_half_as_much_of_a_loss_is_left_open() -> None:
    statement = "Raise our result from -2 M EUR by 50 % by 2028"
    assert measures(statement) == ["reach at least ? EUR from -2000000"]


@pytest.mark.parametrize(
    "statement",
    [
        "I am 48 and want to read 30 papers",
        "I'm 48, and I want to read 30 papers",
        "I am 48. I will read 30 papers",
    ],
)
def test_an_age_is_no_target(statement: str) -> None:
    goal = parse_goal(statement, TODAY)
    assert [told(measure) for measure in goal.measures] == ["reach at least 30 papers"]
    assert goal.unread == ("48",)
