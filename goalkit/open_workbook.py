"""The one object that changes: a client's workbook, open in a practice."""

from collections.abc import Callable
from datetime import date, datetime

from goalkit.analysis.rules import RULES
from goalkit.errors import NothingToUndoError, PeriodAheadError, RuleError, StaleSaveError
from goalkit.model import Record, Workbook
from goalkit.period import Period, parsed_day, today
from goalkit.review_facts import ReviewFacts
from goalkit.store.location import passphrase_given, practice_path
from goalkit.store.moment import end_of_day
from goalkit.store.practice import Practice, open_practice


class OpenWorkbook:
    """A workbook and the practice it is kept in; `workbook` is what was last loaded or saved.

    `today` is the day on which facts count, `last_save` the moment of the last change made here.
    With `known_on` the workbook is as it was known then.
    """

    def __init__(
        self, practice: Practice, client_id: str, *, today: date, known_on: date | None = None
    ) -> None:
        self._practice, self._client_id = practice, client_id
        self.today, self._known_on = today, known_on
        self.last_save: datetime | None = None
        self.workbook = self._load(known_on)

    def _load(self, known_on: date | None) -> Workbook:
        return self._practice.load(self._client_id, end_of_day(known_on) if known_on else None)

    def record(self, *records: Record, seen_at: datetime | None = None) -> datetime:
        """Save these records and return the moment they were saved at.

        `seen_at` is the moment as of which they were read, by default that of `workbook`. Where one
        of them was changed since, StaleSaveError is raised and `workbook` has what is known now.
        """
        return self._save(
            lambda: self._practice.record(
                self._client_id, *records, seen_at=seen_at or self.workbook.known_at
            )
        )

    def undo(self) -> datetime:
        """Save again what was known before the last save made here; undoing twice does it again.

        Raises NothingToUndoError, and StaleSaveError where one of the records was changed since.
        """
        moment = self.last_save
        if moment is None:
            raise NothingToUndoError
        return self._save(lambda: self._practice.undo(self._client_id, moment))

    def _save(self, save: Callable[[], datetime]) -> datetime:
        try:
            saved_at = save()
        except StaleSaveError:
            self.workbook = self._load(self._known_on)
            raise
        self.workbook = self._load(self._known_on)
        if self.workbook.known_at == saved_at:  # else nothing was different
            self.last_save = saved_at
        return saved_at

    def keep_draft(self, form: str, text: str) -> None:
        """Keep what is typed into the form of this name and not saved yet."""
        self._practice.keep_draft(self._client_id, form, text)

    def draft(self, form: str) -> str:
        """What was kept of the form of this name, empty where nothing was."""
        return self._practice.draft(self._client_id, form)

    def drop_draft(self, form: str) -> None:
        """Forget what was kept of the form of this name."""
        self._practice.drop_draft(self._client_id, form)

    def review(self, period: str, *, rule: str = "gap") -> ReviewFacts:
        """The facts of the period written like `2026-Q3`, statuses judged by the rule of that name.

        Raises PeriodError, PeriodAheadError or RuleError.
        """
        span = Period.parse(period, fiscal_start=self.workbook.client.fiscal_start)
        if self.today < span.start:
            raise PeriodAheadError(period, self.today)
        if rule not in RULES:
            raise RuleError(rule, tuple(RULES))
        return ReviewFacts(
            workbook=self.workbook,
            period=span,
            as_of=min(span.last_day, self.today),
            known_on=self.today,
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
    workbook = OpenWorkbook(opened, client, today=known_on or today(), known_on=known_on)
    opened.close()  # whoever only reads leaves nothing beside the file; a save opens it again
    return workbook
