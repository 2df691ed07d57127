"""By when: the last day of the time that a sentence names, counted from today."""

from datetime import date

import pytest

from goalkit.reader import parse_goal

TODAY = date(2026, 11, 21)  # a Saturday


def due(words: str, today: date = TODAY) -> str:
    day = parse_goal(f"Open the new branch {words}", today).due
    return day.isoformat() if day else ""


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 2027-06-15", "2027-06-15"),
        ("by 15.6.2027", "2027-06-15"),
        ("on 15 June 2027", "2027-06-15"),
        ("by June 15th, 2027", "2027-06-15"),
        ("on 1 February", "2027-02-01"),
        ("by 8/20/2027", "2027-08-20"),
        ("by 20-08-2027", "2027-08-20"),
        ("by 2027/08/20", "2027-08-20"),
        ("by 20-Aug-2027", "2027-08-20"),
        ("by 3. May 2027", "2027-05-03"),
        ("until 20.8.", "2027-08-20"),
        ("by the first of August", "2027-08-01"),
        ("by August the 9th", "2027-08-09"),
        ("by the 28th", "2026-11-28"),
        ("by the 9th", "2026-12-09"),
        ("before 9 August", "2027-08-09"),
        ("until 10 April", "2027-04-10"),
        ("by November", "2026-11-30"),
        ("by October", "2027-10-31"),
        ("in May", "2027-05-31"),
        ("by mid-March", "2027-03-15"),
        ("by 12/2027", "2027-12-31"),
        ("by Q4", "2026-12-31"),
        ("by the second quarter of 2028", "2028-06-30"),
        ("in H1 2028", "2028-06-30"),
        ("by Q2 FY28", "2028-06-30"),
        ("in FY28", "2028-12-31"),
        ("by mid-2028", "2028-06-30"),
        ("in 2028", "2028-12-31"),
        ("2027-2029", "2029-12-31"),
        ("in 2027/28", "2028-12-31"),
        ("over the next half year", "2027-05-21"),
        ("by the end of next year", "2027-12-31"),
        ("by year-end 2028", "2028-12-31"),
        ("this quarter", "2026-12-31"),
        ("next month", "2026-12-31"),
        ("by the end of the week", "2026-11-22"),
        ("by Q1 next year", "2027-03-31"),
        ("in March next year", "2027-03-31"),
        ("in the first half of next year", "2027-06-30"),
        ("by Q3 '28", "2028-09-30"),
        ("by Q3 28", "2028-09-30"),
        ("in 2028 Q2", "2028-06-30"),
        ("1H 2028", "2028-06-30"),
        ("EOQ", "2026-12-31"),
        ("by month-end", "2026-11-30"),
        ("for the rest of the year", "2026-12-31"),
        ("before the year is out", "2026-12-31"),
        ("2031 at the latest", "2031-12-31"),
        ("deadline May", "2027-05-31"),
    ],
)
def test_days_and_parts_of_a_year(words: str, day: str) -> None:
    assert due(words) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("next summer", "2027-08-31"),
        ("next autumn", "2027-11-30"),
        ("this winter", "2027-02-28"),
        ("by autumn 2028", "2028-11-30"),
        ("before Easter", "2027-03-28"),
        ("by Good Friday", "2027-03-26"),
        ("before Pentecost", "2027-05-16"),
        ("by Thanksgiving", "2026-11-26"),
        ("by Christmas Eve", "2026-12-24"),
        ("until Halloween", "2027-10-31"),
        ("by Wed", "2026-11-25"),
        ("in the summer of next year", "2027-08-31"),
        ("before Christmas 2027", "2027-12-25"),
        ("by Friday", "2026-11-27"),
        ("by Saturday", "2026-11-28"),
    ],
)
def test_seasons_holidays_and_weekdays(words: str, day: str) -> None:
    assert due(words) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("within 18 months", "2028-05-21"),
        ("in the next two years", "2028-11-21"),
        ("in two to three years", "2029-11-21"),
        ("over the next year", "2027-11-21"),
        ("six weeks from now", "2027-01-02"),
        ("within half a year", "2027-05-21"),
        ("in 3 yrs", "2029-11-21"),
        ("within 9 mths", "2027-08-21"),
        ("in 8 wks", "2027-01-16"),
        ("within a fortnight", "2026-12-05"),
        ("by this time next year", "2027-11-21"),
        ("over the next year and a half", "2028-05-21"),
        ("tomorrow", "2026-11-22"),
        ("in a year and a half", "2028-05-21"),
    ],
)
def test_spans_are_counted_from_today(words: str, day: str) -> None:
    assert due(words) == day


def test_another_today_gives_another_day() -> None:
    assert due("in three months", date(2027, 1, 31)) == "2027-04-30"
    assert due("by March", date(2027, 4, 1)) == "2028-03-31"


@pytest.mark.parametrize(
    "words",
    [
        "one day", "as soon as possible", "from January", "starting in December", "before I turn 45",
        "before the second bridge opens", "by the next survey", "within my first ten weeks", "in early 2028",
        "on 31 June", "after 2025", "by the start of Q3", "by the end of the decade", "before Diwali",
        "until the Easter holidays", "before I'm sixty", "next term", "all year round",
        "by the start of the season", "before summer school",
    ],
)  # fmt: skip
def test_a_time_without_a_day_leaves_the_day_open(words: str) -> None:
    assert due(words) == ""


def test_the_last_of_several_days_counts() -> None:
    assert due("in March and the second one by 30 June 2028") == "2028-06-30"


@pytest.mark.parametrize(
    ("statement", "day"),
    [
        ("Answer every customer mail within two days", "None"),
        ("Close each case within a month", "None"),
        ("Print the payslips in two days instead of six by June", "2027-06-30"),
        ("Take responsibility for a second depot within two years", "2028-11-21"),
        ("Close both old depots within 18 months", "2028-05-21"),
    ],
)
def test_a_limit_for_each_case_is_no_deadline(statement: str, day: str) -> None:
    assert str(parse_goal(statement, TODAY).due) == day


def test_an_hour_of_the_day_is_no_day_of_the_month() -> None:
    assert parse_goal("Leave the yard before 7 every day", TODAY).due is None
    assert parse_goal("Leave the yard before 7 May", TODAY).due == date(2027, 5, 7)


def test_a_time_gone_by_is_no_deadline() -> None:
    goal = parse_goal("Last year I ran 3 races; in 2028 I want to run nine", TODAY)
    assert goal.due == date(2028, 12, 31)
    assert goal.due_words == ("in 2028",)
