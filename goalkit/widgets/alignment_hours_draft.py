"""What is typed about time: the hours a week of each goal, and how many there are for all of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from traitlets import Unicode

from goalkit.model import Record, WeeklyHours, Workbook
from goalkit.widgets.draft import Draft
from goalkit.widgets.records_draft import RecordsDraft
from goalkit.widgets.typed import TypedError, typed_number, written_number

HOURS_A_WEEK = 168


class HoursOfOneDraft(Draft):
    """Hours a week, empty where they are not said; what was said can become 0 and not empty again."""

    hours = Unicode().tag(typed=True)

    def __init__(self, before: WeeklyHours | None) -> None:
        super().__init__()
        self._said_before = before is not None
        if before is not None:
            self.hours = written_number(Decimal(f"{before.hours:g}"))

    def checks(self) -> dict[str, Callable[[], object]]:
        return {"hours": self.number}

    def number(self) -> float | None:
        """The hours that are typed. Raises TypedError."""
        if not self.hours.strip():
            if self._said_before:
                raise TypedError("There was a number here: write 0 where it takes no time any more.")
            return None
        number = typed_number(self.hours, "h/week")
        if not 0 <= number <= HOURS_A_WEEK:
            raise TypedError(f"'{self.hours}' is not from 0 to {HOURS_A_WEEK} hours: a week has no more.")
        return float(number)


class HoursDraft(RecordsDraft):
    """The hours of each of these goals, and the limit of all together, which is the part of no goal.

    What changes counts from today on; the same day it is corrected.
    """

    def __init__(self, workbook: Workbook, goals: Iterable[str], *, today: date) -> None:
        super().__init__()
        self.today = today
        self.follow(workbook)
        self.hours = {goal: HoursOfOneDraft(self._last.get(goal)) for goal in (None, *goals)}
        self.parts = {part_of(goal): part for goal, part in self.hours.items()}
        self.saw(*(self._last[goal] for goal in self.hours if goal in self._last))

    def built(self) -> Iterator[tuple[str, Record]]:
        for goal, part in self.hours.items():
            number = part.number()
            if number is not None:
                yield f"{part_of(goal)}.hours", self._weekly(goal, number)

    def said(self, there: Record, typed: Record) -> str:
        if isinstance(there, WeeklyHours):
            return f"Saved meanwhile: {there.hours:g} h/week."
        return super().said(there, typed)

    def follow(self, workbook: Workbook) -> None:
        known = sorted(workbook.weekly_hours, key=lambda one: one.since)
        self._last: Mapping[str | None, WeeklyHours] = {
            one.goal_id: one for one in known if one.since <= self.today
        }

    def _weekly(self, goal: str | None, hours: float) -> WeeklyHours:
        last = self._last.get(goal)
        if last is not None and last.hours == hours:
            return last
        name = f"{part_of(goal)}-{self.today.isoformat()}"
        return WeeklyHours(id=name, goal_id=goal, since=self.today, hours=hours)


def part_of(goal: str | None) -> str:
    """The name of the part of a goal, or of the limit."""
    return "limit" if goal is None else f"goal-{goal}"
