"""While JupyterLab runs, its server keeps backups of the practice."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
from tornado.ioloop import IOLoop

from goalkit.lab import backups
from goalkit.model import Client
from goalkit.store import open_practice
from goalkit.store.backups import backups_of


async def let_server_run(until: Path) -> None:
    """A loop as that of a server, until there is a file of this kind, ten seconds at most."""
    backups.keep_backing_up(SimpleNamespace(io_loop=IOLoop.current()))
    for _ in range(100):
        await asyncio.sleep(0.1)
        if list(until.parent.glob(until.name)):
            return


def test_what_was_changed_is_backed_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = tmp_path / "practice.goalkit"
    with open_practice(practice, create=True) as opened:
        opened.record("c1", Client(id="c1", name="Robin Example"))
    monkeypatch.setenv("GOALKIT_PRACTICE", str(practice))
    monkeypatch.setattr(backups, "LOOK_EVERY", 50)
    asyncio.run(let_server_run(tmp_path / "practice-backups" / "practice-*.goalkit"))
    assert [one.why for one in backups_of(practice)] == ["work"]


def test_what_fails_is_noted_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    practice = tmp_path / "practice.goalkit"
    practice.write_bytes(b"x" * 5000)
    monkeypatch.setenv("GOALKIT_PRACTICE", str(practice))
    backups.back_up_if_due()
    (log,) = tmp_path.rglob("goalkit.log")
    assert "PracticeForeignError" in log.read_text(encoding="utf-8")
