"""Times in a sentence: by when, since when, and what lies in the past.

A rule is a pattern and a function from what it found and today to a day. Rules are tried in their
order; what one has read, the next does not see. A phrase without a day of its own ("before the new
site opens") is a time too: the goal has a deadline, and the day is left open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from goalkit.reader.date_rules import RULES, Resolve
from goalkit.reader.number_words import NUMBER_WORDS
from goalkit.reader.sketch import DATE, PAST, START, Passage, Sketch


class Sense(StrEnum):
    """What a time means for the goal."""

    BY = "by"
    DURING = "during"
    START = "start"
    PAST = "past"


_SIGNS = {Sense.BY: DATE, Sense.DURING: DATE, Sense.START: START, Sense.PAST: PAST}
_POINT = re.compile(r"^(?:no later than|not later than|at the latest|by|before|within|in time|to)\b")
_DATED_THING = re.compile(
    r"\b(?:budget|plan|strategy|targets?|forecast|report|accounts|calendar|roadmap|programme)$"
)
_PLAIN_YEAR = re.compile(r"20\d\d$")
_TOLD_YEAR = re.compile(r"\d{4}|this|year|week|day|now")
_SOON = timedelta(days=92)
_WITHIN = re.compile(rf"^in (?:about |around )?(?:\d|an? |half a |{NUMBER_WORDS}\b)")
"""`in 2 years` is a day to be there by; `in 2027` is a time it happens in."""
_YEAR = re.compile(r"^in 20\d\d")
_BEGIN = re.compile(r"^(?:starting|beginning|as of|effective|since|from|after)\b")


@dataclass(frozen=True, kw_only=True)
class When(Passage):
    """A time: its day if the words give one, and what it means for the goal."""

    day: date | None
    sense: Sense


def times(sketch: Sketch, today: date) -> tuple[list[When], Sketch]:
    """All times of a statement in their order, and the sketch with them painted over."""
    found: list[When] = []
    for pattern, resolve in RULES:
        fresh = list(_read(sketch, pattern, resolve, today))
        for when in fresh:
            sketch = sketch.painted([when], _SIGNS[when.sense])
        found += fresh
    ready = sorted(found, key=lambda when: when.start)
    return _in_order(sketch, _own(sketch, ready), today), sketch


def _own(sketch: Sketch, found: list[When]) -> list[When]:
    """Without the year of a thing where a day is told as well: `the budget for 2028 adopted by October`."""
    pointed = [when for when in found if when.sense is Sense.BY]
    return [when for when in found if when in pointed or not pointed or not _is_of_a_thing(sketch, when)]


def _is_of_a_thing(sketch: Sketch, when: When) -> bool:
    """`the 2027 budget`, `the plan for 2027`."""
    said = sketch.words(when).lower()
    if not _PLAIN_YEAR.search(said):
        return False
    return said.startswith("the ") or _DATED_THING.search(sketch.text[: when.start].rstrip()) is not None


def _in_order(sketch: Sketch, found: list[When], today: date) -> list[When]:
    """What is told behind later days and is soon is meant a year on: `in spring ..., in autumn ...`."""
    ready: list[When] = []
    for when in found:
        last = max((each.day for each in ready if each.day), default=today)
        open_year = not _TOLD_YEAR.search(sketch.words(when).lower())
        soon = when.day is not None and when.day < last and when.day - today <= _SOON
        ready.append(_a_year_on(when) if soon and open_year else when)
    return ready


def _a_year_on(when: When) -> When:
    return replace(when, day=when.day + relativedelta(years=1)) if when.day else when


def _read(sketch: Sketch, pattern: re.Pattern[str], resolve: Resolve, today: date) -> Iterator[When]:
    for match in pattern.finditer(sketch.text):
        try:
            day = resolve(match, today)
        except (ValueError, OverflowError):  # no time at all, or one beyond the calendar
            continue
        sense = _sense(match[0], day, today)
        if sense is Sense.DURING and sketch.text[: match.start()].endswith("("):
            sense = Sense.BY
        yield When(start=match.start(), end=match.end(), day=day, sense=sense)


def _sense(words: str, day: date | None, today: date) -> Sense:
    if day is not None and day < today:
        return Sense.PAST
    if _BEGIN.match(words):
        return Sense.START
    counted = _WITHIN.match(words) and not _YEAR.match(words)
    return Sense.BY if _POINT.match(words) or counted else Sense.DURING
