"""Alignment: what the goals serve, where they pull, what time they take, and what to ask the manager."""

from collections.abc import Sequence
from typing import Any

from goalkit.exercises.alignment_targets import open_goals, rating_targets, tension_targets
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import running_quarter
from goalkit.forms.controls import words
from goalkit.model.alignment import latest_alignments
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import alignment_results
from goalkit.widgets import Form, OneByOne, Showcase, Step, Steps
from goalkit.widgets.alignment import hours_form, objectives_form, ratings_form, tensions_form
from goalkit.widgets.alignment_draft import ObjectivesDraft, RatingsDraft, TensionsDraft
from goalkit.widgets.alignment_hours_draft import HoursDraft
from goalkit.wording import count_text

NO_GOAL = "There is no goal to look at yet. Write one in “Goals” first, then come back here."
NOTHING_TO_RATE = (
    "There is nothing to hold this goal against yet. Name an objective in step 1, or sort what matters to "
    "you in “Vision”."
)
NO_TENSION = "No goal pulls against anything, as far as it is rated. There is nothing to decide."
MOST_TENSIONS = 10
"""How many tensions are asked about at once, the strongest first."""


class AlignmentSteps:
    """The steps for one client. `form` is the one that is open, `view` is what is shown."""

    def __init__(self, book: OpenWorkbook) -> None:
        self._book = book
        self.form: Form | None = None
        self.goals: OneByOne | None = None
        self.steps = Steps(
            Step(title="Objectives", open=self._objectives, is_done=self._has_objectives),
            Step(title="Goal by goal", open=self._goal_by_goal, is_done=self._is_rated),
            Step(title="Hours", open=self._hours, is_done=self._has_hours),
            Step(title="Tensions", open=self._tensions, is_done=self._is_decided),
            Step(title="What follows", open=self._results, is_done=lambda: False),
        )
        self.view = self.steps.view
        book.when_saved(self.steps.refresh)

    def _objectives(self) -> Sequence[Any]:
        self.form = objectives_form(ObjectivesDraft(self._book.workbook), self._book)
        return (self.form.view,)

    def _goal_by_goal(self) -> Sequence[Any]:
        goals = open_goals(self._book.workbook, self._book.today)
        if not goals:
            return (words(NO_GOAL, "help", "p"),)
        titles = {key: goal.statement for key, goal in goals.items()}
        first = next((key for key in goals if key in self._unrated()), next(iter(goals)))
        self.goals = OneByOne(titles, self._goal, first=first, what="goal")
        return (self.goals.view,)

    def _goal(self, goal_id: str) -> Sequence[Any]:
        book = self._book
        targets = list(rating_targets(book.workbook, goal_id, book.today))
        if not targets:
            return (words(NOTHING_TO_RATE, "help", "p"),)
        draft = RatingsDraft(book.workbook, targets, today=book.today)
        self.form = ratings_form(
            draft, book, goal_id, open_goals(book.workbook, book.today)[goal_id].statement
        )
        return (self.form.view,)

    def _hours(self) -> Sequence[Any]:
        goals = open_goals(self._book.workbook, self._book.today)
        if not goals:
            return (words(NO_GOAL, "help", "p"),)
        draft = HoursDraft(self._book.workbook, goals, today=self._book.today)
        self.form = hours_form(draft, self._book, {key: goal.statement for key, goal in goals.items()})
        return (self.form.view,)

    def _tensions(self) -> Sequence[Any]:
        book = self._book
        found = tension_targets(book.workbook, book.today)
        if not found:
            return (words(NO_TENSION, "help", "p"),)
        draft = TensionsDraft(book.workbook, found[:MOST_TENSIONS], today=book.today)
        goals = open_goals(book.workbook, book.today)
        self.form = tensions_form(draft, book, {key: goal.statement for key, goal in goals.items()})
        more = len(found) - MOST_TENSIONS
        if more > 0:
            left_out = f"{count_text(more, 'weaker tension')} not shown here."
            return (self.form.view, words(left_out, "help", "p"))
        return (self.form.view,)

    def _results(self) -> Sequence[Any]:
        return (Showcase(*alignment_results(running_quarter(self._book)).with_sentences).view,)

    def _has_objectives(self) -> bool:
        return bool(self._book.workbook.objectives)

    def _unrated(self) -> set[str]:
        links = latest_alignments(self._book.workbook.alignments, on=self._book.today)
        rated = {link[0] for link in links} | {link[2] for link in links}
        return set(open_goals(self._book.workbook, self._book.today)) - rated

    def _is_rated(self) -> bool:
        return bool(self._book.workbook.alignments) and not self._unrated()

    def _has_hours(self) -> bool:
        said = {one.goal_id for one in self._book.workbook.weekly_hours}
        return {None, *open_goals(self._book.workbook, self._book.today)} <= said

    def _is_decided(self) -> bool:
        known = latest_alignments(self._book.workbook.alignments, on=self._book.today)
        found = tension_targets(self._book.workbook, self._book.today)
        return bool(known) and all(known[tension.link].decision for tension in found)


def _headway(work: WorkSoFar) -> Done:
    aligned = len(work.goals) - len(work.not_aligned)
    words = f"{aligned} of {count_text(len(work.goals), 'goal')} aligned"
    return headway(words, done=aligned and not work.not_aligned, begun=aligned)


def _due(work: WorkSoFar) -> str:
    loose = len(work.not_aligned)
    if not loose:
        return ""
    which = f"{loose} of {count_text(len(work.goals), 'goal')}"
    return f"{which} {'is' if loose == 1 else 'are'} not aligned with objectives, values and other goals yet."


alignment = Exercise(
    title="Alignment",
    notebook="30_alignment.ipynb",
    show=lambda book: (AlignmentSteps(book).view,),
    headway=_headway,
    due=_due,
    urgency=30,
)
