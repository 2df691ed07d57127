"""A client, or all of a practice, as sheets: typed, explained, and nothing that acts."""

import io
import shutil
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from goalkit.errors import SheetFullError
from goalkit.model import CheckIn, Client, Record, Workbook
from goalkit.model.record import field_types
from goalkit.model.workbook import RECORD_TYPES
from goalkit.store import Practice, sheets
from goalkit.store.client_sheets import client_xlsx, meanings
from goalkit.store.sheets import CUT, FRONT, LONGEST_TEXT
from tests.books import START, book, goal, reach, reading
from tests.practices import example_practice
from tests.store.libreoffice import edited

TODAY = date(2026, 11, 29)
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "#N/A", "=", "\x00\x1b\ufffe\u202e", "a\r\nb")


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def table(content: bytes, title: str) -> list[dict[str, Any]]:
    """The rows of a sheet, by the labels of its columns."""
    head, *rows = opened(content)[title].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def sheets_of(*workbooks: Workbook) -> bytes:
    return client_xlsx(workbooks, today=TODAY)


@pytest.fixture(scope="module")
def example() -> Workbook:
    with example_practice() as practice:
        return practice.load("example")


@pytest.fixture(scope="module")
def content(example: Workbook) -> bytes:
    return sheets_of(example)


def test_there_is_a_sheet_for_each_kind_of_record_with_a_row_for_each(
    example: Workbook, content: bytes
) -> None:
    titles = [one.title for one in opened(content)]
    assert titles[:3] == [FRONT, "Clients", "Agreements"]
    assert len(titles) == 1 + len(RECORD_TYPES)  # the example has all kinds
    assert len(table(content, "Coaching sessions")) == len(example.coaching_sessions)


def test_a_reading_has_a_real_day_a_number_and_its_unit(content: bytes) -> None:
    readings = [row for row in table(content, "Check-ins") if row["Measure"] == "Working hours"]
    first = readings[0]
    assert isinstance(first["On"], datetime)
    assert isinstance(first["Value"], int | float)
    assert first["Unit"] == "h/week"
    assert first["Client"] == "Robin Example"
    assert [row["On"] for row in readings] == sorted(row["On"] for row in readings)


def test_a_share_is_shown_as_per_cent_and_a_record_referred_to_by_its_name(content: bytes) -> None:
    sheet = opened(content)["Check-ins"]
    labels = [cell.value for cell in sheet[1]]
    column = [row[labels.index("Confidence")] for row in sheet.iter_rows(min_row=2)]
    assert {cell.number_format for cell in column if cell.value} == {"0%"}
    assert {0 < cell.value < 1 for cell in column if cell.value} == {True}
    statements = {row["Statement"] for row in table(content, "Goals")}
    assert {row["Goal"] for row in table(content, "Milestones")} <= statements


def test_the_head_stays_in_sight_and_columns_can_be_filtered(content: bytes) -> None:
    for sheet in opened(content).worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_the_first_sheet_explains_every_column(content: bytes) -> None:
    made = opened(content)
    rows = [row for row in made[FRONT].iter_rows(values_only=True) if row[1]]
    assert rows[0] == ("Sheet", "Column", "Holds", "Meaning")
    told = {(sheet, column) for sheet, column, *_ in rows[1:]}
    assert told == {(one.title, cell.value) for one in made.worksheets[1:] for cell in one[1]}
    assert all(all(row) for row in rows)


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_the_reference_says_what_every_field_means(name: str) -> None:
    assert [field for field in field_types(RECORD_TYPES[name]) if not meanings(name).get(field)] == []


def test_nothing_that_somebody_typed_is_a_formula_or_an_error() -> None:
    notes = tuple(
        CheckIn(id=f"r{number}", measure_id="m1", on=START, note=text) for number, text in enumerate(HOSTILE)
    )
    content = sheets_of(
        book(client=Client(id="c1", name="=2+2"), goals=(goal(),), measures=(reach(),), check_ins=notes)
    )
    for sheet in opened(content):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    said = [row["Note"] for row in table(content, "Check-ins")]
    assert said[:8] == list(HOSTILE[:8])
    assert said[8] == "‹U+0000›‹U+001B›\ufffd‹U+202E›"
    assert said[9] == "a\nb"


def test_what_no_cell_can_hold_is_cut_or_written_as_text_and_says_so() -> None:
    early = replace(reading("m1", date(1812, 5, 4), 3), note="x" * 40_000)
    (row,) = table(sheets_of(book(goals=(goal(),), measures=(reach(),), check_ins=(early,))), "Check-ins")
    assert row["On"] == "1812-05-04"
    assert len(row["Note"]) == LONGEST_TEXT
    assert row["Note"].endswith(CUT)


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    some = tuple(replace(reading("m1", START, 1), id=f"r{number}") for number in range(3))
    with pytest.raises(SheetFullError, match="'Check-ins' has more than 3 rows"):
        sheets_of(book(goals=(goal(),), measures=(reach(),), check_ins=some))


def test_all_clients_of_a_practice_stand_in_one_file(either: Practice) -> None:
    records: tuple[Record, ...] = (goal(), reach(), reading("m1", START, Decimal("1.5")))
    for client in ("c1", "c2"):
        either.record(client, Client(id=client, name=f"Name of {client}"), *records)
    rows = table(sheets_of(*either.workbooks()), "Check-ins")
    assert [(row["Client"], row["Client id"], row["Value"]) for row in rows] == [
        ("Name of c1", "c1", 1.5),
        ("Name of c2", "c2", 1.5),
    ]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice")
def test_libreoffice_opens_edits_and_saves_it_with_all_types(tmp_path: Path) -> None:
    notes = [
        CheckIn(id=f"r{number}", measure_id="m1", on=START, value=Decimal(number), note=text)
        for number, text in enumerate(HOSTILE[:8])
    ]
    file = tmp_path / "c1.xlsx"
    file.write_bytes(sheets_of(book(goals=(goal(),), measures=(reach(),), check_ins=tuple(notes))))
    labels = list(table(file.read_bytes(), "Check-ins")[0])
    value, note = labels.index("Value"), labels.index("Note")
    cells = {
        (value, 1): "Value = 4.5",
        (note, 2): 'String = "said later"',
        (labels.index("On"), 3): "Value = 46000",
    }
    rows = table(edited(file, "Check-ins", cells).read_bytes(), "Check-ins")
    assert [row["Value"] for row in rows] == [4.5, *range(1, 8)]
    assert [row["Note"] for row in rows] == [HOSTILE[0], "said later", *HOSTILE[2:8]]
    assert [row["On"].date() for row in rows[1:4]] == [START, date(2025, 12, 9), START]
    assert {row["Unit"] for row in rows} == {"people"}
