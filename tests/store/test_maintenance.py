"""The file of a practice, as the database itself sees it."""

from pathlib import Path

import pytest

from goalkit.model import Client
from goalkit.store import Practice, open_practice

PAGE = 4096


def test_a_new_practice_is_sound(practice: Practice) -> None:
    practice.record("c1", Client(id="c1", name="Robin Example"))
    assert practice.damage() == ()


@pytest.mark.parametrize("passphrase", [None, "früh auf"])
def test_a_page_that_was_overwritten_is_found(file: Path, passphrase: str | None) -> None:
    with open_practice(file, passphrase=passphrase, create=True) as practice:
        practice.record("c1", Client(id="c1", name="Robin Example"))
    whole = file.read_bytes()
    last = len(whole) - PAGE
    file.write_bytes(whole[:last] + b"\xff" * PAGE)
    with open_practice(file, passphrase=passphrase) as practice:
        assert all(finding.startswith("the file is damaged: ") for finding in practice.damage())
        assert practice.damage() != ()
