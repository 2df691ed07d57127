"""The weekly check-in: every reading that is due in one form, then what the numbers mean."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from goalkit.exercises.opening import exercise
from goalkit.frames import measure_key
from goalkit.model import Milestone, Record
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.period import Period
from goalkit.review_facts import ReviewFacts
from goalkit.sections import check_in_results, what_is_next
from goalkit.terms import GoalState, MilestoneState, Notebook
from goalkit.widgets import Asked, CheckInDraft, Form, Showcase, check_in_form


def check_in(practice: str = "") -> Any:
    """The page of the weekly check-in; `practice` as in `open_workbook`."""
    return exercise(practice, check_in_parts, here=Notebook.CHECK_IN)


def check_in_parts(book: OpenWorkbook) -> Sequence[Any]:
    """The form of the check-in of one client, and the place where its results appear."""
    form, results = check_in_with_results(book)
    return (results.view,) if form is None else (form.view, results.view)


def check_in_with_results(book: OpenWorkbook) -> tuple[Form | None, Showcase]:
    """The form, and what shows the results of each save; no form where nothing is due or typed."""
    results, facts = Showcase(), _facts(book)

    def after_save(saved: tuple[Record, ...]) -> None:
        results.show(check_in_results(_facts(book), saved).parts)

    draft = CheckInDraft(book.workbook, _asked(facts), _steps(facts), today=book.today)
    form = check_in_form(draft, book, after_save)
    if draft.asks_for_nothing:
        results.show(what_is_next(facts).parts)
        return None, results
    return form, results


def _facts(book: OpenWorkbook) -> ReviewFacts:
    quarter = Period.quarter_of(book.today, fiscal_start=book.workbook.client.fiscal_start)
    return book.review(quarter.text)


def _asked(facts: ReviewFacts) -> list[Asked]:
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


def _steps(facts: ReviewFacts) -> list[Milestone]:
    """The milestones that are overdue or due soon, those of goals that are over left out."""
    near = facts.milestones[facts.milestones["state"].isin([MilestoneState.OVERDUE, MilestoneState.DUE_SOON])]
    active = facts.frames.goals.loc[facts.frames.goals["state"] == GoalState.ACTIVE, "goal"]
    wanted = set(near.loc[near["goal"].isin(active), "milestone"])
    return sorted((one for one in facts.workbook.milestones if one.id in wanted), key=lambda one: one.due)
