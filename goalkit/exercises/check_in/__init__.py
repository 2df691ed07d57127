"""The weekly check-in: every reading that is due in one form, then what the numbers mean."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from goalkit import forms as ui
from goalkit.exercises.celebrating import Celebrations
from goalkit.exercises.check_in.earlier import earlier_readings
from goalkit.exercises.check_in.readings import MOST, Asked, CheckInDraft, CheckInForm
from goalkit.exercises.exercise import Exercise, link_to
from goalkit.exercises.goals import goals
from goalkit.exercises.headway import Done, WorkSoFar, ago, headway
from goalkit.exercises.periods import running_quarter
from goalkit.exercises.print_review import usual_folder
from goalkit.facts.period import PeriodFacts
from goalkit.frames import measure_key
from goalkit.measure_text import last_reading_text, total_text, wanted_text
from goalkit.model import Milestone, Record
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import check_in_results, what_is_next
from goalkit.terms import GoalState, Join, Kind, MilestoneState
from goalkit.wording import count_text


def check_in_parts(book: OpenWorkbook) -> tuple[Any, ...]:
    """The form of the check-in of one client, what follows from it, and earlier readings."""
    form, results = check_in_with_results(book)
    earlier = ui.Place()

    def corrected() -> None:
        if form:
            form.refresh()
            form.show_last(_asked(running_quarter(book)))

    def show_earlier() -> None:
        if not earlier.parts:  # there is none before the first save
            earlier.open(lambda: earlier_readings(book, corrected))

    show_earlier()
    book.when_saved(show_earlier)
    return form, Celebrations(book, usual_folder()), results, earlier


def check_in_with_results(book: OpenWorkbook) -> tuple[CheckInForm | None, ui.Showcase]:
    """The form, and what shows the results of each save; no form where nothing is due or typed."""
    results, facts = ui.Showcase(), running_quarter(book)
    draft = CheckInDraft(_asked(facts), _steps(facts), today=book.today)

    def after(saved: Sequence[Record]) -> None:
        now = running_quarter(book)
        results.show(check_in_results(now, saved).parts)
        form.show_last(_asked(now))

    form = CheckInForm(draft, book, after, lambda: facts.judged)
    if draft.asked_now or draft.milestones:
        return form, results
    way = () if draft.readings else (ui.Links(title="", sentence="", files=dict([link_to(goals)])),)
    results.show((*what_is_next(facts).parts, *way))
    return None, results


def _asked(facts: PeriodFacts) -> Iterator[Asked]:
    known = facts.readings.dropna(subset=["value"])
    newest = known.sort_values("on", kind="stable").groupby("measure", observed=True).tail(MOST)
    series = {key: tuple(rows["value"]) for key, rows in newest.groupby("measure", observed=True)}
    rows = facts.readings_asked.set_index("measure").to_dict("index")
    goals = facts.frames.goals.set_index("goal").to_dict("index")
    for measure in current(one for one in facts.workbook.measures if one.since <= facts.as_of):
        key = measure_key(facts.workbook.client.id, measure.id)
        if row := rows.get(key):
            last_on = None if pd.isna(row["last_on"]) else row["last_on"].date()
            if measure.join is Join.TOTAL:
                last = total_text(row["last_value"], measure.unit, last_on)
            else:
                last = last_reading_text(measure.kind, row["last_value"], measure.unit, last_on)
            wanted = wanted_text(measure) if measure.direction else ""
            said = f"{last} · wanted: {wanted}" if wanted else last
            numbers = () if measure.kind is Kind.DONE else series.get(key, ())
            goal = goals[measure.goal_id]
            yield Asked(measure, goal["statement"], goal["start"].date(), said, row["due"], numbers)


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
