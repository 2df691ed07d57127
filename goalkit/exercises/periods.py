"""The periods that a page offers to look at."""

from collections.abc import Iterator
from datetime import date, timedelta

from goalkit.model import Workbook, first_day
from goalkit.period import Period

Named = tuple[str, str]
"""The words for a period, and the period written like `2026-Q3`."""


def period_choices(workbook: Workbook, today: date) -> tuple[Named, ...]:
    """The quarters and years of the client from the first record to today, the newest first.

    Quarters come before years; the running ones are called "so far".
    """
    fiscal_start = workbook.client.fiscal_start
    quarter = Period.quarter_of(today, fiscal_start=fiscal_start)
    year = Period.year_of(today, fiscal_start=fiscal_start)
    begin = min(first_day(workbook) or today, today)
    return tuple(
        (_words(period, today), period.text) for newest in (quarter, year) for period in _back(newest, begin)
    )


def _back(period: Period, begin: date) -> Iterator[Period]:
    """This period and those before it that end after `begin`."""
    while period.end > begin:
        yield period
        period = period.previous


def _words(period: Period, today: date) -> str:
    first, last = period.start, period.end - timedelta(days=1)
    months = f"{first:%B %Y}" if first.year != last.year else f"{first:%B}"
    so_far = ", so far" if today in period else ""
    return f"{period.label} ({months} to {last:%B %Y}){so_far}"
