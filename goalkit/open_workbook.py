"""The one object that changes: a client's workbook, open in a practice."""

import os
from datetime import date, datetime, timedelta

from goalkit.analysis.rules import RULES
from goalkit.errors import ClientUnknownError, DateError, PeriodAheadError, RuleError
from goalkit.model import Record, Workbook
from goalkit.period import Period
from goalkit.review_facts import ReviewFacts
from goalkit.store import Practice, end_of_day, open_practice, practice_location


class OpenWorkbook:
    """A workbook and the practice it is kept in. `workbook` is always what was last saved or loaded."""

    def __init__(self, practice: Practice, client_id: str, *, as_of: date | None = None) -> None:
        self._practice = practice
        self._client_id = client_id
        self._as_of = as_of
        self.workbook: Workbook = self._load()

    def _load(self) -> Workbook:
        return self._practice.load(self._client_id, None if self._as_of is None else end_of_day(self._as_of))

    def record(self, *records: Record) -> datetime:
        """Save these records and return the moment they were saved at."""
        saved_at = self._practice.record(self._client_id, *records)
        self.workbook = self._load()
        return saved_at

    def review(self, period: str, *, rule: str = "gap") -> ReviewFacts:
        """The facts of the period written like `2026-Q3`, statuses judged by the rule of that name."""
        span = Period.parse(period, fiscal_start=self.workbook.client.fiscal_start)
        known_on = self.workbook.known_at.date()
        if known_on < span.start:
            raise PeriodAheadError(period, known_on)
        if rule not in RULES:
            raise RuleError(rule, tuple(RULES))
        return ReviewFacts(
            workbook=self.workbook,
            then=self._known_on(span.start - timedelta(days=1)),
            period=span,
            as_of=min(span.last_day, known_on),
            rule=RULES[rule],
        )

    def _known_on(self, day: date) -> Workbook | None:
        try:
            return self._practice.load(self._client_id, end_of_day(day))
        except ClientUnknownError:
            return None


def open_workbook(client: str, *, practice: str = "", as_of: str = "") -> OpenWorkbook:
    """Open the workbook of the client with this id.

    `practice` is the file (default: `GOALKIT_PRACTICE`, then the user's data folder); with `as_of`,
    a date such as `2026-03-31`, the workbook is as it was known at the end of that day.
    The passphrase is taken from `GOALKIT_PASSPHRASE`.
    """
    place = open_practice(practice_location(practice), passphrase=os.environ.get("GOALKIT_PASSPHRASE"))
    return OpenWorkbook(place, client, as_of=parsed_day(as_of) if as_of else None)


def parsed_day(text: str) -> date:
    """The day that a text such as `2026-03-31` names. Raises DateError for any other text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DateError(text) from None
