"""`goalkit time-zone`, `locale` and `paper`: told, chosen, and left to the computer."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import typer.testing
from typer.testing import CliRunner

from goalkit.cli.app import app
from goalkit.store import open_practice
from goalkit.store.computer import computer_locale, computer_zone
from goalkit.store.settings import choose_time_zone, practice_locale, time_zone
from tests.books import reading
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


def test_the_locale_is_told_and_chosen(goalkit: Goalkit, practice: Path) -> None:
    told = "Numbers and days are"
    assert f"{told} of no country: 12\u202f345.6" in goalkit("locale", "--practice", practice).stdout
    chosen = goalkit("locale", "de_DE", "--practice", practice).stdout
    assert chosen == f"{told} as in German (Germany): 12.345,6, and 3/4/2026 is 3 April.\n"
    refused = goalkit("locale", "german", "--practice", practice)
    assert (refused.exit_code, "'german' is not a locale" in refused.stderr) == (2, True)
    assert "3/4/2026 is 4 March" in goalkit("locale", "en_US", "--practice", practice).stdout
    assert "you are asked what" in goalkit("locale", "none", "--practice", practice).stdout


def test_the_paper_follows_the_locale_until_it_is_chosen(goalkit: Goalkit, practice: Path) -> None:
    goalkit("locale", "en_US", "--practice", practice)
    assert "us-letter" in goalkit("paper", "--practice", practice).stdout
    assert "a4" in goalkit("paper", "a4", "--practice", practice).stdout
    assert goalkit("paper", "a5", "--practice", practice).exit_code == 2
    assert "us-letter" in goalkit("paper", "usual", "--practice", practice).stdout


def test_the_status_is_written_as_in_the_country(goalkit: Goalkit, practice: Path) -> None:
    with open_practice(practice) as opened:
        opened.record("c1", reading("m1", date(2026, 5, 4), 7.5), at=datetime(2026, 5, 5, tzinfo=UTC))
    words = "status", "c1", "--as-of", date(2026, 6, 1), "--practice", practice
    assert "7.5 of 10" in goalkit(*words).stdout
    goalkit("locale", "de_DE", "--practice", practice)
    assert "7,5 of 10" in goalkit(*words).stdout


@pytest.mark.parametrize(
    ("variable", "set_to", "name"),
    [
        ("LC_ALL", "de_CH.UTF-8", "de_CH"), ("LC_TIME", "fr_CA", "fr_CA"), ("LANG", "en_US.UTF-8", "en_US"),
        ("LANG", "C.UTF-8", ""), ("LANG", "POSIX", ""), ("LANG", "de", ""), ("LANG", "", ""),
    ],
)  # fmt: skip
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such variables")
def test_the_locale_of_the_computer_has_a_country_or_no_name(
    monkeypatch: pytest.MonkeyPatch, variable: str, set_to: str, name: str
) -> None:
    for each in ("LC_ALL", "LC_TIME", "LC_NUMERIC", "LANG"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(variable, set_to)
    assert computer_locale() == name


@pytest.mark.parametrize(("answer", "name"), [("y", "de_DE"), ("n", ""), (None, "de_DE")])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such variables")
def test_a_new_practice_has_the_locale_of_this_computer_unless_somebody_objects(
    home: Path, monkeypatch: pytest.MonkeyPatch, answer: str | None, name: str
) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    path = home / "new.goalkit"
    if answer:
        monkeypatch.setattr(typer.testing._NamedTextIOWrapper, "isatty", lambda _: True)
    words = ["import", str(write_client(home / "kim.json")), "--plain", "--practice", str(path)]
    done = CliRunner().invoke(app, words, input=f"{answer}\n")
    assert done.exit_code == 0
    assert ("12.345,6" in done.stderr) == bool(answer)
    with open_practice(path) as opened:
        assert practice_locale(opened) == name
