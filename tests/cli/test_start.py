"""`goalkit start`."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from goalkit.model import Client
from tests.cli.conftest import Goalkit, make_practice
from tests.cli.test_process import POSIX, PROGRAM

PASSPHRASE = "früh auf"


class Started(BaseException):
    """Stands for the program that takes the place of this one."""

    def __init__(self, program: str, command: list[str], environment: dict[str, str]) -> None:
        self.program, self.command, self.environment = program, command, environment


@pytest.fixture
def hand_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would replace this process is told instead."""

    def refuse(*given: object) -> NoReturn:
        raise Started(*given)

    monkeypatch.setattr(os, "execve", refuse)


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
    assert started.value.environment["GOALKIT_PASSPHRASE"] == PASSPHRASE


@POSIX
@pytest.mark.usefixtures("hand_over")
def test_it_starts_without_a_practice_because_the_first_page_says_what_to_do(goalkit: Goalkit) -> None:
    with pytest.raises(Started) as started:
        goalkit("start")
    assert "GOALKIT_PASSPHRASE" not in started.value.environment


@pytest.mark.usefixtures("hand_over")
def test_a_practice_that_does_not_open_is_said_before_anything_starts(
    practice: Path, goalkit: Goalkit
) -> None:
    practice.write_text("Dear diary, " * 1000, encoding="utf-8")
    done = goalkit("start", "--practice", practice)
    assert done.exit_code == 2
    assert "is no practice of goalkit" in done.stderr


@POSIX
def test_it_serves_on_loopback_until_it_is_stopped(practice: Path) -> None:
    environment = {**os.environ, "BROWSER": "true"}  # a program that opens nothing
    with subprocess.Popen(
        [PROGRAM, "start", "--practice", practice], stderr=subprocess.PIPE, text=True, env=environment
    ) as lab:
        assert lab.stderr is not None
        said = ""
        while "http://" not in said:
            said = lab.stderr.readline()
            assert said, "it ended before it served"
        lab.send_signal(signal.SIGTERM)
        lab.stderr.read()
    assert re.search(r"http://(127\.0\.0\.1|localhost):\d+/lab", said)
