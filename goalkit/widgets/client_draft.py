"""What is typed about a client, and about what was agreed with them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from traitlets import Unicode

from goalkit.model import Agreement, Record, Workbook
from goalkit.model.record import same_id
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rule_choices import days_of, rule_of
from goalkit.widgets.typed import TypedError, typed_day, typed_text, typed_whole

NO_NAME = "Write the name that shall stand on every page."
NO_PURPOSE = "Say in a few words what was agreed, or leave this whole part empty."


class ClientDraft(RecordsDraft):
    """The client of a workbook and the newest agreement. It is made once something of it is said."""

    name, role, organisation, coach = (Unicode().tag(typed=True) for _ in range(4))
    fiscal_start = Unicode("1").tag(typed=True)
    rule, day_count = (Unicode().tag(typed=True) for _ in range(2))
    purpose, sponsor, may_see = (Unicode().tag(typed=True) for _ in range(3))
    signed_on, ends_on, keep_years = (Unicode().tag(typed=True) for _ in range(3))

    def __init__(self, workbook: Workbook, *, is_new: bool, today: date) -> None:
        super().__init__()
        self._client = workbook.client
        agreement = max(workbook.agreements, key=lambda one: one.signed_on, default=None)
        self._agreement_id = agreement.id if agreement else same_id("agreement")
        self.signed_on, self.ends_on = today.isoformat(), _in_a_year(today).isoformat()
        self.keep_years = "3"
        self.saw(workbook.client)
        if not is_new:
            self._show(workbook.client, "name", "role", "organisation", "coach", "fiscal_start")
            self.rule, self.day_count = workbook.client.rule or "", workbook.client.day_count or ""
        if agreement:
            shown = ("purpose", "sponsor", "may_see", "signed_on", "ends_on", "keep_years")
            self._show(agreement, *shown)

    def checks(self) -> dict[str, Callable[[], object]]:
        always: dict[str, Callable[[], object]] = {"name": self._name}
        if not self._agrees:
            return always
        return {
            **always,
            "purpose": self._purpose,
            "signed_on": self._signed,
            "ends_on": self._ends,
            "keep_years": self._keep,
        }

    def built(self) -> Iterator[tuple[str, Record]]:
        yield (
            "name",
            replace(
                self._client,
                name=self._name(),
                role=self.role.strip(),
                organisation=self.organisation.strip(),
                coach=self.coach.strip(),
                fiscal_start=int(self.fiscal_start),
                rule=rule_of(self.rule),
                day_count=days_of(self.day_count),
            ),
        )
        if self._agrees:
            yield "purpose", self._agreement()

    def _agreement(self) -> Agreement:
        return Agreement(
            id=self._agreement_id,
            purpose=self._purpose(),
            signed_on=self._signed(),
            ends_on=self._ends(),
            sponsor=self.sponsor.strip(),
            may_see=self.may_see.strip(),
            keep_years=self._keep(),
        )

    @property
    def _agrees(self) -> bool:
        return any(text.strip() for text in (self.purpose, self.sponsor, self.may_see))

    def _show(self, record: Record, *names: str) -> None:
        for name in names:
            setattr(self, name, str(getattr(record, name)))
        self.saw(record)

    def _name(self) -> str:
        return typed_text(self.name, NO_NAME)

    def _purpose(self) -> str:
        return typed_text(self.purpose, NO_PURPOSE)

    def _signed(self) -> date:
        return typed_day(self.signed_on)

    def _ends(self) -> date:
        try:
            earliest = self._signed()
        except TypedError:
            earliest = None
        return typed_day(self.ends_on, earliest=earliest)

    def _keep(self) -> int:
        return typed_whole(self.keep_years, 0, 30)


def _in_a_year(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28))
