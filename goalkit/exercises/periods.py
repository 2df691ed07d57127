"""The periods that a page offers to look at."""

from collections.abc import Iterator
from datetime import date

from goalkit.facts.period import PeriodFacts
from goalkit.model import Workbook, first_day
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period

Named = tuple[str, str]
"""The words for a period, and the period written like `2026-Q3`."""
QUARTER, MONTH, YEAR = "A quarter", "A month", "A year"
"""The lengths of a period."""


def running_quarter(book: OpenWorkbook) -> PeriodFacts:
    """The facts of the quarter that runs, up to today."""
    quarter = Period.quarter_of(book.today, fiscal_start=book.workbook.client.fiscal_start)
    return book.review(quarter.text)


def period_choices(workbook: Workbook, today: date) -> tuple[Named, ...]:
    """The quarters and years of the client from the first record to today, the newest first.

    Quarters come before years; the running ones are called "so far".
    """
    offered = choices_by_length(workbook, today)
    return offered[QUARTER] + offered[YEAR]


def choices_by_length(workbook: Workbook, today: date) -> dict[str, tuple[Named, ...]]:
    """The same by length of the period, and the months as well."""
    fiscal_start = workbook.client.fiscal_start
    newest = {
        QUARTER: Period.quarter_of(today, fiscal_start=fiscal_start),
        MONTH: Period.parse(f"{today:%Y-%m}", fiscal_start=fiscal_start),
        YEAR: Period.year_of(today, fiscal_start=fiscal_start),
    }
    begin = min(first_day(workbook) or today, today)
    return {length: tuple(_named(last, begin, today)) for length, last in newest.items()}


def _named(period: Period, begin: date, today: date) -> Iterator[Named]:
    """This period and those before it that end after `begin`."""
    while period.end > begin:
        first, last = period.start, period.last_day
        since = f"{first:%B %Y}" if first.year != last.year else f"{first:%B}"
        months = f" ({since} to {last:%B %Y})" if period.months > 1 else ""
        yield f"{period.label}{months}{', so far' if today in period else ''}", period.text
        period = period.previous
