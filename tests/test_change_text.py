"""Changes in words: every field is told as the pages call it, and every record has a name."""

from datetime import UTC, date, datetime
from decimal import Decimal
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from goalkit import exercises
from goalkit.change_text import change_title, edit_lines, edit_title, label_of
from goalkit.forms import Declared
from goalkit.model import Milestone, Record, Review, Workbook
from goalkit.model.change import Change, Edit
from goalkit.terms import Rule
from tests.books import book, goal, reach, reading
from tests.strategies import workbooks

AT = datetime(2026, 5, 20, 12, tzinfo=UTC)
DAY = date(2026, 3, 20)
BOOK = book(goals=(goal(),), measures=(reach(),), check_ins=(reading("m1", DAY, 7),))


def changed(*edits: Edit) -> Change:
    return Change(at=AT, edits=edits)


def lines(before: Record | None, after: Record | None) -> list[tuple[str, str, str]]:
    edit = Edit(before=before, after=after)
    return [tuple(one) for one in edit_lines(edit, changed(edit), BOOK)]


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([(None, reading("m1", DAY, 7))], "Check-in added: “Team size”, 20 Mar 2026"),
        ([(reading("m9", DAY, 7), None)], "Check-in deleted: something that was deleted, 20 Mar 2026"),
        ([(goal(), goal(why="To grow"))], "Goal changed: “Lead a team of ten”"),
        ([(None, reading("m1", DAY, 7)), (None, reading("m2", DAY, 7))], "2 check-ins added"),
        ([(None, reading("m1", DAY, 7)), (goal(), None)], "1 check-in and 1 goal changed"),
        ([(None, Review(id="r", period="2026-Q1", held_on=DAY))], "Review added: Q1 2026"),
    ],
)
def test_a_change_has_a_title(edits: list[tuple[Record | None, Record | None]], said: str) -> None:
    change = changed(*(Edit(before=before, after=after) for before, after in edits))
    assert change_title(change, BOOK) == said


def test_what_was_deleted_together_is_still_named() -> None:
    gone = changed(Edit(before=reach("m9"), after=None), Edit(before=reading("m9", DAY, 7), after=None))
    assert edit_title(gone.edits[1], gone, BOOK) == "Check-in deleted: “Team size”, 20 Mar 2026"


def test_of_a_change_only_what_is_different_is_told() -> None:
    assert lines(goal(rule=Rule.GAP), goal(due=date(2027, 3, 1))) == [
        ("Due on", "31 Dec 2026", "1 Mar 2027"),
        ("Rule for the status", "gap rule", ""),
    ]
    assert lines(reach(), reach(target=Decimal("12.5"))) == [("Target", "10 people", "12.5 people")]
    assert lines(reading("m1", DAY, 7), reading("m1", DAY, None, confidence=0.7)) == [
        ("Value", "7\u00a0people", ""),
        ("How confident are you?", "", "70\u00a0%"),
    ]


def test_of_a_new_record_what_was_said_is_told() -> None:
    step = Milestone(id="k1", goal_id="g1", title="First hire", due=DAY)
    assert lines(None, step) == [("Goal", "", "“Lead a team of ten”"), ("By when", "", "20 Mar 2026")]


def test_a_new_version_is_told_beside_the_one_before() -> None:
    second = reach(version=2, since=DAY, reason="Two more", target=Decimal(12))
    edit = Edit(before=None, after=second, revised=reach())
    assert change_title(changed(edit), BOOK) == "Measure changed: “Team size”"
    assert ("Target", "10 people", "12 people") in [
        tuple(one) for one in edit_lines(edit, changed(edit), BOOK)
    ]
    back = edit.back
    assert ("Target", "12 people", "10 people") in [
        tuple(one) for one in edit_lines(back, changed(back), BOOK)
    ]


@given(workbooks())
@hypothesis_settings(max_examples=30)
def test_every_record_can_be_told(workbook: Workbook) -> None:
    for record in workbook.records():
        edit = Edit(before=None, after=record)
        assert edit_title(edit, changed(edit), workbook)
        for line in edit_lines(edit, changed(edit), workbook):
            assert line.label
            assert not line.label.endswith("id")


def test_the_labels_are_those_of_the_pages() -> None:
    """A page may ask in a longer sentence: the label is a piece of it."""
    seen: dict[tuple[type[Record], str], set[str]] = {}
    for module in walk_packages(exercises.__path__, f"{exercises.__name__}."):
        for declared in vars(import_module(module.name)).values():
            if isinstance(declared, Declared):
                for name, field in declared.fields.items():
                    seen.setdefault((declared.record, name), set()).add(field.label)
    strange = {
        (kind.__name__, name): (label_of(kind, name), labels)
        for (kind, name), labels in seen.items()
        if not any(label_of(kind, name).casefold() in one.casefold() for one in labels)
    }
    del strange["Reflection", "text"]  # the question itself stands there
    assert strange == {}
