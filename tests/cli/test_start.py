"""`goalkit start`."""

import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from goalkit.cli.start import start
from goalkit.errors import PassphraseNeededError
from goalkit.model import Client
from goalkit.store import open_practice
from goalkit.store.backups import backups_of
from tests.cli.conftest import Goalkit, Started, handed_over_to, make_practice
from tests.cli.test_process import POSIX, PROGRAM, read_until

PASSPHRASE = "früh auf"


class Terminal(io.StringIO):
    """Somebody sits in front of it."""

    def isatty(self) -> bool:
        return True


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_jupyterlab_takes_over_with_the_practice(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = make_practice(home / "s.goalkit", Client(id="c1", name="Robin"), passphrase=PASSPHRASE)
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    with pytest.raises(Started) as started:
        goalkit("start", "--practice", "s.goalkit")
    assert started.value.program == sys.executable
    assert started.value.environment["GOALKIT_PRACTICE"] == str(secret)
    assert handed_over_to(started.value) == PASSPHRASE


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_a_practice_that_is_not_there_is_made_with_the_passphrase_given(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    with pytest.raises(Started):
        goalkit("start", "--practice", "new.goalkit")
    with pytest.raises(PassphraseNeededError):
        open_practice(home / "new.goalkit")
    with open_practice(home / "new.goalkit", passphrase=PASSPHRASE) as practice:
        assert practice.clients() == ()


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_it_is_made_without_encryption_only_when_that_is_asked_for(home: Path, goalkit: Goalkit) -> None:
    refused = goalkit("start", "--practice", "new.goalkit")
    assert (refused.exit_code, (home / "new.goalkit").exists()) == (2, False)
    assert "add --plain" in refused.stderr
    with pytest.raises(Started) as started:
        goalkit("start", "--practice", "new.goalkit", "--plain")
    assert handed_over_to(started.value) is None
    open_practice(home / "new.goalkit").close()


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_on_a_terminal_the_passphrase_is_chosen(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: PASSPHRASE)
    monkeypatch.setattr(typer, "confirm", lambda *_, **__: False)
    with pytest.raises(Started) as started:
        start(home / "new.goalkit")
    assert handed_over_to(started.value) == PASSPHRASE
    open_practice(home / "new.goalkit", passphrase=PASSPHRASE).close()


@pytest.mark.usefixtures("hand_over")
def test_a_practice_that_does_not_open_is_said_before_anything_starts(
    practice: Path, goalkit: Goalkit
) -> None:
    practice.write_text("Dear diary, " * 1000, encoding="utf-8")
    done = goalkit("start", "--practice", practice)
    assert done.exit_code == 2
    assert "is no practice of goalkit" in done.stderr


@POSIX
def test_it_serves_on_loopback_and_one_ctrl_c_ends_it_unasked(practice: Path) -> None:
    """The address that is shown is that of the start page."""
    environment = {**os.environ, "BROWSER": "true"}  # a program that opens nothing
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [PROGRAM, "start", "--practice", practice],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment,
    ) as lab:  # fmt: skip
        os.close(theirs)
        screen = read_until(ours, "\r\n", after="http://")
        lab.send_signal(signal.SIGINT)
        screen += read_until(ours, None)
    os.close(ours)
    assert lab.returncode == 0
    assert re.search(r"http://(127\.0\.0\.1|localhost):\d+/lab/tree/00_start\.ipynb\?token=", screen)
    assert "y/" not in screen
    assert "Shutting down..." in screen


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_a_file_that_an_interrupted_start_left_empty_is_begun_again(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    (home / "new.goalkit").touch()
    with pytest.raises(Started):
        goalkit("start", "--practice", "new.goalkit")
    open_practice(home / "new.goalkit", passphrase=PASSPHRASE).close()


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_a_backup_is_made_at_a_start_if_something_was_changed_since_the_last(
    practice: Path, goalkit: Goalkit
) -> None:
    """Of today only three are kept: one that holds nothing new would put out one that does."""
    a_while_ago = practice.stat().st_mtime - 60
    os.utime(practice, (a_while_ago, a_while_ago))
    for _ in range(2):
        with pytest.raises(Started):
            goalkit("start", "--practice", practice)
    assert len(backups_of(practice)) == 1
    later = practice.stat().st_mtime + 120
    os.utime(practice, (later, later))
    with pytest.raises(Started):
        goalkit("start", "--practice", practice)
    assert len(backups_of(practice)) == 2


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_after_how_many_minutes_it_locks_is_kept_for_later_starts(
    home: Path, goalkit: Goalkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_practice(home / "s.goalkit", Client(id="c1", name="Robin"), passphrase=PASSPHRASE)
    monkeypatch.setenv("GOALKIT_PASSPHRASE", PASSPHRASE)
    for words, minutes in (((), 15), (("--lock-after", "0"), 0), ((), 0)):
        with pytest.raises(Started) as started:
            goalkit("start", "--practice", "s.goalkit", *words)
        handed_over_to(started.value)
        assert f"--KernelPool.lock_after={minutes}" in started.value.command
    assert goalkit("start", "--practice", "s.goalkit", "--lock-after", "-1").exit_code == 2


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_where_nothing_can_be_locked_it_is_said(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Started):
        start(practice)
    assert "pages cannot be locked" in capsys.readouterr().err
