"""How days and numbers are written is told by the column, then by the locale; else it is asked."""

from datetime import date
from decimal import Decimal

import pytest

from goalkit.importing import Home, found_readings, proposed
from goalkit.importing.readings import Found
from goalkit.terms import Kind
from tests.books import book, goal, maintain, reach
from tests.importing.incoming import WORKBOOK, found_in, table_of, told

PERCENT = book(goals=(goal(),), measures=(maintain("m1", unit="%", title="Travel"),))


def found(*cells: tuple[str, str], locale: str = "") -> Found:
    """What is found in rows of a day and a number."""
    text = "".join(f"{day}\t{number}\n" for day, number in (("Date", "Team size"), *cells))
    return found_in(table_of(text), locale=locale)


def values(*numbers: str, locale: str = "") -> list[str]:
    return [
        str(value) for _, _, value, _ in told(found(*(("2026-01-05", one) for one in numbers), locale=locale))
    ]


def days(*texts: str, locale: str = "") -> list[date]:
    return [on for _, on, _, _ in told(found(*((one, "4") for one in texts), locale=locale))]


def test_one_day_that_can_only_be_day_first_makes_all_of_them_so() -> None:
    assert days("3/4/2026", "13/4/2026") == [date(2026, 4, 3), date(2026, 4, 13)]
    assert days("3/4/2026", "4/13/2026") == [date(2026, 3, 4), date(2026, 4, 13)]


@pytest.mark.parametrize(("locale", "month"), [("en_US", 3), ("en_GB", 4), ("fr_FR", 4)])
def test_the_locale_tells_what_no_day_does(locale: str, month: int) -> None:
    assert days("3/4/2026", locale=locale)[0].month == month
    assert days("3/4/2026", "13/4/2026", locale=locale)[0].month == 4


def test_days_that_contradict_each_other_are_asked_for() -> None:
    (question,) = found(("3/4/2026", "4"), ("13/4/2026", "4"), ("4/13/2026", "4"), locale="en_US").questions
    assert [answer for _, answer in question.answers] == [False, True]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-05 09:30", 5),
        ("2026-01-05T09:30:00Z", 5),
        ("2026-01-05T23:30:00.000+01:00", 5),
        ("5.1.2026 9:30:00", 5),
        ("2026/01/05 3:12:33 PM GMT+1", 5),
        ("Jan 5, 2026, 9:30 AM", 5),
        ("5. Januar 2026", 5),
        ("05.01.26", 5),
        ("20260105", 5),
    ],
)
def test_a_day_is_read_in_the_shapes_that_programs_write(text: str, day: int) -> None:
    assert days(text) == [date(2026, 1, day)]


@pytest.mark.parametrize("text", ["next Friday", "5 Jan", "2026", "Week 3", "today", "2026-01"])
def test_what_is_no_whole_day_is_none(text: str) -> None:
    with pytest.raises(Exception, match="row 3, column 'date': it is not a day"):
        days("2026-01-05", text)


@pytest.mark.parametrize(
    ("numbers", "read"),
    [
        (("1.234", "48,5"), ["1234", "48.5"]),
        (("1,234", "48.5"), ["1234", "48.5"]),
        (("1.234", "48.5"), ["1.234", "48.5"]),
        (("1,234", "48,5"), ["1.234", "48.5"]),
        (("1.234", "1.234.567"), ["1234", "1234567"]),
        (("1'234,5", "1.234"), ["1234.5", "1234"]),
        (("-4", "0", "1 000"), ["-4", "0", "1000"]),
        (("8 people", "1.500,25"), ["8", "1500.25"]),
    ],
)
def test_one_number_tells_the_sign_of_all(numbers: tuple[str, ...], read: list[str]) -> None:
    assert values(*numbers) == read


def test_the_locale_tells_what_no_number_does() -> None:
    assert values("1.234", locale="de_DE") == ["1234"]
    for locale in ("", "en_US"):
        (question,) = found(("2026-01-05", "1.234"), locale=locale).questions
        assert question.answers == (("1234", ","), ("1.234", "."))


def test_yes_and_no_are_readings_of_what_is_done_or_not() -> None:
    done = reach("m1", kind=Kind.DONE, direction=None, unit="", baseline=None, target=None)
    workbook = book(goals=(goal(),), measures=(done,))
    text = "date;value\n" + "".join(f"2026-01-05;{one}\n" for one in ("Yes", "nein", "x", "0", "1", "TRUE"))
    read = told(found_in(table_of(text), workbook=workbook))
    assert [value for _, _, value, _ in read] == [1, 0, 1, 0, 1, 1]
    with pytest.raises(Exception, match="row 2, column 'value': it is neither yes nor no"):
        told(found_in(table_of("date;value\n2026-01-05;7\n"), workbook=workbook))


def test_per_cent_is_for_measures_in_per_cent() -> None:
    text = "date;value\n2026-01-05;30 %\n2026-01-12;20\n"
    read = told(found_in(table_of(text), workbook=PERCENT))
    assert [value for _, _, value, _ in read] == [30, 20]
    with pytest.raises(Exception, match="row 2, column 'value': it is in per cent and the measure is not"):
        told(found_in(table_of(text), measure="m1", workbook=WORKBOOK))


def test_rows_without_a_reading_totals_and_other_people_are_left_out_and_counted() -> None:
    table = table_of(
        "Client;Date;Team size;Note\nAnn;2026-01-05;8;\nAnn;2026-01-12;;\nAnn;2026-01-19;;on leave\n"
        ";;;\nKim;2026-01-05;9;\n;Total 2026;17;\nØ;;8.5;\n"
    )
    read = found_readings(table, proposed(table, WORKBOOK), WORKBOOK, Home(("c1", "Ann")))
    assert told(read) == [
        ("m1", date(2026, 1, 5), Decimal(8), ""),
        ("m1", date(2026, 1, 19), None, "on leave"),
    ]
    assert read.left_out == {"without a reading": 1, "with a total": 2, "of somebody else": 1}
