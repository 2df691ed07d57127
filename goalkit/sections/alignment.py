"""How the goals go together with the organisation's objectives, the values and one another."""

from collections.abc import Iterator

import pandas as pd

from goalkit import charts
from goalkit.analysis.alignment import alignment_matrix, orphan_goals, tensions, uncovered_objectives
from goalkit.blocks import Bullets, Heading, Note
from goalkit.review_facts import ReviewFacts
from goalkit.sections.section import Part, Section
from goalkit.tables import tension_table
from goalkit.terms import AlignedWith


def alignment(review: ReviewFacts) -> Section:
    """The matrices of goals with objectives and values, gaps, and tensions with their decisions."""
    if review.frames.alignments.empty:
        return Section((Note(text="No alignment has been rated yet."),))
    return Section((*_matrices(review), *_gaps(review), *_tensions(review)))
