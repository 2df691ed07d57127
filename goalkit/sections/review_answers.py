"""What a review has still to answer, and what was decided in it."""

from collections.abc import Iterator, Sequence

from goalkit.blocks import Bullets, Heading, Note
from goalkit.facts.period import PeriodFacts
from goalkit.model import Goal, Review
from goalkit.sections.section import Section
from goalkit.tables import decision_table
from goalkit.terms import Choice

NOTHING_OPEN = "Every question is answered. The review can be printed."


def still_open(review: PeriodFacts, asked: Sequence[Goal]) -> Section:
    """The questions without an answer, each goal without a decision by its name, then the decisions."""
    answers = review.answers
    if answers is None:
        return Section((Note(text=f"Nothing is saved yet of the review of {review.period.label}."),))
    waiting = tuple(_open(answers, asked))
    heading = Heading(
        level=3, text=f"{'Still open in the' if waiting else 'The'} review of {review.period.label}"
    )
    rest = Bullets(items=waiting) if waiting else Note(text=NOTHING_OPEN)
    decided = (decision_table(answers.decisions),) if answers.decisions else ()
    return Section((heading, rest, *decided))


def _open(answers: Review, asked: Sequence[Goal]) -> Iterator[str]:
    questions = (
        (answers.wins, "No win is named: what went well, however small?"),
        (answers.learnings, "No learning is named."),
        (answers.did_not_work, "What did not work is not answered."),
    )
    yield from (sentence for answer, sentence in questions if not answer)
    yield from (f"No decision yet: “{goal.statement}”." for goal in undecided(answers, asked))
    later = (
        (answers.next_focus, "The next focus is not chosen."),
        (answers.client_words, "The words of the client are missing."),
        (answers.coach_words, "The words of the coach are missing."),
    )
    yield from (sentence for answer, sentence in later if not answer)


def undecided(answers: Review | None, asked: Sequence[Goal]) -> tuple[Goal, ...]:
    """The goals about which it is not decided whether they are kept, changed or stopped."""
    decisions = answers.decisions if answers else ()
    decided = {one.goal_id for one in decisions if one.choice is not Choice.START}
    return tuple(goal for goal in asked if goal.id not in decided)
