"""What the columns of a table seem to be."""

import pytest

from goalkit.importing import Columns, proposed
from tests.books import book, goal, maintain
from tests.importing.incoming import WORKBOOK, found_in, table_of, told

ONE_MEASURE = book(goals=(goal(),), measures=(maintain(),))


def columns(text: str, measure: str = "") -> Columns:
    return proposed(table_of(text), WORKBOOK, measure=measure)


@pytest.mark.parametrize(
    ("text", "names", "start"),
    [
        ("Date;Team size\n2026-01-05;4\n", ("Date", "Team size"), 1),
        ("Report of 2026\n\nDate;Team size\n2026-01-05;4\n", ("Date", "Team size"), 3),
        ("Ann;Kim\nDate;Team size\n2026-01-05;4\n", ("Date", "Team size"), 2),
        (";Team;;Work;\nDate;Plan;Is;Plan;Is\n2026-01-05;4;5;6;7\n",
         ("Date", "Team Plan", "Team Is", "Work Plan", "Work Is"), 2),
        ("Date;Team;;Work\n;plan;is;\n2026-01-05;4;5;6\n", ("Date", "Team plan", "Team is", "Work"), 2),
        ("When;How many\nn/a;4\n2026-01-05;4\n", ("When", "How many"), 1),
        ("date;value\nsoon;four\n2026-01-05;4\n", ("date", "value"), 1),
        ("2026-01-05;4\n", ("Column A", "Column B"), 0),
        ("1767571200;4;first\n1767571300;5;second\n", ("Column A", "Column B", "Column C"), 0),
        ("sep=;\nDate;Team size\n2026-01-05;4\n", ("Date", "Team size"), 2),
    ],
    ids=["plain", "title", "two words above", "groups", "parts", "row without a day", "words", "no names",
         "seconds", "sep"],
)  # fmt: skip
def test_the_names_are_found_and_no_row_is_taken_for_one(
    text: str, names: tuple[str, ...], start: int
) -> None:
    found = columns(text)
    assert (found.names, found.start) == (names, start)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("date,value,note\n2026-01-05,4,\n", ("day", "", "note")),
        ("Datum;Team Size;m2;Bemerkung\n05.01.2026;4;50;\n", ("day", "of m1", "of m2", "note")),
        ("Day\tGoal\tValue\tClient\n2026-01-05\tTeam size\t4\tAnn\n", ("day", "measure", "value", "client")),
        ("Timestamp,Week ending,Team size (people)\n2026/01/06 9:00:00 AM GMT+1,2026-01-05,4\n",
         ("", "day", "of m1")),
        ("Date,Team size,\n2026-01-05,4,\n", ("day", "of m1")),
        ("Date,Team size,Team size\n2026-01-05,4,5\n", ("day", "of m1", "")),
        ("Date,Steps,Sleep\n2026-01-05,4,5\n", ("day", "", "")),
    ],
    ids=["which measure", "wide", "long", "form", "empty column", "twice", "not known"],
)  # fmt: skip
def test_columns_are_proposed_where_it_is_clear(text: str, roles: tuple[str, ...]) -> None:
    assert columns(text).roles == roles


def test_the_only_numbers_are_those_of_the_only_measure() -> None:
    table = table_of("Date,How long did you work?,Mood\n2026-01-05,48.5,fine\n")
    assert proposed(table, ONE_MEASURE).roles == ("day", "of m2", "")
    assert proposed(table, WORKBOOK).roles == ("day", "", "")
    assert proposed(table, WORKBOOK, measure="m1").roles == ("day", "of m1", "")


def test_what_was_chosen_is_remembered_for_the_same_names_of_columns() -> None:
    before = columns("Date,Steps,Sleep\n2026-01-05,4,5\n").given(1, "of m1").given(2, "of m2")
    later = columns("Date , steps,SLEEP\n2026-02-05,6,7\n")
    assert later.draft == before.draft
    assert later.remembered(before.text, WORKBOOK).roles == ("day", "of m1", "of m2")
    assert later.remembered(before.text, ONE_MEASURE).roles == ("day", "", "of m2")
    assert columns("Date,Steps\n2026-01-05,4\n").draft != before.draft


def test_words_for_measures_are_those_of_the_client_or_are_asked_for() -> None:
    table = table_of("day;measure;value\n2026-01-05;team size;4\n2026-01-05;Naps;2\n")
    found = found_in(table)
    with pytest.raises(Exception, match="row 3, column 'measure': it names no measure of this client"):
        told(found)
