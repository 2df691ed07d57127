"""A coaching session, what was promised in it, and the brief that the coach reads before the next."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, islice
from operator import itemgetter
from textwrap import shorten
from typing import Any

import pandas as pd

from goalkit.analysis.alignment import alignment_matrix, tensions
from goalkit.analysis.feedback import feedback_suggestions
from goalkit.blocks import Bullets, Facts, Heading, Masthead, Note, Paragraph, Quote
from goalkit.facts.brief import DAYS_WITHOUT_SESSION, BriefFacts
from goalkit.facts.period import PeriodFacts
from goalkit.frames import rows_of
from goalkit.model import CoachingSession
from goalkit.model.record import latest
from goalkit.model.workbook import current
from goalkit.period import Period
from goalkit.sections.looking_back import NO_ACTION, actions_since
from goalkit.sections.section import Part, section
from goalkit.tables.facts import actions_table
from goalkit.tables.goals import readings_table, status_changes_table
from goalkit.terms import GoalState, MilestoneState, Status
from goalkit.wording import count_text, day_text


@section
def session_summary(review: PeriodFacts, session: CoachingSession) -> Iterator[Part]:
    """One session to read: the conversation, its close, and how its actions stand."""
    yield Heading(level=3, text=f"Session of {day_text(session.held_on)}")
    yield _session_facts(session, "goal", "reality", "options", "will", "learning", "support")
    promised = tuple(one for one in review.workbook.actions if one.session_id == session.id)
    if promised:
        yield actions_table(promised, as_of=review.as_of)


@section
def still_promised(review: PeriodFacts) -> Iterator[Part]:
    """The actions that are open on the day of the facts, and when the next session is."""
    yield Heading(level=3, text="Promised until next time")
    waiting = tuple(one for one in review.workbook.actions if one.done_on is None)
    yield actions_table(waiting, as_of=review.as_of) if waiting else Note(text=NO_ACTION)
    last = latest(review.workbook.coaching_sessions, lambda session: session.held_on)
    if last is not None and last.next_on is not None:
        yield Paragraph(text=f"Next session on {day_text(last.next_on)}.")


CONFIDENTIAL = "For the coach. It holds the client's own words: as confidential as the session itself."
MOST_GOALS, MOST_READINGS, MOST_ACTIONS = 6, 5, 5
MOST_EVENTS, MOST_QUOTES, MOST_NOTES, MOST_SUGGESTIONS = 3, 2, 3, 3
MOST_LETTERS, MOST_LETTERS_OF_A_QUOTE = 150, 300
"""How much of each kind is shown, and how long a text may be, so that a brief fills two pages at most."""


AGREEMENT_ENDS_SOON = 60
"""So many days before the agreement ends, the brief says so."""


@section
def brief_head(brief: BriefFacts) -> Iterator[Part]:
    """Whose brief it is, since when it tells, and when the agreement ends or has ended."""
    known = day_text(brief.now.known_on)
    span = f"The {DAYS_WITHOUT_SESSION} days up to {known}"
    if brief.last:
        span = f"Since the session of {day_text(brief.since)}, with records up to {known}"
    name = brief.workbook.client.name
    yield Masthead(title="Session brief", client=name, period=span, confidential=CONFIDENTIAL)
    agreement, today = brief.now.agreement, brief.now.as_of
    if agreement is None or agreement.ends_on > today + timedelta(days=AGREEMENT_ENDS_SOON):
        return
    ends, kept = day_text(agreement.ends_on), day_text(agreement.kept_until)
    if today <= agreement.ends_on:
        said = f"The agreement ends on {ends}. Talk about whether and how you go on."
    elif today <= agreement.kept_until:
        said = f"▲ The agreement ended on {ends}; records are kept until {kept}. To go on, agree anew."
    else:
        said = (
            f"▲ The agreement ended on {ends}, and records were to be kept until {kept}. "
            "Agree anew, or erase them."
        )
    yield Paragraph(text=said)


@section
def last_time(brief: BriefFacts) -> Iterator[Part]:
    """What the session before was about, and what was agreed in it."""
    if brief.last is None:
        yield Note(text="No session has been recorded yet: start with what brings you together.")
        return
    yield _session_facts(brief.last, "goal", "will", "learning", "support", most=MOST_LETTERS)


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
        yield Note(text=NO_ACTION)
        return
    yield actions_table(tuple(actions[:MOST_ACTIONS]), as_of=brief.now.as_of)
    yield from _and_more(len(actions) - MOST_ACTIONS, "action")


@section
def what_changed(brief: BriefFacts) -> Iterator[Part]:
    """The goals then and now, what was read, and what else happened since, the latest first."""
    if brief.goals.empty:
        yield Note(text="No goals yet: writing the first one could be the work of this session.")
    else:
        yield status_changes_table(brief.goals[:MOST_GOALS], brief.now.progress, then=brief.since)
        yield from _and_more(len(brief.goals) - MOST_GOALS, "goal")
    if brief.readings.empty:
        yield Note(text="No new readings.")
    else:
        yield readings_table(brief.readings[:MOST_READINGS], then=brief.since)
        yield from _and_more(len(brief.readings) - MOST_READINGS, "measure")
    happened = sorted(_events(brief), key=itemgetter(0), reverse=True)
    if happened:
        yield Bullets(items=few(tuple(f"{day_text(day)}: {text}" for day, text in happened), MOST_EVENTS))


def _events(brief: BriefFacts) -> Iterator[tuple[date, str]]:
    """Milestones reached, goals and measures that are new or revised, and reviews that set a focus."""
    book = brief.workbook
    for step in book.milestones:
        if step.reached_on and brief.is_new(step.reached_on):
            helped = f", helped by {step.helped_by}" if step.helped_by else ""
            yield step.reached_on, f"✓ {_short(step.title)}{helped}."
    goals = ((goal, goal.statement) for goal in book.goals)
    measures = ((measure, measure.title) for measure in book.measures)
    for record, title in (*goals, *measures):
        if brief.is_new(record.since):
            became = "is new." if record.version == 1 else f"was revised: {_short(record.reason)}"
            yield record.since, f"“{title}” {became}"
    for review in book.reviews:
        if brief.is_new(review.held_on) and review.next_focus:
            focus = _short("; ".join(review.next_focus))
            yield review.held_on, f"the review of {Period.parse(review.period).label} set the focus: {focus}"


@section
def own_words(brief: BriefFacts) -> Iterator[Part]:
    """What the client wrote since: reflections, words in a review, and notes beside readings."""
    book = brief.workbook
    reflected = [(one.written_on, one.text, one.prompt) for one in book.reflections]
    reviewed = [
        (one.held_on, one.client_words, f"In the review of {Period.parse(one.period).label}")
        for one in book.reviews
    ]
    written = [(day, text, f"{about} ({day_text(day)})") for day, text, about in (*reflected, *reviewed)]
    quotes = [(text, who) for day, text, who in sorted(written, reverse=True) if text and brief.is_new(day)]
    for text, who in quotes[:MOST_QUOTES]:
        yield Quote(text=_short(text, MOST_LETTERS_OF_A_QUOTE), who=who)
    titles = {measure.id: measure.title for measure in book.measures}
    noted = [one for one in book.check_ins if brief.is_new(one.on) and one.note.strip()]
    noted.sort(key=lambda one: one.on, reverse=True)
    lines = tuple(f"{day_text(one.on)}, {titles[one.measure_id]}: {_short(one.note)}" for one in noted)
    if lines:
        yield Bullets(items=few(lines, MOST_NOTES))
    if not quotes and not lines:
        yield Note(text="Nothing new was written.")


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


MOST_OF_A_KIND, MOST_QUESTIONS = 2, 5
_UNREAD = (Status.STALE, Status.NO_READING)
LOW_COMMITMENT = 7
"""Below this a promise is seldom kept, so it is worth asking what would raise it."""


@section
def worth_asking(brief: BriefFacts) -> Iterator[Part]:
    """Questions that follow from the records, the most pressing first, no more than two of a kind."""
    kinds = chain(_about_what_happened(brief), _about_what_is_open(brief))
    found = chain.from_iterable(islice(kind, MOST_OF_A_KIND) for kind in kinds)
    asked = tuple(islice(found, MOST_QUESTIONS))
    none = Note(text="The records suggest none. What would make this hour worthwhile?")
    yield Bullets(items=asked) if asked else none


def _about_what_happened(brief: BriefFacts) -> Iterator[Iterator[str]]:
    """Questions about what got weaker or late or was reached, kind after kind."""
    now = brief.now
    weaker = brief.goals[(brief.goals["moved"] < 0) & ~brief.goals["status"].isin(_UNREAD)]
    yield (
        f"“{goal.statement}” went from {goal.status_then} to {goal.status}. What happened there?"
        for goal in rows_of(weaker)
    )
    unread = now.progress[now.progress["status"].isin(_UNREAD)]
    asked = unread.merge(now.readings_asked[["measure", "last_on"]], on="measure", how="left")
    yield (f"{row.title} {_last_read(row.last_on)}. Is it still the right measure?" for row in rows_of(asked))
    yield (
        f"“{action.text}” was due on {day_text(action.due)}. What is in the way?"
        for action in actions_since(now, brief.since)
        if action.done_on is None and action.due < now.as_of
    )
    overdue = now.milestones[now.milestones["state"] == MilestoneState.OVERDUE].sort_values("due")
    yield (
        f"“{step.title}” was due on {day_text(step.due)}. What is the smallest next step?"
        for step in rows_of(overdue)
    )
    yield (
        f"“{step.title}” is reached. Was there time for the reward: {step.reward}?"
        for step in brief.workbook.milestones
        if brief.is_new(step.reached_on) and step.reward
    )


def _last_read(day: Any) -> str:
    return "has no reading yet" if pd.isna(day) else f"was last read on {day_text(day)}"


def _about_what_is_open(brief: BriefFacts) -> Iterator[Iterator[str]]:
    """Questions about what is not decided, planned or promised firmly, kind after kind."""
    frames = brief.now.frames
    rated = alignment_matrix(frames.goals, frames.alignments, frames.objectives, frames.personal_values)
    pulling = tensions(rated)
    yield (
        f"“{row.statement}” pulls against “{row.target_title}”. What will you do about it?"
        for row in rows_of(pulling[pulling["decision"].isna()])
    )
    known = current(goal for goal in brief.workbook.goals if goal.since <= brief.now.as_of)
    active = [goal for goal in known if goal.state is GoalState.ACTIVE]
    yield (
        f"“{goal.statement}” has no if-then plan. What could get in the way, and what then?"
        for goal in active
        if not goal.plan.strip()
    )
    measured = {measure.goal_id for measure in brief.workbook.measures}
    yield (
        f"“{goal.statement}” has no measure. How would you know that it is reached?"
        for goal in active
        if goal.id not in measured
    )
    said = brief.last.commitment if brief.last else None
    if said is not None and said < LOW_COMMITMENT:
        yield iter((f"Commitment was {said} of 10 last time. What would raise it by one?",))
