"""The review of a period: what was, what is decided about each goal, what comes next, and a few words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from goalkit.blocks import Bullets
from goalkit.exercises.exercise import Exercise, link_to, unsaved, work_so_far
from goalkit.exercises.goals import goals
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import period_choices
from goalkit.exercises.review_answers.answers import ahead_form, back_form, review_of, words_form
from goalkit.exercises.review_answers.decisions import AskedGoal, decisions_form
from goalkit.exercises.review_answers.levels import AskedScale, levels_form
from goalkit.facts.period import PeriodFacts
from goalkit.forms import AfterSave, Chooser, Debounce, Form, Links, Showcase, Step, Steps
from goalkit.measure_text import goal_standing_text
from goalkit.model import AttainmentScale, Goal, Review
from goalkit.model.workbook import current
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections.looking_back import still_open, undecided
from goalkit.terms import OVER, Status
from goalkit.wording import day_text, quantity_text

NO_GOALS = "There is no goal of this period to decide about: write the first one."
NO_LEVELS = (
    "No goal has its five levels described yet. They are the last step of writing a goal, and say what you "
    "expect."
)
FROM_START = "Anything you start can become a goal, with a number and a date."


def review_answers_parts(book: OpenWorkbook) -> Sequence[Any]:
    """A choice of period, and below it the steps of its review."""
    options = period_choices(book.workbook, book.today)
    usual = book.review().period.text

    def open_for(period: str) -> Sequence[Any]:
        return ReviewSteps(book, period).views

    return (Chooser("Which period would you like to review?", options, open_for, chosen=usual).view,)


class ReviewSteps:
    """The steps of the review of one period, and what is still open in it; `views` are what is shown."""

    def __init__(self, book: OpenWorkbook, period: str) -> None:
        self._book, self._period = book, period
        self._facts, self._place = book.review(period), Showcase()
        self.form: Form | None = None
        self._refreshing = Debounce(self._refresh, seconds=0)
        self.steps = Steps(
            Step(
                title="Looking back",
                open=lambda: self._shows(back_form),
                is_done=self._has("wins", "learnings", "did_not_work"),
            ),
            Step(title="Goals", open=self._decisions, is_done=self._is_decided),
            Step(title="Levels", open=self._levels, is_done=self._is_rated),
            Step(title="Looking ahead", open=self._looking_ahead, is_done=self._has("next_focus")),
            Step(
                title="Words",
                open=lambda: self._shows(words_form),
                is_done=self._has("client_words", "coach_words"),
            ),
        )
        self.views = (self.steps.view, self._place.view)

    @property
    def _review(self) -> Review:
        return review_of(self._book.workbook, self._period, today=self._book.today)

    def _has(self, *names: str) -> Callable[[], bool]:
        return lambda: all(getattr(self._review, name) for name in names)

    def _decisions(self) -> Sequence[Any]:
        asked = [_asked(self._facts, goal) for goal in self._goals()]
        if not asked:
            return self._leads_on("No goal yet", NO_GOALS)
        return self._shows(partial(decisions_form, asked))

    def _levels(self) -> Sequence[Any]:
        asked = self._scales()
        if not asked:
            return self._leads_on("No levels yet", NO_LEVELS)
        return self._shows(partial(levels_form, asked, self._rated_on()))

    def _looking_ahead(self) -> Sequence[Any]:
        return *self._shows(ahead_form), _to_goals("A goal of its own", FROM_START)

    def _leads_on(self, title: str, sentence: str) -> Sequence[Any]:
        self._changes_to(None)
        return (_to_goals(title, sentence),)

    def _shows(self, make: Callable[[OpenWorkbook, str, AfterSave], Form]) -> Sequence[Any]:
        form = make(self._book, self._period, lambda _: self._refreshing.ask())  # first it says "Saved"
        self._changes_to(form)
        return (form.view,)

    def _changes_to(self, form: Form | None) -> None:
        self._book.leave()  # what is typed at the step before is kept, and named below
        self.form = form
        self._show_open()

    def _refresh(self) -> None:
        self._facts = self._book.review(self._period)
        self.steps.refresh()
        self._show_open()

    def _show_open(self) -> None:
        """What is not saved yet at other steps, and what is still to be answered."""
        here = self.form.name if self.form else ""  # its own bar says whether it is saved
        typed = [one for one in unsaved(work_so_far(self._book)) if one.exercise is review_answers]
        lines = tuple(f"Not saved yet: {one.what}." for one in typed if one.form != here)
        lists = (Bullets(items=lines),) if lines else ()
        self._place.show((*lists, *still_open(self._facts, self._goals()).parts))

    def _goals(self) -> tuple[Goal, ...]:
        """The goals of the period that somebody works on, or that this review has decided about."""
        of_period = set(self._facts.frames.goals["goal"])
        decided = {one.goal_id for one in self._review.decisions}
        return tuple(
            goal
            for goal in current(self._book.workbook.goals)
            if goal.id in of_period and (goal.state not in OVER or goal.id in decided)
        )

    def _scales(self) -> list[AskedScale]:
        """The scale of each goal that was written last by the end of the period."""
        goals = {goal.id: goal.statement for goal in self._goals()}
        written = (
            one for one in self._book.workbook.attainment_scales if one.written_on <= self._facts.as_of
        )
        newest = {one.goal_id: one for one in sorted(written, key=lambda one: one.written_on)}
        read = self._facts.attainment.read(self._rated_on()).set_index("scale")
        units = {one.id: one.unit for one in current(self._book.workbook.measures)}
        return [_asked_scale(newest[key], said, read, units) for key, said in goals.items() if key in newest]

    def _rated_on(self) -> date:
        """The last day of the period, or that of the review where it was held before."""
        return self._facts.attainment.rated_on(self._review)

    def _is_decided(self) -> bool:
        goals = self._goals()
        return bool(goals) and not undecided(self._facts.answers, goals)

    def _is_rated(self) -> bool:
        ratings = self._book.workbook.attainment_ratings
        rated = {one.scale_id for one in ratings if one.rated_on == self._rated_on()}
        scales = self._scales()
        return bool(scales) and all(one.scale.id in rated or one.level is not None for one in scales)


def _asked_scale(
    scale: AttainmentScale, goal: str, read: pd.DataFrame, units: Mapping[str, str]
) -> AskedScale:
    """A scale to rate, with the level that the reading gives; `read`: `levels_from_readings`, by scale."""
    if scale.id not in read.index:
        return AskedScale(scale=scale, goal=goal)
    found: Any = read.loc[scale.id]
    value = quantity_text(found["value"], units[scale.measure_id or ""])
    reading = f"{value}, {day_text(found['read_on'])}"
    return AskedScale(scale=scale, goal=goal, level=int(found["level"]), reading=reading)


def _asked(facts: PeriodFacts, goal: Goal) -> AskedGoal:
    """A goal with where it stood at the end of the period, and when it was read last."""
    row = facts.goals[facts.goals["goal"] == goal.id].iloc[0]
    own = facts.progress[facts.progress["goal"] == goal.id]
    last = own["on"].max()
    read = "" if pd.isna(last) else f"; last reading {day_text(last)}"
    return AskedGoal(goal=goal, status=Status(row["status"]), facts=f"{goal_standing_text(row, own)}{read}")


def _to_goals(title: str, sentence: str) -> Any:
    return Showcase(Links(title=title, sentence=sentence, files=dict((link_to(goals),)))).view


def _headway(work: WorkSoFar) -> Done:
    if work.over is None:
        return headway("The first quarter is still running", done=False, begun=False)
    words = f"{work.over.label} {'is reviewed' if work.is_reviewed else 'waits for its review'}"
    return headway(words, done=work.is_reviewed, begun=work.workbook.reviews)


def _due(work: WorkSoFar) -> str:
    if work.over is None or work.is_reviewed:
        return ""
    return f"{work.over.label} is over and has not been reviewed yet."


review_answers = Exercise(
    title="Review",
    notebook="80_review.ipynb",
    show=review_answers_parts,
    headway=_headway,
    due=_due,
    urgency=60,
    drafts={
        "review {period} back": "{period}, looking back",
        "review {period} goals": "{period}, goals",
        "review {period} levels": "{period}, levels",
        "review {period} ahead": "{period}, looking ahead",
        "review {period} words": "{period}, words",
    },
)
