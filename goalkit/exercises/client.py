"""Who the workbook is about, and what was agreed with them: the form, and a client who is not there yet."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from dateutil.relativedelta import relativedelta

from goalkit.exercises.rules import rule_fields
from goalkit.forms import AfterSave, Book, Draft, Form, RecordDraft, Text, Whole, box, choice, form, words
from goalkit.model import Agreement, Client, Record, Workbook
from goalkit.model.record import new_id, same_id
from goalkit.period import MONTHS
from goalkit.store import Practice

WHOSE = "New client"
DAY = "Such as 2026-09-12 or 12 Sep 2026."

CLIENT = form(
    Client,
    only=["name", "role", "organisation", "coach", "fiscal_start", "rule", "day_count"],
    helps={
        "coach": "Leave it empty if you work on your own.",
        "fiscal_start": "Quarters are counted from here.",
    },
    name=Text(needed="Write the name that stands on every page."),
    fiscal_start=choice(
        [(name, str(number)) for number, name in enumerate(MONTHS, start=1)],
        int,
        label="The organisation's year starts in",
    ),
    special=rule_fields("all clients"),
)
AGREEMENT = form(
    Agreement,
    only=["purpose", "sponsor", "may_see", "signed_on", "ends_on", "keep_years"],
    labels={
        "purpose": "What the coaching is for",
        "may_see": "Who may see what",
        "signed_on": "Agreed on",
        "keep_years": "Kept after the end for",
    },
    helps={
        "sponsor": "Who pays for it, if anybody does.",
        "may_see": "Such as: goals and status go to the sponsor, notes stay between us.",
        "signed_on": DAY,
        "ends_on": DAY,
    },
    purpose=Text(needed="Say in a few words what was agreed, or leave this whole part empty."),
    keep_years=Whole(high=30, unit="years", needed="Write for how many years, such as 3."),
)


def client_form(book: Book, *, today: date, after_save: AfterSave, is_new: bool = False) -> Form:
    """The form of a client, with the agreement below; all but the name may stay empty."""
    unsaved = book.workbook if is_new else None
    agreed = max(book.workbook.agreements, key=lambda one: one.signed_on, default=None)
    agreement_id = agreed.id if agreed else same_id("agreement")
    in_a_year = today + relativedelta(years=1)
    parts: dict[str, Draft] = {
        "client": RecordDraft(
            CLIENT,
            find=lambda workbook: None if workbook is unsaved else workbook.client,
            given={"id": book.workbook.client.id},
            start={"fiscal_start": "1"},
        ),
        "agreement": RecordDraft(
            AGREEMENT,
            agreement_id,
            start={"signed_on": today.isoformat(), "ends_on": in_a_year.isoformat(), "keep_years": "3"},
        ),
    }
    made = Form(Draft(parts=parts), book, name="client", after_save=after_save)

    def part(title: str, name: str, *fields: str) -> Any:
        return box("row", words(title, "part", "h3"), *made.views(name, *fields))

    who = tuple(CLIENT.fields)[:5]
    return made.lay_out(
        part("Who the workbook is about", "client", *who),
        part("What was agreed (may stay empty)", "agreement", *AGREEMENT.fields),
        part("How goals are judged (may stay as it is)", "client", "rule", "day_count"),
    )


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
        """Save the client, who is in the practice from then on."""
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

    def when_left(self, form: str, then: Callable[[], None]) -> None:
        """Nothing: this page is not shown anew while somebody types."""
