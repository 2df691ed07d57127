"""`goalkit log`."""

from datetime import date
from pathlib import Path

from goalkit.model import CoachingSession
from goalkit.store import open_practice
from goalkit.store.settings import choose_locale
from goalkit.terms import Fee
from tests.cli.conftest import Goalkit

HELD = date(2026, 2, 2)


def held(practice: Path, **told: object) -> None:
    with open_practice(practice) as opened:
        opened.record("c1", CoachingSession(held_on=HELD, goal="Talk", **told))  # type: ignore[arg-type] # given below


def test_the_hours_are_shown_or_written(practice: Path, home: Path, goalkit: Goalkit) -> None:
    held(practice, minutes=90, fee=Fee.PAID)
    held(practice)
    done = goalkit("log", "--practice", practice)
    assert "R. E." in done.stdout
    assert "1.50" in done.stdout
    assert "1 session without minutes" in done.stderr
    for name in ("log.csv", "log.xlsx"):
        assert goalkit("log", "--out", name, "--practice", practice).exit_code == 0
    assert ",1.50,0.00,1.50" in (home / "log.csv").read_text(encoding="utf-8")
    assert (home / "log.xlsx").read_bytes().startswith(b"PK")


def test_hours_are_shown_as_the_country_writes_them_and_kept_for_machines(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    held(practice, minutes=90, fee=Fee.PAID)
    with open_practice(practice) as opened:
        choose_locale(opened, "de_DE")
    assert "1,50" in goalkit("log", "--practice", practice).stdout
    goalkit("log", "--out", "log.csv", "--practice", practice)
    assert ",1.50,0.00,1.50" in (home / "log.csv").read_text(encoding="utf-8")


def test_what_there_is_no_log_of_is_said(practice: Path, goalkit: Goalkit) -> None:
    held(practice, minutes=90, fee=Fee.PAID)
    done = goalkit("log", "--year", "2025", "--practice", practice)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "No session" in done.stderr
    assert "neither in .xlsx nor in .csv" in goalkit("log", "--out", "log.pdf", "--practice", practice).stderr
