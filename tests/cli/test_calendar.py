"""`goalkit calendar`."""

from pathlib import Path

from tests.cli.conftest import Goalkit


def test_the_calendar_of_a_client_or_of_all_is_written_and_replaced(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    done = goalkit("calendar", "c1", "--practice", practice)
    assert done.stdout == f"Written: {home / 'c1.ics'}\n"
    assert done.stderr == ""
    assert "SUMMARY:goalkit: check-in" in (home / "c1.ics").read_text(encoding="utf-8")
    done = goalkit("calendar", "c1", "--full-titles", "--practice", practice)
    assert "whoever sees the calendar" in done.stderr
    assert "Team size" in (home / "c1.ics").read_text(encoding="utf-8")
    assert goalkit("calendar", "--practice", practice).exit_code == 0
    assert (home / "practice.ics").exists()


def test_nothing_but_a_calendar_is_replaced(practice: Path, goalkit: Goalkit) -> None:
    before = practice.read_bytes()
    done = goalkit("calendar", "c1", "--out", practice, "--practice", practice)
    assert done.exit_code == 2
    assert "does not end in .ics" in done.stderr
    assert practice.read_bytes() == before
    assert "'c9'" in goalkit("calendar", "c9", "--practice", practice).stderr
