"""What is kept in memory is what is in the file, whoever wrote it."""

from datetime import date
from pathlib import Path

import pytest

from goalkit.errors import ClientUnknownError, WorkbookError
from goalkit.model import CheckIn, Client
from goalkit.store import Practice, open_practice
from tests.books import goal, reach, reading

ONE, OTHER, THIRD = (reading("m1", date(2026, 3, day), day) for day in (2, 9, 16))


def fill(practice: Practice) -> None:
    practice.record("c1", Client(id="c1", name="Robin Example"), goal(), reach(), ONE, OTHER)


def is_as_in_the_file(practice: Practice) -> bool:
    """Loading as of a moment always reads the file."""
    kept = practice.load("c1")
    return kept == practice.load("c1", kept.known_at)


def test_what_another_window_saves_is_known_here_at_once(file: Path) -> None:
    with open_practice(file, create=True) as here, open_practice(file) as there:
        fill(here)
        assert here.load("c1") == there.load("c1")
        there.record("c1", THIRD)
        assert here.load("c1").check_ins == (ONE, OTHER, THIRD)
        here.record("c1", without=[OTHER])
        assert there.load("c1").check_ins == (ONE, THIRD)
        assert is_as_in_the_file(here)


def test_each_change_is_known_as_it_is_in_the_file(practice: Practice) -> None:
    """What is taken back and saved again has its old place."""
    fill(practice)
    moment = practice.record("c1", without=[ONE])
    assert is_as_in_the_file(practice)
    practice.record("c1", THIRD, reading("m1", OTHER.on, 5))
    assert is_as_in_the_file(practice)
    assert moment is not None
    practice.put_back("c1", moment)
    assert practice.load("c1").check_ins[0] == ONE
    assert is_as_in_the_file(practice)


def test_a_refused_change_is_not_known(practice: Practice) -> None:
    fill(practice)
    before = practice.load("c1")
    foreign = CheckIn(id="x", measure_id="nobody's", on=ONE.on, value=ONE.value)
    with pytest.raises(WorkbookError):
        practice.record("c1", THIRD, foreign)
    assert practice.load("c1") == before


def test_who_is_erased_is_forgotten(practice: Practice) -> None:
    fill(practice)
    practice.load("c1")
    practice.erase("c1")
    with pytest.raises(ClientUnknownError):
        practice.load("c1")


def test_a_file_that_is_closed_and_written_elsewhere_is_read_again(file: Path) -> None:
    with open_practice(file, create=True) as here:
        fill(here)
        here.close()
        with open_practice(file) as there:
            there.record("c1", THIRD)
        assert here.load("c1").check_ins == (ONE, OTHER, THIRD)
