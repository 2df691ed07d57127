"""Practices to test on: in memory, in a plain file, in an encrypted file, on a server."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from goalkit.store import Practice, open_practice

PASSPHRASE = "it's; a 'secret' – Łódź"


PASSPHRASES = {"plain": None, "encrypted": PASSPHRASE}


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty practice of each kind of file: to derive a key takes a tenth of a second or two."""
    folder = tmp_path_factory.mktemp("empty")
    for kind, passphrase in PASSPHRASES.items():
        open_practice(folder / kind, passphrase=passphrase, create=True).close()
    return folder


def opened(request: pytest.FixtureRequest, folder: Path) -> Practice:
    """An empty practice of the kind that the fixture is asked for; a file is a copy of one."""
    if request.param in PASSPHRASES:
        file = shutil.copy(request.getfixturevalue("empty") / request.param, folder / "practice.goalkit")
        return open_practice(file, passphrase=PASSPHRASES[request.param])
    return open_practice(request.getfixturevalue("at_server") if request.param == "server" else ":memory:")


@pytest.fixture(params=["memory", "plain", "encrypted", "server"])
def practice(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Practice]:
    """An empty practice; each test that asks for it runs on all four."""
    with opened(request, tmp_path) as made:
        yield made


@pytest.fixture(params=["memory", "plain", "encrypted"])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Practice]:
    """An empty practice on this computer, for what the administrator of a server sees to."""
    with opened(request, tmp_path) as made:
        yield made


@pytest.fixture(params=["memory", "server"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Practice]:
    """An empty practice in either database, for what does not depend on a file."""
    with opened(request, tmp_path) as made:
        yield made


@pytest.fixture
def memory() -> Iterator[Practice]:
    """An empty practice in memory."""
    with open_practice(":memory:") as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a practice may be made."""
    return tmp_path / "practice.goalkit"
