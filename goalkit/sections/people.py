"""Feedback and support, what follows from a round of feedback, milestones celebrated, and thanks."""

from collections.abc import Iterator

import pandas as pd

from goalkit import charts
from goalkit.analysis.chance import FEEDBACK
from goalkit.analysis.feedback import (
    feedback_by_group,
    feedback_gaps,
    feedback_suggestions,
    feedback_trend,
    is_time_to_ask,
    next_ask,
)
from goalkit.blocks import Bullets, Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.model import Stakeholder
from goalkit.sections.balance import noise_sentence
from goalkit.sections.section import Part, Section, listed
from goalkit.tables import support_table
from goalkit.terms import Group
from goalkit.wording import chance_text, count_text, day_text, sentence_text, signed_text


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
    made = feedback_suggestions(review.frames.feedback, round_on=review.rounds[-1])["suggestion"]
    yield from listed("Suggestions", made.drop_duplicates(), level=3)
    yield FormulaPages(names=("feedback", "reliable-change"))


def _trend(review: PeriodFacts) -> Iterator[Part]:
    """How the answers of each group that is shown moved since the round before."""
    trend = feedback_trend(review.frames.feedback, round_on=review.rounds[-1]).dropna(subset=["change"])
    since = f"Since the round of {day_text(review.rounds[-2])}"
    if trend.empty:
        yield Bullets(items=(f"{since}, no group can be compared: there are too few answers.",))
        return
    yield Bullets(
        items=tuple(
            f"{since}, “{row['behaviour']}” as seen by {row['group']} {_moved(row)}."
            for _, row in trend.iterrows()
        )
    )
    if trend["change"].any():
        yield Paragraph(
            text=f"{noise_sentence(FEEDBACK)} The more answers, the smaller the error.", tone="muted"
        )


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
        yield Note(text="No milestone was reached in this period. Make the next one a small one.")
        return
    yield Bullets(items=tuple(_celebration(row) for _, row in reached.iterrows()))


def _celebration(milestone: pd.Series) -> str:
    reward = f" Reward: {sentence_text(milestone['reward'])}" if milestone["reward"] else ""
    helped = f" Helped by {sentence_text(milestone['helped_by'])}" if milestone["helped_by"] else ""
    title = sentence_text(milestone["title"])
    return f"✓ {day_text(milestone['reached_on'])}: {title}{reward}{helped}"


def thanks_said(thanks: tuple[str, ...]) -> Iterator[Part]:
    """Who is thanked, and for what."""
    yield Heading(level=2, text="Thanks")
    yield Bullets(items=thanks) if thanks else Note(text="Nobody has been thanked in writing yet.")


def feedback_results(review: PeriodFacts) -> Section:
    """The newest round as groups may be shown, the gaps, thanks, the next ask, and the support asked for."""
    if not review.rounds:
        return Section((Note(text="No answers yet. Enter them in the step “Round”."),))
    said = (*round_parts(review), *_gaps(review), *_thanks(review), *_again(review), *support_parts(review))
    return Section(said).inside_a_step


def _gaps(review: PeriodFacts) -> Iterator[Part]:
    yield Heading(level=3, text="Your view and that of the others")
    gaps = feedback_gaps(review.frames.feedback, round_on=review.rounds[-1])
    yield Bullets(items=tuple(_gap(row) for _, row in gaps.iterrows()))


def _gap(row: pd.Series) -> str:
    own = f"you say {signed_text(row['self'])}" if pd.notna(row["self"]) else "you have not rated it yourself"
    if pd.isna(row["others"]):
        return f"“{row['behaviour']}”: {own}; there are too few answers from others to show them."
    said = f"“{row['behaviour']}”: {own}, all others together say {signed_text(row['others'])}"
    if pd.isna(row["gap"]):
        return f"{said}."
    size = signed_text(abs(row["gap"])).removeprefix("+")
    if size == "0":
        return f"{said}: you agree."
    return f"{said}: you rate yourself {size} {'higher' if row['gap'] > 0 else 'lower'} than they do."


def _thanks(review: PeriodFacts) -> Iterator[Part]:
    others = [one for one in review.workbook.stakeholders if one.group is not Group.SELF]
    ids = {one.stakeholder_id for one in review.workbook.feedback if one.round_on == review.rounds[-1]}
    thanked = _names(one for one in others if one.id in ids)
    silent = _names(one for one in others if one.id not in ids)
    yield Heading(level=3, text="Thank you")
    if thanked:
        yield Paragraph(text="Tell each of them what you will do with the answers:")
        yield Paragraph(text=thanked)
    if silent:
        yield Paragraph(text=f"No answer in this round: {silent}", tone="muted")


def _names(people: Iterator[Stakeholder]) -> str:
    return " · ".join(sorted(f"{one.name} ({one.group})" for one in people))


def _again(review: PeriodFacts) -> Iterator[Part]:
    yield Heading(level=3, text="Ask again")
    last = review.rounds[-1]
    soonest, latest = next_ask(last)
    if not is_time_to_ask(last, on=review.as_of):
        between = f"between {day_text(soonest)} and {day_text(latest)}"
        said = f"Ask again {between}, six to eight weeks after this round."
    elif review.as_of <= latest:
        said = f"It is time to ask again, by {day_text(latest)}: six weeks have passed."
    else:
        weeks = count_text((review.as_of - last).days // 7, "week")
        said = f"▲ The last round was {weeks} ago; every six to eight weeks is a good rhythm. Ask again now."
    yield Paragraph(text=said)
