"""What follows from a round of feedback: own view and others', whom to thank, and when to ask again."""

from collections.abc import Iterator

import pandas as pd

from goalkit.analysis.feedback import feedback_gaps, is_time_to_ask, next_ask
from goalkit.blocks import Bullets, Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.model import Stakeholder
from goalkit.sections.people import round_parts, support_parts
from goalkit.sections.section import Part, Section
from goalkit.terms import Group
from goalkit.wording import count_text, day_text, signed_text


def feedback_results(review: PeriodFacts) -> Section:
    """The newest round as groups may be shown, the gaps, thanks, the next ask, and the support asked for."""
    if not review.rounds:
        return Section((Note(text="No answer is noted yet. The step “Round” is where they go."),))
    said = (*round_parts(review), *_gaps(review), *_thanks(review), *_again(review), *support_parts(review))
    return Section(said).inside_a_step


def _gaps(review: PeriodFacts) -> Iterator[Part]:
    yield Heading(level=3, text="Your view and that of the others")
    gaps = feedback_gaps(review.frames.feedback, round_on=review.rounds[-1])
    yield Bullets(items=tuple(_gap(row) for _, row in gaps.iterrows()))


def _gap(row: pd.Series) -> str:
    own = f"you see {signed_text(row['self'])}" if pd.notna(row["self"]) else "your own view is not noted"
    if pd.isna(row["others"]):
        return f"“{row['behaviour']}”: {own}; of the others there are too few answers to be shown."
    said = f"“{row['behaviour']}”: {own}, all others together see {signed_text(row['others'])}"
    if pd.isna(row["gap"]):
        return f"{said}."
    size = signed_text(abs(row["gap"])).removeprefix("+")
    if size == "0":
        return f"{said}: you see it as they do."
    return f"{said}: you see yourself {size} {'better' if row['gap'] > 0 else 'worse'} than they do."


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
        said = f"It is time to ask again, until {day_text(latest)}: six to eight weeks have passed."
    else:
        weeks = count_text((review.as_of - last).days // 7, "week")
        said = f"▲ The last round was {weeks} ago, and six to eight are a good rhythm: ask again now."
    yield Paragraph(text=said)
