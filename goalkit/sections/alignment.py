"""How the goals go together with the organisation's objectives, the values and one another."""

from collections.abc import Iterator
from itertools import islice

import pandas as pd

from goalkit import charts
from goalkit.analysis.alignment import between, open_goals, orphan_goals, tensions, uncovered_objectives
from goalkit.blocks import Bullets, Heading, Note
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.sections.section import ROWS_A_PAGE, Part, Section
from goalkit.tables import tension_table
from goalkit.terms import AlignedWith


def alignment(review: PeriodFacts) -> Section:
    """The goals against objectives and against values, what is missing, and the tensions."""
    if review.alignment.empty:
        return Section((Note(text="No alignment has been rated yet."),))
    parts = (*_objectives(review), *_matrices(review), *_gaps(review), *_tensions(review))
    return Section((*parts, FormulaPages(names=("alignment",))))


def _objectives(review: PeriodFacts) -> Iterator[Part]:
    objectives = review.workbook.objectives
    if objectives:
        yield Heading(level=2, text="The organisation's objectives")
        yield Bullets(
            items=tuple(f"{aim.title} ({aim.owner})" if aim.owner else aim.title for aim in objectives)
        )


def _matrices(review: PeriodFacts) -> Iterator[Part]:
    objectives, values = review.frames.objectives, review.frames.personal_values
    sides = (
        ("With objectives", AlignedWith.OBJECTIVE, objectives, "objective", "title"),
        ("With values", AlignedWith.VALUE, values, "value", "name"),
    )
    goals = _texts(review.frames.goals, "goal", "statement")
    for title, kind, targets, key, text in sides:
        yield Heading(level=2, text=title)
        cells = review.alignment[review.alignment["aligned_with"] == kind]
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


def _gaps(review: PeriodFacts) -> Iterator[Part]:
    goals = open_goals(review.frames.goals)
    rated = between(goals, review.alignment)
    orphans = orphan_goals(goals, rated)["statement"]
    uncovered = uncovered_objectives(review.frames.objectives, rated)["title"]
    gaps = (
        *(f"The goal “{goal}” serves no objective and no value yet." for goal in orphans),
        *(f"No goal serves the objective “{objective}” yet." for objective in uncovered),
    )
    if gaps:
        yield Bullets(items=gaps)


def _tensions(review: PeriodFacts) -> Iterator[Part]:
    yield Heading(level=2, text="Tensions and decisions")
    found = tensions(between(open_goals(review.frames.goals), review.alignment))
    yield Note(text="No goal pulls against another.") if found.empty else tension_table(found)
