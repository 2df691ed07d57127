"""The first pages: whose review it is, and the one page a sponsor reads."""

from collections.abc import Iterable, Iterator

from goalkit.blocks import COACH, Card, Cards, Cover, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.frames import rows_of
from goalkit.model.sharing import consent_in_force
from goalkit.sections.goals import rule_sentence
from goalkit.sections.section import Part, section
from goalkit.tables.goals import summary_table
from goalkit.terms import Audience, GoalState, Status
from goalkit.wording import count_text, day_text, list_text

CONFIDENTIAL = "Confidential. For the client, and for whoever the client gives it to."
AS_AGREED = "Confidential. For those who may see it under the agreement."


@section
def cover(review: PeriodFacts) -> Iterator[Part]:
    """The cover page of a review; what was agreed stands under the labels of its form."""
    client, agreement = review.workbook.client, review.agreement
    seen = _seen_by_sponsor(review) if review.audience is Audience.SPONSOR else ""
    agreed = (
        ()
        if agreement is None
        else (
            ("What the coaching is for", agreement.purpose),
            ("Sponsor", agreement.sponsor),
            ("Who may see what", agreement.may_see),
            ("Agreed", f"on {day_text(agreement.signed_on)}, until {day_text(agreement.ends_on)}"),
            ("Records are kept", f"until {day_text(agreement.kept_until)}"),
        )
    )
    facts = (
        ("Client", f"{client.name}, {client.role}" if client.role else client.name),
        ("Organisation", client.organisation),
        (COACH, client.coach),
        *agreed,
        ("For the sponsor", seen),
        ("Period", f"{day_text(review.period.start)} to {day_text(review.period.last_day)}"),
        ("Figures as of", day_text(review.as_of)),
        ("Records up to", day_text(review.known_on)),
        ("Rule for statuses", " ".join(rule_sentence(rule) for rule in review.rules)),
    )
    yield Cover(
        title={1: "Monthly review", 3: "Quarterly review", 12: "Year in review"}[review.period.months],
        client=client.name,
        period=review.period.label,
        vision=review.vision.statement if review.vision else "",
        facts=tuple((label, value) for label, value in facts if value),
        confidential=AS_AGREED if agreement else CONFIDENTIAL,
    )


def _seen_by_sponsor(review: PeriodFacts) -> str:
    """Since when the client lets a sponsor see what is in this copy."""
    consent = consent_in_force(review.workbook)
    if consent is None or not (consent.topics or consent.goal_ids):
        return "The client has not allowed anything yet, so there is nothing but this cover."
    return f"What the client allows since {day_text(consent.given_on)}, and nothing else."


SPARK_READINGS = 26
"""How many of the latest readings the small line of a goal shows: half a year of weeks."""


@section
def one_page(review: PeriodFacts) -> Iterator[Part]:
    """Three wins, three learnings and the next focus above the goals with their status."""
    said = review.answers
    answers = (
        ("Wins", said.wins if said else ()),
        ("Learnings", said.learnings if said else ()),
        ("Next focus", said.next_focus if said else ()),
    )
    if review.audience is not Audience.SPONSOR or any(items for _, items in answers):
        yield answer_cards((title, items[:3]) for title, items in answers)
    yield from goals_standing(review)


def answer_cards(answers: Iterable[tuple[str, tuple[str, ...]]]) -> Cards:
    """What was answered in a review, each card with its title."""
    return Cards(
        cards=tuple(Card(title=title, items=items, empty="Not answered yet.") for title, items in answers)
    )


def goals_standing(review: PeriodFacts) -> Iterator[Part]:
    """How many goals stand where in one sentence, and each of them in a row of a table.

    A goal that is no longer active counts by what was decided about it, not by its numbers.
    """
    goals = review.goals
    if goals.empty:
        yield Note(text="No goals yet: the next conversation is a good place to write the first one.")
        return
    active = goals["state"] == GoalState.ACTIVE
    counts = goals["status"].astype("str").where(active, goals["state"].astype("str")).value_counts()
    found = ((words, int(counts.get(word, 0))) for word, words in _WORDS.items())
    parts = tuple(f"{count} {'is' if count == 1 else 'are'} {words}" for words, count in found if count)
    yield Paragraph(text=f"Of {count_text(len(goals), 'goal')}, {list_text(parts)}.", tone="lead")
    latest = review.readings.groupby("measure", observed=True).tail(SPARK_READINGS)
    series = {measure: tuple(of) for measure, of in latest.groupby("measure", observed=True)["value"]}
    sparks = {goal.goal: series.get(goal.weakest_measure, ()) for goal in rows_of(goals)}
    yield summary_table(goals, review.progress, sparks)


_WORDS = {
    **{status.value: status.value for status in Status},
    Status.NO_READING.value: "without a reading",
    Status.TOO_EARLY.value: "too early to judge",
    Status.STALE.value: "without a recent reading",
    **{state.value: state.value for state in GoalState if state is not GoalState.ACTIVE},
}
"""How statuses and decided states are said of goals, in the order of the sentence."""
