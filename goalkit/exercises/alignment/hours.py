"""Time: the hours a week of each goal, and how many there are for all of them."""

from collections.abc import Mapping
from datetime import date

from goalkit.forms import Book, Draft, Form, Number, RecordDraft, box, form, words
from goalkit.model import WeeklyHours, Workbook
from goalkit.model.record import latest

HOW_MANY = "How many hours in an ordinary week do you really have for your goals?"
NOT_EMPTIED = "There was a number here: write 0 if it takes no time any more."
HOURS = form(WeeklyHours, only=["hours"], hours=Number(floating=True, unit="h/week", needed=NOT_EMPTIED))


def hours_form(book: Book, goals: Mapping[str, str], *, today: date) -> Form:
    """The limit, then the hours a week of each goal by its statement. What changes counts from today on."""
    draft = Draft(parts={part_of(goal): _hours_of(goal, today) for goal in (None, *goals)})
    made = Form(draft, book, name="hours")
    limit = made.add(f"{part_of(None)}.hours", "All goals together, at most").styled("main").styled("number")
    each = (made.add(f"{part_of(goal)}.hours", title).styled("number").view for goal, title in goals.items())
    return made.lay_out(words(HOW_MANY, "help", "p"), limit.view, box("rows", *each))


def _hours_of(goal: str | None, today: date) -> RecordDraft[WeeklyHours]:
    """The hours of a goal, or the limit of all together; the same day they are corrected."""

    def find(workbook: Workbook) -> WeeklyHours | None:
        known = [one for one in workbook.weekly_hours if one.goal_id == goal and one.since <= today]
        return latest(known, lambda one: one.since)

    dated = {"id": f"{part_of(goal)}-{today.isoformat()}", "since": today}
    return RecordDraft(HOURS, find=find, given={"goal_id": goal}, dated=dated)


def part_of(goal: str | None) -> str:
    """The name of the part of a goal, or of the limit."""
    return "limit" if goal is None else f"goal-{goal}"
