"""A coaching session, what was promised in it, and the brief that the coach reads before the next."""

from collections.abc import Iterator
from datetime import date, timedelta
from operator import itemgetter
from textwrap import shorten

from goalkit.analysis.feedback import feedback_suggestions
from goalkit.blocks import Bullets, Facts, Heading, Masthead, Note, Paragraph, Quote
from goalkit.facts.brief import DAYS_WITHOUT_SESSION, BriefFacts
from goalkit.facts.period import PeriodFacts
from goalkit.model import Action, CoachingSession, Review, Versioned, Workbook
from goalkit.period import Period
from goalkit.sections.looking_back import actions_since
from goalkit.sections.section import Part, Section, section
from goalkit.tables import actions_table, readings_table, status_changes_table
from goalkit.wording import count_text, day_text


def session_summary(review: PeriodFacts, session: CoachingSession) -> Section:
    """One session to read: the conversation, its close, and how its actions stand."""
    names = ("goal", "reality", "options", "will", "learning", "support")
    conversation = _session_facts(session, *names)
    promised = tuple(one for one in review.workbook.actions if one.session_id == session.id)
    heading = Heading(level=3, text=f"Session of {day_text(session.held_on)}")
    return Section((heading, conversation, *_table(promised, review)))


def still_promised(review: PeriodFacts) -> Section:
    """The actions that are open on the day of the facts, and when the next session is."""
    waiting = tuple(one for one in review.workbook.actions if one.done_on is None)
    heading = Heading(level=3, text="Promised until next time")
    rest = tuple(_table(waiting, review)) or (Note(text="No action is open."),)
    return Section((heading, *rest, *_next(review.workbook)))


def _table(actions: tuple[Action, ...], review: PeriodFacts) -> Iterator[Part]:
    if actions:
        yield actions_table(actions, as_of=review.as_of)


def _next(workbook: Workbook) -> Iterator[Part]:
    last = max(reversed(workbook.coaching_sessions), key=lambda session: session.held_on, default=None)
    if last is not None and last.next_on is not None:
        yield Paragraph(text=f"Next session on {day_text(last.next_on)}.")


CONFIDENTIAL = "For the coach. It holds the client's own words: as confidential as the session itself."
MOST_GOALS, MOST_READINGS, MOST_ACTIONS = 6, 5, 5
MOST_EVENTS, MOST_QUOTES, MOST_NOTES, MOST_SUGGESTIONS = 3, 2, 3, 3
MOST_LETTERS, MOST_LETTERS_OF_A_QUOTE = 150, 300
"""How much of each kind is shown, and how long a text may be, so that a brief fills two pages at most."""


AGREEMENT_ENDS_SOON = 60
"""So many days before the agreement ends, the brief says so."""


def brief_head(brief: BriefFacts) -> Section:
    """Whose brief it is, since when it tells, and when the agreement ends or has ended."""
    if brief.last:
        span = (
            f"Since the session of {day_text(brief.since)}, with records up to {day_text(brief.now.known_on)}"
        )
    else:
        span = f"The {DAYS_WITHOUT_SESSION} days up to {day_text(brief.now.known_on)}"
    name = brief.workbook.client.name
    head = Masthead(title="Session brief", client=name, period=span, confidential=CONFIDENTIAL)
    return Section((head, *_agreement(brief)))


def _agreement(brief: BriefFacts) -> Iterator[Part]:
    """That the agreement ends soon, has ended, or has kept the records long enough; else nothing."""
    agreement, today = brief.now.agreement, brief.now.as_of
    if agreement is None or agreement.ends_on > today + timedelta(days=AGREEMENT_ENDS_SOON):
        return
    ends, kept = day_text(agreement.ends_on), day_text(agreement.kept_until)
    if today <= agreement.ends_on:
        yield Paragraph(text=f"The agreement ends on {ends}. Talk about whether and how you go on.")
    elif today <= agreement.kept_until:
        yield Paragraph(
            text=f"▲ The agreement ended on {ends}; records are kept until {kept}. To go on, agree anew."
        )
    else:
        yield Paragraph(
            text=f"▲ The agreement ended on {ends}, and records were to be kept until {kept}. "
            "Agree anew, or erase them."
        )


def last_time(brief: BriefFacts) -> Section:
    """What the session before was about, and what was agreed in it."""
    session = brief.last
    if session is None:
        return Section((Note(text="No session has been recorded yet: start with what brings you together."),))
    return Section((_session_facts(session, "goal", "will", "learning", "support", most=MOST_LETTERS),))


def _session_facts(session: CoachingSession, *names: str, most: int = 0) -> Facts:
    """What was written in these fields, each cut to `most` letters where that is not 0, and what follows."""
    written = ((name.capitalize(), str(getattr(session, name))) for name in names)
    facts = (
        *((label, _short(text, most) if most else text) for label, text in written),
        ("Commitment", f"{session.commitment} of 10" if session.commitment else ""),
        ("Next session", day_text(session.next_on) if session.next_on else ""),
    )
    return Facts(items=tuple((label, text) for label, text in facts if text))


@section
def promised(brief: BriefFacts) -> Iterator[Part]:
    """The actions that are open or overdue, and those done since the session before."""
    actions = sorted(
        actions_since(brief.now, brief.since), key=lambda action: (action.done_on is not None, action.due)
    )
    if not actions:
        yield Note(text="No action is open.")
        return
    yield actions_table(tuple(actions[:MOST_ACTIONS]), as_of=brief.now.as_of)
    yield from _and_more(len(actions) - MOST_ACTIONS, "action")


def what_changed(brief: BriefFacts) -> Section:
    """The goals then and now, what was read, and what else happened since."""
    return Section((*_goals(brief), *_readings(brief), *_events(brief)))


def _goals(brief: BriefFacts) -> Iterator[Part]:
    if brief.goals.empty:
        yield Note(text="No goals yet: writing the first one could be the work of this session.")
        return
    yield status_changes_table(brief.goals[:MOST_GOALS], brief.now.progress, then=brief.since)
    yield from _and_more(len(brief.goals) - MOST_GOALS, "goal")


def _readings(brief: BriefFacts) -> Iterator[Part]:
    if brief.readings.empty:
        yield Note(text="No readings since then.")
        return
    yield readings_table(brief.readings[:MOST_READINGS], then=brief.since)
    yield from _and_more(len(brief.readings) - MOST_READINGS, "measure")


def _events(brief: BriefFacts) -> Iterator[Part]:
    """What else happened, the latest first."""
    happened = sorted((*_steps(brief), *_versions(brief), *_reviews(brief)), key=itemgetter(0), reverse=True)
    if happened:
        events = tuple(f"{day_text(day)}: {text}" for day, text in happened)
        yield Bullets(items=few(events, MOST_EVENTS))


def _steps(brief: BriefFacts) -> Iterator[tuple[date, str]]:
    for step in brief.workbook.milestones:
        if step.reached_on and brief.is_new(step.reached_on):
            helped = f", helped by {step.helped_by}" if step.helped_by else ""
            yield step.reached_on, f"✓ {_short(step.title)}{helped}."


def _versions(brief: BriefFacts) -> Iterator[tuple[date, str]]:
    """New goals and measures, and new versions of them with their reason."""
    goals = ((goal, goal.statement) for goal in brief.workbook.goals)
    measures = ((measure, measure.title) for measure in brief.workbook.measures)
    for record, title in (*goals, *measures):
        if brief.is_new(record.since):
            yield record.since, _version_text(record, title)


def _reviews(brief: BriefFacts) -> Iterator[tuple[date, str]]:
    for review in brief.workbook.reviews:
        if brief.is_new(review.held_on) and review.next_focus:
            focus = _short("; ".join(review.next_focus))
            yield review.held_on, f"the review of {_label(review)} set the focus: {focus}"


def _label(review: Review) -> str:
    return Period.parse(review.period).label


def _version_text(record: Versioned, title: str) -> str:
    return f"“{title}” is new." if record.version == 1 else f"“{title}” was revised: {_short(record.reason)}"


def own_words(brief: BriefFacts) -> Section:
    """What the client wrote since: notes beside readings, reflections, and words in a review."""
    parts = (*_quotes(brief), *_notes(brief))
    return Section(parts or (Note(text="Nothing was written since then."),))


def _quotes(brief: BriefFacts) -> Iterator[Part]:
    written = [
        (each.written_on, each.text, f"{each.prompt} ({day_text(each.written_on)})")
        for each in brief.workbook.reflections
        if brief.is_new(each.written_on)
    ]
    written += [
        (each.held_on, each.client_words, f"In the review of {_label(each)} ({day_text(each.held_on)})")
        for each in brief.workbook.reviews
        if brief.is_new(each.held_on) and each.client_words
    ]
    for _, text, who in sorted(written, reverse=True)[:MOST_QUOTES]:
        yield Quote(text=_short(text, MOST_LETTERS_OF_A_QUOTE), who=who)


def _notes(brief: BriefFacts) -> Iterator[Part]:
    titles = {measure.id: measure.title for measure in brief.workbook.measures}
    noted = sorted(
        (each for each in brief.workbook.check_ins if brief.is_new(each.on) and each.note.strip()),
        key=lambda each: each.on,
        reverse=True,
    )
    if noted:
        lines = (f"{day_text(each.on)}, {titles[each.measure_id]}: {_short(each.note)}" for each in noted)
        yield Bullets(items=few(tuple(lines), MOST_NOTES))


@section
def suggestions(brief: BriefFacts) -> Iterator[Part]:
    """What others suggest in the latest round, without names."""
    if not brief.now.rounds:
        yield Note(text="No feedback has been asked for yet.")
        return
    round_on = brief.now.rounds[-1]
    made = feedback_suggestions(brief.now.frames.feedback, round_on=round_on)["suggestion"].drop_duplicates()
    yield Paragraph(text=f"Round of {day_text(round_on)}, without names.", tone="muted")
    few_made = few(tuple(map(_short, made)), MOST_SUGGESTIONS)
    yield Bullets(items=few_made) if few_made else Note(text="There are no suggestions to show.")


def _short(text: str, most: int = MOST_LETTERS) -> str:
    return shorten(text, most, placeholder=" …")


def few(items: tuple[str, ...], most: int) -> tuple[str, ...]:
    """The first of these lines, and how many more there are."""
    return items if len(items) <= most else (*items[:most], f"… and {len(items) - most} more")


def _and_more(count: int, noun: str) -> Iterator[Part]:
    if count > 0:
        yield Paragraph(text=f"… and {count_text(count, f'more {noun}')}.", tone="muted")
