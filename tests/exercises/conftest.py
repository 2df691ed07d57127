"""Practices to check in on: in memory and on disk. A failure in a control fails the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from goalkit.forms.debounce import poll
from goalkit.store import Practice, open_practice
from tests.exercises.made import fill
from tests.failures import no_failure_is_noted

__all__ = ["no_failure_is_noted"]


BETWEEN = 0.4


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page looks after what others saved each `BETWEEN` seconds, which is more often than at home."""
    monkeypatch.setattr(poll, "__kwdefaults__", {"seconds": BETWEEN})


@pytest.fixture(params=["memory", "disk"])
def practice(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Practice]:
    """A practice with one client; each test that asks for it runs on both."""
    location = ":memory:" if request.param == "memory" else tmp_path / "practice.goalkit"
    with open_practice(location, create=True) as opened:
        fill(opened)
        yield opened
