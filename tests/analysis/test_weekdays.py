"""Daily measures that are read on some days of the week: the others are days off, and no missed days."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalkit.analysis.cadence import missing_spans, readings_asked
from goalkit.analysis.keeping import keeping, kept_spans
from goalkit.analysis.progress import progress
from goalkit.analysis.spans import are_days_off, day_number, span_codes, span_ends, span_numbers, span_starts
from goalkit.terms import EVERY_DAY
from tests.analysis.made import MAINTAIN, check_ins, empty, goals, measures

WORKDAYS = "Mon Tue Wed Thu Fri"
DAILY: dict[str, Any] = MAINTAIN | {"cadence": "day", "unit": "h/day", "target": 9.0, "weekdays": WORKDAYS}
FRIDAY, SATURDAY, SUNDAY = date(2026, 3, 6), date(2026, 3, 7), date(2026, 3, 8)
MONDAY = FRIDAY - timedelta(days=4)
ANY_DAY = st.dates(date(1900, 1, 1), date(2200, 1, 1))
CHOSEN = st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(
    lambda chosen: " ".join(day for day in EVERY_DAY if day in chosen)
)


def read(*days: date, value: float = 8.0) -> Any:
    return check_ins([(day, value) for day in days], "ada/hours")


def workdays(first: date, count: int) -> list[date]:
    days = (first + timedelta(days=ahead) for ahead in range(count * 2))
    return [day for day in days if day.weekday() < 5][:count]


def status(as_of: date, weekdays: str) -> str:
    table = measures(DAILY | {"weekdays": weekdays, "start": date(2026, 1, 1)})
    found = progress(
        table, read(*workdays(date(2026, 2, 2), 25)), empty("MILESTONES"), as_of=as_of, since=MONDAY
    )
    return str(found["status"].iloc[0])


def test_read_to_friday_it_is_not_stale_on_sunday() -> None:
    assert status(SUNDAY, " ".join(EVERY_DAY)) == "stale"
    assert status(SUNDAY, WORKDAYS) == "on track"
    assert status(SUNDAY + timedelta(days=1), WORKDAYS) == "on track"
    assert status(SUNDAY + timedelta(days=2), WORKDAYS) == "stale"  # Monday and Tuesday were missed


def test_five_of_five_days_are_all_there_are_in_a_week() -> None:
    found = progress(
        measures(DAILY), read(*workdays(MONDAY, 3)), empty("MILESTONES"), as_of=SUNDAY, since=MONDAY
    )
    assert found[["spans", "read", "kept"]].iloc[0].tolist() == [5, 3, 3]


def test_nothing_is_due_on_a_day_off_and_monday_is_next() -> None:
    def asked(as_of: date, *days: date) -> list[Any]:
        found = readings_asked(goals({"goal": "hours"}), measures(DAILY), read(*days), as_of=as_of).iloc[0]
        return [bool(found["due"]), found["next_on"].date()]

    assert asked(FRIDAY, FRIDAY - timedelta(days=1)) == [True, date(2026, 3, 9)]
    assert asked(FRIDAY, FRIDAY) == [False, date(2026, 3, 9)]
    assert asked(SATURDAY, FRIDAY) == asked(SUNDAY) == [False, date(2026, 3, 9)]


def test_a_streak_goes_on_over_the_weekend_and_a_friday_ends_on_friday() -> None:
    days = workdays(MONDAY, 8)
    spans = kept_spans(measures(DAILY), read(*days), as_of=date(2026, 3, 11))
    assert spans["span_end"].iloc[4].date() == SATURDAY
    assert keeping(measures(DAILY), spans)["run"].tolist() == [8]


def test_habit_strength_counts_days_that_are_asked_for() -> None:
    days = workdays(date(2026, 1, 5), 13)
    spans = kept_spans(measures(DAILY), read(*days), as_of=date(2026, 3, 1))
    assert keeping(measures(DAILY), spans)["strength"].iloc[0] == pytest.approx(0.5)


def test_what_is_read_on_a_day_off_belongs_to_no_day() -> None:
    table, readings = measures(DAILY), read(FRIDAY, SATURDAY, value=20.0)
    assert kept_spans(table, readings, as_of=date(2026, 3, 9))["span_start"].dt.date.tolist() == [FRIDAY]
    missing = missing_spans(table, readings, as_of=date(2026, 3, 9), since=MONDAY)
    assert missing["span_start"].dt.date.tolist() == [*workdays(MONDAY, 4), date(2026, 3, 9)]


def test_a_goal_that_starts_on_a_weekend_misses_nothing_before_monday() -> None:
    table = measures(DAILY | {"start": SATURDAY})
    missing = missing_spans(table, read(), as_of=date(2026, 3, 9))
    assert missing["span_start"].dt.date.tolist() == [date(2026, 3, 9)]


@given(ANY_DAY, CHOSEN)
def test_spans_are_the_chosen_days_one_after_the_other(day, weekdays) -> None:
    codes = span_codes(measures(DAILY | {"weekdays": weekdays}))
    number = span_numbers(np.array([day_number(day)]), codes)
    start, end, following = (of[0] for of in (
        span_starts(number, codes), span_ends(number, codes), span_starts(number + 1, codes)
    ))  # fmt: skip
    first = date(1970, 1, 1) + timedelta(days=int(start))
    chosen = [one for one in range(7) if EVERY_DAY[one] in weekdays.split()]
    assert first.weekday() in chosen
    assert end == start + 1 <= following
    assert 0 <= start - day_number(day) < 7
    assert are_days_off(np.array([day_number(day)]), codes)[0] == (day.weekday() not in chosen)
    between = [first + timedelta(days=ahead) for ahead in range(1, int(following - start))]
    assert not any(one.weekday() in chosen for one in between)


@given(ANY_DAY, st.integers(0, 40))
def test_all_seven_days_are_plain_days(day, ahead) -> None:
    days = np.array([day_number(day), day_number(day) + ahead])
    plain = span_codes(measures(*[DAILY | {"weekdays": " ".join(EVERY_DAY)}] * 2))
    assert np.diff(span_numbers(days, plain)) == [ahead]
