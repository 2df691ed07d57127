"""A client with people around, and the page of feedback as a person uses it."""

from datetime import date
from typing import Any

from goalkit.exercises.feedback import feedback_steps
from goalkit.model import Feedback, Stakeholder
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.terms import Group
from tests.forms.pages import Person

TODAY, EARLIER = date(2026, 5, 20), date(2026, 4, 1)
PEOPLE, ROUND, RESULTS = range(3)
GROUPS = {"m": Group.MANAGER, "p": Group.PEER, "s": Group.SELF}


def person(key: str, **changes: Any) -> Stakeholder:
    """Somebody whose group is told by the first letter: m manager, p peer, s the client."""
    return Stakeholder(**{"id": key, "name": f"Name of {key}", "group": GROUPS[key[0]], **changes})


def answer(key: str, rating: int, behaviour: str = "Listens", **changes: Any) -> Feedback:
    """An answer of the earlier round."""
    given = {"id": f"{key}-{behaviour}", "stakeholder_id": key, "round_on": EARLIER, **changes}
    return Feedback(behaviour=behaviour, rating=rating, **given)


def surround(practice: Practice, *more: Any) -> None:
    """Three peers and a manager, and whatever else is given."""
    practice.record("c1", *(person(key) for key in ("p1", "p2", "p3", "m1")), *more)


class Asker(Person):
    """Somebody who has the page open, at one of its steps."""

    def __init__(self, practice: Practice, step: int, *, today: date = TODAY) -> None:
        self.page = feedback_steps(OpenWorkbook(practice, "c1", today=today))
        self.page.go_to(step)

    def looks_at(self, chosen: str) -> "Asker":
        """Choose a round by its day, or `new`."""
        (rounds,) = self.page.parts
        rounds.choice.value = chosen
        return self

    def called(self, name: str) -> str:
        """`p1_first__rating` is `p1 first.rating`."""
        return name.replace("__", ".").replace("_", " ")
