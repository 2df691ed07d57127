"""Numbers that only describe become no measure; they are left over and shown."""

import pytest

from goalkit.reader import parse_goal
from tests.reader.told import TODAY, told


def test_a_number_that_only_describes_is_left_over_and_shown() -> None:
    goal = parse_goal("Train 25 colleagues in 3 countries by November 2027", TODAY)
    assert [told(measure) for measure in goal.measures] == ["reach at least 25 colleagues"]
    assert goal.unread == ("3 countries",)


@pytest.mark.parametrize(
    ("statement", "found", "unread"),
    [
        ("As harbour master of 30 people I want a deputy by May", ["done"], ("30 people",)),
        ("Train 8 divers under 25 by June", ["reach at least 8 divers"], ("under 25",)),
        (
            "Talk to each of my 11 pilots at least twice a year",
            ["maintain at least 2 times a year"],
            ("11 pilots",),
        ),
        ("Bring my crew of 9 through the merger by May", ["done"], ("9",)),
    ],
)
def test_a_number_that_tells_who_is_left_over(
    statement: str, found: list[str], unread: tuple[str, ...]
) -> None:
    goal = parse_goal(statement, TODAY)
    assert [told(measure) for measure in goal.measures] == found
    assert goal.unread == unread


def test_a_number_that_could_be_two_is_left_over_and_shown() -> None:
    goal = parse_goal("Plant 1.200 trees by May", TODAY)
    assert goal.measures == ()
    assert goal.unread == ("1.200",)


@pytest.mark.parametrize(
    ("statement", "found", "unread"),
    [
        ("Share the night watches among us 4 mates", [], ("4 mates",)),
        ("Harbour master at 45", ["done"], ("45",)),
        (
            "Visit 5 piers by May and thank the other two wardens",
            ["reach at least 5 piers"],
            ("two wardens",),
        ),
        ("Rejoice with my crew of 9", [], ("9",)),
    ],
)
def test_a_number_that_is_not_asked_for_is_left_over(
    statement: str, found: list[str], unread: tuple[str, ...]
) -> None:
    goal = parse_goal(statement, TODAY)
    assert [told(measure) for measure in goal.measures] == found
    assert goal.unread == unread
