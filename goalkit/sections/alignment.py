"""How the goals go together with objectives, values and one another, and what follows from it."""

from collections.abc import Iterator
from itertools import islice

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
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.sections.section import ROWS_A_PAGE, Part, Section, listed
from goalkit.tables import tension_table
from goalkit.terms import AlignedWith, TensionDecision
from goalkit.wording import count_text, quantity_text, sentence_text


def alignment(review: PeriodFacts) -> Section:
    """The goals against objectives and against values, what is missing, and the tensions."""
    if review.alignment.empty:
        return Section((Note(text="No alignment has been rated yet."),))
    parts = (*_objectives(review), *_matrices(review), *_gaps(review), *_tensions(review))
    return Section((*parts, FormulaPages(names=("alignment",))))


def _objectives(review: PeriodFacts) -> Iterator[Part]:
    objectives = review.workbook.objectives
    lines = (f"{aim.title} ({aim.owner})" if aim.owner else aim.title for aim in objectives)
    yield from listed("The organisation's objectives", lines)


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
    yield Note(text="No tensions in what has been rated so far.") if found.empty else tension_table(found)


UNIT = "h/week"
MOST_TENSIONS = 3
"""How many tensions are taken to one talk."""
_WISHES = {
    TensionDecision.DROP: "I would like to drop one of the two.",
    TensionDecision.DEFER: "I would like to put one of the two off.",
    TensionDecision.RENEGOTIATE: "I would like to renegotiate the terms.",
    TensionDecision.REDESIGN: "I would like to reach it in another way.",
}


def alignment_results(review: PeriodFacts) -> Section:
    """The pictures of alignment, what is missing and pulls, the hours, and words for the manager."""
    questions = tuple(_questions(review))
    talk = Bullets(items=questions) if questions else Note(text="There is nothing to ask so far.")
    about = "Ready to take to your next conversation. Your values stay private and are not mentioned."
    return (
        Section(
            (
                Heading(level=3, text="Questions for your manager"),
                Paragraph(text=about, tone="muted"),
                talk,
                Heading(level=3, text="Hours"),
                *(Paragraph(text=sentence) for sentence in hours_sentences(review)),
            )
        )
        + alignment(review).inside_a_step
    )


def hours_sentences(review: PeriodFacts) -> Iterator[str]:
    """What the open goals take in a week, against the limit."""
    goals = open_goals(review.frames.goals)
    found = hours_left(goals, review.frames.weekly_hours)
    for _, row in found.iterrows():
        if row["unsaid"] == len(goals):
            yield "No hours are planned yet: enter them in the step “Hours”."
            continue
        yield _against_limit(row)
        if row["unsaid"]:
            yield f"{count_text(int(row['unsaid']), 'goal')} without planned hours so far."
    if found.empty:
        yield "No goal is open."


def _against_limit(row: pd.Series) -> str:
    planned = f"Your goals take {quantity_text(row['hours'], UNIT)}"
    if pd.isna(row["limit"]):
        return f"{planned}. You have not said yet how many you have."
    if row["left"] < 0:
        over, limit = quantity_text(-row["left"], UNIT), quantity_text(row["limit"], UNIT)
        return f"▲ {planned}: {over} more than the {limit} you have."
    return f"● {planned} of {quantity_text(row['limit'], UNIT)}: {quantity_text(row['left'], UNIT)} are left."


def _questions(review: PeriodFacts) -> Iterator[str]:
    goals = open_goals(review.frames.goals)
    rated = between(goals, review.alignment)
    if rated.empty:
        return
    for goal in orphan_goals(goals, rated, [AlignedWith.OBJECTIVE])["statement"]:
        yield f"My goal “{goal}” serves none of our objectives, as I see it. Where does it fit in?"
    for _, aim in uncovered_objectives(review.frames.objectives, rated).iterrows():
        owner = f" ({aim['owner']})" if aim["owner"] else ""
        yield f"No goal of mine serves “{aim['title']}”{owner}. Do you expect me to contribute to it?"
    for _, tension in tensions(rated[rated["aligned_with"] != AlignedWith.VALUE])[:MOST_TENSIONS].iterrows():
        yield _about(tension)
    yield from _about_hours(review)


def _about(tension: pd.Series) -> str:
    pulls = f"“{tension['statement']}” pulls against “{tension['target_title']}”."
    said = " ".join(filter(None, (pulls, sentence_text(tension["reason"]))))
    if pd.isna(tension["decision"]):
        return f"{said} Which of the two comes first for you?"
    wish = _WISHES[TensionDecision(tension["decision"])]
    return " ".join(filter(None, (said, wish, sentence_text(tension["decision_note"]), "Do you agree?")))


def _about_hours(review: PeriodFacts) -> Iterator[str]:
    found = hours_left(open_goals(review.frames.goals), review.frames.weekly_hours)
    for _, row in found[found["left"] < 0].iterrows():
        hours, limit = quantity_text(row["hours"], UNIT), quantity_text(row["limit"], UNIT)
        yield f"My goals take {hours} and I have {limit}. What can wait?"
