"""A client who does not exist yet: the form about them writes into a workbook that is made by its save."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from goalkit.model import Client, Record, Workbook
from goalkit.model.record import new_id
from goalkit.store import Practice

WHOSE = "New client"


class NewClient:
    """What a form needs of a workbook (`Book`), for one that is not in the practice yet.

    Its id is made up and tells nothing. What is typed is kept with the practice itself.
    """

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        client = Client(id=new_id(), name=WHOSE)
        self.workbook = Workbook(client=client, known_at=datetime.now(UTC))

    @property
    def whose(self) -> str:
        """The client as shown on the page."""
        return WHOSE

    def known(self, moment: datetime) -> Workbook:  # noqa: ARG002 - nothing was known at any moment
        """Nothing but the made-up client."""
        return self.workbook

    def record(
        self,
        *records: Record,
        without: Sequence[Record] = (),
        seen_at: datetime | None = None,  # noqa: ARG002 - nobody else knows of this client
    ) -> datetime | None:
        """Save the client, who is in the practice from then on; None where nothing is different."""
        client_id = self.workbook.client.id
        saved_at = self._practice.record(client_id, *records, without=without)
        self.workbook = self._practice.load(client_id)
        return saved_at

    def undo(self, saved_at: datetime) -> datetime:
        """Take back the save made at that moment."""
        return self._practice.undo(self.workbook.client.id, saved_at)

    def keep_draft(self, form: str, text: str) -> None:
        """Keep what is typed."""
        self._practice.keep_draft("", f"new {form}", text)

    def draft(self, form: str) -> str:
        """What was kept."""
        return self._practice.draft("", f"new {form}")

    def drop_draft(self, form: str) -> None:
        """Forget what was kept."""
        self._practice.drop_draft("", f"new {form}")

    def when_left(self, then: Callable[[], None]) -> None:
        """Nothing: this page is not shown anew while somebody types."""
