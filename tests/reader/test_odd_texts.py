"""What is no sentence, or one with slips of the pen: read without an error, and soon."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.reader import parse_goal
from goalkit.reader.sketch import mended
from tests.reader.told import TODAY, told

LONGEST = 10_000
MOST_SECONDS = 5
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


@pytest.mark.parametrize(
    "piece",
    [
        "a", "9", "1 ", "1,", "1.000.", "(", "((5) ", " ", "\n", "- \n", "5 -> ", "by ", "no ", "never ",
        "at least ", "between 1 and ", "one hundred ", "half a ", "a: ", "2027-", "by 1 May 2027 ", "5 % ",
        "\U0001f3af", "Best Employer ", "keep the team at 5 people a week, ", "a-", "my team of ",
        "\u05d0 12 ", "septmber ", "\u00bd ", "5 crore ", "first ", "then ", "1/", "'",
    ],
)  # fmt: skip
def test_a_long_text_is_read_soon(piece: str) -> None:
    statement = (piece * LONGEST)[:LONGEST]
    begin = process_time()
    goal = parse_goal(statement, TODAY)
    assert process_time() - begin < MOST_SECONDS
    assert goal.statement == statement


@pytest.mark.parametrize(
    "statement",
    [
        "",
        " ",
        "2027",
        "12",
        "\U0001f600\U0001f680",
        "1e9999",
        "((((]]",
        "\u0627\u0644\u0641\u0631\u064a\u0642",
        "\x00",
        "%",
    ],
)
def test_no_measure_is_read_from_what_is_no_sentence(statement: str) -> None:
    assert parse_goal(statement, TODAY).measures == ()


@pytest.mark.parametrize("day", ["31/02/2027", "2027-13-01", "00.00.2027", "30 February 2027", "99/99/9999"])
def test_a_day_that_is_none_leaves_the_day_open(day: str) -> None:
    goal = parse_goal(f"Open the depot on {day}", TODAY)
    assert goal.due is None


def test_a_table_of_numbers_is_no_goal() -> None:
    goal = parse_goal(" ".join(str(number) for number in range(200)), TODAY)
    assert goal.measures == ()
    assert "199" in goal.unread


@given(st.sampled_from(MONTHS), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_month_without_a_year_is_always_ahead(month: str, today: date) -> None:
    due = parse_goal(f"Open the depot by {month}", today).due
    assert due is not None
    assert today <= due
    assert (due - today).days <= 366
    assert due.month == MONTHS.index(month) + 1


@pytest.mark.parametrize(
    ("statement", "measure", "day"),
    [
        ("Become harbour direcotr by the end of Septmber", "done", "2027-09-30"),
        ("Incraese bookings to 40 by Febuary", "reach at least 40 bookings", "2027-02-28"),
        ("Reduec waste to 3 % by next sumer", "reach at most 3 %", "2027-08-31"),
        ("Meet 5 custommers a month", "maintain at least 5 customers a month", "None"),
    ],
)
def test_slips_are_mended_and_the_words_are_those_that_were_written(
    statement: str, measure: str, day: str
) -> None:
    goal = parse_goal(statement, TODAY)
    assert [told(each) for each in goal.measures] == [measure]
    assert str(goal.due) == day
    said = [text for each in goal.measures for text in each.words.values()]
    assert [text for text in (*goal.due_words, *said) if text not in statement] == []


@pytest.mark.parametrize("word", ["launch", "months", "became", "weakly", "moths", "decease", "complete"])
def test_true_words_are_left_alone(word: str) -> None:
    assert mended(f"we {word} it")[0] == f"we {word} it"


@given(st.text(alphabet="abcdefgilmnoprstuvy ", max_size=80))
def test_places_lead_back_to_what_was_written(text: str) -> None:
    ready, places = mended(text)
    assert len(places) == len(ready) + 1
    assert list(places) == sorted(places)
    assert places[-1] == len(text)
