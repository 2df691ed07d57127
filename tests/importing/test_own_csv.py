"""Readings come in from a CSV, whole or not at all, and go out again."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.errors import ClientUnknownError, FileError, ImportRefusedError, MeasureUnknownError
from goalkit.importing import Found, compared
from goalkit.model import CheckIn, Client
from goalkit.store import Practice, export_check_ins, open_practice
from goalkit.store.import_limits import LARGEST_FILE, LONGEST_TEXT, MOST_ROWS, TOO_MANY, read_import
from tests.books import KNOWN_AT, goal, reach
from tests.importing.incoming import WORKBOOK, came_in, found_in, table_of
from tests.strategies import numbers, words

HEADER = "date,value,note\n"
FORMULAS = ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "'quoted'", "-", "'"]


def told(practice: Practice) -> list[tuple[date, Decimal | None, str]]:
    return [(one.on, one.value, one.note) for one in practice.load("c1").check_ins]


def read(text: str | bytes) -> list[tuple[date, Decimal | None, str]]:
    found = found_in(table_of(text), measure="m1")
    compared(found, WORKBOOK)
    return [reading[1:] for _, reading in found.rows]


def new(practice: Practice, text: str, measure: str = "m1") -> int:
    """How many readings were new."""
    return len(came_in(practice, "c1", measure, text).new)


def test_each_row_becomes_a_reading(begun: Practice) -> None:
    text = (
        HEADER + '2026-01-05,4,\n2026-01-05,4,\n2026-01-12,,on holiday\n2026-01-19,4.50,"two, three\nlines"\n'
    )
    assert new(begun, text) == 4
    assert told(begun) == [
        (date(2026, 1, 5), Decimal(4), ""),
        (date(2026, 1, 5), Decimal(4), ""),
        (date(2026, 1, 12), None, "on holiday"),
        (date(2026, 1, 19), Decimal("4.50"), "two, three\nlines"),
    ]
    assert {one.measure_id for one in begun.load("c1").check_ins} == {"m1"}


def test_readings_are_recorded_now_or_at_a_moment(begun: Practice) -> None:
    later: datetime = KNOWN_AT + timedelta(days=1)
    new(begun, HEADER + "2026-01-05,4,\n", at=later)
    assert begun.load("c1", KNOWN_AT).check_ins == ()
    assert len(begun.load("c1", later).check_ins) == 1


def test_the_same_file_twice_adds_nothing(begun: Practice) -> None:
    text = HEADER + "2026-01-05,4,\n2026-01-05,4,\n2026-01-12,5,good\n"
    assert new(begun, text) == 3
    before = begun.load("c1")
    assert new(begun, text) == 0
    assert new(begun, text.replace(",4,", ",4.0,")) == 0
    assert begun.load("c1") == before


def test_a_file_that_grew_adds_only_what_is_new(begun: Practice) -> None:
    text = HEADER + "2026-01-05,4,\n"
    new(begun, text)
    assert new(begun, text + "2026-01-05,4,\n2026-01-12,5,\n") == 2


def test_a_reading_that_was_corrected_stays_corrected(begun: Practice) -> None:
    text = HEADER + "2026-01-05,40,\n"
    new(begun, text)
    (wrong,) = begun.load("c1").check_ins
    begun.record("c1", CheckIn(id=wrong.id, measure_id="m1", on=wrong.on, value=Decimal(4)))
    assert new(begun, text) == 0
    assert told(begun) == [(date(2026, 1, 5), Decimal(4), "")]


def test_readings_recorded_in_another_way_come_back_without_doubling(begun: Practice) -> None:
    typed = CheckIn(id="typed", measure_id="m1", on=date(2026, 1, 5), value=Decimal(4), confidence=0.5)
    begun.record("c1", typed)
    assert new(begun, export_check_ins(begun, "c1", "m1")) == 0
    assert begun.load("c1").check_ins == (typed,)


def test_the_same_file_may_serve_two_measures(begun: Practice) -> None:
    for measure in ("m1", "m2"):
        assert new(begun, HEADER + "2026-01-05,4,\n", measure) == 1
    assert len({one.id for one in begun.load("c1").check_ins}) == 2


def test_ids_tell_nothing(begun: Practice) -> None:
    new(begun, HEADER + "2026-01-05,4,Zwetschgental\n")
    (one,) = begun.load("c1").check_ins
    assert len(one.id) == 20
    assert set(one.id) <= set("0123456789abcdef")


def test_all_problems_are_named_with_row_and_column_and_nothing_is_added(begun: Practice) -> None:
    text = HEADER + (
        "2026-01-05,4,fine\n"
        "2026-1-5,4,\n"
        "202-01-05,nan,\n"
        "0202-01-05,inf,\n"
        "\n"
        '05.01.2026,"4,5",\n'
        "2026-01-05,,  \n"
        "2026-01-05,4,5,6\n"
        "2026-01-05\n"
        "2026-01-05,1e999,\n"
        "2026-02-30,٤,\n"
    )
    with pytest.raises(ImportRefusedError) as caught:
        new(begun, text)
    assert caught.value.problems == (
        "row 3, column 'date': it is not a day: write it like 2026-03-31",
        "row 4, column 'date': it is not a day: write it like 2026-03-31",
        "row 4, column 'value': it is not a number: write it like 29.4",
        "row 5, column 'date': it has a year that looks mistyped: write four digits, such as 2026",
        "row 5, column 'value': it is not a number: write it like 29.4",
        "row 7, column 'date': it is not a day: write 2026-01-05 for 5 Jan 2026 or 2026-05-01 for 1 May 2026",
        "row 7, column 'value': it is not a number: write it like 29.4",
        "row 8, column 'value': it is empty: write a number, or a note that says why there is none",
        "row 9: it has 4 columns, not 3; put quotes around texts with commas",
        "row 10: it has 1 column, not 3; put quotes around texts with commas",
        "row 11, column 'value': it is not a number: write it like 29.4",
        "row 12, column 'date': it is not a day: write it like 2026-03-31",
        "row 12, column 'value': it is not a number: write it like 29.4",
    )
    assert all(problem in str(caught.value) for problem in caught.value.problems)
    assert begun.load("c1").check_ins == ()


@pytest.mark.parametrize(
    ("header", "problems"),
    [
        ("", ["'date': it is missing", "'value': it is missing", "'note': it is missing"]),
        ("date,value", ["'note': it is missing, the row has to be date,value,note"]),
        ("date,value,note,mood", ["column 4: its name is not one of date, value, note"]),
        ("date,value,note,note", ["'note': it is there twice"]),
        ("2026-01-05,4,", ["'date': it", "'value': it", "'note': it", "column 1:", "column 2:", "column 3:"]),
    ],
)
def test_a_wrong_header_is_explained(header: str, problems: list[str]) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        read_readings(f"{header}\n2026-01-05,4,\n")
    assert len(caught.value.problems) == len(problems)
    for found, expected in zip(caught.value.problems, problems, strict=True):
        assert found.startswith("row 1, column ")
        assert expected in found


def test_columns_may_stand_in_any_order() -> None:
    (found,) = read_readings("Note, Value ,DATE\ngood,4,2026-01-05\n")
    assert found == Reading(date(2026, 1, 5), Decimal(4), "good")


def test_a_quote_that_never_ends_is_told_with_its_line() -> None:
    with pytest.raises(ImportRefusedError, match="line 2: a quote is opened and never closed"):
        read_readings(HEADER + '2026-01-05,4,"good\n')


def test_half_a_character_in_a_note_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="row 2, column 'note': it holds half of a character"):
        read_readings(HEADER + "2026-01-05,4,\ud83d\n")


@pytest.mark.parametrize("note", FORMULAS)
def test_what_looks_like_a_formula_is_not_run_by_a_spreadsheet_and_comes_back(note: str) -> None:
    reading = Reading(date(2026, 1, 5), Decimal(4), note)
    text = readings_text([reading])
    cell = text.removeprefix(HEADER).split(",")[2]
    assert not cell.strip('"').startswith(tuple("=+-@\t\r"))
    assert read_readings(text) == [reading]


def test_what_looks_like_a_formula_in_a_file_is_only_text() -> None:
    assert read_readings(HEADER + "2026-01-05,4,=cmd()\n")[0].note == "=cmd()"


notes = words | st.sampled_from(FORMULAS)
readings = st.builds(
    Reading, on=st.dates(date(1900, 1, 1), date(2199, 12, 31)), value=st.none() | numbers, note=notes
)


@settings(max_examples=100, deadline=None)
@given(st.lists(readings, max_size=8))
def test_readings_survive_the_way_out_and_in(some: list[Reading]) -> None:
    assert read_readings(readings_text(some)) == some


def test_an_export_goes_by_day_and_keeps_the_order_within_a_day(begun: Practice) -> None:
    text = HEADER + "2026-01-12,1,\n2026-01-05,3,\n2026-01-05,2,\n"
    new(begun, text)
    assert export_check_ins(begun, "c1", "m1") == HEADER + "2026-01-05,3,\n2026-01-05,2,\n2026-01-12,1,\n"
    assert export_check_ins(begun, "c1", "m1", KNOWN_AT) == HEADER


def test_a_check_in_with_nothing_but_confidence_has_no_row(begun: Practice) -> None:
    begun.record("c1", CheckIn(id="k1", measure_id="m1", on=date(2026, 1, 5), confidence=0.5))
    assert export_check_ins(begun, "c1", "m1") == HEADER


def test_years_of_readings_come_in_at_once(begun: Practice) -> None:
    days = (date(2012, 1, 1) + timedelta(days=number // 3) for number in range(14_000))
    text = HEADER + "".join(f"{day},{number % 7},\n" for number, day in enumerate(days))
    assert new(begun, text) == 14_000
    assert export_check_ins(begun, "c1", "m1") == text


def test_a_file_of_a_spreadsheet_can_be_read(begun: Practice, tmp_path: Path) -> None:
    """Spreadsheets begin a CSV with a mark of the encoding and end lines their own way."""
    file = tmp_path / "readings.csv"
    file.write_bytes(b"\xef\xbb\xbfdate,value,note\r\n2026-01-05,4,gr\xc3\xbcn\r\n")
    assert new(begun, file) == 1
    assert told(begun) == [(date(2026, 1, 5), Decimal(4), "grün")]


def test_a_file_that_cannot_be_read_is_named(begun: Practice, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"readings\.csv' cannot be used: there is no such file"):
        new(begun, tmp_path / "readings.csv")
    (tmp_path / "latin.csv").write_bytes(HEADER.encode() + b"2026-01-05,4,gr\xfcn\n")
    with pytest.raises(FileError, match="byte 32 is not UTF-8"):
        new(begun, tmp_path / "latin.csv")


def test_columns_parted_by_semicolons_are_one_problem_in_plain_words(begun: Practice) -> None:
    """As a spreadsheet saves it in the half of Europe where a comma is in the numbers."""
    with pytest.raises(ImportRefusedError) as refused:
        new(begun, "date;value;note\n2026-01-05;4,5;good\n")
    assert refused.value.problems == (SEMICOLONS,)
    assert told(begun) == []


def test_an_unknown_measure_or_client_is_named(begun: Practice) -> None:
    with pytest.raises(MeasureUnknownError, match=r"'m9' .*'m1', 'm2'"):
        import_check_ins(begun, "c1", "m9", HEADER)
    with pytest.raises(MeasureUnknownError, match="'m9'"):
        export_check_ins(begun, "c1", "m9")
    with pytest.raises(ClientUnknownError, match="'c9'"):
        import_check_ins(begun, "c9", "m1", HEADER)
    begun.record("c2", Client(id="c2", name="Ben"))
    with pytest.raises(MeasureUnknownError, match="none yet"):
        import_check_ins(begun, "c2", "m1", HEADER)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("03/04/2026", "write 2026-04-03 for 3 Apr 2026 or 2026-03-04 for 4 Mar 2026"),
        ("3.4.2026", "write 2026-04-03 for 3 Apr 2026 or 2026-03-04 for 4 Mar 2026"),
        ("04/30/2026", "write 2026-04-30 for 30 Apr 2026"),
        ("31-12-2026", "write 2026-12-31 for 31 Dec 2026"),
        ("05/05/2026", "write 2026-05-05 for 5 May 2026"),
        ("45/45/2026", "write it like 2026-03-31"),
        ("3/4.2026", "write it like 2026-03-31"),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_is_refused_with_both(written: str, meant: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_readings(HEADER + f"{written},4,\n")
    assert refused.value.problems == (f"row 2, column 'date': it is not a day: {meant}",)


def test_nothing_that_stands_in_a_file_is_repeated() -> None:
    secret = "Zwetschgental"
    for text in (
        f"{secret},4,{secret}\n",
        f'{HEADER}{secret},{secret},"{secret}"\n{HEADER}{secret},{secret}\n',
    ):
        with pytest.raises(ImportRefusedError) as refused:
            read_readings(text)
        assert secret.lower() not in str(refused.value).lower()


@pytest.mark.parametrize("note", ["NA", "None", "nan", "null", "12", "2026-01-05", "true", "-", "#N/A"])
def test_a_note_that_looks_like_another_value_stays_text(note: str) -> None:
    assert read_readings(HEADER + f"2026-01-05,4,{note}\n")[0].note == note


def test_a_note_is_as_long_as_a_book_at_most() -> None:
    assert read_readings(HEADER + f"2026-01-05,4,{'x' * LONGEST_TEXT}\n")[0].note == "x" * LONGEST_TEXT
    with pytest.raises(ImportRefusedError, match="line 2: a text has more than 1,000,000 characters"):
        read_readings(HEADER + f"2026-01-05,4,{'x' * (LONGEST_TEXT + 1)}\n")


@pytest.mark.parametrize("value", ["1e16", "-1e16", "1e300", "1e-101", "9" * 400])
def test_a_number_beyond_all_measure_is_refused(value: str) -> None:
    with pytest.raises(ImportRefusedError, match="row 2, column 'value': it "):
        read_readings(HEADER + f"2026-01-05,{value},\n")


def test_more_rows_than_are_read_at_once_are_refused() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_readings(HEADER + "2026-01-05,4,\n" * (MOST_ROWS + 1))
    assert refused.value.problems == (TOO_MANY,)


def test_a_file_that_never_ends_is_read_no_further_than_its_limit(begun: Practice) -> None:
    with pytest.raises(FileError, match=r"zero' cannot be used: it is larger than 50 MB"):
        new(begun, Path("/dev/zero"))
    with pytest.raises(ImportRefusedError, match="larger than 50 MB"):
        read_readings("x" * (LARGEST_FILE + 1))


def many_rows(count: int, value: str = "4") -> str:
    days = (date(2000, 1, 1) + timedelta(days=number % 9000) for number in range(count))
    return HEADER + "".join(f"{day},{value},a few words {at}\n" for at, day in enumerate(days))


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a program is read as Linux tells it")
@pytest.mark.parametrize("count", [20_000, pytest.param(200_000, marks=pytest.mark.reliability)])
@pytest.mark.parametrize(("value", "said"), [("4", "new"), ("four", "more")])
def test_a_large_file_is_read_or_refused_in_bounded_time_and_memory(
    count: int, value: str, said: str, tmp_path: Path
) -> None:
    """200,000 rows, good or broken, take less than a minute and 500 MB; a tenth of it a tenth of the time."""
    (tmp_path / "large.csv").write_text(many_rows(count, value), encoding="utf-8")
    with open_practice(tmp_path / "p.goalkit", create=True) as made:
        made.record("c1", Client(id="c1", name="Ann"), goal(), reach(), at=KNOWN_AT)
    done = subprocess.run(
        [sys.executable, "-c", IMPORT, *map(str, (tmp_path / "p.goalkit", tmp_path / "large.csv"))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told, seconds, peak_kb = done.stdout.splitlines()
    assert said in told
    assert float(seconds) < 10 + 50 * count / 200_000
    assert int(peak_kb) < 1000 * (100 + 400 * count / 200_000)


IMPORT = """
import re, resource, sys, time
from pathlib import Path
from goalkit.errors import ImportRefusedError
from goalkit.store import import_check_ins, open_practice
with open_practice(sys.argv[1]) as practice:
    try:
        print("new", import_check_ins(practice, "c1", "m1", Path(sys.argv[2])))
    except ImportRefusedError as refused:
        assert len(str(refused)) < 20_000
        print("more", refused.more)
box = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.process_time() + box.ru_utime + box.ru_stime)
own = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(max(int(own), box.ru_maxrss))
"""
