"""Readings come in from a CSV, whole or not at all, and go out again."""

import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalkit.errors import ClientUnknownError, FileError, ImportRefusedError, MeasureUnknownError
from goalkit.importing import compared
from goalkit.importing.readings import OTHER_UNIT
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


def test_what_was_changed_in_the_file_takes_the_place_of_what_is_there(begun: Practice) -> None:
    new(begun, HEADER + "2026-01-05,4,\n2026-01-05,6,\n")
    preview = came_in(begun, "c1", "m1", HEADER + "2026-01-05,4,\n2026-01-05,7,seven\n2026-01-05,9,\n")
    assert [(one.value, other.value) for one, other in preview.changed] == [(6, 7)]
    assert (len(preview.new), preview.same) == (1, 1)
    assert told(begun) == [
        (date(2026, 1, 5), value, note) for value, note in ((4, ""), (7, "seven"), (9, ""))
    ]


def test_an_export_that_is_edited_gives_the_edited_values(begun: Practice) -> None:
    begun.record(
        "c1", CheckIn(id="typed", measure_id="m1", on=date(2026, 1, 5), value=Decimal(4), confidence=0.5)
    )
    came_in(begun, "c1", "m1", export_check_ins(begun, "c1", "m1").replace(",4,", ",6,"))
    (one,) = begun.load("c1").check_ins
    assert (one.id, one.value, one.confidence) == ("typed", 6, 0.5)


def test_one_undo_takes_the_whole_import_back(begun: Practice) -> None:
    new(begun, HEADER + "2026-01-05,4,\n")
    before = begun.load("c1").check_ins
    came_in(begun, "c1", "m1", HEADER + "2026-01-05,5,\n2026-01-12,6,\n2026-01-19,7,\n")
    assert len(begun.load("c1").check_ins) == 3
    begun.undo("c1")
    assert begun.load("c1").check_ins == before


def test_all_problems_are_named_with_row_and_column_and_nothing_is_added(begun: Practice) -> None:
    text = HEADER + (
        "2026-01-05,4,fine\n"
        "2026-1-5,four,\n"
        "202-01-05,nan,\n"
        "0202-01-05,inf,\n"
        "\n"
        ",4,\n"
        "2026-01-05,4,5,6\n"
        "2026-01-05,1e999,\n"
        "2026-02-30,8%,\n"
        "2026-01-05,4 h,\n"
    )
    with pytest.raises(ImportRefusedError) as caught:
        came_in(begun, "c1", "m1", text)
    assert caught.value.problems == (
        "row 3, column 'value': it is not a number: write it like 29.4",
        "row 4, column 'date': it is not a day: write it like 2026-03-31",
        "row 4, column 'value': it is not a number: write it like 29.4",
        "row 5, column 'date': it is not a day: write it like 2026-03-31",
        "row 5, column 'value': it is not a number: write it like 29.4",
        "row 7, column 'date': the day is missing: write it, or empty the row",
        "row 8: it has 4 columns, not 3; put quotes around texts with commas, and a name above each column",
        "row 9, column 'value': it is not a number: write it like 29.4",
        "row 10, column 'date': it is not a day: write it like 2026-03-31",
        f"row 10, column 'value': {OTHER_UNIT}",
        "row 11, column 'value': it is not a number: write it like 29.4",
    )
    assert all(problem in str(caught.value) for problem in caught.value.problems)
    assert begun.load("c1").check_ins == ()


def test_columns_may_stand_in_any_order() -> None:
    assert read("Note, Value ,DATE\ngood,4,2026-01-05\n") == [(date(2026, 1, 5), Decimal(4), "good")]


def test_a_quote_that_never_ends_is_told_with_its_line() -> None:
    with pytest.raises(ImportRefusedError, match="line 2: a quote is opened and never closed"):
        read(HEADER + '2026-01-05,4,"good\n')


@pytest.mark.parametrize("note", FORMULAS)
def test_what_looks_like_a_formula_is_not_run_by_a_spreadsheet_and_comes_back(
    note: str, begun: Practice
) -> None:
    one = CheckIn(id="k1", measure_id="m1", on=date(2026, 1, 5), value=Decimal(4), note=note)
    begun.record("c1", one)
    text = export_check_ins(begun, "c1", "m1")
    cell = text.removeprefix(HEADER).split(",")[2]
    assert not cell.strip('"').startswith(tuple("=+-@\t\r"))
    assert read(text) == [(one.on, one.value, note)]


def test_what_looks_like_a_formula_in_a_file_is_only_text() -> None:
    assert read(HEADER + "2026-01-05,4,=cmd()\n")[0][2] == "=cmd()"


readings = st.builds(
    CheckIn,
    id=st.uuids().map(str),
    measure_id=st.just("m1"),
    on=st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    value=st.none() | numbers,
    note=words.filter(str.strip) | st.sampled_from(FORMULAS),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(readings, max_size=8))
def test_readings_survive_the_way_out_and_in(some: list[CheckIn]) -> None:
    with open_practice(":memory:") as practice:
        practice.record("c1", Client(id="c1", name="Ann"), goal(), reach(), *some, at=KNOWN_AT)
        text = export_check_ins(practice, "c1", "m1")
    assert read(text) == [(one.on, one.value, one.note) for one in sorted(some, key=lambda one: one.on)]


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


def test_a_file_that_cannot_be_read_is_named(begun: Practice, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"readings\.csv' cannot be used: there is no such file"):
        came_in(begun, "c1", "m1", tmp_path / "readings.csv")
    (tmp_path / "mixed.csv").write_bytes(HEADER.encode() + b"2026-01-05,4,gr\xc3\xbcn\xfc\n")
    with pytest.raises(FileError, match="byte 35 is damaged"):
        came_in(begun, "c1", "m1", tmp_path / "mixed.csv")


def test_an_unknown_measure_or_client_is_named(begun: Practice) -> None:
    with pytest.raises(MeasureUnknownError, match="'m9'"):
        export_check_ins(begun, "c1", "m9")
    with pytest.raises(ClientUnknownError, match="'c9'"):
        export_check_ins(begun, "c9", "m1")


def test_nothing_that_stands_in_a_file_is_repeated() -> None:
    secret = "Zwetschgental"
    for text in (
        f"{secret},4,{secret}\n{secret},5,\n",
        f'{HEADER}{secret},{secret},"{secret}"\n{HEADER}{secret},{secret}\n',
    ):
        with pytest.raises(ImportRefusedError) as refused:
            read(text)
        assert secret.lower() not in str(refused.value).lower()


@pytest.mark.parametrize(
    "note",
    ["NA", "None", "nan", "null", "12", "2026-01-05", "true", "-", "#N/A", "Total", "UNKNOWN", "sep=;"],
)
def test_a_note_that_looks_like_something_else_stays_text(note: str) -> None:
    assert read(HEADER + f"2026-01-05,4,{note}\n") == [(date(2026, 1, 5), 4, note)]


def test_a_note_is_as_long_as_a_book_at_most() -> None:
    assert read(HEADER + f"2026-01-05,4,{'x' * LONGEST_TEXT}\n")[0][2] == "x" * LONGEST_TEXT
    with pytest.raises(ImportRefusedError, match="line 2: a text has more than 1,000,000 characters"):
        read(HEADER + f"2026-01-05,4,{'x' * (LONGEST_TEXT + 1)}\n")


@pytest.mark.parametrize("value", ["1e16", "-1e16", "1e300", "1e-101", "9" * 400])
def test_a_number_beyond_all_measure_is_refused(value: str) -> None:
    with pytest.raises(ImportRefusedError, match="row 2, column 'value': it "):
        read(HEADER + f"2026-01-05,{value},\n")


def test_more_rows_than_are_read_at_once_are_refused() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        table_of(HEADER + "2026-01-05,4,\n" * (MOST_ROWS + 1))
    assert refused.value.problems == (TOO_MANY,)


def test_a_file_that_never_ends_is_read_no_further_than_its_limit() -> None:
    with pytest.raises(FileError, match=r"zero' cannot be used: it is larger than 50 MB"):
        read_import(Path("/dev/zero"))
    with pytest.raises(FileError, match="larger than 50 MB"):
        table_of("x" * (LARGEST_FILE + 1))


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
from goalkit.store import open_practice
from tests.importing.incoming import came_in
with open_practice(sys.argv[1]) as practice:
    try:
        print("new", len(came_in(practice, "c1", "m1", Path(sys.argv[2])).new))
    except ImportRefusedError as refused:
        assert len(str(refused)) < 20_000
        print("more", refused.more)
box = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.process_time() + box.ru_utime + box.ru_stime)
own = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(max(int(own), box.ru_maxrss))
"""
