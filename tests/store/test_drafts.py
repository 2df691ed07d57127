"""Drafts are kept at once, without history, and go with their client."""

from pathlib import Path

import pytest

from goalkit.errors import ClientUnknownError
from goalkit.model import Client
from goalkit.store import CHOSEN, Practice, export_client, open_practice, private_mode, set_private_mode

ROBIN, KIM = Client(id="c1", name="Robin Example"), Client(id="c2", name="Kim Example")


def test_a_draft_is_the_text_that_was_kept_last(practice: Practice) -> None:
    practice.record("c1", ROBIN)
    assert practice.draft("c1", "check-in") == ""
    practice.keep_draft("c1", "check-in", "sev")
    practice.keep_draft("c1", "check-in", "seven – 七")
    assert practice.draft("c1", "check-in") == "seven – 七"


def test_each_client_and_form_has_a_draft_of_its_own(practice: Practice) -> None:
    practice.record("c1", ROBIN)
    practice.record("c2", KIM)
    practice.keep_draft("c1", "check-in", "mine")
    practice.keep_draft("c2", "check-in", "theirs")
    practice.keep_draft("c1", "vision", "far")
    practice.drop_draft("c1", "check-in")
    found = [practice.draft(*place) for place in (("c1", "check-in"), ("c2", "check-in"), ("c1", "vision"))]
    assert found == ["", "theirs", "far"]
    assert [practice.drafts(client) for client in ("c1", "c2", "c3")] == [("vision",), ("check-in",), ()]


def test_a_draft_survives_the_end_of_the_program(file: Path) -> None:
    with open_practice(file, create=True) as practice:
        practice.record("c1", ROBIN)
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
        assert b"Zwetschgental" not in b"".join(
            one.read_bytes() for one in file.parent.iterdir() if one.is_file()
        )


def test_erasing_nobody_leaves_the_settings_of_the_practice(practice: Practice) -> None:
    set_private_mode(practice, on=True)
    practice.keep_draft("", CHOSEN, "c1")
    for nobody in ("", "c9"):
        with pytest.raises(ClientUnknownError):
            practice.erase(nobody)
    assert private_mode(practice)
    assert practice.draft("", CHOSEN) == "c1"


def test_erasing_a_client_leaves_what_others_typed_even_where_it_is_the_same_word(practice: Practice) -> None:
    practice.record("on", Client(id="on", name="Robin Example"))
    practice.record("c2", KIM)
    set_private_mode(practice, on=True)
    practice.keep_draft("c2", "check-in", "on")
    practice.keep_draft("c2", CHOSEN, "on")
    practice.erase("on")
    assert private_mode(practice)
    assert practice.draft("c2", "check-in") == practice.draft("c2", CHOSEN) == "on"
