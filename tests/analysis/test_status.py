"""The word for where a measure stands, and which word comes first."""

from datetime import date

import pytest

from tests.analysis.made import DONE, DUE, MAINTAIN, STEPS, milestones
from tests.analysis.test_progress import stands

EARLY = date(2026, 2, 1)  # 31 of 364 days
TENTH = date(2026, 2, 7)  # 37 of 364 days, just more than a tenth
MIDDLE = date(2026, 7, 2)
AFTER = date(2027, 1, 1)
REACHED = {"milestone": "m1", "due": date(2026, 3, 31), "reached_on": date(2026, 1, 20)}
OPEN = {"milestone": "m2", "due": date(2026, 12, 15)}


@pytest.mark.parametrize(
    ("as_of", "readings", "status"),
    [
        (EARLY, [("2026-01-26", 10.0)], "done"),  # done comes before too early
        (EARLY, [("2026-01-26", 4.0)], "too early"),
        (EARLY, [], "too early"),  # too early comes before no reading
        (TENTH, [("2026-02-06", 4.0)], "on track"),
        (MIDDLE, [], "no reading"),
        (MIDDLE, [("2026-06-29", 7.0)], "on track"),
        (MIDDLE, [("2026-06-29", 5.5)], "behind"),
        (MIDDLE, [("2026-06-29", 5.0)], "at risk"),
        (MIDDLE, [("2026-06-12", 4.0)], "stale"),  # stale comes before the rule
        (MIDDLE, [("2026-01-26", 10.0)], "done"),  # done comes before stale
        (DUE, [("2026-12-28", 9.9)], "on track"),  # the due day is not over yet
        (AFTER, [("2026-12-28", 9.9)], "missed"),
        (AFTER, [("2026-06-12", 9.9)], "missed"),  # missed comes before stale
        (AFTER, [("2026-12-28", 10.0)], "done"),
        (AFTER, [], "no reading"),  # what nobody read is not said to be missed
    ],
)
def test_the_status_of_a_reach_measure(as_of, readings, status):
    assert stands({}, readings, as_of=as_of)["status"] == status


def test_readings_that_add_up_to_the_target_reach_it():
    """0.7, 0.2 and 0.1 are 0.9999999999999999 as floats, which is no less than 1."""
    day = [("2026-06-29", part) for part in (0.7, 0.2, 0.1)]
    assert stands({"baseline": 0.0, "target": 1.0, "join": "sum"}, day, as_of=MIDDLE)["status"] == "done"


@pytest.mark.parametrize(
    ("as_of", "readings", "status"),
    [
        (EARLY, [("2026-01-20", 48.0)], "too early"),
        (MIDDLE, [], "no reading"),
        (MIDDLE, [("2026-06-30", 48.0)], "no reading"),  # the only week read has not ended
        (MIDDLE, [("2026-06-23", 48.0)], "on track"),
        (MIDDLE, [("2026-06-16", 48.0), ("2026-06-23", 60.0)], "at risk"),
        (MIDDLE, [("2026-06-02", 48.0)], "stale"),
        (AFTER, [("2026-12-15", 48.0)], "done"),
        (AFTER, [("2026-12-08", 60.0), ("2026-12-15", 48.0)], "missed"),
        (AFTER, [], "no reading"),
    ],
)
def test_the_status_of_a_maintain_measure(as_of, readings, status):
    assert stands(MAINTAIN, readings, as_of=as_of)["status"] == status


@pytest.mark.parametrize(
    ("as_of", "steps", "status"),
    [
        (EARLY, [REACHED], "done"),
        (EARLY, [REACHED, OPEN], "too early"),
        (MIDDLE, [], "no reading"),
        (MIDDLE, [REACHED, OPEN], "on track"),
        (MIDDLE, [{"milestone": "m3", "due": date(2026, 6, 1)}, OPEN], "at risk"),
        (AFTER, [REACHED, OPEN], "missed"),
        (AFTER, [], "no reading"),
    ],
)
def test_the_status_of_a_measure_of_milestones(as_of, steps, status):
    assert stands(STEPS, [], as_of=as_of, steps=milestones(*steps))["status"] == status


@pytest.mark.parametrize(
    ("as_of", "readings", "status"),
    [
        (MIDDLE, [], "too early"),
        (MIDDLE, [("2026-02-02", 0.0)], "too early"),
        (MIDDLE, [("2026-02-02", 1.0)], "done"),
        (DUE, [], "at risk"),
        (AFTER, [], "missed"),  # a yes that nobody gave by the due date
        (AFTER, [("2026-02-02", 1.0)], "done"),
    ],
)
def test_the_status_of_a_done_measure(as_of, readings, status):
    assert stands(DONE, readings, as_of=as_of)["status"] == status


@pytest.mark.parametrize(
    ("cadence", "read", "fresh_until", "stale_from"),
    [
        ("day", date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3)),
        ("week", date(2026, 6, 1), date(2026, 6, 20), date(2026, 6, 21)),
        ("week", date(2026, 6, 7), date(2026, 6, 20), date(2026, 6, 21)),
        ("month", date(2026, 4, 15), date(2026, 6, 29), date(2026, 6, 30)),
        ("quarter", date(2026, 3, 31), date(2026, 9, 29), date(2026, 9, 30)),
    ],
)
def test_a_reading_goes_stale_on_the_day_the_second_span_without_one_ends(
    cadence, read, fresh_until, stale_from
):
    measure, readings = {"cadence": cadence}, [(read, 9.0)]
    assert stands(measure, readings, as_of=fresh_until)["status"] == "on track"
    assert stands(measure, readings, as_of=stale_from)["status"] == "stale"
