"""The first pages: whose review it is, and the one page a sponsor reads."""

from collections.abc import Iterator

import pandas as pd

from goalkit.blocks import COACH, Block, Card, Cards, Cover, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.model import Agreement
from goalkit.sections.goals import rule_sentence
from goalkit.sections.section import Section
from goalkit.tables import summary_table
from goalkit.terms import GoalState, Status
from goalkit.wording import count_text, day_text, list_text

CONFIDENTIAL = "Confidential. For the client, and for whoever the client gives it to."
AS_AGREED = "Confidential. For those who may see it under the agreement."


def cover(review: PeriodFacts) -> Section:
    """The cover page of a review."""
    client = review.workbook.client
    facts = [
        ("Client", f"{client.name}, {client.role}" if client.role else client.name),
        ("Organisation", client.organisation),
        (COACH, client.coach),
        *(_agreed(review.agreement) if review.agreement else ()),
        ("Period", f"{day_text(review.period.start)} to {day_text(review.period.last_day)}"),
        ("Figures as of", day_text(review.as_of)),
        ("Records up to", day_text(review.known_on)),
        ("Rule for statuses", " ".join(rule_sentence(rule) for rule in review.rules)),
    ]
    page = Cover(
        title=_title(review),
        client=client.name,
        period=review.period.label,
        vision=review.vision.statement if review.vision else "",
        facts=tuple((label, value) for label, value in facts if value),
        confidential=AS_AGREED if review.agreement else CONFIDENTIAL,
    )
    return Section((page,))


def _agreed(agreement: Agreement) -> Iterator[tuple[str, str]]:
    """What was agreed, under the labels of its form."""
    yield "What the coaching is for", agreement.purpose
    yield "Sponsor", agreement.sponsor
    yield "Who may see what", agreement.may_see
    yield "Agreed", f"on {day_text(agreement.signed_on)}, until {day_text(agreement.ends_on)}"
    yield "Records are kept", f"until {day_text(agreement.kept_until)}"


def _title(review: PeriodFacts) -> str:
    spans = {1: "Monthly review", 3: "Quarterly review", 12: "Year in review"}
    return spans[review.period.months]


SPARK_READINGS = 26
"""How many of the latest readings the small line of a goal shows: half a year of weeks."""


def one_page(review: PeriodFacts) -> Section:
    """Three wins, three learnings and the next focus above the goals with their status."""
    return Section((_cards(review), *goals_standing(review)))


def _cards(review: PeriodFacts) -> Block:
    answers = review.answers
    waiting = "Not answered yet."
    return Cards(
        cards=(
            Card(title="Wins", items=answers.wins[:3] if answers else (), empty=waiting),
            Card(title="Learnings", items=answers.learnings[:3] if answers else (), empty=waiting),
            Card(title="Next focus", items=answers.next_focus[:3] if answers else (), empty=waiting),
        )
    )


def goals_standing(review: PeriodFacts) -> tuple[Block, ...]:
    """How many goals stand where in one sentence, and each of them in a row of a table."""
    if review.goals.empty:
        return (Note(text="No goals yet: the next conversation is a good place to write the first one."),)
    standing = Paragraph(text=_in_words(review.goals), tone="lead")
    return standing, summary_table(review.goals, review.progress, _sparks(review))


def _in_words(goals: pd.DataFrame) -> str:
    """How many goals stand where, such as "Of 6 goals, 3 are on track, 2 are behind and 1 is dropped".

    A goal that is no longer active counts by what was decided about it, not by its numbers.
    """
    active = goals["state"] == GoalState.ACTIVE
    counts = goals["status"].astype("str").where(active, goals["state"].astype("str")).value_counts()
    found = ((words, int(counts.get(word, 0))) for word, words in _WORDS.items())
    parts = tuple(f"{count} {'is' if count == 1 else 'are'} {words}" for words, count in found if count)
    return f"Of {count_text(len(goals), 'goal')}, {list_text(parts)}."


_WORDS = {
    **{status.value: status.value for status in Status},
    Status.NO_READING.value: "without a reading",
    Status.TOO_EARLY.value: "too early to judge",
    Status.STALE.value: "without a recent reading",
    **{state.value: state.value for state in GoalState if state is not GoalState.ACTIVE},
}
"""How statuses and decided states are said of goals, in the order of the sentence."""


def _sparks(review: PeriodFacts) -> dict[str, tuple[float, ...]]:
    """The latest readings of the measure that decides each goal."""
    latest = review.readings.groupby("measure", observed=True).tail(SPARK_READINGS)
    by_measure = {
        measure: tuple(values) for measure, values in latest.groupby("measure", observed=True)["value"]
    }
    pairs = zip(review.goals["goal"], review.goals["weakest_measure"], strict=True)
    return {goal: by_measure.get(measure, ()) for goal, measure in pairs}
