"""Steps that follow one another, and headings and numbers that are no step."""

import pytest

from goalkit.reader import parse_goal
from goalkit.terms import Kind
from tests.reader.told import TODAY, measures


@pytest.mark.parametrize(
    "statement",
    [
        "First watch the auctioneer, later assist her, finally run a sale alone by 2028",
        "Milestones: site found (Feb), permit (June), first guests (Oct)",
        "Winter: study the market; spring: choose a site; summer: build",
        "hire a cook, train him and open the terrace by June",
        "By March I know the budget, by July I have an architect, by October 2028 we move in",
        "a) pass the theory paper b) ride 10 supervised trips c) get the permit by May",
        "• rent a stall\n• print a menu\n• sell the first soup in April 2027",
        "KR1 stall rented\nKR2 menu printed\nKR3 first soup sold",
        "step 1 count the boats; step 2 draw a map; step 3 ask for a second pier by May",
        "rent a boat\npaint three buoys\nopen the pier by 1 May 2028",
        "buy 3 buoys by March, hire a diver by May, open the pier in July",
        "shadow the harbour master, then apply for her post by 2029",
    ],
)
def test_a_chain_is_one_measure(statement: str) -> None:
    assert [measure.kind for measure in parse_goal(statement, TODAY).measures] == [Kind.MILESTONES]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "My goals for 2028:\n- 20 % of sales abroad\n- no more than 4 strikes",
            ["reach at least 20 %", "maintain at most 4 strikes"],
        ),
        (
            "Objective: a depot without queues\nKR1: sick days 14 -> 9\nKR2: review score 3.1 -> 4.2\n",
            ["reach at most 9 days from 14", "reach at least 4.2 pts from 3.1"],
        ),
        ("12 stalls by June, the last of them in May", ["reach at least 12 stalls"]),
        ("Merge the 3 depots into one by 2029", ["done"]),
        ("Throw a party for 80 volunteers by June", ["reach at least 80 volunteers"]),
        ("Organise the harvest party for 80 volunteers", ["done"]),
        ("First listen, then answer", []),
        ("Train the crew: 6 rescue drills by June", ["reach at least 6 drills"]),
        ("Stop working on Saturdays by Easter", []),
    ],
)
def test_headings_and_details_are_no_steps(statement: str, found: list[str]) -> None:
    assert measures(statement) == found


@pytest.mark.parametrize(
    ("statement", "day"),
    [
        ("In spring find a site, in summer build, in autumn open", "2027-11-30"),
        ("Concept (March), pilot (July), roll-out (December)", "2027-12-31"),
        ("Open the depot in June and close the old one this year", "2027-06-30"),
        ("Have the budget for 2029 signed by October 2027", "2027-10-31"),
        ("Present the 2029 budget by 3 December 2026", "2026-12-03"),
    ],
)
def test_the_days_of_a_chain_go_forward(statement: str, day: str) -> None:
    assert str(parse_goal(statement, TODAY).due) == day
