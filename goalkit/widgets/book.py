"""What a form needs of the workbook that it writes into."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from goalkit.model import Record, Workbook


class Book(Protocol):
    """The workbook that a form writes into."""

    @property
    def workbook(self) -> Workbook:
        """The workbook as it was last loaded or saved."""

    @property
    def whose(self) -> str:
        """The client as shown on the page."""

    def known(self, moment: datetime) -> Workbook:
        """The workbook as it was known at a moment."""

    def record(
        self, *records: Record, without: Sequence[Record] = (), seen_at: datetime | None = None
    ) -> datetime | None:
        """Save records, take others back and return the moment; None where nothing is different.

        Raises StaleSaveError where one changed since `seen_at`.
        """

    def undo(self, saved_at: datetime) -> datetime:
        """Take back the save made at that moment."""

    def keep_draft(self, form: str, text: str) -> None:
        """Keep what is typed into a form."""

    def draft(self, form: str) -> str:
        """What was kept."""

    def drop_draft(self, form: str) -> None:
        """Forget what was kept."""

    def when_left(self, form: str, then: Callable[[], None]) -> None:
        """Call `then` before the page is shown anew, and before another form of this name is opened."""
