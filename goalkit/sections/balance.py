"""Attainment and balance: how far the goals as a whole have come, and at what price."""

from collections.abc import Iterator

from goalkit import charts
from goalkit.analysis.chance import LIFE_AREAS
from goalkit.blocks import Note, Paragraph
from goalkit.review_facts import ReviewFacts
from goalkit.sections.section import Part, Section
from goalkit.tables import attainment_table, balance_table
from goalkit.terms import Kind

PANELS_A_PAGE = 5
"""How many measures are drawn one above the other, so that they fit a page."""


def attainment(review: ReviewFacts) -> Section:
    """The T-score over time and the level of each goal."""
    if review.attainment.empty:
        return Section((Note(text="No attainment level has been rated yet."),))
    if review.attainment["t"].isna().all():
        note = Note(text="Every scale has weight 0, so there is no score; the levels stand below.")
        return Section((note, attainment_table(review.levels, then=review.before)))
    return Section(
        (charts.attainment_line(review.attainment), attainment_table(review.levels, then=review.before))
    )


def balance(review: ReviewFacts) -> Section:
    """Hours, home office and travel over the last year, and the balance wheel then and now."""
    return Section((*_habits(review), *_wheel(review)))


def _habits(review: ReviewFacts) -> Iterator[Part]:
    kept = review.progress[review.progress["kind"] == Kind.MAINTAIN]
    read = kept[kept["measure"].isin(review.kept["measure"])]
    if read.empty:
        yield Note(text="No measure is to be kept up yet, so there is nothing to draw here.")
    else:
        for first in range(0, len(read), PANELS_A_PAGE):
            page = read[first : first + PANELS_A_PAGE]
            yield charts.reading_lines(review.kept, page, as_of=review.as_of, since=review.year_before)


def _wheel(review: ReviewFacts) -> Iterator[Part]:
    if review.balance.empty:
        yield Note(text="The balance wheel has not been filled in yet.")
    else:
        yield charts.balance_wheel(review.balance)
        yield balance_table(review.balance, then=review.before)
        if review.balance["change"].any():
            yield Paragraph(text=LIFE_AREAS.sentence, tone="muted")
