"""`goalkit erase`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from goalkit.cli.app import app
from goalkit.model import Client
from goalkit.store import open_practice
from goalkit.store.backups import backups_of
from goalkit.store.erasing import note_printed
from tests.cli.conftest import Goalkit


@pytest.fixture
def two(practice: Path, home: Path) -> Path:
    """The practice with a second client, a PDF of the first one, and a backup."""
    pdf = home / "review.pdf"
    pdf.write_bytes(b"%PDF")
    with open_practice(practice) as opened:
        opened.record("c2", Client(id="c2", name="Kim Example"))
        note_printed(opened, "c1", pdf)
    return practice


def clients(practice: Path) -> list[str]:
    with open_practice(practice) as opened:
        return [one.id for one in opened.clients()]


def test_a_client_is_erased_once_the_id_is_typed_again(two: Path, home: Path) -> None:
    done = CliRunner().invoke(app, ["erase", "c1", "--practice", str(two)], input="c1\n")
    assert done.exit_code == 0, done.output
    assert f"This file will be deleted: {home / 'review.pdf'}" in done.stderr
    assert "'c1' is erased." in done.stdout
    assert clients(two) == ["c2"]
    assert not (home / "review.pdf").exists()
    (made,) = backups_of(two)
    assert made.name in done.stdout
    assert "`goalkit erase c1 --backups` rewrites them." in done.stderr


@pytest.mark.parametrize("typed", ["c2\n", ""])
def test_nothing_is_erased_where_something_else_is_typed(two: Path, typed: str) -> None:
    done = CliRunner().invoke(app, ["erase", "c1", "--practice", str(two)], input=typed)
    assert done.exit_code != 0
    assert clients(two) == ["c1", "c2"]
    assert backups_of(two) == ()


def test_backups_are_rewritten_where_that_is_said_also_afterwards(two: Path, goalkit: Goalkit) -> None:
    goalkit("erase", "c1", "--yes", "--practice", two)
    (made,) = backups_of(two)
    assert b"Robin" in made.path.read_bytes()
    done = goalkit("erase", "c1", "--backups", "--yes", "--practice", two)
    assert (done.exit_code, done.stdout) == (0, "'c1' is erased.\n")
    assert "in backups alone" in done.stderr
    assert b"Robin" not in made.path.read_bytes()
    assert clients(two) == ["c2"]


def test_an_unknown_client_is_said_with_those_there_are(two: Path, goalkit: Goalkit) -> None:
    for words in ((), ("--backups",)):
        done = goalkit("erase", "c9", "--yes", *words, "--practice", two)
        assert done.exit_code == 2
        assert "'c9' is no client: give one of them ('c1', 'c2')" in done.stderr
