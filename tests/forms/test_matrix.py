"""A matrix of ratings: what is put into a cell stands in its field, and the other way round."""

import pytest

from goalkit.forms.matrix import Level, Matrix
from goalkit.forms.state import FieldState

LEVELS = [Level(text=text, sign=text, words=words, fill="#FFF", ink="#000") for text, words in (
    ("1", "fits"), ("", "not rated"),
)]  # fmt: skip


@pytest.fixture
def states() -> dict[tuple[int, int], FieldState]:
    return {place: FieldState(value="", base="") for place in ((0, 0), (0, 1), (1, 1))}


def matrix(states: dict[tuple[int, int], FieldState]) -> Matrix:
    rows = [("Does it fit?", "Calm"), ("Does it fit?", "Trust")]
    return Matrix(states, rows=rows, columns=["Lead", "Learn"], levels=LEVELS, label="Fit")


def test_it_begins_with_what_is_in_the_fields(states: dict[tuple[int, int], FieldState]) -> None:
    states[0, 1].value = "1"
    shown = matrix(states)
    assert shown.value == ["", "1", ""]
    assert shown.cells == [(0, 0), (0, 1), (1, 1)]


def test_what_is_put_into_cells_stands_in_their_fields(states: dict[tuple[int, int], FieldState]) -> None:
    matrix(states).set_state({"value": ["1", "", "1"]})
    assert [state.value for state in states.values()] == ["1", "", "1"]


def test_what_changes_in_a_field_is_seen(states: dict[tuple[int, int], FieldState]) -> None:
    shown = matrix(states)
    states[1, 1].value = "1"
    assert shown.value == ["", "", "1"]
