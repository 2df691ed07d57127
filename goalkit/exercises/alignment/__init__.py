"""Alignment: what the goals serve, where they pull, what time they take, and what to ask the manager."""

from collections.abc import Sequence
from typing import Any

from goalkit.exercises.alignment.hours import hours_form
from goalkit.exercises.alignment.ratings import objectives_form, ratings_form, tensions_form
from goalkit.exercises.alignment.targets import open_goals, rating_targets, tension_targets
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import running_quarter
from goalkit.forms import Form, OneByOne, Showcase, Step, Steps, words
from goalkit.model.alignment import latest_alignments
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import alignment_results
from goalkit.wording import count_text

NO_GOAL = "There is no goal to look at yet. Write one in “Goals” first, then come back here."
NOTHING_TO_RATE = (
    "There is nothing to compare this goal with yet. Name an objective in step 1, or sort what matters to "
    "you in “Vision”."
)
NO_TENSION = "None of your ratings shows a tension, so there is nothing to decide."
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
        return self._shows(objectives_form(self._book))

    @property
    def _open_goals(self) -> dict[str, str]:
        """The statements of the open goals, by id."""
        goals = open_goals(self._book.workbook, self._book.today)
        return {key: goal.statement for key, goal in goals.items()}

    def _goal_by_goal(self) -> Sequence[Any]:
        goals = self._open_goals
        if not goals:
            return (words(NO_GOAL, "help", "p"),)
        first = next((key for key in goals if key in self._unrated()), next(iter(goals)))
        self.goals = OneByOne(goals, self._goal, first=first, what="goal")
        return (self.goals.view,)

    def _goal(self, goal_id: str) -> Sequence[Any]:
        book = self._book
        targets = list(rating_targets(book.workbook, goal_id, book.today))
        if not targets:
            return (words(NOTHING_TO_RATE, "help", "p"),)
        statement = self._open_goals[goal_id]
        return self._shows(ratings_form(book, goal_id, statement, targets, today=book.today))

    def _hours(self) -> Sequence[Any]:
        goals = self._open_goals
        if not goals:
            return (words(NO_GOAL, "help", "p"),)
        return self._shows(hours_form(self._book, goals, today=self._book.today))

    def _tensions(self) -> Sequence[Any]:
        book = self._book
        found = tension_targets(book.workbook, book.today)
        if not found:
            return (words(NO_TENSION, "help", "p"),)
        shown = self._shows(tensions_form(book, found[:MOST_TENSIONS], self._open_goals, today=book.today))
        more = len(found) - MOST_TENSIONS
        if more > 0:
            return (*shown, words(f"{count_text(more, 'weaker tension')} not shown here.", "help", "p"))
        return shown

    def _shows(self, form: Form) -> Sequence[Any]:
        self.form = form
        return (form.view,)

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
    drafts={
        "objectives": "objectives",
        "alignment of {goal}": "ratings of {goal}",
        "hours": "hours",
        "tensions": "tensions",
    },
)
