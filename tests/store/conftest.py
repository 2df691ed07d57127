"""Practices to test on: in memory, in a plain file, in an encrypted file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from goalkit.store import Practice, open_practice

PASSPHRASE = "it's; a 'secret' – Łódź"


@pytest.fixture(params=["memory", "plain", "encrypted"])
def practice(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Practice]:
    """An empty practice; each test that asks for it runs on all three."""
    location = ":memory:" if request.param == "memory" else tmp_path / "practice.goalkit"
    passphrase = PASSPHRASE if request.param == "encrypted" else None
    with open_practice(location, passphrase=passphrase, create=True) as opened:
        yield opened


@pytest.fixture
def memory() -> Iterator[Practice]:
    """An empty practice in memory."""
    with open_practice(":memory:") as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a practice may be made."""
    return tmp_path / "practice.goalkit"
