"""Drafts are kept at once, without history, and go with their client."""

import sqlite3
from pathlib import Path

import pytest

from goalkit.model import Client
from goalkit.store import Practice, export_client, open_practice
from goalkit.store.connection import Place, connect
from goalkit.store.schema import SCHEMA_VERSION

ROBIN = Client(id="c1", name="Robin Example")


def test_a_draft_is_the_text_that_was_kept_last(practice: Practice) -> None:
    assert practice.draft("c1", "check-in") == ""
    practice.keep_draft("c1", "check-in", "sev")
    practice.keep_draft("c1", "check-in", "seven – 七")
    assert practice.draft("c1", "check-in") == "seven – 七"


def test_each_client_and_form_has_a_draft_of_its_own(practice: Practice) -> None:
    practice.keep_draft("c1", "check-in", "mine")
    practice.keep_draft("c2", "check-in", "theirs")
    practice.keep_draft("c1", "vision", "far")
    practice.drop_draft("c1", "check-in")
    found = [practice.draft(*place) for place in (("c1", "check-in"), ("c2", "check-in"), ("c1", "vision"))]
    assert found == ["", "theirs", "far"]
    assert [practice.drafts(client) for client in ("c1", "c2", "c3")] == [("vision",), ("check-in",), ()]


def test_a_draft_survives_the_end_of_the_program(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        practice.keep_draft("c1", "check-in", "7")
    with open_practice(file) as practice:
        assert practice.draft("c1", "check-in") == "7"


def test_a_draft_is_no_change_of_the_client_and_in_no_export(practice: Practice) -> None:
    practice.record("c1", ROBIN)
    before = practice.load("c1")
    practice.keep_draft("c1", "check-in", "Zwetschgental")
    assert practice.load("c1") == before
    assert "Zwetschgental" not in export_client(practice, "c1")


def test_erasing_a_client_erases_its_drafts_and_that_it_was_chosen(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        practice.record("c1", ROBIN)
        practice.keep_draft("c1", "check-in", "Zwetschgental")
        practice.keep_draft("", "client", "c1")
        practice.erase("c1")
        assert practice.draft("c1", "check-in") == practice.draft("", "client") == ""
        assert b"Zwetschgental" not in b"".join(one.read_bytes() for one in file.parent.iterdir())


def make_older(file: Path) -> None:
    """A practice as goalkit made it before there were drafts."""
    with open_practice(file, create=True) as practice:
        practice.record("c1", ROBIN)
    older = sqlite3.connect(file)
    older.execute("DROP TABLE drafts")
    older.execute("PRAGMA user_version = 1")
    older.close()


def test_an_older_practice_gets_room_for_drafts_when_it_is_opened(file: Path) -> None:
    make_older(file)
    with open_practice(file) as practice:
        practice.keep_draft("c1", "check-in", "7")
        assert practice.draft("c1", "check-in") == "7"
        assert practice.clients() == (ROBIN,)
    assert connect(Place(path=file)).execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_an_older_practice_that_takes_no_changes_has_no_draft(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_older(file)
    monkeypatch.setattr("goalkit.store.connection.os.access", lambda *_: False)
    with open_practice(file) as practice:
        assert practice.draft("c1", "check-in") == ""
        assert practice.drafts("c1") == ()
