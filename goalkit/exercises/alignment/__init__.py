"""Alignment: what the goals serve, where they pull, what time they take, and what to ask the manager."""

from itertools import islice
from typing import Any

from goalkit import forms as ui
from goalkit.exercises.alignment.hours import hours_form
from goalkit.exercises.alignment.ratings import objectives_form, ratings_form, tensions_form
from goalkit.exercises.alignment.targets import open_goals, rating_targets, tension_targets
from goalkit.exercises.exercise import Exercise
from goalkit.exercises.headway import Done, WorkSoFar, headway
from goalkit.exercises.periods import running_quarter
from goalkit.model.alignment import latest_alignments
from goalkit.open_workbook import OpenWorkbook
from goalkit.sections import alignment_results
from goalkit.wording import count_text

NO_GOAL = "There is no goal to look at yet. Write one in “Goals” first, then come back here."
NOTHING_TO_RATE = (
    "There is nothing to compare your goal with yet. Name an objective in step 1, or sort what matters to "
    "you in “Vision”."
)
NO_TENSION = "None of your ratings shows a tension, so there is nothing to decide."
MOST_TENSIONS = 10
"""How many tensions are asked about at once, the strongest first."""


def alignment_steps(book: OpenWorkbook) -> ui.Steps:
    """The steps for one client."""

    def hours() -> Any:
        goals = _statements(book)
        return hours_form(book, goals) if goals else NO_GOAL

    def has_hours() -> bool:
        said = {one.goal_id for one in book.workbook.weekly_hours}
        return {None, *_statements(book)} <= said

    def is_decided() -> bool:
        known = latest_alignments(book.workbook.alignments, on=book.today)
        tensions = tension_targets(book.workbook, book.today)
        return bool(known) and all(known[link].decision for link in tensions)

    def what_follows() -> ui.Showcase:
        return ui.Showcase(*alignment_results(running_quarter(book)).with_sentences)

    steps = ui.Steps(
        ui.Step("Objectives", lambda: objectives_form(book), lambda: book.workbook.objectives),
        ui.Step("Ratings", lambda: _ratings(book), lambda: book.workbook.alignments and not _unrated(book)),
        ui.Step("Hours", hours, has_hours),
        ui.Step("Tensions", lambda: _tensions(book), is_decided),
        ui.Step("What follows", what_follows),
    )
    book.when_saved(steps.refresh)
    return steps


def _ratings(book: OpenWorkbook) -> Any:
    goals = _statements(book)
    if not goals:
        return NO_GOAL
    targets = {
        link: title
        for goal in goals
        for link, title in rating_targets(book.workbook, goal, book.today).items()
    }
    return ratings_form(book, goals, targets) if targets else NOTHING_TO_RATE


def _tensions(book: OpenWorkbook) -> Any:
    found = tension_targets(book.workbook, book.today)
    if not found:
        return NO_TENSION
    more = len(found) - MOST_TENSIONS
    form = tensions_form(book, dict(islice(found.items(), MOST_TENSIONS)), _statements(book))
    return form, more > 0 and f"{count_text(more, 'weaker tension')} not shown here."


def _statements(book: OpenWorkbook) -> dict[str, str]:
    """The statements of the open goals, by id."""
    return {key: goal.statement for key, goal in open_goals(book.workbook, book.today).items()}


def _unrated(book: OpenWorkbook) -> set[str]:
    links = latest_alignments(book.workbook.alignments, on=book.today)
    return set(_statements(book)) - {one for goal_id, _, target in links for one in (goal_id, target)}


def _headway(work: WorkSoFar) -> Done:
    aligned = len(work.goals) - len(work.not_aligned)
    counted = f"{aligned} of {count_text(len(work.goals), 'goal')} aligned"
    words = counted if work.goals else "No goal to align yet"
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
    show=alignment_steps,
    headway=_headway,
    due=_due,
    urgency=30,
    drafts={
        "objectives": "objectives",
        "alignment": "ratings",
        "alignment of {goal}": "ratings of {goal}",
        "hours": "hours",
        "tensions": "tensions",
    },
)
