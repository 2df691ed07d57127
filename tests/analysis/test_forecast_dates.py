"""When a target will be reached, and how that is said."""

from datetime import date, timedelta

import pandas as pd
import pytest

from goalkit.analysis.forecast import Note, ReachDate, forecast_reading, forecast_text, reach_date
from goalkit.analysis.forecast.telling import part_of_month, reach_text, tenths_text

FIRST = date(2026, 1, 5)
RISING = [4, 4, 5, 5, 6, 7, 7]


def every_month(values):
    days = [FIRST + timedelta(days=30 * number) for number in range(len(values))]
    return pd.DataFrame({"on": days, "value": [float(value) for value in values]})


def reached(values, target, **given):
    frame = every_month(values)
    return reach_date(frame, as_of=given.pop("as_of", frame["on"].max()), target=target, **given)


def test_the_day_is_where_the_median_meets_the_target():
    frame, found = every_month(RISING), reached(RISING, 10)
    as_of = frame["on"].max()
    medians = [
        forecast_reading(frame, on=found.expected + timedelta(days=days), as_of=as_of).median
        for days in (-10, 0)
    ]
    assert medians[0] < 10 <= medians[1]
    assert found.earliest < found.expected


def test_a_steady_pace_has_a_day_and_a_range():
    found = reached(range(20), 24)
    assert abs(found.expected - (FIRST + timedelta(days=24 * 30))) < timedelta(days=5)
    assert found.earliest < found.expected < found.latest


def test_a_falling_target_is_reached_on_the_same_days():
    assert reached([-value for value in RISING], -10, direction="at_most") == reached(RISING, 10)


def test_a_target_on_the_other_side_is_not_in_sight():
    found = reached(list(range(20)), -30, direction="at_most")
    assert found.expected is None


def test_no_day_is_named_that_is_over():
    frame = every_month(RISING)
    as_of = frame["on"].max() + timedelta(days=200)
    assert reached(RISING, 8, as_of=as_of).expected > as_of


def test_a_day_typed_as_of_another_age_names_none_of_another_age():
    """Five times 1,800 years ahead lies the year 11,000."""
    frame = every_month(RISING)
    frame.loc[0, "on"] = date(202, 1, 5)
    found = reach_date(frame, as_of=frame["on"].max(), target=60)
    assert found == ReachDate(earliest=None, expected=None, latest=None)


@pytest.mark.parametrize(
    ("values", "target"), [([], 9), ([4, 5], 9), ([5, 5, 5], 9), (RISING, 7), (RISING, 3)]
)
def test_without_a_forecast_or_a_way_to_go_there_is_no_day(values, target):
    found = reached(values, target, as_of=date(2026, 9, 1))
    assert (found.earliest, found.expected, found.latest) == (None, None, None)


def days(earliest, expected, latest):
    return ReachDate(
        **{
            name: day and date.fromisoformat(day)
            for name, day in (("earliest", earliest), ("expected", expected), ("latest", latest))
        }
    )


MARCH = days("2027-01-20", "2027-03-14", "2027-06-02")


def test_the_sentence_says_when_between_and_how_likely():
    said = "at this pace: mid-March 2027, between January and June; 7 in 10 by the due date"
    assert forecast_text(0.7, Note.NONE, MARCH) == said


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (days("2026-05-20", "2027-03-04", "2027-05-02"), "early March 2027, between May 2026 and May 2027"),
        (days("2027-01-20", "2027-03-24", None), "late March 2027, January 2027 at the earliest"),
        (days("2027-03-02", "2027-03-14", "2027-03-24"), "mid-March 2027"),
    ],
)  # fmt: skip
def test_a_range_names_years_and_months_where_they_are_needed(reach, said):
    assert reach_text(reach) == f"at this pace: {said}"


def test_what_is_not_in_sight_is_said_to_be_so():
    assert reach_text(days(None, None, None)) == "at this pace not in sight"
    earliest = days("2027-01-20", None, None)
    assert reach_text(earliest) == "at this pace not in sight, January 2027 at the earliest"


@pytest.mark.parametrize("note", [Note.TOO_FEW, Note.EQUAL, Note.OUTLIER, Note.PAST])
def test_without_numbers_the_word_stands_alone(note):
    assert forecast_text(None, note, days(None, None, None)) == note.value


def test_a_reached_target_is_told_with_the_chance_that_it_holds():
    said = "reached already; 9 in 10 that it holds on the due date"
    assert forecast_text(0.91, Note.REACHED, MARCH) == said


def test_a_target_that_was_never_missed_is_told_with_the_chance_that_it_holds():
    said = "beyond the target from the first reading on; 7 in 10 that it holds on the due date"
    assert forecast_text(0.7, Note.BEYOND, MARCH) == said


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0, "less than 1 in 10"),
        (0.049, "less than 1 in 10"),
        (0.05, "1 in 10"),
        (0.5, "5 in 10"),
        (0.949, "9 in 10"),
        (0.95, "more than 9 in 10"),
        (1, "more than 9 in 10"),
    ],
)
def test_a_chance_is_told_in_tenths(chance, said):
    assert tenths_text(chance) == said


@pytest.mark.parametrize(("day", "part"), [(10, "early "), (11, "mid-"), (20, "mid-"), (21, "late ")])
def test_a_month_has_three_parts(day, part):
    assert part_of_month(date(2027, 5, day)) == f"{part}May 2027"
