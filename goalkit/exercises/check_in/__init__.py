"""The weekly check-in: every reading that is due in one form, then what the numbers mean."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from goalkit.exercises.check_in.earlier import earlier_readings
from goalkit.exercises.check_in.readings import Asked, CheckInDraft, check_in_form
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, ago, headway
from goalkit.exercises.periods import running_quarter
from goalkit.facts.period import PeriodFacts
from goalkit.forms import Form, Showcase
from goalkit.frames import measure_key
from goalkit.model import Milestone
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import check_in_results, what_is_next
from goalkit.terms import GoalState, MilestoneState
from goalkit.wording import count_text


def check_in_parts(book: OpenWorkbook) -> Sequence[Any]:
    """The form of the check-in of one client, the place where its results appear, and earlier readings."""
    form, results = check_in_with_results(book)
    shown = (results.view,) if form is None else (form.view, results.view)
    refresh = form.refresh if form else lambda: None
    return (*shown, *earlier_readings(book, after_save=lambda _: refresh()))


def check_in_with_results(book: OpenWorkbook) -> tuple[Form | None, Showcase]:
    """The form, and what shows the results of each save; no form where nothing is due or typed."""
    results, facts = Showcase(), running_quarter(book)
    draft = CheckInDraft(book.workbook, _asked(facts), _steps(facts), today=book.today)
    form = check_in_form(
        draft, book, lambda saved: results.show(check_in_results(running_quarter(book), saved).parts)
    )
    if draft.asks_for_nothing:
        results.show(what_is_next(facts).parts)
        return None, results
    return form, results


def _asked(facts: PeriodFacts) -> list[Asked]:
    rows = facts.readings_asked.set_index("measure").to_dict("index")
    versions = [measure for measure in facts.workbook.measures if measure.since <= facts.as_of]
    goals = dict(zip(facts.frames.goals["goal"], facts.frames.goals["statement"], strict=True))
    asked = []
    for measure in current(versions):
        row = rows.get(measure_key(facts.workbook.client.id, measure.id))
        if row is not None:
            last_on = None if pd.isna(row["last_on"]) else row["last_on"].date()
            asked.append(
                Asked(
                    measure=measure,
                    goal=goals[measure.goal_id],
                    last_on=last_on,
                    last_value=row["last_value"],
                    due=row["due"],
                )
            )
    return asked


def _steps(facts: PeriodFacts) -> list[Milestone]:
    """The milestones that are overdue or due soon, those of goals that are over left out."""
    near = facts.milestones[facts.milestones["state"].isin([MilestoneState.OVERDUE, MilestoneState.DUE_SOON])]
    active = facts.frames.goals.loc[facts.frames.goals["state"] == GoalState.ACTIVE, "goal"]
    wanted = set(near.loc[near["goal"].isin(active), "milestone"])
    return sorted((one for one in facts.workbook.milestones if one.id in wanted), key=lambda one: one.due)


def _headway(work: WorkSoFar) -> Done:
    if work.last_check_in is None:
        return headway("No check-in yet", done=False, begun=False)
    due = f", {count_text(work.readings_due, 'reading')} due" if work.readings_due else ""
    words = f"Last check-in {ago(work.last_check_in, work.on)}{due}"
    return headway(words, done=not work.readings_due, begun=True)


def _due(work: WorkSoFar) -> str:
    if not work.readings_due:
        return ""
    due = f"{count_text(work.readings_due, 'reading')} {'is' if work.readings_due == 1 else 'are'} due"
    if work.last_check_in is None:
        return f"{due}: the first check-in says where you begin."
    days = (work.on - work.last_check_in).days
    if not days:
        return f"You have checked in today, and {due} still."
    return f"The last check-in is {count_text(days, 'day')} old: {due}."


check_in = Exercise(
    title="Check-in",
    notebook="40_check_in.ipynb",
    show=check_in_parts,
    headway=_headway,
    due=_due,
    urgency=40,
    drafts={"check-in": "readings", "reading {reading}": "earlier reading: {reading}"},
)
