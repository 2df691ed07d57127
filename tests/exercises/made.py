"""A client with something to check in on, and the page of the check-in as a person uses it."""

from datetime import UTC, date, datetime
from typing import Any

from goalkit.exercises.check_in import check_in_with_results
from goalkit.forms import Showcase
from goalkit.model import Client, Milestone
from goalkit.open_workbook import OpenWorkbook
from goalkit.store import Practice
from goalkit.terms import Kind
from tests.books import goal, maintain, reach, reading
from tests.forms import pages

TODAY = date(2026, 5, 20)
BEGIN = datetime(2026, 1, 2, tzinfo=UTC)
BUDDY = reach(
    "m3", title="Buddy", kind=Kind.DONE, direction=None, unit="", baseline=None, target=None
)  # fmt: skip
STEP = Milestone(id="k1", goal_id="g1", title="First hire", due=date(2026, 5, 1), reward="A dinner")


def fill(practice: Practice, client_id: str = "c1", name: str = "Robin Example") -> None:
    """A goal with team size (last 7 people), working hours, a yes or no, and an overdue milestone."""
    records = (goal(), reach(), maintain(), BUDDY, STEP, reading("m1", date(2026, 5, 11), 7))
    practice.record(client_id, Client(id=client_id, name=name), *records, at=BEGIN)


class Person(pages.Person):
    """Somebody who has the check-in of a client open in one window."""

    form: Any = None

    def __init__(self, practice: Practice, client_id: str = "c1", *, today: date = TODAY) -> None:
        self.book = OpenWorkbook(practice, client_id, today=today)
        self.form, self.results = check_in_with_results(self.book)

    def called(self, name: str) -> str:
        """`m1_value` is `reading m1.value`, `k1_reached_on` is `milestone k1.reached_on`."""
        key, _, rest = name.partition("_")
        return f"{'milestone' if key.startswith('k') else 'reading'} {key}.{rest}" if rest else name


def shown(results: Showcase) -> str:
    """The words of what is shown, one part after the other."""
    return "\n".join(output["data"].get("text/html", "") for output in results.view.outputs)
