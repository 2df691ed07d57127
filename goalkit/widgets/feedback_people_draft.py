"""What is typed about the people who see the client at work, and the support asked of them."""

from collections.abc import Callable, Iterator
from datetime import date

from traitlets import Unicode

from goalkit.model import Record, Stakeholder, Workbook
from goalkit.terms import Group
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.rows_draft import RowsDraft
from goalkit.widgets.typed import TypedError, typed_day, typed_text


class StakeholderDraft(Draft):
    """One person."""

    name, group, support, asked_on = (Unicode().tag(typed=True) for _ in range(4))

    def checks(self) -> dict[str, Callable[[], object]]:
        if self.is_empty:
            return {}
        return {"name": self._name, "group": self._group, "asked_on": self._asked_on}

    def show(self, person: Stakeholder) -> None:
        """Fill the fields with what was recorded."""
        self.name, self.group, self.support = person.name, person.group, person.support_asked
        self.asked_on = person.asked_on.isoformat() if person.asked_on else ""

    def stakeholder(self, key: str) -> Stakeholder | None:
        """The person, None where nothing is typed."""
        if self.is_empty:
            return None
        return Stakeholder(
            id=key,
            name=self._name(),
            group=self._group(),
            support_asked=self.support.strip(),
            asked_on=self._asked_on(),
        )

    def _name(self) -> str:
        return typed_text(self.name, "Write a name, or take this person away.")

    def _group(self) -> Group:
        if not self.group:
            raise TypedError("Choose from where this person sees you at work.")
        return Group(self.group)

    def _asked_on(self) -> date | None:
        return typed_day(self.asked_on) if self.asked_on.strip() else None


class StakeholdersDraft(RecordsDraft):
    """The people, one row each; the client's own record (group self) is not among them."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self._workbook = workbook
        others = [one for one in workbook.stakeholders if one.group is not Group.SELF]
        self.rows = RowsDraft(lambda _: StakeholderDraft(), [one.id for one in others])
        self.parts = {"people": self.rows}
        for one in others:
            self.rows.rows[one.id].show(one)
            self.saw(one)

    def has_answered(self, key: str) -> bool:
        """Whether there is feedback of this person, who then stays."""
        return any(answer.stakeholder_id == key for answer in self._workbook.feedback)

    def built(self) -> Iterator[tuple[str, Record]]:
        for key, row in self.rows.rows.items():
            if person := row.stakeholder(key):
                yield f"people.{key}.name", person

    def gone(self) -> tuple[Record, ...]:
        away = set(self.rows.taken_away)
        return tuple(one for one in self._workbook.stakeholders if one.id in away)

    def saved(self, workbook: Workbook) -> None:
        self._workbook = workbook
        super().saved(workbook)
