"""How the goals go together with the organisation's objectives, the values and one another."""

from collections.abc import Iterator
from itertools import islice

import pandas as pd

from goalkit import charts
from goalkit.analysis.alignment import alignment_matrix, orphan_goals, tensions, uncovered_objectives
from goalkit.blocks import Bullets, Heading, Note
from goalkit.review_facts import ReviewFacts
from goalkit.sections.section import ROWS_A_PAGE, Part, Section
from goalkit.tables import tension_table
from goalkit.terms import AlignedWith


def alignment(review: ReviewFacts) -> Section:
    """The goals against objectives and against values, what is missing, and the tensions."""
    frames = review.frames
    rated = alignment_matrix(frames.goals, frames.alignments, frames.objectives, frames.personal_values)
    if rated.empty:
        return Section((Note(text="No alignment has been rated yet."),))
    return Section(
        (*_objectives(review), *_matrices(review, rated), *_gaps(review, rated), *_tensions(rated))
    )


def _objectives(review: ReviewFacts) -> Iterator[Part]:
    objectives = review.workbook.objectives
    if objectives:
        yield Heading(level=2, text="The organisation's objectives")
        yield Bullets(
            items=tuple(f"{aim.title} ({aim.owner})" if aim.owner else aim.title for aim in objectives)
        )


def _matrices(review: ReviewFacts, rated: pd.DataFrame) -> Iterator[Part]:
    objectives, values = review.frames.objectives, review.frames.personal_values
    sides = (
        ("With objectives", AlignedWith.OBJECTIVE, objectives, "objective", "title"),
        ("With values", AlignedWith.VALUE, values, "value", "name"),
    )
    goals = _texts(review.frames.goals, "goal", "statement")
    for title, kind, targets, key, text in sides:
        yield Heading(level=2, text=title)
        cells = rated[rated["aligned_with"] == kind]
        if cells.empty:
            yield Note(text="Not rated yet.")
        else:
            named = _texts(targets, key, text)
            yield from (charts.alignment_matrix(cells, goals=page, targets=named) for page in _pages(goals))


def _pages(goals: dict[str, str]) -> Iterator[dict[str, str]]:
    """The goals in parts that fit a page each."""
    names = iter(goals.items())
    while page := dict(islice(names, ROWS_A_PAGE)):
        yield page


def _texts(frame: pd.DataFrame, key: str, text: str) -> dict[str, str]:
    return dict(zip(frame[key], frame[text], strict=True))


def _gaps(review: ReviewFacts, rated: pd.DataFrame) -> Iterator[Part]:
    orphans = orphan_goals(review.frames.goals, rated)["statement"]
    uncovered = uncovered_objectives(review.frames.objectives, rated)["title"]
    gaps = (
        *(f"The goal “{goal}” serves no objective and no value yet." for goal in orphans),
        *(f"No goal serves the objective “{objective}” yet." for objective in uncovered),
    )
    if gaps:
        yield Bullets(items=gaps)


def _tensions(rated: pd.DataFrame) -> Iterator[Part]:
    yield Heading(level=2, text="Tensions and decisions")
    found = tensions(rated)
    yield Note(text="No goal pulls against another.") if found.empty else tension_table(found)
