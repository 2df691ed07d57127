"""Sentences with numbers become measures: kind, direction, numbers, unit and rhythm."""

import pytest

from goalkit.reader import parse_goal
from tests.reader.told import TODAY, measures


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Lead a team of at least 10 (from 4)", "reach at least 10 people from 4"),
        ("A budget of at least 30 M USD", "reach at least 30000000 USD"),
        ("Travel at most 30 % of the time", "maintain at most 30 %"),
        ("Manage and develop the Sales department", "milestones"),
        ("Be an onboarding buddy", "done"),
    ],
)
def test_the_goals_that_the_design_names_are_read(statement: str, measure: str) -> None:
    assert measures(statement) == [measure]


def test_one_goal_with_two_measures() -> None:
    statement = "Work at most 50 hours a week with at least 2 home-office days"
    assert measures(statement) == ["maintain at most 50 h a week", "maintain at least 2 days a week"]


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Grow my sales crew from 6 to 15 people by June 2028", "reach at least 15 people from 6"),
        ("Publish twelve articles in 2027", "reach at least 12 articles"),
        ("Visit 8 of our 11 branches by the end of September", "reach at least 8 branches"),
        ("Win £1.2m of new business this year", "reach at least 1200000 GBP"),
        ("Raise the budget from 1.2 to 1.8 million euros", "reach at least 1800000 EUR from 1200000"),
        ("Top 3 in the regional ranking by 2028", "reach at most 3 rank"),
        ("Half of the team trained in first aid by June", "reach at least 50 %"),
        ("Customer satisfaction 4.6 out of 5 by mid-2027", "reach at least 4.6 pts"),
        ("I manage 6 people today and would like to manage 15", "reach at least 15 people from 6"),
        ("Reach a market share of 18% in Austria by 2029", "reach at least 18 %"),
        ("Lead 8 to 12 people by the end of 2028", "reach between 8 and 12 people"),
        ("5 hires by March, 12 by September", "reach at least 12 hires"),
        ("Free up six hours a week for strategic work", "reach at least 6 h a week"),
        ("Sail round the island in under 9 hours in two years", "reach at most 9 h"),
        ("hold 8 regattas in 2028", "reach at least 8 regattas"),
        ("Lower the theft rate to 2 by June", "reach at most 2 thefts"),
        ("Win contracts worth 3 million by 2028", "reach at least 3000000 ?"),
        ("Visit our top 6 marinas by May", "reach at least 6 marinas"),
        ("Raise the average mark of our cadets to 8.5 by May", "reach at least 8.5 pts"),
        ("Mooring score +4 by June", "reach at least ? pts"),
        ("I want to mend 12 old faults by June", "reach at least 12 faults"),
        ("Row the strait in under 3 hours", "reach at most 3 h"),
        ("Rudder use up to 60 % by May", "reach at least 60 %"),
        ("Bring the mean age of our lifeboat crews below 50 by 2030", "reach at most 50 years"),
        ("Number two in the fleet ranking by 2030", "reach at most 2 rank"),
        ("A quarter of deck posts held by women in four years", "reach at least 25 %"),
        ("I would be happy if we could buy one more buoy by May", "reach at least 1 buoys"),
        ("Look after 30 boats instead of 20 by 2028", "reach at least 30 boats from 20"),
    ],
)
def test_a_number_to_get_to_is_reached(statement: str, measure: str) -> None:
    assert measures(statement) == [measure]


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Swim three times a week until May", "maintain at least 3 times a week"),
        ("Never more than ten open tickets per person", "maintain at most 10 tickets"),
        ("Don't fall below 30 customers", "maintain at least 30 customers"),
        ("Keep scrap under 2 %", "maintain at most 2 %"),
        ("Cap overtime at 10 h per month", "maintain at most 10 h a month"),
        ("No emails after 20:00", "maintain at most 0 emails"),
        ("Zero accidents in 2027", "maintain at most 0 accidents"),
        ("Reply to parents within one working day", "maintain at most 1 days"),
        ("6-8 coaching clients per month", "maintain between 6 and 8 clients a month"),
        ("Weekly call with each site manager", "maintain at least 1 calls a week"),
        ("Hold a lunch with the apprentices every other week", "maintain at least 2 lunches a month"),
        ("Drink 3 coffees a day or fewer", "maintain at most 3 coffees a day"),
        ("Fewer than 5 complaints in Q1 2027", "maintain at most 5 complaints"),
        ("Exercise 150 min / week", "maintain at least 150 min a week"),
        ("Never sail after dark more than twice a month", "maintain at most 2 times a month"),
        ("Nobody on the quay lifts more than 25 kg", "maintain at most 25 kg"),
        ("At least two lifeguards on every beach", "maintain at least 2 lifeguards"),
        ("Keep Mondays free of deliveries", "maintain at most 0 deliveries a week"),
        ("A choir rehearsal every last Tuesday of the month", "maintain at least 1 rehearsals a month"),
        ("Eat lunch with a docker every other Thursday", "maintain at least 2 lunches a month"),
        ("tea with the pilots every Monday", "maintain at least 1 teas a week"),
        ("Keep spending on ropes under 9,000", "maintain at most 9000 ?"),
        ("One woman on every bridge", "maintain at least 1 women"),
        ("Deliver 9 out of 10 crates dry", "maintain at least 90 %"),
        ("Two weeks at sea every summer", "maintain at least 2 weeks a year"),
        ("Work from 8 to 4, never more than 8 hours a day", "maintain at most 8 h a day"),
        ("Keep the number of strandings per 1,000 voyages below 3", "maintain at most 3 strandings"),
        ("one day off a week", "maintain at least 1 days a week"),
        ("Hold mooring fees to 40 euros a night", "maintain at most 40 EUR a day"),
        ("Row 4x a week", "maintain at least 4 times a week"),
        ("Stay within a budget of 80,000 euros", "maintain at most 80000 EUR"),
        ("Make sure that 90 % of boats are insured", "maintain at least 90 %"),
        ("guest satisfaction of at least 4.4 out of 5", "maintain at least 4.4 pts"),
        ("No ferry delayed for lack of crew", "maintain at most 0 ferries"),
        ("Never drink on Sundays", "maintain at most 0 times a week"),
        ("Be on land 3 nights out of 5", "maintain at least 3 nights"),
        ("Stay at the current 30 hours a week", "maintain at least 30 h a week"),
        ("Fuel use < 4 %, berth use > 70 % throughout 2028", "maintain at most 4 %; maintain at least 70 %"),
        ("Every Tuesday at 7 pm: a check of the ropes", "maintain at least 1 checks a week"),
        ("Greet each of my 8 mates every month", "maintain at least 1 times a month"),
        ("Swim two times in a week", "maintain at least 2 times a week"),
    ],
)
def test_a_limit_or_a_habit_is_maintained(statement: str, measure: str) -> None:
    assert "; ".join(measures(statement)) == measure


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Bring sick leave down from 8,5 % to 6 % before Easter", "reach at most 6 % from 8.5"),
        ("Headcount 12 -> 20 by Q4 2027", "reach at least 20 people from 12"),
        ("Attrition is 18 % today; I want 12 % by the end of next year", "reach at most 12 % from 18"),
        ("We currently have 3 branches and want 7 by 2030", "reach at least 7 branches from 3"),
        (
            "We did 40 installations last year, 65 should be possible",
            "reach at least 65 installations from 40",
        ),
        ("Reduce the backlog of 180 tickets to 40", "reach at most 40 tickets from 180"),
        ("Increase margin from 8% by 3 percentage points", "reach at least 11 % from 8"),
        ("Cut waste from 40 tonnes by 15 %", "reach at most 34 tonnes from 40"),
        (
            "We lose 12 ropes every winter. I want that to be 5 by 2029.",
            "reach at most 5 ropes from 12",
        ),
        ("Grow from a crew of 4 to a department of 15 by 2030", "reach at least 15 people from 4"),
        ("Take the fleet from 6 flags to 11 by 2030", "reach at least 11 flags from 6"),
        ("Last season we rented 70 boats, next year I want 110", "reach at least 110 boats from 70"),
        ("Our quay has 9 cranes. I want 12 by 2030.", "reach at least 12 cranes from 9"),
        ("Repair time from 4 days to 36 hours by May", "reach at most 36 h from 4"),
        ("Go from 300k EUR up to 450k EUR in rents by 2028", "reach at least 450000 EUR from 300000"),
    ],
)
def test_where_it_starts_is_read_where_the_words_tell_it(statement: str, measure: str) -> None:
    assert measures(statement) == [measure]


@pytest.mark.parametrize(
    ("statement", "measure"),
    [
        ("Triple the number of apprentices by 2030", "reach at least ? apprentices"),
        ("Double our pool of 20 mentors", "reach at least ? mentors from 20"),
        ("Cut overtime by at least 30%", "reach at most ? %"),
        ("Increase NPS by 12 points in 2027", "reach at least ? pts"),
        ("Leave the office by 18:00 every weekday", "maintain at most ? ? a day"),
        ("Become rich: earn 75,000 by 2028", "reach at least 75000 ?"),
        ("20 % more moorings in 2028", "reach at least ? %"),
        ("15 % less waste by 2028", "reach at most ? %"),
    ],
)
def test_what_the_words_leave_open_stays_open(statement: str, measure: str) -> None:
    assert measures(statement)[-1] == measure


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (
            "Sign 4 new suppliers and lower purchase costs to 1.1M EUR",
            ["reach at least 4 suppliers", "reach at most 1100000 EUR"],
        ),
        (
            "Grow revenue to 4.5 million euros while keeping margin above 12 %",
            ["reach at least 4500000 EUR", "maintain at least 12 %"],
        ),
        (
            "Open two shops, at least one of them in Poland, by 2029",
            ["reach at least 2 shops", "reach at least 1 shops"],
        ),
        (
            "Spend 1 day a month in a store and 2 days a year in the warehouse",
            ["maintain at least 1 days a month", "maintain at least 2 days a year"],
        ),
        ("Become a partner and bring in at least 3 clients", ["done", "reach at least 3 clients"]),
        ("Automate the invoices and free up 120 hours a year", ["reach at least 120 h a year"]),
        (
            "Open 2 marinas by 2030 without letting the margin fall below 9 %",
            ["reach at least 2 marinas", "maintain at least 9 %"],
        ),
        (
            "30 new berths by May, of which 12 for guests",
            ["reach at least 30 berths", "reach at least 12 berths"],
        ),
        (
            "Get the blue flag by 2029 and lower the harbour dues by 5 %",
            ["done", "reach at most ? %"],
        ),
        (
            "Raise berth use from 70 to 85 % and cut unpaid dues from 9 to 5 % by 2029",
            ["reach at least 85 % from 70", "reach at most 5 % from 9"],
        ),
        ("Hire one diver and two welders by May", ["reach at least 1 divers", "reach at least 2 welders"]),
        (
            "2 days on board and 1 day on land a week",
            ["maintain at least 2 days a week", "maintain at least 1 days a week"],
        ),
    ],
)
def test_each_number_that_asks_for_something_is_a_measure(statement: str, found: list[str]) -> None:
    assert measures(statement) == found


def test_every_part_of_a_measure_comes_with_its_words() -> None:
    (measure,) = parse_goal("Bring sick leave down from 8,5 % to under 6 % each month", TODAY).measures
    assert measure.words["baseline"] == "down from 8,5 %"
    assert measure.words["target"] == measure.words["direction"] == "under 6 %"
    assert measure.words["cadence"] == "each month"


def test_a_day_in_short_is_one_measure() -> None:
    assert measures("Read a chapter/d") == ["maintain at least 1 chapters a day"]


@pytest.mark.parametrize(
    ("statement", "adds_up"),
    [
        ("Close 40 deals this year", True),
        ("Read twelve books in 2027", True),
        ("Win 20 new customers by June", True),
        ("Write from 3 to 12 articles by 2028", False),
        ("Lead 10 people by June", False),
        ("Win 30 % of the market by June", False),
        ("Read at least 2 books a month", False),
        ("Grow the team to 10 people by June", False),
    ],
)
def test_a_deed_that_counts_one_more_each_time_adds_up(statement: str, *, adds_up: bool) -> None:
    (measure,) = parse_goal(statement, TODAY).measures
    assert measure.adds_up is adds_up
