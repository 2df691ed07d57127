"""Whether check-ins come as often as agreed."""

from datetime import date

import pytest

from goalkit.analysis.cadence import missing_spans, readings_asked
from tests.analysis.made import DONE, MAINTAIN, STEPS, check_ins, goals, measures, together

SINCE, AS_OF = date(2026, 4, 1), date(2026, 4, 30)  # the weeks that end on 5, 12, 19 and 26 April
READ = [
    ("2026-03-23", 5.0),
    ("2026-03-30", 5.0),
    ("2026-04-14", 6.0),
    ("2026-04-15", 6.0),
    ("2026-04-29", 7.0),
]


def counted(*rows, readings=READ, since=SINCE):
    """Of each measure how many spans are expected (all that are missing without a reading), read, missing."""
    table = measures(*rows)
    expected, missing = (
        missing_spans(table, check_ins(some), as_of=AS_OF, since=since)["measure"].value_counts()
        for some in ([], readings)
    )
    return [(expected[name], expected[name] - missing[name], missing[name]) for name in table["measure"]]


def test_weeks_are_expected_read_and_missing():
    assert counted({}) == [(4, 2, 2)]


def test_the_missing_weeks_are_named():
    found = missing_spans(measures({}), check_ins(READ), as_of=AS_OF, since=SINCE)
    assert found["span_start"].dt.date.tolist() == [date(2026, 4, 6), date(2026, 4, 20)]
    assert found["span_end"].dt.date.tolist() == [date(2026, 4, 13), date(2026, 4, 27)]


def test_a_check_in_without_value_does_not_fill_its_week():
    readings = [*READ, ("2026-04-07", None, 0.5)]
    assert counted({}, readings=readings) == [(4, 2, 2)]


def test_nothing_is_expected_before_the_start_and_after_the_due_date():
    rows = {"start": date(2026, 4, 6), "due": date(2026, 4, 21)}  # weeks that end on 12 and 19 April
    assert counted(rows) == [(2, 1, 1)]
    midweek = {"start": date(2026, 4, 8), "due": date(2026, 4, 21)}  # nothing was asked in its first days
    assert counted(midweek) == [(1, 1, 0)]
    assert counted({"start": date(2026, 6, 1)}) == [(0, 0, 0)]


def test_without_since_the_start_of_the_measure_counts():
    assert counted({"start": date(2026, 3, 23)}, since=None) == [(5, 3, 2)]


def test_only_measures_that_are_read_regularly_have_a_cadence():
    assert counted(DONE, {}, STEPS, MAINTAIN) == [(0, 0, 0), (4, 2, 2), (0, 0, 0), (4, 0, 4)]


def test_measures_of_several_cadences_are_counted_apart():
    rows = [{}, {"measure": "ada/budget", "cadence": "month"}, {"measure": "ada/sleep", "cadence": "day"}]
    several = together(check_ins(READ), check_ins([("2026-04-30", 1.0)], "ada/budget"))
    nothing_read = missing_spans(measures(*rows), check_ins([]), as_of=AS_OF, since=SINCE)
    expected = nothing_read["measure"].value_counts()
    assert expected.to_dict() == {"ada/sleep": 30, "ada/size": 4, "ada/budget": 1}
    gaps = missing_spans(measures(*rows), several, as_of=AS_OF, since=SINCE)
    assert gaps["measure"].value_counts().to_dict() == {"ada/sleep": 30, "ada/size": 2, "ada/budget": 0}


def asked(*rows, readings=READ, goal=None, as_of=AS_OF):
    frame = goals(goal or {})
    told = measures(*rows)
    return readings_asked(frame, told, check_ins(readings, told["measure"].iloc[0]), as_of=as_of)


def test_a_reading_is_due_until_the_running_span_has_one():
    found = asked({}, readings=READ[:4])
    assert found["due"].tolist() == [True]
    assert found["span_start"].dt.date.tolist() == [date(2026, 4, 27)]
    assert found["span_end"].dt.date.tolist() == [date(2026, 5, 4)]
    assert found["last_value"].tolist() == [6.0]
    assert asked({})["due"].tolist() == [False]


def test_a_measure_without_any_reading_is_due():
    found = asked({}, readings=[])
    assert found["due"].tolist() == [True]
    assert found["last_on"].isna().all()


@pytest.mark.parametrize("state", ["paused", "reached", "dropped"])
def test_a_goal_that_is_not_active_is_not_asked_about(state):
    assert asked({}, goal={"state": state}).empty


@pytest.mark.parametrize("as_of", [date(2025, 12, 31), date(2027, 1, 1)])
def test_before_its_start_and_after_its_due_day_a_measure_is_not_asked_for(as_of):
    assert asked({}, as_of=as_of).empty


def test_yes_or_no_is_asked_until_it_is_yes_and_steps_never():
    yes_or_no = {**DONE, "goal": "team"}
    assert asked({**STEPS, "goal": "team"}, readings=[]).empty
    assert asked(yes_or_no, readings=[("2026-03-23", 0.0)])["due"].tolist() == [True]
    assert asked(yes_or_no, readings=[("2026-03-23", 1.0)]).empty
