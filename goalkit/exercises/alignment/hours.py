"""Time: the hours a week of each goal, and how many there are for all of them."""

from collections.abc import Mapping
from datetime import date

from goalkit import forms as ui
from goalkit.model import WeeklyHours, Workbook
from goalkit.model.record import latest
from goalkit.open_workbook import OpenWorkbook

HOW_MANY = "How many hours in an ordinary week do you really have for your goals?"
NOT_EMPTIED = "There was a number here: write 0 if it takes no time any more."
HOURS = ui.form(
    WeeklyHours, only=["hours"], hours=ui.Number(floating=True, unit="h/week", needed=NOT_EMPTIED)
)


def hours_form(book: OpenWorkbook, goals: Mapping[str, str]) -> ui.Form:
    """The limit, then the hours a week of each goal by its statement. What changes counts from today on."""
    draft = ui.Draft(parts={_part(goal): _hours_of(goal, book.today) for goal in (None, *goals)})
    made = ui.Form(draft, book, name="hours")
    limit = made.add("limit.hours", "All goals together, at most").styled("main").styled("number")
    each = [made.add(f"{_part(goal)}.hours", title).styled("number") for goal, title in goals.items()]
    return made.lay_out(HOW_MANY, limit, ui.box("rows", *each))


def _hours_of(goal: str | None, today: date) -> ui.RecordDraft[WeeklyHours]:
    """The hours of a goal, or the limit of all together; the same day they are corrected."""

    def find(workbook: Workbook) -> WeeklyHours | None:
        known = [one for one in workbook.weekly_hours if one.goal_id == goal and one.since <= today]
        return latest(known, lambda one: one.since)

    dated = {"id": f"{_part(goal)}-{today.isoformat()}", "since": today}
    return ui.RecordDraft(HOURS, find=find, given={"goal_id": goal}, dated=dated)


def _part(goal: str | None) -> str:
    return "limit" if goal is None else f"goal-{goal}"
