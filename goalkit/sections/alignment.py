"""How the goals go together with objectives, values and one another, and what follows from it."""

from collections.abc import Iterator
from math import isnan

import pandas as pd

from goalkit import charts
from goalkit.analysis.alignment import (
    between,
    hours_left,
    open_goals,
    orphan_goals,
    tensions,
    uncovered_objectives,
)
from goalkit.blocks import Bullets, Heading, Note, Paragraph
from goalkit.charts import Figure
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.frames import FrameRow, rows_of
from goalkit.sections.section import ROWS_A_PAGE, Part, listed, paged, section
from goalkit.tables.facts import tension_table
from goalkit.terms import AlignedWith, Audience, TensionDecision
from goalkit.wording import count_text, quantity_text, sentence_text


@section
def alignment(review: PeriodFacts, *, on_paper: bool = False) -> Iterator[Part]:
    """The goals against objectives and against values, what is missing, and the tensions."""
    if review.alignment.empty:
        yield Note(text="No alignment has been rated yet.")
        return
    objectives = review.workbook.objectives
    lines = (f"{aim.title} ({aim.owner})" if aim.owner else aim.title for aim in objectives)
    yield from listed("The organisation's objectives", lines)
    yield from _matrices(review, on_paper=on_paper)
    goals = open_goals(review.frames.goals)
    rated = between(goals, review.alignment)
    orphans = orphan_goals(goals, rated)["statement"]
    uncovered = uncovered_objectives(review.frames.objectives, rated)["title"]
    gaps = (
        *(f"The goal “{goal}” serves no objective and no value yet." for goal in orphans),
        *(f"No goal serves the objective “{objective}” yet." for objective in uncovered),
    )
    if gaps and review.audience is not Audience.SPONSOR:  # what they see is not all there is
        yield Bullets(items=gaps)
    yield Heading(level=2, text="Tensions and decisions")
    found = tensions(rated)
    yield Note(text="No tensions in what has been rated so far.") if found.empty else tension_table(found)
    yield FormulaPages(names=("alignment",))


WHOLE, ROWS_OF_MANY = 9, 6
"""Up to so many goals a matrix is whole on paper; of more it holds so many, so that several fill a page."""


def _matrices(review: PeriodFacts, *, on_paper: bool) -> Iterator[Part]:
    for_sponsor = review.audience is Audience.SPONSOR
    goals = review.frames.goals
    most = ROWS_OF_MANY if on_paper and len(goals) > WHOLE else ROWS_A_PAGE
    for side in (AlignedWith.OBJECTIVE, *(() if for_sponsor else (AlignedWith.VALUE,))):
        yield Heading(level=2, text=f"With {side}s")
        if (review.alignment["aligned_with"] == side).any():
            yield from (matrix_chart(review, side, page) for page in paged(goals, most))
        else:
            yield Note(text="Not rated yet.")


def matrix_chart(review: PeriodFacts, side: AlignedWith, goals: pd.DataFrame) -> Figure:
    """These goals as rated against all objectives, values or goals."""
    frames = review.frames
    targets = {
        AlignedWith.OBJECTIVE: frames.objectives[["objective", "title"]],
        AlignedWith.VALUE: frames.personal_values[["value", "name"]],
        AlignedWith.GOAL: frames.goals[["goal", "statement"]],
    }
    cells = review.alignment[review.alignment["aligned_with"] == side]
    rows, columns = (dict(texts.to_numpy()) for texts in (goals[["goal", "statement"]], targets[side]))
    return charts.alignment_matrix(cells, goals=rows, targets=columns)


UNIT = "h/week"
MOST_TENSIONS = 3
"""How many tensions are taken to one talk."""
_WISHES = {
    TensionDecision.DROP: "I would like to drop one of the two.",
    TensionDecision.DEFER: "I would like to put one of the two off.",
    TensionDecision.RENEGOTIATE: "I would like to renegotiate the terms.",
    TensionDecision.REDESIGN: "I would like to reach it in another way.",
}


@section
def alignment_results(review: PeriodFacts) -> Iterator[Part]:
    """The pictures of alignment, what is missing and pulls, the hours, and words for the manager."""
    yield Heading(level=3, text="Questions for your manager")
    about = "Ready to take to your next conversation. Your values stay private and are not mentioned."
    yield Paragraph(text=about, tone="muted")
    questions = tuple(_questions(review))
    yield Bullets(items=questions) if questions else Note(text="There is nothing to ask so far.")
    yield Heading(level=3, text="Hours")
    yield from (Paragraph(text=sentence) for sentence in _hours(review))
    yield from alignment(review).inside_a_step.parts


def _hours(review: PeriodFacts) -> Iterator[str]:
    """What the open goals take in a week, against the limit."""
    goals = open_goals(review.frames.goals)
    if goals.empty:
        yield "No goal is open."
    for row in rows_of(hours_left(goals, review.frames.weekly_hours)):
        if row.unsaid == len(goals):
            yield "No hours are planned yet: enter them in the step “Hours”."
            continue
        planned = f"Your goals take {quantity_text(row.hours, UNIT)}"
        limit, left = quantity_text(row.limit, UNIT), quantity_text(abs(row.left), UNIT)
        if isnan(row.limit):
            yield f"{planned}. You have not said yet how many you have."
        elif row.left < 0:
            yield f"▲ {planned}: {left} more than the {limit} you have."
        else:
            yield f"● {planned} of {limit}: {left} are left."
        if row.unsaid:
            yield f"{count_text(int(row.unsaid), 'goal')} without planned hours so far."


def _questions(review: PeriodFacts) -> Iterator[str]:
    goals = open_goals(review.frames.goals)
    rated = between(goals, review.alignment)
    if rated.empty:
        return
    for goal in orphan_goals(goals, rated, [AlignedWith.OBJECTIVE])["statement"]:
        yield f"My goal “{goal}” serves none of our objectives, as I see it. Where does it fit in?"
    for aim in rows_of(uncovered_objectives(review.frames.objectives, rated)):
        owner = f" ({aim.owner})" if aim.owner else ""
        yield f"No goal of mine serves “{aim.title}”{owner}. Do you expect me to contribute to it?"
    of_others = tensions(rated[rated["aligned_with"] != AlignedWith.VALUE])
    yield from map(_about, rows_of(of_others[:MOST_TENSIONS]))
    for row in rows_of(hours_left(goals, review.frames.weekly_hours)):
        if row.left < 0:
            hours, limit = quantity_text(row.hours, UNIT), quantity_text(row.limit, UNIT)
            yield f"My goals take {hours} and I have {limit}. What can wait?"


def _about(tension: FrameRow) -> str:
    said = f"“{tension.statement}” pulls against “{tension.target_title}”. {sentence_text(tension.reason)}"
    if pd.isna(tension.decision):
        return f"{said.strip()} Which of the two comes first for you?"
    wish = _WISHES[TensionDecision(tension.decision)]
    return " ".join(filter(None, (said.strip(), wish, sentence_text(tension.decision_note), "Do you agree?")))
