"""While JupyterLab runs, its server keeps backups of the practice."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.ioloop import IOLoop

from goalkit.lab import backups
from goalkit.lab.lock import Lock
from goalkit.model import Client
from goalkit.store import open_practice
from goalkit.store.backups import backups_of

PASSPHRASE = "früh auf"


async def end_nothing() -> None:
    """There is no Python here."""


async def let_server_run(practice: Path, passphrase: str | None, *, is_locked: bool = False) -> None:
    """A loop as that of a server, until there is a backup, a minute at most; locked, half a second."""
    lock = Lock(passphrase, 0, end_nothing)
    if is_locked:
        lock.close()
    server = SimpleNamespace(io_loop=IOLoop.current(), kernel_manager=SimpleNamespace(lock=lock))
    backups.keep_backing_up(server)
    for _ in range(5 if is_locked else 600):
        await asyncio.sleep(0.1)
        if backups_of(practice):
            return


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    """That of the practice."""
    given: str | None = request.param
    return given


@pytest.fixture
def practice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str | None) -> Path:
    """A practice with a change that is in no backup."""
    path = tmp_path / "practice.goalkit"
    with open_practice(path, passphrase=passphrase, create=True) as opened:
        opened.record("c1", Client(id="c1", name="Robin Example"))
    monkeypatch.setenv("GOALKIT_PRACTICE", str(path))
    monkeypatch.setattr(backups, "LOOK_EVERY", 50)
    return path


def test_what_was_changed_is_backed_up(practice: Path, passphrase: str | None) -> None:
    asyncio.run(let_server_run(practice, passphrase))
    assert [one.why for one in backups_of(practice)] == ["work"]


@pytest.mark.parametrize("passphrase", [PASSPHRASE], indirect=True, ids=["encrypted"])
def test_while_it_is_locked_a_backup_waits(practice: Path, passphrase: str) -> None:
    asyncio.run(let_server_run(practice, passphrase, is_locked=True))
    assert backups_of(practice) == ()
    asyncio.run(let_server_run(practice, passphrase))
    assert [one.why for one in backups_of(practice)] == ["work"]


def test_what_fails_is_noted_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    practice = tmp_path / "practice.goalkit"
    practice.write_bytes(b"x" * 5000)
    monkeypatch.setenv("GOALKIT_PRACTICE", str(practice))
    backups.back_up_if_due(None)
    (log,) = tmp_path.rglob("goalkit.log")
    assert "PracticeForeignError" in log.read_text(encoding="utf-8")
