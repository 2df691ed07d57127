"""`goalkit time-zone`: told, chosen, and left to the computer."""

from pathlib import Path

import pytest

from goalkit.cli.time_zone import computer_zone
from goalkit.store import open_practice
from goalkit.store.settings import choose_time_zone, time_zone
from tests.cli.conftest import Goalkit, write_client


def test_it_is_told_and_chosen(goalkit: Goalkit, practice: Path) -> None:
    assert "Days are those of the computer in use" in goalkit("time-zone", "--practice", practice).stdout
    chosen = goalkit("time-zone", "Pacific/Kiritimati", "--practice", practice)
    assert chosen.stdout.startswith("Days are those of Pacific/Kiritimati, where it is ")
    with open_practice(practice) as opened:
        assert time_zone(opened) == "Pacific/Kiritimati"
    assert "the computer in use" in goalkit("time-zone", "computer", "--practice", practice).stdout


def test_a_wrong_name_is_said_with_what_may_be_meant(goalkit: Goalkit, practice: Path) -> None:
    refused = goalkit("time-zone", "Europe/Berlim", "--practice", practice)
    assert refused.exit_code == 2
    assert "'Europe/Berlim' is not a time zone" in refused.stderr
    assert "Europe/Berlin" in refused.stderr


def test_a_new_practice_has_the_zone_of_this_computer(
    goalkit: Goalkit, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/Los_Angeles")
    path = home / "new.goalkit"
    assert goalkit("import", write_client(home / "kim.json"), "--plain", "--practice", path).exit_code == 0
    with open_practice(path) as opened:
        assert time_zone(opened) == "America/Los_Angeles"


def test_a_day_to_come_is_one_that_has_not_begun_in_the_practice(goalkit: Goalkit, practice: Path) -> None:
    with open_practice(practice) as opened:
        choose_time_zone(opened, "Pacific/Kiritimati")
    refused = goalkit("status", "c1", "--as-of", "2999-01-01", "--practice", practice)
    assert refused.exit_code == 2
    assert "2999" in refused.stderr


@pytest.mark.parametrize(("set_to", "name"), [("America/Los_Angeles", "America/Los_Angeles"), ("XYZ+3", "")])
def test_the_zone_of_the_computer_has_a_name_or_none(
    monkeypatch: pytest.MonkeyPatch, set_to: str, name: str
) -> None:
    monkeypatch.setenv("TZ", set_to)
    assert computer_zone() == name
