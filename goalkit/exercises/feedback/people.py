"""The people who see the client at work, and the support asked of them: one row each."""

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.model import Stakeholder, Workbook
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Group

GROUPS = (("choose", ""), *((group.value, group.value) for group in Group if group is not Group.SELF))
PERSON = ui.form(
    Stakeholder,
    only=["name", "group", "support_asked", "asked_on"],
    name=ui.Text(needed="Write a name, or remove this person."),
    group=ui.Choice(GROUPS, Group, needed="Choose from where this person sees you at work."),
    support_asked=ui.Field(label="Support you ask for"),
    asked_on=ui.Field(label="Asked on (day)"),
)
HINT = "Who sees you at work: your manager, peers, those who report to you? Three or more of a group count."


def others_of(workbook: Workbook) -> list[Stakeholder]:
    """The people around the client, in the order in which they came."""
    return [one for one in workbook.stakeholders if one.group is not Group.SELF]


def people_form(book: OpenWorkbook) -> ui.Form:
    """The people around the client; the client's own record (group self) is not among them."""
    known = [one.id for one in others_of(book.workbook)]
    rows = ui.RowsDraft(lambda key: ui.RecordDraft(PERSON, key), known)
    made = ui.Form(ui.Draft(parts={"people": rows}), book, name="stakeholders")

    def row(key: str, number: int) -> ipw.Widget:
        return ui.box("person", made.rows(f"people.{key}", of=f"Person {number}"))

    def has_answered(key: str) -> bool:
        return any(answer.stakeholder_id == key for answer in book.workbook.feedback)

    return made.lay_out(HINT, ui.Rows(made, "people", row, what="person", stays=has_answered, one=True))
