"""How the spans of a cadence are laid out in rows: days by month, weeks by quarter, months by year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goalkit.period import add_months
from goalkit.terms import Cadence
from goalkit.wording import day_text


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Rows of squares for one cadence.

    `row_of` gives the first day of the row in which a span with this last day stands, `place` where in
    that row (0, 1, ...), `following` the start of the next span, `row_label` the text at the left of
    a row. `columns` is the longest row, `marked` the places (1, 2, ...) written above the rows.
    """

    row_of: Callable[[date], date]
    place: Callable[[date], int]
    following: Callable[[date], date]
    row_label: Callable[[date], str]
    columns: int
    marked: tuple[int, ...]
    place_label: Callable[[int], str] = str

    def last_day(self, start: date) -> date:
        """The last day of the span that starts on `start`; the row in which it lies has the span."""
        return self.following(start) - timedelta(days=1)

    def starts(self, first: date, last: date) -> Iterator[date]:
        """The starts of all spans from the one that starts on `first` to the last one up to `last`."""
        day = first
        while day <= last:
            yield day
            day = self.following(day)


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter of `day`."""
    return add_months(day, -((day.month - 1) % 3))


def _month_label(row: date) -> str:
    return day_text(row).split(" ", 1)[1]


def _quarter_label(row: date) -> str:
    return f"{_month_label(row)[:3]}–{_month_label(add_months(row, 2))}"


LAYOUTS = {
    Cadence.DAY: Layout(
        row_of=lambda day: day.replace(day=1),
        place=lambda day: day.day - 1,
        following=lambda day: day + timedelta(days=1),
        row_label=_month_label,
        columns=31,
        marked=(1, 8, 15, 22, 29),
        place_label=lambda place: f"day {place}" if place == 1 else str(place),
    ),
    Cadence.WEEK: Layout(
        row_of=quarter_start,
        place=lambda day: (day - quarter_start(day)).days // 7,
        following=lambda day: day + timedelta(days=7),
        row_label=_quarter_label,
        columns=14,
        marked=(1, 4, 7, 10, 13),
        place_label=lambda place: f"week {place}" if place == 1 else str(place),
    ),
    Cadence.MONTH: Layout(
        row_of=lambda day: date(day.year, 1, 1),
        place=lambda day: day.month - 1,
        following=lambda day: add_months(day, 1),
        row_label=lambda row: str(row.year),
        columns=12,
        marked=(1, 4, 7, 10),
        place_label=lambda place: _month_label(date(1, place, 1))[:3],
    ),
    Cadence.QUARTER: Layout(
        row_of=lambda day: date(day.year, 1, 1),
        place=lambda day: (day.month - 1) // 3,
        following=lambda day: add_months(day, 3),
        row_label=lambda row: str(row.year),
        columns=4,
        marked=(1, 2, 3, 4),
        place_label=lambda place: f"Q{place}",
    ),
    Cadence.YEAR: Layout(
        row_of=lambda day: date(day.year - day.year % 10, 1, 1),
        place=lambda day: day.year % 10,
        following=lambda day: add_months(day, 12),
        row_label=lambda row: f"{row.year}–{row.year + 9}",
        columns=10,
        marked=(1, 4, 7, 10),
        place_label=lambda place: str(place - 1),
    ),
}


def span_words(start: date, cadence: str) -> str:
    """When a span is, in a sentence: `on 12 Sep 2026`, `in the week of 7 Sep 2026`, `in Sep 2026`."""
    if cadence == Cadence.MONTH:
        return f"in {_month_label(start)}"
    return f"on {day_text(start)}" if cadence == Cadence.DAY else f"in the {cadence} of {day_text(start)}"
