"""The days of clients as a file for calendars (.ics, RFC 5545), which can be read in again and again.

An entry keeps its id, and each file has a higher number of revision, so that a calendar replaces what it has.
Titles tell nothing but the kind of entry unless full ones are asked for; ids can be read by nobody.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby
from typing import Any

from icalendar import Calendar, Event

from goalkit.analysis.feedback import next_ask
from goalkit.escaping import visible
from goalkit.model import Goal, Measure, Workbook
from goalkit.model.record import same_id
from goalkit.model.workbook import current
from goalkit.period import Period
from goalkit.terms import EVERY_DAY, LAID_ASIDE, Cadence, GoalState, Kind, Weekday
from goalkit.wording import list_text

_REVISIONS_SINCE = datetime(2020, 1, 1, tzinfo=UTC)
CHECK_IN_DAY = Weekday.FRI
"""The day of the week for what is read once a week."""
_LAST_DAY_OF: dict[str, Callable[[date], Period]] = {
    Cadence.MONTH: lambda day: Period.parse(f"{day:%Y-%m}"),
    Cadence.QUARTER: Period.quarter_of,
    Cadence.YEAR: Period.year_of,
}
"""By cadence the period on whose last day is read what is read so often."""


_WEEK = tuple(map(timedelta, range(7)))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry of a calendar: what `kind` it is, its full `title`, and when it is.

    `key` tells it from the others of its client. `on` is a day, or a moment of so many `minutes`; `rule` says
    how it comes again. One that is `off` is taken out of calendars that have it.
    """

    key: tuple[str, ...]
    kind: str
    title: str
    on: date
    minutes: int = 0
    rule: dict[str, Any] = field(default_factory=dict)
    off: bool = False


def calendar_file(
    workbooks: Sequence[Workbook], *, now: datetime, zone: tzinfo | None, full_titles: bool = False
) -> bytes:
    """The calendar of these clients, as text in UTF-8; full titles of several have their name.

    Sessions began by the clock of `zone`, without one by that of this computer. They stand there in UTC,
    which every calendar shows by its own clock.
    """
    made = Calendar()
    made.add("prodid", "-//goalkit//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "goalkit")
    for book in workbooks:
        whose = f" ({book.client.name})" if len(workbooks) > 1 else ""
        for entry in client_entries(book, zone=zone):
            title = (
                " ".join(visible(entry.title + whose).split()) if full_titles else f"goalkit: {entry.kind}"
            )
            made.add_component(_event(entry, book.client.id, title, now))
    return bytes(made.to_ical())


def client_entries(book: Workbook, *, zone: tzinfo | None = None) -> Iterator[Entry]:
    """All entries of a client, in no order."""
    goals = {one.id: one for one in current(book.goals)}
    yield from _check_ins(current(book.measures), book.measures, goals)
    yield from _steps(book, goals)
    yield from _sessions(book, zone)
    yield from _reviews(book, goals.values())
    yield from _rounds(book)


def _event(entry: Entry, client_id: str, title: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{same_id(client_id, *entry.key)}@goalkit")
    event.add("summary", title)
    event.add("dtstart", entry.on)
    is_timed = isinstance(entry.on, datetime)
    if is_timed:
        event.add("duration", timedelta(minutes=entry.minutes))
    if entry.rule:
        event.add("rrule", entry.rule)
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", int((now - _REVISIONS_SINCE).total_seconds()))
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
    event.add("transp", "OPAQUE" if is_timed else "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event


def _check_ins(
    newest: Sequence[Measure], versions: Sequence[Measure], goals: dict[str, Goal]
) -> Iterator[Entry]:
    """One entry for all that is read equally often; off where that was so once and is no more."""

    def rhythm(measure: Measure) -> tuple[str, str]:
        return measure.cadence, " ".join(measure.weekdays)

    live = [one for one in newest if goals[one.goal_id].state is GoalState.ACTIVE]
    read = [one for one in (*live, *versions) if one.kind is not Kind.MILESTONES]
    for key, found in groupby(sorted(read, key=rhythm), key=rhythm):
        same = tuple(found)
        running = [one for one in same if one in live]
        about = [goals[one.goal_id] for one in running or same]
        on, rule = _rhythm(same[0], min(goal.start for goal in about))
        titles = dict.fromkeys(one.title for one in running or same)
        yield Entry(
            key=("check-in", *key), kind="check-in", title=f"Check-in: {list_text(tuple(titles))}",
            on=on, rule=rule | {"until": max(on, *(goal.due for goal in about))}, off=not running,
        )  # fmt: skip


def _rhythm(measure: Measure, start: date) -> tuple[date, dict[str, Any]]:
    """The first day from `start` on on which a measure is read, and how it comes again."""
    if measure.cadence in _LAST_DAY_OF:
        return _last_days(_LAST_DAY_OF[measure.cadence](start))
    days = measure.weekdays if measure.cadence is Cadence.DAY else (CHECK_IN_DAY,)
    wanted = {EVERY_DAY.index(day) for day in days}
    first = next(day for day in map(start.__add__, _WEEK) if day.weekday() in wanted)
    return first, {"freq": "weekly", "byday": [day[:2].upper() for day in days]}


def _last_days(period: Period) -> tuple[date, dict[str, Any]]:
    """The last day of a period, and that it comes again with each period of this length."""
    return period.last_day, {"freq": "monthly", "interval": period.months, "bymonthday": -1}


def _steps(book: Workbook, goals: dict[str, Goal]) -> Iterator[Entry]:
    """Milestones and actions, when they are due or were done; off where the goal was laid aside."""
    steps = [
        ("milestone", one.id, one.title, one.due, one.reached_on, one.goal_id) for one in book.milestones
    ]
    steps += [("action", one.id, one.text, one.due, one.done_on, "") for one in book.actions]
    for kind, key, title, due, done_on, goal_id in steps:
        done = " ✓" if done_on else ""
        off = not done and goal_id in goals and goals[goal_id].state in LAID_ASIDE
        yield Entry(
            key=(kind, key), kind=kind + done, title=f"{kind.capitalize()}: {title}{done}",
            on=done_on or due, off=off,
        )  # fmt: skip


def _sessions(book: Workbook, zone: tzinfo | None) -> Iterator[Entry]:
    """The sessions, and the next one. Each has the id of the one that follows the one before.

    So one that was planned and then held, on that day or on another, is one entry.
    """
    before, following = "", None
    for one in sorted(book.coaching_sessions, key=lambda one: one.held_on):
        on: date = one.held_on
        if one.starts_at and one.minutes:
            on = datetime.combine(one.held_on, time.fromisoformat(one.starts_at), zone).astimezone(UTC)
        yield Entry(
            key=("session after", before), kind="coaching session", title="Coaching session",
            on=on, minutes=one.minutes or 0,
        )  # fmt: skip
        before, following = one.id, one.next_on
    if following:
        key = ("session after", before)
        yield Entry(key=key, kind="coaching session", title="Coaching session", on=following)


def _reviews(book: Workbook, goals: Iterable[Goal]) -> Iterator[Entry]:
    """The last day of each quarter while somebody works on a goal."""
    running = [one for one in goals if one.state is GoalState.ACTIVE]
    about = running or [*goals]
    if about:
        first, last = (
            Period.quarter_of(day, fiscal_start=book.client.fiscal_start)
            for day in (min(one.start for one in about), max(one.due for one in about))
        )
        on, rule = _last_days(first)
        yield Entry(
            key=("review",), kind="review", title="Quarterly review", on=on,
            rule=rule | {"until": last.last_day}, off=not running,
        )  # fmt: skip


def _rounds(book: Workbook) -> Iterator[Entry]:
    """The rounds of feedback, and the first day of the next; ids are as with sessions."""
    before = ""
    for on in sorted({one.round_on for one in book.feedback}):
        yield Entry(key=("round after", before), kind="feedback round", title="Round of feedback", on=on)
        before = on.isoformat()
    if before:
        soonest, _ = next_ask(date.fromisoformat(before))
        yield Entry(
            key=("round after", before), kind="feedback round", title="Ask for feedback again", on=soonest
        )
