"""A client with goals, objectives and values, and the page of alignment as a person uses it."""

from datetime import date
from typing import Any

from goalkit.exercises.alignment import alignment_steps
from goalkit.forms.matrix import Matrix
from goalkit.model import Alignment, Objective, Value
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.terms import AlignedWith, GoalState
from tests.books import goal
from tests.forms import pages
from tests.forms.pages import inside

TODAY, EARLIER = date(2026, 5, 20), date(2026, 2, 2)
OBJECTIVES, RATINGS, HOURS, TENSIONS, RESULTS = range(5)


def rated(number: int, target: str, rating: int, **changes: Any) -> Alignment:
    """A rating of goal g1, or of another one; with a goal, an objective or a value by the first letter."""
    kinds = {"g": AlignedWith.GOAL, "o": AlignedWith.OBJECTIVE, "v": AlignedWith.VALUE}
    given = {"goal_id": "g1", "rated_on": EARLIER, **changes}
    return Alignment(id=f"a{number}", aligned_with=kinds[target[0]], target_id=target, rating=rating, **given)


def align(practice: Practice, *more: Any) -> None:
    """To goal g1: one that is open, one that is dropped, two objectives, a value, and what else is given."""
    records = (
        goal("g2", statement="Work 50 hours"),
        goal("g3", statement="Learn to fly", state=GoalState.DROPPED),
        Objective(id="o1", title="Grow", owner="Sales"), Objective(id="o2", title="Keep people"),
        Value(id="v1", name="Family"),
    )  # fmt: skip
    practice.record("c1", *records, *more)


class Person(pages.Person):
    """Somebody who has the page open, at one of its steps."""

    def __init__(self, practice: Practice, step: int, *, today: date = TODAY) -> None:
        self.page = alignment_steps(OpenWorkbook(practice, "c1", today=today))
        self.page.go_to(step)

    @property
    def matrix(self) -> Matrix:
        """The matrix at the step of the ratings."""
        (matrix,) = (one for one in inside(self.page.view) if isinstance(one, Matrix))
        return matrix

    @property
    def asked(self) -> list[str]:
        """What can be rated, in pairs of goal and target."""
        matrix = self.matrix
        return [f"{matrix.columns[column]}, {matrix.rows[row][1]}" for row, column in matrix.cells]

    def chooses(self, key: str) -> "Person":
        """Put the focus on a cell, given as the form calls it; its reason is asked for below the matrix."""
        self.matrix.set_state({"chosen": [*self.form.draft.parts].index(key)})
        return self

    def clicks(self, **ratings: str) -> "Person":
        """Set cells of the matrix, such as `g1_objective_o1="2"`."""
        value = self.matrix.value.copy()
        for name, text in ratings.items():
            value[[*self.form.draft.parts].index(self.called(name))] = text
        self.matrix.set_state({"value": value})
        return self

    def called(self, name: str) -> str:
        """`g1_objective_o1__rating` is `g1-objective-o1.rating`; that of a cell comes when it is chosen."""
        called = name.replace("__", ".").replace("_", "-")
        if called not in self.form.controls and "." in called:
            self.chooses(called.rpartition(".")[0])
        return called
