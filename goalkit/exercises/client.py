"""Who the workbook is about, and what was agreed with them: the form, and a client who is not there yet."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, tzinfo

import ipywidgets as ipw
from dateutil.relativedelta import relativedelta

from goalkit import forms as ui
from goalkit.exercises.rules import rule_fields
from goalkit.model import Agreement, Client, Record, Workbook
from goalkit.model.record import latest, new_id, same_id
from goalkit.period import MONTHS
from goalkit.store import Practice
from goalkit.store.settings import practice_zone

WHOSE = "New client"
DAY = "Such as 2026-09-12 or 12 Sep 2026."

CLIENT = ui.form(
    Client,
    only=["name", "role", "organisation", "coach", "fiscal_start", "rule", "day_count"],
    name=ui.Text(needed="Write the name that stands on every page."),
    coach=ui.Field(help="Leave it empty if you work on your own."),
    fiscal_start=ui.Choice(
        [(name, str(number)) for number, name in enumerate(MONTHS, start=1)],
        int,
        help="Quarters are counted from here.",
    ),
    **rule_fields("all clients"),
)
AGREEMENT = ui.form(
    Agreement,
    only=["purpose", "sponsor", "may_see", "signed_on", "ends_on", "keep_years"],
    purpose=ui.Text(needed="Say in a few words what was agreed, or leave this whole part empty."),
    sponsor=ui.Field(help="Who pays for it, if anybody does."),
    may_see=ui.Field(help="Such as: goals and status go to the sponsor, notes stay between us."),
    signed_on=ui.Field(help=DAY),
    ends_on=ui.Field(help=DAY),
    keep_years=ui.Whole(high=30, unit="years", needed="Write for how many years, such as 3."),
)


def client_form(book: ui.Book, *, today: date, after_save: ui.AfterSave, is_new: bool = False) -> ui.Form:
    """The form of a client, with the agreement below; all but the name may stay empty."""
    unsaved = book.workbook if is_new else None
    agreed = latest(book.workbook.agreements, lambda one: one.signed_on)
    in_a_year = (today + relativedelta(years=1)).isoformat()
    client = ui.RecordDraft(
        CLIENT,
        find=lambda workbook: None if workbook is unsaved else workbook.client,
        given={"id": book.workbook.client.id},
        start={"fiscal_start": "1", "coach": unsaved.client.coach if unsaved else ""},
    )
    agreement = ui.RecordDraft(
        AGREEMENT,
        agreed.id if agreed else same_id("agreement"),
        start={"signed_on": today.isoformat(), "ends_on": in_a_year, "keep_years": "3"},
    )
    draft = ui.Draft(parts={"client": client, "agreement": agreement})
    made = ui.Form(draft, book, name="client", after_save=after_save)

    def part(title: str, name: str, *fields: str) -> ipw.Widget:
        return ui.box("row", ui.words(title, "part", "h3"), made.add_all(name, *fields))

    who = tuple(CLIENT.fields)[:5]
    return made.lay_out(
        part("Who the workbook is about", "client", *who),
        part("What was agreed (may stay empty)", "agreement", *AGREEMENT.fields),
        part("How goals are judged (may stay as it is)", "client", "rule", "day_count"),
    )


class NewClient(ui.Book):
    """What a form needs of a workbook, for one that is not in the practice yet.

    Its id is made up and tells nothing, its coach is the one of the newest client who has one. What is typed
    is kept with the practice itself.
    """

    workbook: Workbook
    whose = WHOSE
    undoable = redoable = None  # there is nothing yet

    def __init__(self, practice: Practice, today: date) -> None:
        self._practice, self.today = practice, today
        coach = next((one.coach for one in reversed(practice.clients()) if one.coach), "")
        client = Client(id=new_id(), name=WHOSE, coach=coach)
        self.workbook = Workbook(client=client, known_at=datetime.now(UTC))

    @property
    def zone(self) -> tzinfo | None:
        return practice_zone(self._practice)

    def record(
        self,
        *records: Record,
        without: Sequence[Record] = (),
        seen_at: datetime | None = None,  # noqa: ARG002 - nobody else knows of this client
    ) -> datetime | None:
        client_id = self.workbook.client.id
        saved_at = self._practice.record(client_id, *records, without=without)
        self.workbook = self._practice.load(client_id)
        return saved_at

    def undo(self) -> datetime:
        return self._practice.undo(self.workbook.client.id)

    def redo(self) -> datetime:
        return self._practice.redo(self.workbook.client.id)

    def keep_draft(self, form: str, text: str) -> None:
        self._practice.keep_draft("", f"new {form}", text)

    def draft(self, form: str) -> str:
        return self._practice.draft("", f"new {form}")

    def drop_draft(self, form: str) -> None:
        self._practice.drop_draft("", f"new {form}")

    def when_changed(self, name: str, then: Callable[[bool], None]) -> None:
        """Nothing: once the client is there, another page is shown."""

    def when_left(self, name: str, then: Callable[[], None]) -> None:
        """Nothing: this page is not shown anew while somebody types."""
