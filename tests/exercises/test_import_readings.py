"""The import as a person uses it: a file is chosen, its columns are looked at, and one button saves."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest

from goalkit.exercises.import_readings import CHANGED, NOT_WHOLE, NOTHING_IN_IT, Import
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from tests.books import KNOWN_AT
from tests.exercises.made import TODAY
from tests.forms.pages import labels, words_of

HOURS = "Week;Stunden;Bemerkung\n12.01.2026;48,5;\n19.01.2026;51;Messe\n"


class Opened:
    """The page of a client with a file on it."""

    def __init__(self, practice: Practice, text: str, name: str = "hours.csv") -> None:
        self.book = OpenWorkbook(practice, "c1", today=TODAY)
        self.page = Import(self.book)
        self.upload(text, name)

    def upload(self, text: str, name: str = "hours.csv") -> None:
        """Choose a file."""
        content = memoryview(text.encode())
        about = {"name": name, "type": "", "size": len(content), "last_modified": KNOWN_AT}
        self.page.upload.value = ({**about, "content": content},)

    def choose(self, column: int, role: str) -> "Opened":
        """Say what a column is."""
        self.sheet.roles.controls[str(column)].value = role
        return self

    @property
    def sheet(self) -> Any:
        """What is shown of the file."""
        assert self.page.sheet is not None
        return self.page.sheet

    @property
    def words(self) -> str:
        """What is said on the page."""
        return unescape(re.sub("<[^>]+>", "", words_of(self.page))).replace("\xa0", " ")

    @property
    def readings(self) -> list[tuple[str, date, str, str]]:
        """The readings but the one that was there before."""
        return [
            (one.measure_id, one.on, str(one.value), one.note) for one in self.book.workbook.check_ins[1:]
        ]


def test_a_file_is_chosen_looked_at_imported_and_taken_back(practice: Practice) -> None:
    opened = Opened(practice, HOURS)
    assert "48,5" in opened.words
    assert NOT_WHOLE in opened.words
    assert opened.page.import_button.disabled
    opened.choose(1, "of m2")
    assert "2 new readings." in opened.words
    assert "48.5 h/week (new)" in opened.words
    assert opened.page.import_button.description == "Import 2 readings"
    opened.page.import_button.click()
    assert opened.readings == [
        ("m2", date(2026, 1, 12), "48.5", ""),
        ("m2", date(2026, 1, 19), "51", "Messe"),
    ]
    assert "Imported" in opened.page._said.state.value
    assert "2 there already" in opened.words
    assert opened.page.import_button.disabled
    opened.page._steps.undo_button.click()
    assert opened.readings == []
    assert opened.page.import_button.description == "Import 2 readings"


def test_the_next_file_like_it_needs_one_click(practice: Practice) -> None:
    Opened(practice, HOURS).choose(1, "of m2").page.import_button.click()
    later = Opened(practice, HOURS.replace("51;Messe", "52;Messe") + "26.01.2026;50;\n")
    assert later.page.import_button.description == "Import 2 readings"
    assert "51 h/week, “Messe” → 52 h/week, “Messe”" in later.words


def test_a_role_that_one_column_takes_another_one_loses(practice: Practice) -> None:
    opened = Opened(practice, "Date,Working hours,Really\n2026-01-12,48,50\n").choose(2, "of m2")
    assert [one.value for one in opened.sheet.roles.controls.values()] == ["day", "", "of m2"]
    assert "50 h/week (new)" in opened.words


def test_what_no_row_tells_is_asked_and_can_be_answered_anew(practice: Practice) -> None:
    opened = Opened(practice, "Date,Working hours\n3/4/2026,48\n")
    assert opened.page.import_button.disabled
    (question,) = opened.sheet.answers.controls.values()
    assert question.description.startswith(
        "Row 2, column 'date': which day is this, 3 Apr 2026 or 4 Mar 2026?"
    )
    for answer, day in (("True", "4 Mar 2026"), ("False", "3 Apr 2026")):
        opened.sheet.answers.controls["month_first"].value = answer
        assert day in opened.words.split("What will change")[1]
    opened.page.import_button.click()
    assert [on for _, on, _, _ in opened.readings] == [date(2026, 4, 3)]


def test_words_for_measures_are_chosen_once(practice: Practice) -> None:
    long = "Date,Metric,Value\n2026-01-12,Team size,8\n2026-01-12,Hours,48\n2026-01-12,Naps,2\n"
    opened = Opened(practice, long)
    assert "row 3, column 'metric': it names no measure" in opened.words
    assert labels(opened.sheet)[3:] == ["Team size", "Hours", "Naps"]
    opened.sheet.words.controls["Hours"].value = "m2"
    opened.sheet.words.controls["Naps"].value = ""
    assert "2 new readings. Left out: 1 row of what is not measured here." in opened.words
    opened.page.import_button.click()
    assert "2 there already" in Opened(practice, long).words


def test_what_is_wrong_is_told_by_row_and_column(practice: Practice) -> None:
    opened = Opened(practice, "Date,Team size\n2026-01-12,8\n2026-13-12,many\n")
    assert "row 3, column 'date': it is not a day" in opened.words
    assert "row 3, column B: it is not a number" in opened.words
    assert opened.page.import_button.disabled


@pytest.mark.parametrize(
    ("text", "said"),
    [("", NOTHING_IN_IT), ('a,b\n"1,2', "a quote is opened"), ("PK\x03\x04", "it is no table")],
)
def test_a_file_that_is_no_table_is_a_sentence(practice: Practice, text: str, said: str) -> None:
    opened = Opened(practice, text)
    assert said in opened.words
    assert opened.page.import_button.disabled


def test_what_was_changed_in_another_window_is_looked_at_first(practice: Practice) -> None:
    one, other = (Opened(practice, "Date,Team size\n2026-05-11,9\n") for _ in range(2))
    one.page.import_button.click()
    other.upload("Date,Team size\n2026-05-11,10\n")
    other.page.import_button.click()
    assert CHANGED in other.page._said.message.value
    assert "9 people → 10 people" in other.words
    other.page.import_button.click()
    assert other.book.workbook.check_ins[0].value == 10
