"""The hours of coaching by year and client, as the coaching associations ask for them in their logs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from goalkit.model import CoachingSession, Workbook
from goalkit.terms import Fee

ALL = "all clients"


@dataclass(frozen=True, kw_only=True)
class LogRow:
    """The sessions of a year with one client, or with as many people at once: how many, from when to when.

    `client` are initials. `paid` and `pro_bono` are hours, to a hundredth.
    """

    year: int
    client: str
    people: int
    first: date
    last: date
    sessions: int
    paid: Decimal
    pro_bono: Decimal

    @property
    def total(self) -> Decimal:
        """All hours."""
        return self.paid + self.pro_bono


@dataclass(frozen=True, kw_only=True)
class CoachingLog:
    """Rows by year and client, and how many sessions are not in them because they have no minutes."""

    rows: tuple[LogRow, ...]
    without_minutes: int

    @property
    def years(self) -> tuple[LogRow, ...]:
        """All rows of each year together: they add up what the rows say."""
        of_year: defaultdict[int, list[LogRow]] = defaultdict(list)
        for row in self.rows:
            of_year[row.year].append(row)
        return tuple(map(_together, of_year.values()))


def coaching_log(workbooks: Sequence[Workbook], *, year: int | None = None) -> CoachingLog:
    """The log of a practice, of one year or of all."""
    rows, without = [], 0
    for book, client in zip(workbooks, initials(book.client.name for book in workbooks), strict=True):
        alike: defaultdict[tuple[int, int], list[CoachingSession]] = defaultdict(list)
        for one in book.coaching_sessions:
            if year is not None and one.held_on.year != year:
                continue
            if one.minutes is None:
                without += 1
            else:
                alike[one.held_on.year, one.people].append(one)
        rows += [_row(year, client, some) for (year, _), some in alike.items()]
    return CoachingLog(
        rows=tuple(sorted(rows, key=lambda row: (row.year, row.first))), without_minutes=without
    )


def _row(year: int, client: str, sessions: Sequence[CoachingSession]) -> LogRow:
    days = [one.held_on for one in sessions]
    return LogRow(
        year=year,
        client=client,
        people=sessions[0].people,
        first=min(days),
        last=max(days),
        sessions=len(sessions),
        paid=_hours(sessions, Fee.PAID),
        pro_bono=_hours(sessions, Fee.PRO_BONO),
    )


def _together(rows: Sequence[LogRow]) -> LogRow:
    return LogRow(
        year=rows[0].year,
        client=ALL,
        people=0,
        first=min(row.first for row in rows),
        last=max(row.last for row in rows),
        sessions=sum(row.sessions for row in rows),
        paid=sum((row.paid for row in rows), Decimal()),
        pro_bono=sum((row.pro_bono for row in rows), Decimal()),
    )


def _hours(sessions: Iterable[CoachingSession], fee: Fee) -> Decimal:
    minutes = sum(one.minutes or 0 for one in sessions if one.fee is fee)
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)


def initials(names: Iterable[str]) -> Iterator[str]:
    """The initials of each name, such as `R. E.`; of two that are the same the second is `R. E. (2)`."""
    seen: Counter[str] = Counter()
    for name in names:
        letters = " ".join(f"{word[0]}." for word in name.split())
        seen[letters] += 1
        yield letters if seen[letters] == 1 else f"{letters} ({seen[letters]})"
