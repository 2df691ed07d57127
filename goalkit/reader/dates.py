"""Times and rhythms in a sentence: by when, since when, what lies in the past; `a week`, `every Friday`.

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

from goalkit.reader import days
from goalkit.reader.sketch import Passage, Sketch
from goalkit.reader.vocabulary import CADENCE, DATE, PAST, START, english
from goalkit.terms import Cadence

CUES = english().cues
RULES: tuple[tuple[re.Pattern[str], days.Day], ...] = tuple(
    (re.compile(pattern, re.ASCII), getattr(days, name)) for pattern, name in english().rules.times
)
"""Each pattern with the function that gives its day. A function raises ValueError where there is none."""


class Sense(StrEnum):
    """What a time means for the goal."""

    BY = "by"
    DURING = "during"
    START = "start"
    PAST = "past"


_SIGNS = {Sense.BY: DATE, Sense.DURING: DATE, Sense.START: START, Sense.PAST: PAST}
_RHYTHMS = tuple((re.compile(pattern), name) for pattern, name in english().rules.cadences)
_CADENCES = {str(each): each for each in Cadence} | {"fortnight": Cadence.MONTH}
_PLAIN_YEAR = re.compile(r"20\d\d$")
_SOON = timedelta(days=92)


@dataclass(frozen=True, kw_only=True)
class When(Passage):
    """A time: its day if the words give one, and what it means for the goal."""

    day: date | None
    sense: Sense


def times(sketch: Sketch, today: date) -> tuple[list[When], Sketch]:
    """All times of a statement in their order, and the sketch with them painted over."""
    found: list[When] = []
    for pattern, resolve in RULES:
        read = [_when(match, resolve, today) for match in pattern.finditer(sketch.text)]
        for when in filter(None, read):
            sketch = sketch.painted([when], _SIGNS[when.sense])
            found.append(when)
    ready = sorted(found, key=lambda when: when.start)
    return _in_order(sketch, _own(sketch, ready), today), sketch


def _own(sketch: Sketch, found: list[When]) -> list[When]:
    """Without the year of a thing where a day is told as well: `the budget for 2028 adopted by October`."""
    if all(when.sense is not Sense.BY for when in found):
        return found
    return [when for when in found if when.sense is Sense.BY or not _is_of_a_thing(sketch, when)]


def _is_of_a_thing(sketch: Sketch, when: When) -> bool:
    """`the 2027 budget`, `the plan for 2027`."""
    said = sketch.words(when).lower()
    if not _PLAIN_YEAR.search(said):
        return False
    return said.startswith("the ") or CUES.dated_thing.search(sketch.text[: when.start].rstrip()) is not None


def _in_order(sketch: Sketch, found: list[When], today: date) -> list[When]:
    """What is told behind later days and is soon is meant a year on: `in spring ..., in autumn ...`."""
    ready: list[When] = []
    for when in found:
        last = max((each.day for each in ready if each.day), default=today)
        open_year = not CUES.told_year.search(sketch.words(when).lower())
        soon = when.day is not None and when.day < last and when.day - today <= _SOON
        if when.day is not None and soon and open_year:
            ready.append(replace(when, day=when.day + relativedelta(years=1)))
        else:
            ready.append(when)
    return ready


def _when(match: re.Match[str], resolve: days.Day, today: date) -> When | None:
    try:
        day = resolve(match, today)
    except (ValueError, OverflowError):  # no time at all, or one beyond the calendar
        return None
    words, bracketed = match[0], match.string[: match.start()].endswith("(")
    counted = CUES.within_a_count.match(words) and not CUES.in_year.match(words)
    if day is not None and day < today:
        sense = Sense.PAST
    elif CUES.begin_of_time.match(words):
        sense = Sense.START
    else:
        sense = Sense.BY if CUES.point_in_time.match(words) or counted or bracketed else Sense.DURING
    return When.at(match, day=day, sense=sense)


@dataclass(frozen=True, kw_only=True)
class Rhythm(Passage):
    """How often something is to happen. `times` is how often in each span, where the words tell it."""

    cadence: Cadence | None
    times: int = 1


def rhythms(sketch: Sketch) -> tuple[list[Rhythm], Sketch]:
    """All rhythms of a statement in their order, and the sketch with them painted over."""
    found: list[Rhythm] = []
    for pattern, name in _RHYTHMS:
        fresh = list(_rhythms(sketch, pattern, name))
        found += fresh
        sketch = sketch.painted(fresh, CADENCE)
    return sorted(found, key=lambda rhythm: rhythm.start), sketch


def _rhythms(sketch: Sketch, pattern: re.Pattern[str], name: str) -> Iterator[Rhythm]:
    """What the pattern of a rule finds; `told` and `counted` rules have the cadence in a group."""
    for match in pattern.finditer(sketch.text):
        told = match.groupdict().get("span") or match.lastgroup if name in ("told", "counted") else name
        place = Rhythm.at(match, cadence=_CADENCES.get(told or ""), times=2 if name == "fortnight" else 1)
        if name != "counted" or CUES.count_or_article.search(sketch.before(place)):
            yield place
