"""What a measure that was read in a sentence is called."""

from datetime import date

import pytest

from goalkit.reader import parse_goal

TODAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Lead a team of at least 10 people by June 2027, from 4 today", "People"),
        ("Spend at most 30 % of my working time travelling", "Working time travelling"),
        ("Carry a sales budget of at least 30 million USD by June 2027", "Carry a sales budget"),
        ("Increase customer satisfaction from 70 to 85 % this year", "Increase customer satisfaction"),
        ("Raise the engagement score from 61 to at least 75 points by May", "Raise the engagement score"),
        ("Manage and develop the Sales department", "Manage and develop the Sales department"),
    ],
)
def test_a_measure_is_named_by_its_words_without_numbers_and_times(sentence: str, title: str) -> None:
    assert [one.title for one in parse_goal(sentence, TODAY).measures] == [title]
