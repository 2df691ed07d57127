"""Periods: half-open spans of days, `start` is in and `end` is not.

"2026-Q3" is a quarter, "2026-09" a month and "2026" a year. Quarters and years may follow a fiscal
year that starts in any month; the year then carries the number of the calendar year it starts in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from goalkit.errors import DateError, PeriodError

_FORM = re.compile(r"(?P<year>(?:19|20|21)\d\d)(?:-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The names of the months, January first."""


def parsed_day(text: str) -> date:
    """The day that a text such as `2026-03-31` names. Raises DateError for any other text."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise DateError(text) from None


def day_of(moment: datetime, zone: tzinfo | None) -> date:
    """The day on which a moment lies in a time zone; without one, in that of this computer."""
    return moment.astimezone(zone).date()


def today(zone: tzinfo | None = None) -> date:
    """The day it is where the person is. Asked once, at the outside: below, a day is an argument."""
    return day_of(datetime.now(UTC), zone)


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` after the month of `day`."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


@dataclass(frozen=True, kw_only=True)
class Period:
    """A named span of whole months; `text` is how it is written, `months` how long it is."""

    text: str
    start: date
    months: int
    fiscal_start: int = 1

    @classmethod
    def parse(cls, text: str, *, fiscal_start: int = 1) -> "Period":
        """The period that `text` names. `fiscal_start` is the month (1-12) in which years start.

        Raises PeriodError for any other text.
        """
        found = _FORM.fullmatch(text.strip())
        if not found or not 1 <= fiscal_start <= 12:
            raise PeriodError(text)
        year = int(found["year"])
        if found["month"]:
            start, months = date(year, int(found["month"]), 1), 1
        elif found["quarter"]:
            start, months = add_months(date(year, fiscal_start, 1), 3 * (int(found["quarter"]) - 1)), 3
        else:
            start, months = date(year, fiscal_start, 1), 12
        return cls(text=found[0], start=start, months=months, fiscal_start=fiscal_start)

    @staticmethod
    def is_written(text: str) -> bool:
        """Whether `text` names a period, with nothing around it."""
        return _FORM.fullmatch(text) is not None

    @classmethod
    def quarter_of(cls, day: date, *, fiscal_start: int = 1) -> "Period":
        """The quarter in which `day` lies."""
        months = (day.month - fiscal_start) % 12
        year = cls.year_of(day, fiscal_start=fiscal_start)
        return cls.parse(f"{year}-Q{months // 3 + 1}", fiscal_start=fiscal_start)

    @classmethod
    def year_of(cls, day: date, *, fiscal_start: int = 1) -> "Period":
        """The year in which `day` lies."""
        return cls.parse(f"{day.year - (day.month < fiscal_start)}", fiscal_start=fiscal_start)

    @property
    def end(self) -> date:
        """The first day that no longer belongs to the period."""
        return add_months(self.start, self.months)

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - timedelta(days=1)

    @property
    def label(self) -> str:
        """The period as written in a text: `Q3 2026`, `September 2026`, `2026`."""
        if self.months == 1:
            return f"{MONTHS[self.start.month - 1]} {self.start.year}"
        return " ".join(reversed(self.text.split("-")))

    @property
    def next(self) -> "Period":
        """The period of the same length that follows."""
        return self._at(self.end)

    @property
    def previous(self) -> "Period":
        """The period of the same length that came before."""
        return self._at(add_months(self.start, -self.months))

    @property
    def quarters(self) -> Iterator["Period"]:
        """The quarters of a year in order; of a quarter itself."""
        quarter = Period.quarter_of(self.start, fiscal_start=self.fiscal_start)
        while quarter.start < self.end:
            yield quarter
            quarter = quarter.next

    def _at(self, start: date) -> "Period":
        if self.months == 3:
            return Period.quarter_of(start, fiscal_start=self.fiscal_start)
        text = f"{start:%Y-%m}" if self.months == 1 else f"{start:%Y}"
        return Period.parse(text, fiscal_start=self.fiscal_start)

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def days(self) -> Iterator[date]:
        """Every day of the period, in order."""
        for offset in range((self.end - self.start).days):
            yield self.start + timedelta(days=offset)

    def __str__(self) -> str:
        return self.text
