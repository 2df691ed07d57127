from datetime import date
from math import nan

import pandas as pd
import pytest

from goalkit.charts import kept_calendar, sentence_of
from tests.charts.samples import AS_OF, Snapshot, kept, kept_row, texts, traces

QUARTER = date(2026, 7, 1)
WEEKS = (49.0, 46.0, 61.0, 45.0, nan, 49.0, 47.0, 55.0, 48.0, 47.0, 45.0, 50.0, 48.0)


def test_each_week_is_one_square_kept_or_not_or_unread() -> None:
    figure = kept_calendar(kept(*WEEKS), kept_row(), as_of=AS_OF, since=QUARTER)
    places = {trace.name: trace.x for trace in figure.data}
    assert places == {"kept": (0, 1, 3, 5, 6, 8, 9, 10, 11, 12), "not kept": (2, 7), "no reading": (4,)}


def test_squares_differ_in_symbol_and_not_in_colour_alone() -> None:
    figure = kept_calendar(kept(*WEEKS), kept_row(), as_of=AS_OF, since=QUARTER)
    assert {trace.name: set(trace.text) for trace in figure.data} == {
        "kept": {"✓"}, "not kept": {"✕"}, "no reading": {""},
    }  # fmt: skip


def test_the_sentence_counts_weeks_and_names_the_worst_one() -> None:
    figure = kept_calendar(kept(*WEEKS), kept_row(), as_of=AS_OF, since=QUARTER)
    assert sentence_of(figure) == (
        "Working hours (at most 50\u00a0h/week): kept in 10 of 12 weeks; "
        "the highest was 61\u00a0h/week in the week of 13 Jul 2026; 1 week without a reading."
    )


def test_a_row_says_how_many_of_its_weeks_were_kept() -> None:
    figure = kept_calendar(kept(*WEEKS), kept_row(), as_of=AS_OF, since=QUARTER)
    assert "Jul–Sep 2026" in texts(figure)
    assert "<b>10</b> of 12 kept" in texts(figure)


def test_a_single_quarter_shows_the_values_too() -> None:
    assert "61" in texts(kept_calendar(kept(*WEEKS), kept_row(), as_of=AS_OF, since=QUARTER))


def test_long_values_are_left_to_the_table() -> None:
    figure = kept_calendar(kept(12345.0, 44.0), kept_row(), as_of=AS_OF)
    assert not {"44", "12\u202f345"} & set(texts(figure))


def test_a_week_stands_in_the_quarter_in_which_its_last_day_lies() -> None:
    """The week from Monday, 29 June 2026, ends on 5 July."""
    figure = kept_calendar(kept(49.0), kept_row(), as_of=date(2026, 7, 10))
    assert "Jul–Sep 2026" in texts(figure)


def test_a_week_that_has_not_ended_is_not_there_yet() -> None:
    figure = kept_calendar(kept(*WEEKS), kept_row(), as_of=date(2026, 9, 26), since=QUARTER)
    [squares] = traces(figure, name="kept")
    assert max(squares.x) == 11


def test_weeks_since_the_last_reading_are_shown_as_unread() -> None:
    figure = kept_calendar(kept(49.0), kept_row(), as_of=date(2026, 7, 20))
    [unread] = traces(figure, name="no reading")
    assert unread.x == (1, 2)


def test_two_years_of_weeks_stand_in_a_row_a_quarter() -> None:
    spans = kept(*[48.0] * 104, first="2024-09-30")
    figure = kept_calendar(spans, kept_row(), as_of=AS_OF)
    [squares] = traces(figure, name="kept")
    assert len(squares.x) == 104
    assert len(set(squares.y)) == 8
    assert max(squares.x) <= 13


def test_two_years_of_days_stand_in_a_row_a_month() -> None:
    spans = kept(*[48.0] * 700, first="2024-10-31", freq="D")
    figure = kept_calendar(spans, kept_row(cadence="day", unit="h"), as_of=AS_OF)
    [squares] = traces(figure, name="kept")
    assert len(set(squares.y)) == 24
    assert set(squares.x) == set(range(31))
    assert figure.layout.height < 500


@pytest.mark.parametrize(
    ("cadence", "freq", "first", "row", "places"),
    [
        ("month", "MS", "2026-01-01", "2026", (0, 1, 2)),
        ("quarter", "QS", "2025-01-01", "2025", (0, 1, 2)),
        ("year", "YS", "2023-01-01", "2020–2029", (3, 4, 5)),
    ],
)
def test_longer_spans_stand_in_years(
    cadence: str, freq: str, first: str, row: str, places: tuple[int, ...]
) -> None:
    figure = kept_calendar(
        kept(1.0, 2.0, 3.0, first=first, freq=freq), kept_row(cadence=cadence), as_of=AS_OF
    )
    [squares] = traces(figure, name="kept")
    assert squares.x == places
    assert row in texts(figure)


@pytest.mark.parametrize(
    ("direction", "worst"),
    [("at least", "the lowest was 5\u00a0h"), ("between", "the furthest outside was 9.5\u00a0h")],
)
def test_what_is_worst_follows_from_the_direction(direction: str, worst: str) -> None:
    row = kept_row(direction=direction, target=6.0, target_high=8.0, unit="h")
    figure = kept_calendar(kept(5.0, 7.0, 9.5, limit=8.0), row, as_of=AS_OF)
    assert worst in sentence_of(figure)


def test_the_only_week_is_not_the_highest_of_one() -> None:
    said = sentence_of(kept_calendar(kept(61.0, first="2026-09-21"), kept_row(), as_of=AS_OF))
    assert said.endswith("not kept in the only week read, 61\u00a0h/week in the week of 21 Sep 2026.")


@pytest.mark.parametrize(
    ("cadence", "freq", "said"), [("day", "D", "on 1 Sep 2026"), ("month", "MS", "in Sep 2026")]
)
def test_the_worst_span_is_named_as_one_speaks(cadence: str, freq: str, said: str) -> None:
    spans = kept(61.0, first="2026-09-01", freq=freq)
    assert said in sentence_of(kept_calendar(spans, kept_row(cadence=cadence), as_of=AS_OF))


def test_without_any_reading_no_square_is_drawn() -> None:
    empty = kept(nan, nan)
    figure = kept_calendar(empty, kept_row(), as_of=AS_OF, since=QUARTER)
    assert sentence_of(figure) == "Working hours (at most 50\u00a0h/week): no reading yet."
    assert texts(figure) == ["no reading yet"]
    assert figure.data == ()


def test_a_year_without_reading_in_between_is_told() -> None:
    spans = pd.concat([kept(49.0, first="2025-01-06"), kept(49.0, first="2026-09-21")])
    assert "no reading" in texts(kept_calendar(spans, kept_row(), as_of=AS_OF))


def test_days_off_have_no_square() -> None:
    """Friday 4, Monday 7 and Wednesday 9 September; Tuesday was not read."""
    row = kept_row(cadence="day", weekdays="Mon Tue Wed Thu Fri", unit="h", target=9.0)
    days = pd.concat([kept(8.0, first=f"2026-09-0{day}", freq="D", limit=9.0) for day in (4, 7, 9)])
    figure = kept_calendar(days, row, as_of=date(2026, 9, 9))
    [read], [unread] = traces(figure, name="kept"), traces(figure, name="no reading")
    assert (read.x, unread.x) == ((3, 6, 8), (7,))
    assert "kept in 3 of 3 days" in sentence_of(figure)
    assert "1 day without a reading" in sentence_of(figure)


def test_the_picture_is_the_one_that_was_looked_at(same_as_snapshot: Snapshot) -> None:
    same_as_snapshot(kept_calendar(kept(*WEEKS), kept_row(), as_of=AS_OF, since=QUARTER), "kept_calendar")
