"""Which practice a command works with, and what becomes of one that does not open."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from goalkit.model import Client
from goalkit.store import open_practice
from tests.cli.conftest import Goalkit, make_practice

PASSPHRASE = "früh auf"
READING_COMMANDS = [("clients",), ("status", "c1"), ("check",), ("export", "c1"), ("review", "c1", "2026-Q1")]


@pytest.fixture
def secret(home: Path) -> Path:
    """An encrypted practice with one client."""
    return make_practice(home / "secret.goalkit", Client(id="c1", name="Robin"), passphrase=PASSPHRASE)


def foreign(path: Path) -> None:
    path.write_text("Dear diary, " * 1000, encoding="utf-8")


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table notes (text)")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("pragma user_version = 99")


@pytest.mark.parametrize("command", READING_COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (Path.unlink, "is not there"),
        (foreign, "is no practice of goalkit"),
        (of_another_program, "is no practice of goalkit"),
        (newer, "newer goalkit"),
    ],
)
def test_what_is_no_practice_is_said_and_left_as_it_is(
    command: tuple[str, ...], spoil: Callable[[Path], None], said: str, practice: Path, goalkit: Goalkit
) -> None:
    spoil(practice)
    before = practice.read_bytes() if practice.exists() else None
    done = goalkit(*command, "--practice", practice)
    assert done.exit_code == 2
    assert said in done.stderr
    assert (practice.read_bytes() if practice.exists() else None) == before


@pytest.mark.parametrize("command", READING_COMMANDS, ids=lambda words: words[0])
def test_without_terminal_and_passphrase_an_encrypted_practice_stays_shut(
    command: tuple[str, ...], secret: Path, goalkit: Goalkit
) -> None:
    done = goalkit(*command, "--practice", secret)
    assert done.exit_code == 2
    assert "GOALKIT_PASSPHRASE" in done.stderr


def test_the_passphrase_of_the_environment_opens_it(
    secret: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    assert "Robin" in goalkit("clients", "--practice", secret).stdout


def test_a_wrong_passphrase_is_said_and_never_shown(
    secret: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", "spät zu Bett")
    done = goalkit("clients", "--practice", secret)
    assert done.exit_code == 2
    assert "does not open with this passphrase" in done.stderr
    assert "Bett" not in done.output


def test_a_practice_in_use_by_another_program_is_said(practice: Path, home: Path, goalkit: Goalkit) -> None:
    (home / "team.csv").write_text("date,value,note\n2026-02-02,8,\n", encoding="utf-8")
    with open_practice(practice) as other, other.writing():
        done = goalkit("import", "team.csv", "--client", "c1", "--measure", "m1", "--practice", practice)
    assert done.exit_code == 2
    assert "in use by another program" in done.stderr


@pytest.mark.filterwarnings("always")
def test_a_log_that_is_set_aside_is_told_in_a_sentence(practice: Path, goalkit: Goalkit) -> None:
    backup = shutil.copy(practice, practice.with_name("backup"))
    with closing(sqlite3.connect(practice)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE clients SET name = 'No'")
        other.commit()
        log = shutil.copy(f"{practice}-wal", practice.with_name("log"))
    shutil.copy(backup, practice)
    shutil.copy(log, f"{practice}-wal")
    done = goalkit("clients", "--practice", practice)
    assert done.exit_code == 0
    assert "Robin" in done.stdout
    assert done.stderr.startswith(f"Beside '{practice}' lay saves that do not belong to it")
    assert "warn" not in done.stderr.lower()
