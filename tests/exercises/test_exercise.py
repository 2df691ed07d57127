"""Each exercise says of itself what it is; its notebook stands by it."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import nbformat
import pytest

from goalkit import exercises
from goalkit.exercises.exercise import Exercise, all_exercises
from goalkit.shipped import shipped

EXERCISES = all_exercises()
NAMES = [one.title for one in EXERCISES]


def test_they_are_found_in_the_order_of_work() -> None:
    assert NAMES == [
        "Start", "Vision", "Goals", "Alignment", "Check-in", "Feedback", "Progress", "Coaching session",
        "Review", "Print", "Import", "History", "Settings", "All clients",
    ]  # fmt: skip


def test_each_presses_at_its_own_place() -> None:
    ordered = sorted(EXERCISES, key=lambda one: one.urgency)
    assert [one.title for one in ordered if one.headway] == [
        "Vision", "Goals", "Alignment", "Check-in", "Coaching session", "Review", "Print", "Progress",
        "Feedback",
    ]  # fmt: skip
    assert len({one.urgency for one in EXERCISES}) == len(EXERCISES)


@pytest.mark.parametrize("exercise", EXERCISES, ids=NAMES)
def test_its_notebook_has_its_title_and_calls_it(exercise: Exercise) -> None:
    notebook = nbformat.read(shipped(f"notebooks/{exercise.notebook}"), as_version=4)
    called = next(name for name, one in _named() if one is exercise)
    assert notebook.cells[0].source.startswith("# ")
    assert notebook.cells[-1].source == f"{called}()"
    assert notebook.metadata["goalkit"]["role"] == ("start" if exercise is EXERCISES[0] else "exercise")


def _named() -> Iterator[tuple[str, object]]:
    for one in iter_modules(exercises.__path__, f"{exercises.__name__}."):
        yield from vars(import_module(one.name)).items()
