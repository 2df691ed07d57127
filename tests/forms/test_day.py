"""A day is typed in words or in digits, or chosen in the calendar beside it."""

from datetime import date

import pytest
from ipywidgets import DatePicker

from goalkit.forms.fields import Day
from goalkit.forms.state import FieldState
from tests.forms.pages import inside, label_of

TODAY = date(2026, 11, 25)


def typed_into(text: str = "") -> tuple[FieldState, DatePicker]:
    """The text in a field of a day, and the calendar beside it."""
    state = FieldState(value=text, base=text)
    shown = Day(label="Due on").as_of(TODAY).control(state, "Due on")
    (calendar,) = (one for one in inside(shown) if isinstance(one, DatePicker))
    return state, calendar


def test_the_calendar_shows_the_day_that_is_typed() -> None:
    state, calendar = typed_into("2026-09-12")
    assert (calendar.value, label_of(calendar)) == (date(2026, 9, 12), "Due on, in a calendar")
    state.value = "13. September 2026"
    assert (calendar.value, state.value) == (date(2026, 9, 13), "13. September 2026")
    for no_day in ("13 Sep", "9/12/2026", "2026-02-30", ""):
        state.value = no_day
        assert (calendar.value, state.value) == (None, no_day)


def test_a_day_that_is_chosen_is_written_into_the_field() -> None:
    state, calendar = typed_into("12 Sep 2026")
    calendar.value = date(2026, 9, 12)
    assert state.value == "12 Sep 2026"
    calendar.value = date(2026, 10, 1)
    assert state.value == "2026-10-01"
    calendar.value = None
    assert state.value == "2026-10-01"


@pytest.mark.parametrize(
    ("words", "day"), [("today", "2026-11-25"), ("Tomorrow ", "2026-11-26"), ("next Friday", "2026-11-27")]
)
def test_words_become_the_day_they_mean_today(words: str, day: str) -> None:
    state, calendar = typed_into()
    state.value = words
    assert (state.value, calendar.value) == (day, date.fromisoformat(day))
