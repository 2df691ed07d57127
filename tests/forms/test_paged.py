"""Many like parts of a form, of which some are in sight."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import ipywidgets as ipw
import pytest

from goalkit.forms import Draft, Form, Paged, RecordDraft, Text, form
from goalkit.forms.parsing import parse_whole
from goalkit.model import Client, Objective
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice, open_practice
from tests.forms.pages import buttons, labels


class NumberName(Text):
    """A name that is a number from 1 to 99."""

    def parse(self, text: Any) -> str:
        return str(parse_whole(text, 1, 99))


AIM = form(Objective, only=["title"], title=NumberName(label="Aim"))


def aims(many: int) -> Draft:
    """So many objectives, called `a.0`, `a.1` and so on."""
    draft = Draft()
    draft.parts = {f"a.{number}": aim(f"a.{number}") for number in range(many)}
    return draft


def aim(key: str) -> RecordDraft[Objective]:
    return RecordDraft(AIM, find=lambda known: known.newest(Objective, key), given=lambda: {"id": key})


class Page:
    """A form with so many rows, five in sight."""

    def __init__(self, practice: Practice, many: int = 12, first: str = "") -> None:
        book = OpenWorkbook(practice, "c1", today=date(2026, 5, 20))
        self.form = Form(aims(many), book, name="rows")
        names = [f"a.{number}" for number in range(many)]
        self.form.lay_out(*Paged(self.form, names, self._row, what="aim", first=first, most=5).views)

    def _row(self, name: str, number: int) -> ipw.Widget:
        return self.form.add(f"{name}.title", f"Aim {number}").view

    @property
    def in_sight(self) -> list[str]:
        return [label for label in labels(self.form.view) if label.startswith("Aim ")]

    def goes_on(self) -> "Page":
        buttons(self.form.view)["Next aims"].click()
        return self

    def types(self, number: int, text: str) -> "Page":
        self.form.control(f"a.{number}.title").value = text
        return self


@pytest.fixture
def practice() -> Iterator[Practice]:
    with open_practice(":memory:") as opened:
        opened.record("c1", Client(id="c1", name="Robin Example"))
        yield opened


def test_a_few_stand_there_without_a_list(practice: Practice) -> None:
    page = Page(practice, many=5)
    assert page.in_sight == [f"Aim {number}" for number in range(1, 6)]
    assert "Aims" not in labels(page.form.view)


def test_of_many_some_are_in_sight_and_a_button_leads_to_the_next(practice: Practice) -> None:
    page = Page(practice)
    assert page.in_sight == ["Aim 1", "Aim 2", "Aim 3", "Aim 4", "Aim 5"]
    assert page.goes_on().goes_on().in_sight == ["Aim 11", "Aim 12"]
    assert "Next aims" not in buttons(page.form.view)


def test_those_around_the_first_one_to_do_are_in_sight(practice: Practice) -> None:
    assert Page(practice, first="a.7").in_sight[0] == "Aim 6"


def test_what_is_typed_out_of_sight_is_saved_as_well(practice: Practice) -> None:
    page = Page(practice).types(0, "7").goes_on().types(6, "8")
    page.form.save_button.click()
    assert [one.title for one in practice.load("c1").objectives] == ["7", "8"]


def test_what_is_wrong_out_of_sight_comes_into_sight(practice: Practice) -> None:
    page = Page(practice).types(1, "many").goes_on()
    page.form.save_button.click()
    assert page.in_sight[0] == "Aim 1"
    assert "many" in page.form.said("a.1.title")


def test_a_draft_with_something_wrong_that_was_never_in_sight_comes_into_sight(practice: Practice) -> None:
    first = Page(practice).goes_on().goes_on().types(11, "many")
    first.form._keep()
    page = Page(practice)
    page.form.save_button.click()
    assert page.in_sight == ["Aim 11", "Aim 12"]
    assert "many" in page.form.said("a.11.title")


def test_what_somebody_else_saved_meanwhile_comes_into_sight(practice: Practice) -> None:
    page = Page(practice).types(0, "7").goes_on().goes_on()
    practice.record("c1", Objective(id="a.0", title="9"))
    page.form.save_button.click()
    assert page.in_sight[0] == "Aim 1"
    assert "Saved meanwhile" in page.form.said("a.0.title")
