"""The people who see the client at work, and the support asked of them: one row each."""

import ipywidgets as ipw

from goalkit.forms import Book, Draft, Form, RecordDraft, Rows, RowsDraft, Text, box, choice, form, words
from goalkit.model import Stakeholder
from goalkit.terms import Group

GROUPS = (("choose", ""), *((group.value, group.value) for group in Group if group is not Group.SELF))
PERSON = form(
    Stakeholder,
    only=["name", "group", "support_asked", "asked_on"],
    labels={"support_asked": "Support you ask for", "asked_on": "Asked on (day)"},
    name=Text(needed="Write a name, or remove this person."),
    group=choice(GROUPS, Group, needed="Choose from where this person sees you at work."),
)
HINT = "Who sees you at work: your manager, peers, those who report to you? Three or more of a group count."


def people_form(book: Book) -> Form:
    """The people around the client; the client's own record (group self) is not among them."""
    draft = Draft()
    others = [one.id for one in book.workbook.stakeholders if one.group is not Group.SELF]
    draft.parts = {"people": RowsDraft(lambda key: RecordDraft(PERSON, key), others)}
    made = Form(draft, book, name="stakeholders")

    def row(key: str, number: int) -> ipw.Widget:
        return box("person", *made.rows(f"people.{key}", of=f"Person {number}"))

    def has_answered(key: str) -> bool:
        return any(answer.stakeholder_id == key for answer in book.workbook.feedback)

    rows = Rows(made, "people", row, what="person", stays=has_answered, one=True)
    return made.lay_out(words(HINT, "help", "p"), rows.view)
