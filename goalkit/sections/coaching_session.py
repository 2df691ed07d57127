"""A coaching session in words, and what is promised after it."""

from collections.abc import Iterator

from goalkit.blocks import Facts, Heading, Note, Paragraph
from goalkit.facts.period import PeriodFacts
from goalkit.model import Action, CoachingSession, Workbook
from goalkit.sections.section import Part, Section
from goalkit.tables import actions_table
from goalkit.wording import day_text


def session_told(review: PeriodFacts, session: CoachingSession) -> Section:
    """One session to read: the conversation, its close, and how its actions stand."""
    facts = (
        ("Goal", session.goal),
        ("Reality", session.reality),
        ("Options", session.options),
        ("Will", session.will),
        ("Learning", session.learning),
        ("Commitment", f"{session.commitment} of 10" if session.commitment else ""),
        ("Support", session.support),
        ("Next session", day_text(session.next_on) if session.next_on else ""),
    )
    told = Facts(items=tuple((label, text) for label, text in facts if text))
    promised = tuple(one for one in review.workbook.actions if one.session_id == session.id)
    heading = Heading(level=3, text=f"Session of {day_text(session.held_on)}")
    return Section((heading, told, *_table(promised, review)))


def still_promised(review: PeriodFacts) -> Section:
    """The actions that are open on the day of the facts, and when the next session is."""
    waiting = tuple(one for one in review.workbook.actions if one.done_on is None)
    heading = Heading(level=3, text="Promised until next time")
    rest = tuple(_table(waiting, review)) or (Note(text="Nothing is open."),)
    return Section((heading, *rest, *_next(review.workbook)))


def _table(actions: tuple[Action, ...], review: PeriodFacts) -> Iterator[Part]:
    if actions:
        yield actions_table(actions, as_of=review.as_of)


def _next(workbook: Workbook) -> Iterator[Part]:
    last = max(reversed(workbook.coaching_sessions), key=lambda session: session.held_on, default=None)
    if last is not None and last.next_on is not None:
        yield Paragraph(text=f"Next session on {day_text(last.next_on)}.")
