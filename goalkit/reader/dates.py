"""Times in a sentence: by when, since when, and what lies in the past.

A rule is a pattern and a function from what it found and today to a day. Rules are tried in their
order; what one has read, the next does not see. A phrase without a day of its own ("before the new
site opens") is a time too: the goal has a deadline, and the day is left open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goalkit.reader.date_rules import RULES, Resolve
from goalkit.reader.sketch import DATE, PAST, START, Passage, Sketch


class Sense(StrEnum):
    """What a time means for the goal."""

    BY = "by"
    DURING = "during"
    START = "start"
    PAST = "past"


_SIGNS = {Sense.BY: DATE, Sense.DURING: DATE, Sense.START: START, Sense.PAST: PAST}
_POINT = re.compile(r"^(?:no later than|not later than|at the latest|by|before|within|in time|to)\b")
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
    return sorted(found, key=lambda when: when.start), sketch


def _read(sketch: Sketch, pattern: re.Pattern[str], resolve: Resolve, today: date) -> Iterator[When]:
    for match in pattern.finditer(sketch.text):
        try:
            day = resolve(match, today)
        except (ValueError, OverflowError):  # no time at all, or one beyond the calendar
            continue
        sense = _sense(match[0], day, today)
        yield When(start=match.start(), end=match.end(), day=day, sense=sense)


def _sense(words: str, day: date | None, today: date) -> Sense:
    if day is not None and day < today:
        return Sense.PAST
    if _BEGIN.match(words):
        return Sense.START
    return Sense.BY if _POINT.match(words) else Sense.DURING
