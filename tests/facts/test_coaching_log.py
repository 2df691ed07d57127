"""The coaching log adds up, against a sheet that was made by hand."""

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl

from goalkit.facts.coaching_log import ALL, CoachingLog, coaching_log, initials
from goalkit.model import Client, CoachingSession
from goalkit.store.log_sheets import log_csv, log_xlsx
from goalkit.terms import Fee
from tests.books import book

BY_HAND = """\
Year,Client,Contact,Individual or group,People in the group,First session,Last session,Sessions,\
Paid hours,Pro bono hours,Total hours
2025,R. E.,,individual,,2025-11-03,2025-12-01,2,1.50,0.75,2.25
2026,R. E.,,individual,,2026-01-12,2026-01-12,1,1.25,0.00,1.25
2026,R. E. (2),,individual,,2026-02-02,2026-03-02,3,2.50,0.00,2.50
2026,R. E. (2),,group,4,2026-04-06,2026-04-06,1,0.00,2.00,2.00
"""


def session(on: str, minutes: int | None, fee: Fee | None = Fee.PAID, people: int = 1) -> CoachingSession:
    return CoachingSession(
        held_on=date.fromisoformat(on), minutes=minutes, fee=fee, people=people, goal="Talk"
    )


ROBIN = book(
    coaching_sessions=(
        session("2025-12-01", 45, Fee.PRO_BONO),
        session("2025-11-03", 90),
        session("2026-01-12", 75),
        session("2026-01-19", None, None),
    )
)
RUTH = book(
    client=Client(id="c2", name="Ruth  Ember"),
    coaching_sessions=(
        session("2026-02-02", 50),
        session("2026-02-16", 50),
        session("2026-03-02", 50),
        session("2026-04-06", 120, Fee.PRO_BONO, people=4),
    ),
)


def log(year: int | None = None) -> CoachingLog:
    return coaching_log((ROBIN, RUTH), year=year)


def test_the_rows_are_those_of_a_sheet_made_by_hand() -> None:
    assert log_csv(log()).splitlines() == BY_HAND.splitlines()
    assert log().without_minutes == 1


def test_the_years_add_up_what_the_rows_say() -> None:
    paid, pro_bono = Decimal("3.75"), Decimal("2.00")  # 1.25 + 2.50, and 2.00
    (total,) = log(2026).years
    assert (total.client, total.sessions, total.paid, total.pro_bono) == (ALL, 5, paid, pro_bono)
    assert total.total == Decimal("5.75")
    assert (total.first, total.last) == (date(2026, 1, 12), date(2026, 4, 6))


def test_the_spreadsheet_has_numbers_that_add_up_and_names_nobody() -> None:
    content = log_xlsx(log())
    made = openpyxl.load_workbook(io.BytesIO(content))
    head, *rows = made["Log"].iter_rows(values_only=True)
    assert [*head] == next(csv.reader(io.StringIO(BY_HAND)))
    by_year = {row[0]: row[-1] for row in made["By year"].iter_rows(min_row=2, values_only=True)}
    assert by_year == {2025: 2.25, 2026: 5.75}
    assert sum(row[-1] for row in rows) == sum(by_year.values())
    said = [str(cell) for sheet in made for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not any(name in text for text in said for name in ("Robin", "Ruth", "Ember", "Talk"))


def test_initials_that_are_the_same_can_be_told_apart() -> None:
    assert [*initials(["Ann Bee", "alex van dyck", "Abe Brown"])] == ["A. B.", "a. v. d.", "A. B. (2)"]
