"""The first page of the workbook."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from goalkit.blocks import Heading, Note, Table
from goalkit.errors import PracticeForeignError
from goalkit.lab.welcome import NOBODY_YET, welcome
from goalkit.model import Client
from goalkit.store import open_practice
from tests.books import goal, reach, reading


@pytest.fixture(autouse=True)
def no_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOALKIT_PASSPHRASE", raising=False)


def test_without_a_practice_it_says_how_to_begin_and_makes_none(tmp_path: Path) -> None:
    page = welcome(str(tmp_path / "none.goalkit"))
    assert page.parts == (Note(text=NOBODY_YET),)
    assert list(tmp_path.iterdir()) == []


def test_with_nobody_in_the_practice_it_says_how_to_begin(tmp_path: Path) -> None:
    open_practice(tmp_path / "p.goalkit", create=True).close()
    assert welcome(str(tmp_path / "p.goalkit")).parts == (Note(text=NOBODY_YET),)


def test_each_client_has_a_heading_over_the_table_of_goals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.goalkit"
    with open_practice(path, create=True) as practice:
        for client in (Client(id="c1", name="Robin"), Client(id="c2", name="Юлия")):
            records = (client, goal(), reach(), reading("m1", date(2026, 3, 2), 7))
            practice.record(client.id, *records, at=datetime(2026, 3, 2, tzinfo=UTC))
    monkeypatch.setenv("GOALKIT_PRACTICE", str(path))
    page = welcome()
    assert [part.text for part in page.parts if isinstance(part, Heading)] == ["Robin", "Юлия"]
    tables = [part for part in page.parts if isinstance(part, Table)]
    assert len(tables) == 2
    assert "Team size" in str(tables[0].rows)


def test_a_practice_that_does_not_open_is_said(tmp_path: Path) -> None:
    (tmp_path / "p.goalkit").write_text("Dear diary, " * 1000, encoding="utf-8")
    with pytest.raises(PracticeForeignError):
        welcome(str(tmp_path / "p.goalkit"))
