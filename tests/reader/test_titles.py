"""What a measure that was read in a sentence is called."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given

from goalkit.reader import parse_goal
from goalkit.reader.titles import LONGEST
from tests.reader.test_any_sentence import days, sentences

TODAY = date(2026, 5, 20)
MOST_SECONDS = 5


def titles(sentence: str) -> list[str]:
    return [measure.title for measure in parse_goal(sentence, TODAY).measures]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Lead a team of at least 10 people by June 2027, from 4 today", "Team size"),
        ("Lead a team of at least 10 (from 4)", "Team size"),
        ("Grow my boat crew from 6 to 15 people", "Boat crew size"),
        ("Visit 8 of our 11 quays by September", "Quays"),
        ("Never more than ten open tickets per person", "Open tickets per person"),
        ("No e-mails after 20:00", "E-mails after 20:00"),
        ("Drink 3 coffees a day or fewer", "Coffees"),
        ("Open two shops by 2029", "Shops"),
        ("Double the number of apprentices by 2030", "Apprentices"),
        ("Become number two in the fleet ranking", "Fleet ranking"),
    ],
)
def test_what_is_counted_gives_the_name(sentence: str, title: str) -> None:
    assert titles(sentence) == [title]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Be responsible for a project budget of at least 30M USD", "Project budget"),
        ("Carry a sales budget of at least 30 million USD by June 2027", "Sales budget"),
        ("Win £1.2m of new business this year", "New business"),
        ("Increase customer satisfaction from 70 to 85 % this year", "Customer satisfaction"),
        ("Raise the engagement score from 61 to at least 75 points by May", "Engagement score"),
        ("Reach a market share of 18 % in Austria", "Market share in Austria"),
        ("Lift the eNPS from -12 to 25 by July", "eNPS"),
        ("Keep scrap under 2 %", "Scrap"),
        ("Headcount 12 -> 20 by Q4 2027", "Headcount"),
        ("Attrition is 18 % today; I want 12 % by the end of next year", "Attrition"),
        ("Last season we rented 70 boats, next year I want 110", "Boats"),
    ],
)
def test_what_is_told_in_money_shares_or_points_is_called_by_its_thing(sentence: str, title: str) -> None:
    assert titles(sentence) == [title]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Travel at most 30 % of the time", "Travel time"),
        ("Spend at most 30 % of my working time travelling", "Time spent travelling"),
        ("Spend a fifth of my day on paperwork", "Time spent on paperwork"),
        ("Keep 15 % of my week free for the crew", "Time free for the crew"),
        ("Work 60 % from home", "Working from home"),
        ("Work at most 50 hours a week", "Working hours"),
        ("Cap overtime at 10 h a month", "Overtime"),
        ("Free up six hours a week for the garden", "Hours for the garden"),
        ("Be in the depot 3 days a week", "Days in the depot"),
        ("Reply to parents within 2 days", "Time to reply to parents"),
        ("Repair time from 4 days to 36 hours", "Repair time"),
    ],
)
def test_time_is_called_by_what_it_is_spent_on(sentence: str, title: str) -> None:
    assert titles(sentence) == [title]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Manage and develop the Sales department", "Manage and develop the Sales department"),
        ("Manage and develop the Sales department by June 2027", "Manage and develop the Sales department"),
        ("Build and lead a data team within two years", "Build and lead a data team"),
        ("Present the 2029 budget by 3 December 2026", "Present the 2029 budget"),
        ("Milestones: site found (Feb), permit (June)", "Milestones: site found, permit"),
        ("Step 1: pick a site. Step 2: ask the board. Step 3: build", "Pick a site, ask the board, build"),
        (
            "- rent a stall\n- print a menu\n- sell soup in April 2027",
            "Rent a stall, print a menu, sell soup",
        ),
        ("I want to become a pilot by 2029", "Become a pilot"),
        ("Swim three times a week", "Swim"),
        ("Hold a lunch with the crew every Friday", "Lunch with the crew"),
        ("Leave the yard before 7 every day", "Leave the yard before 7"),
    ],
)
def test_what_is_done_is_called_by_its_words_without_times(sentence: str, title: str) -> None:
    assert titles(sentence) == [title]


@given(sentences, days)
def test_a_measure_always_has_a_name_that_fits_a_line(sentence: str, today: date) -> None:
    for title in (measure.title for measure in parse_goal(sentence, today).measures):
        assert title
        assert len(title) <= LONGEST
        assert "\n" not in title


@pytest.mark.parametrize("piece", [" ", ",", " of", " the", " ,", " (", " :", "- ", "\n", " x"])
def test_a_long_text_is_named_soon(piece: str) -> None:
    begin = process_time()
    assert titles("Keep 5 people" + piece * (9_000 // len(piece)) + " x by May")
    assert process_time() - begin < MOST_SECONDS
