"""Rows can be added and taken away; what is typed into them is kept and saved like all else."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from goalkit.forms import Draft, Form, RecordDraft, Rows, RowsDraft, form
from goalkit.model import Client, Objective, Workbook
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from tests.forms.pages import buttons, labels

GROW = Objective(id="o1", title="Grow the market")
CALM = Objective(id="o2.b", title="Keep calm")
BEGIN = datetime(2026, 1, 2, tzinfo=UTC)


TITLE = form(Objective, only=["title"])


def objectives(workbook: Workbook) -> Draft:
    """The objectives, a row each."""

    def row(key: str) -> RecordDraft[Objective]:
        return RecordDraft(TITLE, find=lambda known: known.newest(Objective, key), given=lambda: {"id": key})

    draft = Draft()
    draft.parts = {"objectives": RowsDraft(row, [one.id for one in workbook.objectives])}
    draft.follow(workbook)
    return draft


@pytest.fixture
def practice() -> Iterator[Practice]:
    with open_practice(":memory:") as opened:
        opened.record("c1", Client(id="c1", name="Robin Example"), GROW, CALM, at=BEGIN)
        yield opened


def open_form(practice: Practice) -> tuple[Form, Rows]:
    book = OpenWorkbook(practice, "c1", today=date(2026, 5, 20))
    made = Form(objectives(book.workbook), book, name="objectives")

    def row(key: str, _: int) -> Any:
        return made.add(f"objectives.{key}.title", f"Objective {key}").view

    rows = Rows(made, "objectives", row, what="objective")
    made.lay_out(rows.view)
    return made, rows


def title_of(form: Form, key: str, title: str) -> None:
    """Write the title of a row that is not shown."""
    form.draft[f"objectives.{key}.title"] = title


def titles(practice: Practice) -> list[str]:
    return [one.title for one in practice.load("c1").objectives]


def test_every_record_has_its_row_and_a_save_changes_only_what_was_changed(practice: Practice) -> None:
    form, _ = open_form(practice)
    assert labels(form.view) == ["Objective o1", "Objective o2.b"]
    form.control("objectives.o2.b.title").value = "Keep very calm"
    form.save()
    assert titles(practice) == ["Grow the market", "Keep very calm"]


def test_one_more_is_an_empty_row_that_becomes_a_record_of_its_own(practice: Practice) -> None:
    form, rows = open_form(practice)
    buttons(rows.view)["Another objective"].click()
    (new,) = set(form.draft.parts["objectives"].parts) - {"o1", "o2.b"}
    form.control(f"objectives.{new}.title").value = "Win a prize"
    form.save()
    assert titles(practice) == ["Grow the market", "Keep calm", "Win a prize"]


def test_a_row_that_is_taken_away_is_gone_after_the_save_and_back_after_undo(practice: Practice) -> None:
    form, rows = open_form(practice)
    buttons(rows.view)["Remove this objective"].click()
    assert labels(form.view) == ["Objective o1"]
    assert titles(practice) == ["Grow the market", "Keep calm"]
    form.save()
    assert titles(practice) == ["Grow the market"]
    form.undo()
    assert titles(practice) == ["Grow the market", "Keep calm"]
    assert labels(form.view) == ["Objective o1", "Objective o2.b"]
    form.redo()
    assert titles(practice) == ["Grow the market"]
    assert labels(form.view) == ["Objective o1"]


def test_a_row_that_was_added_goes_with_undo_and_comes_with_redo(practice: Practice) -> None:
    form, rows = open_form(practice)
    new = rows.add()
    title_of(form, new, "Win a prize")
    form.save()
    form.undo()
    assert labels(form.view) == ["Objective o1", "Objective o2.b"]
    form.redo()
    assert labels(form.view) == ["Objective o1", "Objective o2.b", f"Objective {new}"]
    assert titles(practice) == ["Grow the market", "Keep calm", "Win a prize"]


def test_rows_that_were_added_or_taken_away_are_so_again_when_the_page_is_opened_anew(
    practice: Practice,
) -> None:
    form, rows = open_form(practice)
    rows.take_away("o1")
    rows.add()
    new = list(form.draft.parts["objectives"].parts)[-1]
    form.control(f"objectives.{new}.title").value = "Win a prize"
    again, _ = open_form(practice)
    assert labels(again.view) == ["Objective o2.b", f"Objective {new}"]
    again.save()
    assert titles(practice) == ["Keep calm", "Win a prize"]


def test_a_save_is_refused_where_another_window_changed_the_row_and_both_texts_are_shown(
    practice: Practice,
) -> None:
    here, there = open_form(practice)[0], open_form(practice)[0]
    there.control("objectives.o1.title").value = "Grow at home"
    there.save()
    here.control("objectives.o1.title").value = "Grow abroad"
    here.save()
    assert "“Grow at home”" in here.said("objectives.o1.title")
    assert here.control("objectives.o1.title").value == "Grow abroad"
    assert titles(practice) == ["Grow at home", "Keep calm"]
    here.save()
    assert titles(practice) == ["Grow abroad", "Keep calm"]


def test_a_row_that_another_window_took_away_comes_again_only_once_that_was_told(practice: Practice) -> None:
    here, (there, rows) = open_form(practice)[0], open_form(practice)
    rows.take_away("o1")
    there.save()
    here.control("objectives.o1.title").value = "Grow abroad"
    here.save()
    assert "nothing here" in here.said("objectives.o1.title")
    assert titles(practice) == ["Keep calm"]
    here.save()
    assert titles(practice) == ["Grow abroad", "Keep calm"]


def test_a_kept_draft_does_not_silently_replace_what_was_saved_after_it_was_typed(practice: Practice) -> None:
    open_form(practice)[0].control("objectives.o1.title").value = "Grow abroad"
    practice.record("c1", Objective(id="o1", title="Grow at home"))
    again = open_form(practice)[0]
    again.save()
    assert "“Grow at home”" in again.said("objectives.o1.title")
    assert titles(practice) == ["Grow at home", "Keep calm"]


def test_a_row_that_stays_has_no_button_to_take_it_away(practice: Practice) -> None:
    book = OpenWorkbook(practice, "c1", today=date(2026, 5, 20))
    made = Form(objectives(book.workbook), book, name="objectives")
    rows = Rows(
        made,
        "objectives",
        lambda key, _: made.add(f"objectives.{key}.title", f"Objective {key}").view,
        what="objective",
        stays=lambda _: True,
    )
    assert list(buttons(rows.view)) == ["Another objective"]


def test_one_more_is_known_by_its_key_so_that_it_can_be_filled(practice: Practice) -> None:
    form, rows = open_form(practice)
    key = rows.add()
    title_of(form, key, "Win a prize")
    assert form.control(f"objectives.{key}.title").value == "Win a prize"
