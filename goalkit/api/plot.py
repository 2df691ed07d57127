"""Charts of a review as plotly figures: nothing is shown, nothing saved.

Each takes what `wb.review(...)` gives. A figure carries what it says as a sentence, in
`figure.layout.meta["sentence"]`; where there is nothing to draw yet, it says so.
"""

from goalkit import charts
from goalkit.analysis.confidence import FEWEST_DECIDED, FEWEST_STATEMENTS, is_enough, reliability
from goalkit.analysis.feedback import feedback_by_group, feedback_overall
from goalkit.analysis.progress import MeasureRow
from goalkit.api.functions import member
from goalkit.api.workbook import PeriodReview
from goalkit.charts import Figure, theme
from goalkit.escaping import chart_text
from goalkit.measure_text import standing_text
from goalkit.sections.alignment import matrix_chart
from goalkit.sections.goals import measure_chart
from goalkit.terms import AlignedWith, Kind

__all__ = [
    "alignment", "attainment", "balance", "confidence", "feedback", "milestones", "progress", "readings",
]  # fmt: skip


def progress(review: PeriodReview, measure: str) -> Figure:
    """How one measure, named by title or id, has come along.

    A reach measure: readings, target, expected pace and where it is heading. A maintain measure: one square
    a period of its cadence, kept or not. Milestones: their timeline. Raises TitleError.
    """
    facts, row = review.facts, MeasureRow.of(review.measure(measure).to_dict())
    if row.kind is Kind.MILESTONES:
        return milestones(review, row.goal)
    if row.kind is Kind.DONE:
        return _nothing(f"{row.title}: {standing_text(row)}")
    return measure_chart(facts, row)


def readings(review: PeriodReview) -> Figure:
    """The readings of every maintain measure beside its limit, over the last twelve months."""
    facts = review.facts
    kept = MeasureRow.all_of(facts.progress[facts.progress["kind"] == Kind.MAINTAIN])
    if not kept:
        return _nothing("no measure to be kept up yet")
    return charts.reading_lines(facts.kept, kept, as_of=facts.as_of, since=facts.year_before)


def milestones(review: PeriodReview, goal: str) -> Figure:
    """The milestones of one goal, named by statement or id, with due days and days. Raises TitleError."""
    states = review.facts.milestones
    of_goal = states[states["goal"] == review.goal(goal)["goal"]]
    return charts.milestone_timeline(of_goal, as_of=review.facts.as_of)


def balance(review: PeriodReview) -> Figure:
    """The balance wheel: ratings of the life areas before the period and now, and what is wanted."""
    rated = review.facts.balance
    return _nothing("no life area rated yet") if rated.empty else charts.balance_wheel(rated)


def attainment(review: PeriodReview) -> Figure:
    """The T-score of the attainment scales over time; 50 is as expected."""
    return charts.attainment_line(review.facts.attainment.line)


def alignment(review: PeriodReview, aligned_with: str = AlignedWith.OBJECTIVE) -> Figure:
    """How the goals serve the objectives of the organisation or, with "value", the client's values."""
    facts, side = review.facts, member(AlignedWith, aligned_with)
    if not (facts.alignment["aligned_with"] == side).any():
        return _nothing("no alignment rated yet")
    return matrix_chart(facts, side, facts.frames.goals)


def feedback(review: PeriodReview) -> Figure:
    """The latest round of feedback by group; groups with fewer than three answers are hidden."""
    if not review.facts.rounds:
        return _nothing("no feedback yet")
    latest = review.facts.rounds[-1]
    answers = review.facts.frames.feedback
    both = (feedback_by_group(answers, round_on=latest), feedback_overall(answers, round_on=latest))
    return charts.feedback_bars(*both)


def confidence(review: PeriodReview) -> Figure:
    """How often targets were reached, beside how sure the client was."""
    judged = review.facts.judged
    if not is_enough(judged):
        needed = f"{FEWEST_STATEMENTS} judged statements about {FEWEST_DECIDED} goals or measures"
        return _nothing(f"told from {needed} on; so far {len(judged)}")
    return charts.reliability_picture(reliability(judged))


def _nothing(text: str) -> Figure:
    sentence = f"{text[:1].upper()}{text[1:]}."
    return theme.no_reading(theme.figure(sentence=sentence, height=120), text=chart_text(text))
