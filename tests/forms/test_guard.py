"""Whatever fails in a control is a sentence on the page, and noted without private text."""

from pathlib import Path

import pytest

from goalkit.errors import NothingToUndoError
from goalkit.forms import guarded

PRIVATE = "what Robin said about the boss"


def test_an_error_of_goalkit_is_its_own_sentence() -> None:
    said: list[str] = []
    with guarded(said.append):
        raise NothingToUndoError
    assert said == [f"{NothingToUndoError()}."]


def test_a_failure_is_said_plainly_and_noted_without_private_text(no_failure_is_noted: Path) -> None:
    said: list[str] = []
    with guarded(said.append):
        raise ZeroDivisionError(PRIVATE)
    noted = no_failure_is_noted.read_text(encoding="utf-8")
    no_failure_is_noted.unlink()
    assert "goalkit itself failed (ZeroDivisionError)" in said[0]
    assert "test_guard.py" in noted
    assert PRIVATE not in noted + said[0]


def test_what_is_meant_to_end_the_program_does() -> None:
    with pytest.raises(KeyboardInterrupt), guarded(lambda _: None):
        raise KeyboardInterrupt
