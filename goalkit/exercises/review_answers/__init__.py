"""The review of a period: what was, what is decided about each goal, what comes next, and a few words."""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from goalkit import forms as ui
from goalkit.blocks import Bullets
from goalkit.exercises.exercise import Exercise, link_to, unsaved, work_so_far
from goalkit.exercises.goals import goals
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import period_choices
from goalkit.exercises.review_answers.answers import ahead_form, back_form, review_of, who_reads, words_form
from goalkit.exercises.review_answers.decisions import AskedGoal, decisions_form
from goalkit.exercises.review_answers.levels import AskedScale, levels_form
from goalkit.facts.period import PeriodFacts
from goalkit.measure_text import goal_standing_text
from goalkit.model import Goal, Review
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


def review_choice(book: OpenWorkbook) -> ui.Chooser:
    """A choice of period, and below it the steps of its review with what is still open in it."""

    def open_for(period: str) -> tuple[Any, ...]:
        steps = ReviewSteps(book, period)
        return who_reads(book), steps, steps.still_open

    options, usual = period_choices(book.workbook, book.today), book.review().period.text
    return ui.Chooser("Which period would you like to review?", options, open_for, chosen=usual)


class ReviewSteps(ui.Steps):
    """The steps of the review of one period; `still_open` shows what is still open in it."""

    def __init__(self, book: OpenWorkbook, period: str) -> None:
        self._book, self._period, self._facts = book, period, book.review(period)
        self.still_open, self._refreshing = ui.Showcase(), ui.Debounce(self._refresh, seconds=0)
        super().__init__(
            ui.Step(
                "Looking back",
                lambda: self._form(back_form, self._facts),
                self._has("wins", "learnings", "did_not_work"),
            ),
            ui.Step("Goals", self._decisions, self._is_decided),
            ui.Step("Levels", self._levels, self._is_rated),
            ui.Step(
                "Looking ahead",
                lambda: (self._form(ahead_form, self._facts), _to_goals("A goal of its own", FROM_START)),
                self._has("next_focus"),
            ),
            ui.Step(
                "Words",
                lambda: self._form(words_form),
                self._has("client_words", *(("coach_words",) if book.workbook.client.coach else ())),
            ),
        )

    def open(self, make: Callable[[], Any], *before: Any) -> None:
        """Open a step: what is typed at the one before is kept, and named below."""

        def opened() -> Any:
            self._book.leave()
            return make()

        super().open(opened, *before)
        with ui.guarded(self._say):
            self._show_open()

    @property
    def _review(self) -> Review:
        return review_of(self._book.workbook, self._period, today=self._book.today)

    def _has(self, *names: str) -> Callable[[], bool]:
        return lambda: all(getattr(self._review, name) for name in names)

    def _form(self, make: Callable[..., ui.Form], *given: Any) -> ui.Form:
        """The form of a step; it says "Saved" first, then all else follows."""
        return make(*given, self._book, self._period, lambda _: self._refreshing.ask())

    def _decisions(self) -> Any:
        asked = [_asked(self._facts, goal) for goal in self._goals()]
        if not asked:
            return _to_goals("No goal yet", NO_GOALS)
        return self._form(decisions_form, asked, self._facts)

    def _levels(self) -> Any:
        asked, on = [*self._scales()], self._facts.attainment.rated_on(self._review)
        if not asked:
            return _to_goals("No levels yet", NO_LEVELS)
        return self._form(levels_form, asked, on)

    def _refresh(self) -> None:
        self._facts = self._book.review(self._period)
        self.refresh()
        self._show_open()

    def _show_open(self) -> None:
        """What is not saved yet at other steps, and what is still to be answered."""
        here = self.form.name if self.form else ""  # its own bar says whether it is saved
        typed = [one for one in unsaved(work_so_far(self._book)) if one.exercise is review_answers]
        lines = tuple(f"Not saved yet: {one.what}." for one in typed if one.form != here)
        lists = (Bullets(items=lines),) if lines else ()
        self.still_open.show((*lists, *still_open(self._facts, self._goals()).parts))

    def _goals(self) -> tuple[Goal, ...]:
        """The goals of the period that somebody works on, or that this review has decided about."""
        of_period = set(self._facts.frames.goals["goal"])
        decided = {one.goal_id for one in self._review.decisions}
        known = (goal for goal in current(self._book.workbook.goals) if goal.id in of_period)
        return tuple(goal for goal in known if goal.state not in OVER or goal.id in decided)

    def _scales(self) -> Iterator[AskedScale]:
        """The scale of each goal that was written last by the end of the period, with the level as read."""
        workbook, facts = self._book.workbook, self._facts
        written = (one for one in workbook.attainment_scales if one.written_on <= facts.as_of)
        newest = {one.goal_id: one for one in sorted(written, key=lambda one: one.written_on)}
        read = facts.attainment.read(facts.attainment.rated_on(self._review)).set_index("scale")
        units = {one.id: one.unit for one in current(workbook.measures)}
        for goal in self._goals():
            scale = newest.get(goal.id)
            if scale and scale.id in read.index:
                found: Any = read.loc[scale.id]
                value = quantity_text(found["value"], units[scale.measure_id or ""])
                reading = f"{value}, {day_text(found['read_on'])}"
                yield AskedScale(scale, goal.statement, int(found["level"]), reading)
            elif scale:
                yield AskedScale(scale, goal.statement)

    def _is_decided(self) -> bool:
        goals = self._goals()
        return bool(goals) and not undecided(self._facts.answers, goals)

    def _is_rated(self) -> bool:
        on, scales = self._facts.attainment.rated_on(self._review), [*self._scales()]
        rated = {one.scale_id for one in self._book.workbook.attainment_ratings if one.rated_on == on}
        return bool(scales) and all(one.scale.id in rated or one.level is not None for one in scales)


def _asked(facts: PeriodFacts, goal: Goal) -> AskedGoal:
    """A goal with where it stood at the end of the period, and when it was read last."""
    row = facts.goals[facts.goals["goal"] == goal.id].iloc[0]
    own = facts.progress[facts.progress["goal"] == goal.id]
    last = own["on"].max()
    read = "" if pd.isna(last) else f"; last reading {day_text(last)}"
    return AskedGoal(goal, Status(row["status"]), f"{goal_standing_text(row, own)}{read}")


def _to_goals(title: str, sentence: str) -> ui.Showcase:
    return ui.Showcase(ui.Links(title=title, sentence=sentence, files=dict((link_to(goals),))))


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
    show=review_choice,
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
