"""Feedback and support, milestones celebrated, and thanks."""

from collections.abc import Iterator

import pandas as pd

from goalkit import charts
from goalkit.analysis.chance import FEEDBACK
from goalkit.analysis.feedback import feedback_by_group, feedback_suggestions, feedback_trend
from goalkit.blocks import Bullets, Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.sections.section import Part, Section
from goalkit.tables import support_table
from goalkit.wording import chance_text, day_text, signed_text


def feedback(review: PeriodFacts) -> Section:
    """What the latest round says, groups below three answers hidden, and the support asked for."""
    return Section((*round_parts(review), *support_parts(review)))


def round_parts(review: PeriodFacts) -> Iterator[Part]:
    """What the latest round says of those who may be shown."""
    if not review.rounds:
        yield Note(text="No feedback has been asked for yet.")
        return
    by_group = feedback_by_group(review.frames.feedback, round_on=review.rounds[-1])
    yield Paragraph(text=f"Round of {day_text(review.rounds[-1])}.", tone="muted")
    yield charts.feedback_bars(by_group)
    if len(review.rounds) > 1:
        yield from _trend(review)
    suggestions = feedback_suggestions(review.frames.feedback, round_on=review.rounds[-1])["suggestion"]
    if not suggestions.empty:
        yield Heading(level=3, text="Suggestions")
        yield Bullets(items=tuple(suggestions.drop_duplicates()))
    yield FormulaPages(names=("feedback", "reliable-change"))


def _trend(review: PeriodFacts) -> Iterator[Part]:
    """How the answers of each group that is shown moved since the round before."""
    trend = feedback_trend(review.frames.feedback, round_on=review.rounds[-1]).dropna(subset=["change"])
    since = f"Since the round of {day_text(review.rounds[-2])}"
    if trend.empty:
        yield Bullets(items=(f"{since}, no group can be compared: too few answers.",))
        return
    yield Bullets(
        items=tuple(
            f"{since}, “{row['behaviour']}” as seen by {row['group']} {_moved(row)}."
            for _, row in trend.iterrows()
        )
    )
    if trend["change"].any():
        yield Paragraph(text=f"{FEEDBACK.sentence} The more answers, the smaller the error.", tone="muted")


def _moved(trend: pd.Series) -> str:
    now, before = signed_text(trend["mean"]), signed_text(trend["previous"])
    if now == before:
        return f"stayed at {now}"
    return f"went from {before} to {now}, {chance_text(beyond=trend['beyond_chance'])}"


def support_parts(review: PeriodFacts) -> Iterator[Part]:
    """Who is asked for which support."""
    asked = tuple(
        person
        for person in review.workbook.stakeholders
        if person.support_asked and (person.asked_on is None or person.asked_on <= review.as_of)
    )
    yield Heading(level=2, text="Support asked for")
    yield support_table(asked) if asked else Note(text="No support has been asked for yet.")


def milestones(review: PeriodFacts) -> Section:
    """What was reached in the period, with its reward, and who is thanked."""
    thanks = review.answers.thanks if review.answers else ()
    return Section((*reached_milestones(review), *thanks_said(thanks)))


def reached_milestones(review: PeriodFacts) -> Iterator[Part]:
    """What was reached in the period, each with its reward and who helped."""
    inside = review.milestones[review.milestones["reached_in_period"]]
    reached = inside.sort_values("reached_on", kind="stable")
    if reached.empty:
        yield Note(text="No milestone was reached in this period. The next one is worth making small.")
        return
    yield Bullets(items=tuple(_celebration(row) for _, row in reached.iterrows()))


def _celebration(milestone: pd.Series) -> str:
    reward = f" Reward: {milestone['reward']}." if milestone["reward"] else ""
    helped = f" Helped by {milestone['helped_by']}." if milestone["helped_by"] else ""
    return f"✓ {day_text(milestone['reached_on'])}: {milestone['title']}.{reward}{helped}"


def thanks_said(thanks: tuple[str, ...]) -> Iterator[Part]:
    """Who is thanked, and for what."""
    yield Heading(level=2, text="Thanks")
    yield Bullets(items=thanks) if thanks else Note(text="Nobody has been thanked in writing yet.")
