"""Feedback and support, what follows from a round of feedback, milestones celebrated, and thanks."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from goalkit import charts
from goalkit.analysis.feedback import (
    feedback_by_group,
    feedback_gaps,
    feedback_overall,
    feedback_suggestions,
    feedback_trend,
    is_time_to_ask,
    next_ask,
    team_pulse,
)
from goalkit.blocks import Bullets, Heading, Note, Paragraph
from goalkit.charts.pulse import pulse_sentence
from goalkit.facts.period import PeriodFacts
from goalkit.formula_pages import FormulaPages
from goalkit.frames import FrameRow, rows_of
from goalkit.model import Stakeholder
from goalkit.model.people import FEWEST_ANSWERS
from goalkit.sections.balance import BEYOND_CHANCE
from goalkit.sections.section import Part, Section, listed, section
from goalkit.tables.facts import support_table
from goalkit.terms import Audience, Group
from goalkit.wording import chance_text, count_text, day_text, sentence_text, signed_text

WHY_HIDDEN = (
    f"A group of fewer than {count_text(FEWEST_ANSWERS, 'answer')} is hidden, and so is the next one where "
    "it could be worked out from the rest: people answer openly when nobody can tell who said what. All "
    "others together are everybody who answered, hidden groups among them."
)


@section
def feedback(review: PeriodFacts) -> Iterator[Part]:
    """What the latest round says, groups below three answers hidden, and the support asked for."""
    yield from _round(review)
    if not review.frames.team_pulses.empty:
        yield Heading(level=2, text="Team pulse")
        yield Paragraph(text=pulse_sentence(team_pulse(review.frames.team_pulses)))
        yield FormulaPages(names=("team-pulse",))
    yield from _support(review)


def pulse_results(review: PeriodFacts) -> Section:
    """The team pulse over the rounds."""
    pulses = team_pulse(review.frames.team_pulses)
    return Section((charts.pulse_line(pulses), FormulaPages(names=("team-pulse",))))


def _round(review: PeriodFacts) -> Iterator[Part]:
    """What the latest round says of those who may be shown."""
    if not review.rounds:
        yield Note(text="No feedback has been asked for yet.")
        return
    answers, last = review.frames.feedback, review.rounds[-1]
    yield Paragraph(text=f"Round of {day_text(last)}.", tone="muted")
    both = (feedback_by_group(answers, round_on=last), feedback_overall(answers, round_on=last))
    yield charts.feedback_bars(*both)
    if both[0]["hidden"].any():
        yield Paragraph(text=WHY_HIDDEN, tone="muted")
    if len(review.rounds) > 1:
        yield from _trend(review)
    made = feedback_suggestions(answers, round_on=last)["suggestion"]
    yield from listed("Suggestions", made.drop_duplicates())
    yield FormulaPages(names=("feedback", "reliable-change"))


def _trend(review: PeriodFacts) -> Iterator[Part]:
    """How the answers of each group that is shown moved since the round before."""
    trend = feedback_trend(review.frames.feedback, round_on=review.rounds[-1]).dropna(subset=["change"])
    since = f"Since the round of {day_text(review.rounds[-2])}"
    own = "your own eyes" if review.audience is Audience.CLIENT else "the client's own eyes"
    lines = []
    for row in rows_of(trend):
        now, before = signed_text(row.mean), signed_text(row.previous)
        eyes = own if row.group == Group.SELF else f"the eyes of {Group(row.group).people}"
        went = f"went from {before} to {now} in {eyes}, {chance_text(beyond=row.beyond_chance)}"
        if now == before:
            went = f"stayed at {now} in {eyes}"
        lines.append(f"“{row.behaviour}” {went}.")
    yield from listed(since, lines or ["No group can be compared: there are too few answers."])
    if trend["change"].any():
        assumed = f"{BEYOND_CHANCE} The more answers, the smaller the error."
        yield Paragraph(text=assumed, tone="muted")


def _support(review: PeriodFacts) -> Iterator[Part]:
    """Who is asked for which support."""
    asked = tuple(
        person
        for person in review.workbook.stakeholders
        if person.support_asked and (person.asked_on is None or person.asked_on <= review.as_of)
    )
    yield Heading(level=2, text="Support asked for")
    yield support_table(asked) if asked else Note(text="No support has been asked for yet.")


@section
def milestones(review: PeriodFacts) -> Iterator[Part]:
    """What was reached in the period, with its reward, and who is thanked."""
    yield from reached_milestones(review)
    yield from thanks_said(review.answers.thanks if review.answers else ())


def reached_milestones(review: PeriodFacts) -> Iterator[Part]:
    """What was reached in the period, each with its reward and who helped."""
    inside = review.milestones[review.milestones["reached_in_period"]]
    lines = []
    for step in rows_of(inside.sort_values("reached_on", kind="stable")):
        reward = f" Reward: {sentence_text(step.reward)}" if step.reward else ""
        helped = f" Helped by {sentence_text(step.helped_by)}" if step.helped_by else ""
        lines.append(f"✓ {day_text(step.reached_on)}: {sentence_text(step.title)}{reward}{helped}")
    none = Note(text="No milestone was reached in this period. Make the next one a small one.")
    yield Bullets(items=tuple(lines)) if lines else none


def thanks_said(thanks: tuple[str, ...]) -> Iterator[Part]:
    """Who is thanked, and for what."""
    yield Heading(level=2, text="Thanks")
    yield Bullets(items=thanks) if thanks else Note(text="Nobody has been thanked in writing yet.")


def feedback_results(review: PeriodFacts) -> Section:
    """The newest round as groups may be shown, the gaps, thanks, the next ask, and the support asked for."""
    if not review.rounds:
        return Section((Note(text="No answers yet. Enter them in the step “Round”."),))
    said = (*_round(review), *_after_a_round(review), *_support(review))
    return Section(said).inside_a_step


def _after_a_round(review: PeriodFacts) -> Iterator[Part]:
    """Where the client sees it differently, whom to thank, and when to ask again."""
    last = review.rounds[-1]
    yield Heading(level=3, text="Your view and that of the others")
    gaps = feedback_gaps(review.frames.feedback, round_on=last)
    yield Bullets(items=tuple(map(_gap_text, rows_of(gaps))))
    others = [one for one in review.workbook.stakeholders if one.group is not Group.SELF]
    ids = {one.stakeholder_id for one in review.workbook.feedback if one.round_on == last}
    thanked = _names(one for one in others if one.id in ids)
    silent = _names(one for one in others if one.id not in ids)
    yield Heading(level=3, text="Thank you")
    if thanked:
        yield Paragraph(text="Tell each of them what you will do with the answers:")
        yield Paragraph(text=thanked)
    if silent:
        yield Paragraph(text=f"No answer in this round: {silent}", tone="muted")
    yield Heading(level=3, text="Ask again")
    yield Paragraph(text=_next_ask_text(last, as_of=review.as_of))


def _gap_text(row: FrameRow) -> str:
    own = "you have not rated it yourself" if pd.isna(row.self) else f"you say {signed_text(row.self)}"
    if pd.isna(row.others):
        return f"“{row.behaviour}”: {own}; there are too few answers from others to show them."
    said = f"“{row.behaviour}”: {own}, all others together say {signed_text(row.others)}"
    if pd.isna(row.gap):
        return f"{said}."
    size = signed_text(abs(row.gap)).removeprefix("+")
    if size == "0":
        return f"{said}: you agree."
    return f"{said}: you rate yourself {size} {'higher' if row.gap > 0 else 'lower'} than they do."


def _names(people: Iterator[Stakeholder]) -> str:
    return " · ".join(sorted(f"{one.name} ({one.group})" for one in people))


def _next_ask_text(last: date, *, as_of: date) -> str:
    soonest, latest = next_ask(last)
    if not is_time_to_ask(last, on=as_of):
        between = f"between {day_text(soonest)} and {day_text(latest)}"
        return f"Ask again {between}, six to eight weeks after this round."
    if as_of <= latest:
        return f"It is time to ask again, by {day_text(latest)}: six weeks have passed."
    weeks = count_text((as_of - last).days // 7, "week")
    return f"▲ The last round was {weeks} ago; every six to eight weeks is a good rhythm. Ask again now."
