"""The commands as a person types them, in a home of their own."""

import json
import os
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest
from typer.testing import CliRunner, Result

from goalkit.cli.app import app
from goalkit.model import Record, Workbook
from goalkit.store import open_practice
from goalkit.store.environment import handed_over
from tests.books import START, book, goal, maintain, reach, reading

Goalkit = Callable[..., Result]
RECORDED_AT = datetime.combine(START, datetime.min.time(), UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, which is also the current folder; no practice or passphrase is set."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(folder))
    for name in ("GOALKIT_PRACTICE", "GOALKIT_PASSPHRASE", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def goalkit() -> Goalkit:
    """Run `goalkit WORDS`; what it gives has `exit_code`, `stdout` and `stderr`."""
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


class Started(BaseException):
    """Stands for the program that takes the place of this one."""

    def __init__(self, program: str, command: list[str], environment: dict[str, str]) -> None:
        self.program, self.command, self.environment = program, command, environment


def handed_over_to(started: Started) -> str | None:
    """The passphrase that waits in the pipe of the program, which is told it in no other way."""
    assert "GOALKIT_PASSPHRASE" not in started.environment
    (pipe,) = re.findall(r"--KernelPool\.passphrase_pipe=(\d+)", " ".join(started.command))
    with os.fdopen(int(pipe), "rb") as opened:
        return handed_over(opened)


@pytest.fixture
def hand_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would replace this process is told instead."""

    def refuse(*given: object) -> NoReturn:
        raise Started(*given)

    monkeypatch.setattr(os, "execve", refuse)


@pytest.fixture
def small_book() -> Workbook:
    """Two goals with three measures and a reading of each."""
    return book(
        goals=(goal(), goal("g2", statement="A balanced week")),
        measures=(
            reach(),
            maintain(goal_id="g2"),
            maintain("m3", goal_id="g2", title="Home office", unit="days/week"),
        ),
        check_ins=(
            reading("m1", START, 7),
            reading("m2", date(2026, 5, 4), 48),
            reading("m3", date(2026, 5, 4), 2),
        ),
    )


@pytest.fixture
def practice(home: Path, small_book: Workbook) -> Path:
    """A plain practice with one client, `c1`."""
    return make_practice(home / "practice.goalkit", *small_book.records())


def make_practice(path: Path, *records: Record, passphrase: str | None = None) -> Path:
    """A new practice that knows these records of client `c1` since the start of 2026."""
    with open_practice(path, passphrase=passphrase, create=True) as opened:
        opened.record("c1", *records, at=RECORDED_AT)
    return path


def write_client(path: Path, client_id: str = "c2", **changes: Any) -> Path:
    """The JSON of a client with a goal and a measure, as an export would have it."""
    known = {"recorded_at": "2026-01-01T08:00:00Z"}
    dates = {"since": "2026-01-01", "start": "2026-01-01", "due": "2026-12-31"}
    measure = {
        "id": "m1", "goal_id": "g1", "since": "2026-01-01", "title": "Team size", "kind": "reach",
        "direction": "at least", "unit": "people", "baseline": "4", "target": "10",
    }  # fmt: skip
    records = {
        "clients": [{**known, "id": client_id, "name": "Kim Example"}],
        "goals": [{**known, **dates, "id": "g1", "statement": "Lead a team of ten"}],
        "measures": [{**known, **measure}],
    }
    whole = {"format": "goalkit-client", "version": 1, "client": client_id, "records": records, **changes}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path
