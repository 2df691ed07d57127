"""The coaching log as a file, in the columns that the logs of the coaching associations have."""

from collections.abc import Iterator, Sequence

from goalkit.escaping import csv_cell
from goalkit.facts.coaching_log import CoachingLog, LogRow
from goalkit.store.sheets import DAY, HOURS, Column, Sheet, Value, xlsx

_YEAR = Column(label="Year", holds="whole number", meaning="the year of the sessions", width=8)
_SPAN = (
    Column(label="First session", holds="day", meaning="the first of the year", format=DAY),
    Column(label="Last session", holds="day", meaning="the last of the year", format=DAY),
    Column(label="Sessions", holds="whole number", meaning="how many"),
    Column(label="Paid hours", holds="number", meaning="to a hundredth", format=HOURS),
    Column(label="Pro bono hours", holds="number", meaning="to a hundredth", format=HOURS),
    Column(label="Total hours", holds="number", meaning="paid and pro bono", format=HOURS),
)
COLUMNS = (
    _YEAR,
    Column(label="Client", meaning="initials of the name"),
    Column(
        label="Contact", meaning="yours to fill in where the client agrees: it is not kept here", width=30
    ),
    Column(label="Individual or group", meaning="with one person, or with several at once"),
    Column(label="People in the group", holds="whole number", meaning="how many, in a group"),
    *_SPAN,
)
SAID = (
    "Hours are those of sessions that were written down with their minutes.",
    "Names, contacts and what was talked about are not in it.",
)


def log_xlsx(log: CoachingLog) -> bytes:
    """The file for Excel and others: the rows, and below another name what they come to in each year."""
    years = [(row.year, *_span(row)) for row in log.years]
    sheets = (
        Sheet(title="Log", columns=COLUMNS, rows=_rows(log)),
        Sheet(title="By year", columns=(_YEAR, *_SPAN), rows=years),
    )
    return xlsx("Coaching log", SAID, sheets)


def log_csv(log: CoachingLog) -> str:
    """The rows as CSV, days as 2026-03-31."""
    rows = [[column.label for column in COLUMNS], *_rows(log)]
    return "".join(
        ",".join(csv_cell("" if one is None else str(one)) for one in row) + "\r\n" for row in rows
    )


def _rows(log: CoachingLog) -> Iterator[Sequence[Value]]:
    for row in log.rows:
        group = row.people > 1
        kind, people = ("group", row.people) if group else ("individual", None)
        yield (row.year, row.client, None, kind, people, *_span(row))


def _span(row: LogRow) -> tuple[Value, ...]:
    return row.first, row.last, row.sessions, row.paid, row.pro_bono, row.total
