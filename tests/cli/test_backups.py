"""`goalkit backup`, `goalkit backups` and `goalkit restore`."""

from pathlib import Path

import pytest

from goalkit.model import Client
from goalkit.store import open_practice
from goalkit.store.backups import backups_of
from tests.cli.conftest import Goalkit, Started, make_practice, write_client

PASSPHRASE = "früh auf"


def test_a_backup_is_made_listed_and_put_back(practice: Path, goalkit: Goalkit) -> None:
    done = goalkit("backup", "--practice", practice)
    assert done.exit_code == 0
    assert done.stdout.startswith("Written and checked: ")
    with open_practice(practice) as opened:
        opened.record("c2", Client(id="c2", name="Kim Example"))
    listed = goalkit("backups", "--practice", practice)
    (made,) = backups_of(practice)
    assert made.name in listed.stdout
    assert "by hand" in listed.stdout
    assert "1 client, 2 goals, 3 check-ins" in listed.stdout
    done = goalkit("restore", made.name, "--yes", "--practice", practice)
    assert done.exit_code == 0
    assert "the newest of your backups" in done.stdout
    assert "c2" not in goalkit("clients", "--practice", practice).stdout
    newest = backups_of(practice)[0]
    goalkit("restore", newest.name, "--yes", "--practice", practice)
    assert "c2" in goalkit("clients", "--practice", practice).stdout


def test_a_backup_can_be_written_anywhere_and_put_back_from_there(
    practice: Path, home: Path, goalkit: Goalkit
) -> None:
    assert goalkit("backup", "stick.goalkit", "--practice", practice).exit_code == 0
    assert backups_of(practice) == ()
    with open_practice(practice) as opened:
        opened.erase("c1")
    assert goalkit("restore", "stick.goalkit", "--yes", "--practice", practice).exit_code == 0
    assert "Robin" in goalkit("clients", "--practice", practice).stdout
    assert (home / "stick.goalkit").exists()


def test_nothing_is_put_back_where_it_is_not_confirmed(practice: Path, goalkit: Goalkit) -> None:
    goalkit("backup", "--practice", practice)
    before = practice.read_bytes()
    done = goalkit("restore", backups_of(practice)[0].name, "--practice", practice)
    assert done.exit_code != 0
    assert practice.read_bytes() == before


def test_an_unknown_backup_is_said_with_those_there_are(practice: Path, goalkit: Goalkit) -> None:
    assert "there are none yet" in goalkit("restore", "1999", "--yes", "--practice", practice).stderr
    assert "No backup yet" in goalkit("backups", "--practice", practice).stderr


@pytest.mark.parametrize("what", ["damaged", "missing"])
def test_a_practice_that_cannot_be_opened_gets_its_backup_back(
    what: str, practice: Path, home: Path, goalkit: Goalkit
) -> None:
    goalkit("backup", "--practice", practice)
    if what == "damaged":
        practice.write_bytes(practice.read_bytes()[:-1])
    else:
        practice.unlink()
    assert goalkit("clients", "--practice", practice).exit_code == 2
    assert "1 client, 2 goals" in goalkit("backups", "--practice", practice).stdout
    done = goalkit("restore", backups_of(practice)[0].name, "--yes", "--practice", practice)
    assert done.exit_code == 0, done.stderr
    assert "Robin" in goalkit("clients", "--practice", practice).stdout
    assert len(list(home.glob("practice-damaged-*.goalkit"))) == (what == "damaged")


def test_an_encrypted_practice_has_encrypted_backups(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    robin = Client(id="c1", name="Robin Zwetschgental")
    secret = make_practice(home / "s.goalkit", robin, passphrase=PASSPHRASE)
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    goalkit("backup", "--practice", secret)
    (made,) = backups_of(secret)
    assert b"Zwetschgental" not in made.path.read_bytes()
    assert "1 client" in goalkit("backups", "--practice", secret).stdout
    assert goalkit("restore", made.name, "--yes", "--practice", secret).exit_code == 0


def test_a_damaged_backup_is_listed_as_such(practice: Path, goalkit: Goalkit) -> None:
    goalkit("backup", "--practice", practice)
    path = backups_of(practice)[0].path
    path.write_bytes(path.read_bytes()[:-4096] + b"\xff" * 4096)
    assert "damaged: use another" in goalkit("backups", "--practice", practice).stdout


def test_one_is_made_before_an_import(practice: Path, home: Path, goalkit: Goalkit) -> None:
    goalkit("import", write_client(home / "kim.json"), "--practice", practice)
    assert [one.why for one in backups_of(practice)] == ["import"]


@pytest.mark.usefixtures("hand_over")
def test_one_is_made_at_a_start(practice: Path, goalkit: Goalkit) -> None:
    with pytest.raises(Started):
        goalkit("start", "--practice", practice)
    assert [one.why for one in backups_of(practice)] == ["start"]


@pytest.mark.usefixtures("hand_over")
def test_a_start_goes_on_where_none_can_be_made(
    practice: Path, home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "file").touch()
    monkeypatch.setenv("GOALKIT_BACKUPS", str(home / "file"))
    with pytest.raises(Started):
        goalkit("start", "--practice", practice)
    assert backups_of(practice) == ()
