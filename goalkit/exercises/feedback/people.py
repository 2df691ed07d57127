"""The people who see the client at work, and the support asked of them: one row each."""

import ipywidgets as ipw

from goalkit import forms as ui
from goalkit.forms.picture import soon
from goalkit.forms.support_map import Person, SupportMap
from goalkit.model import Stakeholder, Workbook
from goalkit.open_workbook import OpenWorkbook
from goalkit.terms import Group

GROUPS = (("choose", ""), *((group.value, group.value) for group in Group if group is not Group.SELF))
INFLUENCE = (
    ("not said", ""),
    ("5 decides", "5"),
    ("4 much", "4"),
    ("3 some", "3"),
    ("2 little", "2"),
    ("1 hardly any", "1"),
)
SUPPORT = (
    ("not said", ""),
    ("+2 works for them", "2"),
    ("+1 is for them", "1"),
    ("0 neutral", "0"),
    ("−1 has doubts", "-1"),
    ("−2 works against them", "-2"),
)
PERSON = ui.form(
    Stakeholder,
    only=["name", "group", "support_asked", "asked_on", "influence", "support"],
    name=ui.Text(needed="Write a name, or remove this person."),
    group=ui.Choice(GROUPS, Group, needed="Choose from where this person sees you at work."),
    asked_on=ui.Field(label="Asked on (day)"),
    influence=ui.Choice(INFLUENCE, int),
    support=ui.Choice(SUPPORT, int),
)
STANDING = "Drag each person to where they stand, or use the arrow keys. No sponsor ever sees it."
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

    def on_the_map() -> list[Person]:
        sides = ("name", "influence", "support")
        return [
            Person(key=key, **{side: one.states[side] for side in sides}) for key, one in rows.rows.items()
        ]

    def standing() -> SupportMap:
        shown = SupportMap(on_the_map)
        made.draft.on_change(shown.follow)
        rows.when_moved(shown.follow)
        return shown

    people = ui.Rows(made, "people", row, what="person", stays=has_answered, one=True)
    return made.lay_out(
        ui.box("two", ui.box("picture", STANDING, soon(standing)), ui.box("hand", HINT, people))
    )
