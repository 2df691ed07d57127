"""The one object that changes: a client's workbook, open in a practice."""

from datetime import date, datetime

from goalkit.analysis.rules import RULES
from goalkit.errors import PeriodAheadError, RuleError
from goalkit.model import Record, Workbook
from goalkit.period import Period, parsed_day, today
from goalkit.review_facts import ReviewFacts
from goalkit.store.location import passphrase_given, practice_path
from goalkit.store.moment import end_of_day
from goalkit.store.practice import Practice, open_practice


class OpenWorkbook:
    """A workbook and the practice it is kept in; `workbook` is what was last loaded or saved.

    `today` is the day on which facts count. With `known_on` the workbook is as it was known then.
    """

    def __init__(
        self, practice: Practice, client_id: str, *, today: date, known_on: date | None = None
    ) -> None:
        self._practice, self._client_id = practice, client_id
        self._today, self._known_on = today, known_on
        self.workbook = self._load(known_on)

    def _load(self, known_on: date | None) -> Workbook:
        return self._practice.load(self._client_id, end_of_day(known_on) if known_on else None)

    def record(self, *records: Record) -> datetime:
        """Save these records and return the moment they were saved at."""
        saved_at = self._practice.record(self._client_id, *records)
        self.workbook = self._load(self._known_on)
        return saved_at

    def review(self, period: str, *, rule: str = "gap") -> ReviewFacts:
        """The facts of the period written like `2026-Q3`, statuses judged by the rule of that name.

        Raises PeriodError, PeriodAheadError or RuleError.
        """
        span = Period.parse(period, fiscal_start=self.workbook.client.fiscal_start)
        if self._today < span.start:
            raise PeriodAheadError(period, self._today)
        if rule not in RULES:
            raise RuleError(rule, tuple(RULES))
        return ReviewFacts(
            workbook=self.workbook,
            period=span,
            as_of=min(span.last_day, self._today),
            rule=RULES[rule],
        )


def open_workbook(client: str, *, practice: str = "", as_of: str = "") -> OpenWorkbook:
    """Open the workbook of the client with this id.

    `practice` is the file (default: `GOALKIT_PRACTICE`, then the user's data folder). With `as_of`,
    a date such as `2026-03-31`, everything is as it was known at the end of that day (UTC).
    The passphrase is taken from `GOALKIT_PASSPHRASE`. Raises StoreError or DateError.
    """
    known_on = parsed_day(as_of) if as_of else None
    opened = open_practice(practice_path(practice), passphrase=passphrase_given())
    return OpenWorkbook(opened, client, today=known_on or today(), known_on=known_on)
