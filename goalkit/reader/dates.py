"""Times in a sentence: by when, since when, and what lies in the past.

A rule is a pattern and a function from what it found and today to a day. Rules are tried in their
order; what one has read, the next does not see. A phrase without a day of its own ("before the new
site opens") is a time too: the goal has a deadline, and the day is left open.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from goalkit.reader import days
from goalkit.reader.numbers import NUMBER_WORDS
from goalkit.reader.sketch import DATE, PAST, START, Passage, Sketch
from goalkit.reader.vocabulary import english, one_of

_PHRASES, _ROWS, _VALUES = english().phrases, english().rows, english().values
_EARLY, _EVENT, _TURN = _PHRASES.early, _PHRASES.time_events, _PHRASES.turning
_MAYBE_LEAD = rf"(?P<lead>{_PHRASES.time_leads}\s+)?"
_PART = (
    rf"(?:(?:the )?(?P<part>{_EARLY})[ -]?(?:the )?|(?:the )?(?:very )?(?:end|close)(?:[ -]of)?[ -](?:the )?"
    r"|late |the )?(?P<step>next |coming |this )?"
)
_ANY = rf"\b{_MAYBE_LEAD}{_PART}"
_TOLD = rf"(?=\b{_PHRASES.time_words}\b){_MAYBE_LEAD}{_PART}"
"""The begin of a phrase that could be something else without a word that speaks of time."""
_YEAR = r"(?P<year>20\d\d|'\d\d)(?![\d%]|[.,]\d)"
_NAMED_YEAR = r"(?P<year>(?:20\d\d|'\d\d)(?![\d%]|[.,]\d)|(?:next|this) year\b)"
_MAYBE_YEAR = rf"(?:,?[\s-]?(?:of )?{_NAMED_YEAR})?"
_MONTH = one_of(r"""
    jan(?:uary)? | feb(?:r?uary)? | mar(?:ch)? | apr(?:il)? | may | june? | july? | aug(?:ust)?
    | sept?(?:ember)? | oct(?:ober)? | nov(?:ember)? | dec(?:ember)?
""")
NAME_OF_MONTH = f"(?:{'|'.join(_ROWS.months)})"
_MONTH = rf"(?P<month>{NAME_OF_MONTH})\b\.?"
_TWO_DIGITS = r"[ /-]?(?P<short>[2-4]\d)(?![\d%]|[.,]\d|-?[a-z]| [a-z]+s\b)"
"""A year behind a quarter: `Q3 27`."""
_SHORT_YEAR = r"(?P<y>(?:20)?\d\d)\b"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.)?"
_COUNT = rf"(?P<count>\b\d{{1,3}}|\b{NUMBER_WORDS}|\ban?|half(?: an?)?)"
_SPAN = r"(?P<span>day|week|wk|fortnight|month|mth|quarter|year|yr|decade)(?:s?\b'?|'s)(?: time\b)?"
_OF_CALENDAR = r"(?P<span>week|month|quarter|year)"
_QUARTER = rf"(?:q(?P<q>[1-4])|(?P<order>{'|'.join(_VALUES.order)}) quarter)"
_HALF = r"(?:h(?P<h>[12])|(?P<half>[12])h|(?P<order>first|second|1st|2nd) half)"
_FISCAL = r"(?:fy|fiscal(?: year)?|financial year) ?(?:20\d\d/|\d\d/)?(?:20)?(?P<fiscal>\d\d)"
_SEASONS = "|".join(_VALUES.seasons)
_SEASON = rf"(?P<season>{_SEASONS})\b"
_NO_EVENT = rf"(?! {_PHRASES.named_after_seasons}\b)"
_HOLIDAY = rf"(?P<holiday>{'|'.join(days.HOLIDAYS)})\b"
_YEAR_END = one_of("eoy | year(?:'s)?[ -]end | end[ -]of[ -](?:the )?year")
_END = r"(?:the )?(?:very )?end(?:[ -]of)?[ -]"
_IN = one_of("in | within | during | over | for | after")
_WEEKDAY = (
    r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\b(?! (?:mornings|afternoons|evenings|nights)\b)"
)
_SHORT_WEEKDAY = rf"(?P<weekday>{'|'.join(_ROWS.weekdays)})\b(?! [a-z])"
_AHEAD = r"\b(?P<lead>within|in|over|for|during|inside)(?: the| my| our)?(?: next| coming| following)?"
_ABOUT = r"(?:(?:about|around|at most|max) )?(?:\w+ ?(?:-|to|or) ?)?"
_OWNERS = "(?:my|the|our|their|his|her|its)"
_ROUGHLY = "(?:(?:over|about|almost|nearly|more than) )?"
_NO_SHARE = r"(?!(?:(?<=hours )|(?<=times )|(?<=once )|(?<=twice ))in an? )"
_NO_RHYTHM = r"(?! (?:an?|per|each|every|of an) )(?![ -]olds?\b)"
_BEFORE = one_of("by | before | until | till | at | for | in time for | ahead of | after")
_OURS = one_of("the | my | our | this | next | their")
_AGE = rf"(?:\d\d|{NUMBER_WORDS})"
_UNTIL = r"(?:until|till|before|on|by(?= \d\d\.\d\d))"
_ALONE = r"(?:^|(?<=[\n(])|(?<=[;.,] ))(?P<part>)(?P<step>)(?P<year>)"
"""The begin of a time that stands for itself: `(May)`, `Spring: ...`."""
_ONE_AND_A_HALF = one_of(r"""
    (?:the (?:next )?)?(?:a|one) (?:year )?and a half(?: years)? | the next year and a half
""")
_SOME_TIME = rf"(?:{_SPAN}|(?:time|season|term|easter|christmas|{_SEASONS}|{NAME_OF_MONTH})\b)"
_COMPARED = one_of(r"against | versus | vs\.? | compared (?:to|with) | relative to | than in")

_FINDERS: tuple[tuple[str, days.Day], ...] = (
    # a life's dates, which the reader does not know
    (rf"\b(?:{_IN} {_OWNERS} )?first (?:\S+ )?(?:days|weeks|months)\b", days.left_open),
    (rf"\b(?:after|since) {_ROUGHLY}{_COUNT} {_SPAN}(?= (?:in|as|at|of|with|on)\b)", days.left_open),
    (rf"\b{_MAYBE_LEAD}(?:the )?age (?:of )?\d\d\b", days.left_open),
    (rf"\b(?:before|when|by the time) (?:i|we)(?: am|'m| turn| reach| hit| get)+ {_AGE}\b", days.left_open),
    (rf"\bbefore turning {_AGE}\b|\bby my \d\ds\b", days.left_open),
    (r"\b(?:by|before|on|for|until) (?:my|our|the) (?:\S+ )?(?:birthday|anniversary)\b", days.left_open),
    (r"\bin the new year\b", days.left_open),
    (rf"\b(?:by|before|until|till|after) (?:the )?{_PHRASES.moving_holidays}\b{_MAYBE_YEAR}", days.left_open),
    # days
    (rf"\b{_MAYBE_LEAD}(?P<y>20\d\d)(?P<sep>[-/.])(?P<m>[01]\d)(?P=sep)(?P<d>[0-3]\d)\b", days.in_numbers),
    (rf"\b{_MAYBE_LEAD}(?P<y>20\d\d)-(?P<m>[01]\d)(?P<d>)\b", days.in_numbers),
    (rf"\b{_MAYBE_LEAD}(?P<d>[0-3]?\d)(?P<sep>[./])(?P<m>[0-3]?\d)(?P=sep){_SHORT_YEAR}", days.in_numbers),
    (rf"\b{_MAYBE_LEAD}(?P<d>[0-3]?\d)-(?P<m>[01]?\d)-(?P<y>20\d\d)\b", days.in_numbers),
    (rf"\b{_UNTIL} (?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?!\d)", days.coming_in_numbers),
    (rf"\b{_MAYBE_LEAD}(?P<d>)(?P<m>[01]?\d)/(?P<y>20\d\d)\b", days.in_numbers),
    (rf"\b{_MAYBE_LEAD}(?:the )?{_DAY}[ -](?:of )?{_MONTH}{_MAYBE_YEAR}", days.named_day),
    (rf"\b{_MAYBE_LEAD}(?:the )?(?P<first>first)(?P<day>) (?:of )?{_MONTH}{_MAYBE_YEAR}", days.named_day),
    (rf"\b{_MAYBE_LEAD}{_MONTH} (?:the )?{_DAY}(?!\d)(?! (?:h|hours|%))(?:,? {_YEAR})?", days.named_day),
    (
        r"\b(?:by|before|until|till|on) the (?P<day>[0-3]?\d)(?:st|nd|rd|th)(?= *(?:[.,;:!)\n]|$))",
        days.day_of_month,
    ),
    # parts of a year
    (rf"{_ANY}{_YEAR}[ -]?{_QUARTER}\b", days.quarter),
    (rf"{_ANY}{_QUARTER}(?:[ /,-]*(?:of )?(?:{_FISCAL}|{_NAMED_YEAR})|{_TWO_DIGITS})?\b", days.quarter),
    (rf"{_ANY}{_HALF}(?:[ /,-]+(?:of )?{_NAMED_YEAR})?\b", days.half_year),
    (rf"{_ANY}{_FISCAL}\b", days.fiscal),
    (rf"{_ANY}(?!mar(?:ch)?\b|may\b){_MONTH}{_MAYBE_YEAR}", days.month),
    (rf"{_ANY}{_MONTH},?[\s-]?(?:of )?{_NAMED_YEAR}", days.month),
    (rf"{_TOLD}{_MONTH}(?!\w)", days.month),
    (rf"{_ANY}{_SEASON} (?:of )?{_NAMED_YEAR}", days.season),
    (rf"{_ALONE}{_MONTH}(?=\s*[:)])", days.month),
    (rf"{_ALONE}{_SEASON}(?=\s*[:)])", days.season),
    (rf"{_TOLD}{_SEASON}{_NO_EVENT}", days.season),
    (rf"{_ANY}{_HOLIDAY}{_NO_EVENT}{_MAYBE_YEAR}", days.holiday),
    # counted from today
    (rf"\b{_IN} {_ONE_AND_A_HALF}\b", days.in_time(18, "month")),
    (rf"{_NO_SHARE}{_AHEAD} {_ABOUT}{_COUNT}[ -]{_SPAN}{_NO_RHYTHM}", days.counted),
    (rf"\b(?P<lead>)(?:the )?(?:next|coming) {_COUNT} {_SPAN}", days.counted),
    (rf"(?P<lead>)\b{_COUNT} {_SPAN} from (?:now|today)\b", days.counted),
    (rf"\b(?:over|in|within|during|for) the (?:next|coming) {_SPAN}", days.one_ahead),
    (rf"\b(?:by )?this time next {_SPAN}", days.one_ahead),
    (r"\b(?:by )?tomorrow\b", days.in_time(1, "day")),
    (rf"\b(?:in )?year (?P<count>\d|{NUMBER_WORDS})\b(?=\s?[:,-]| i | we )", days.numbered_year),
    # the running and the next one
    (rf"\b{_MAYBE_LEAD}(?:the )?{_YEAR_END}\b(?: {_YEAR})?", days.whole_year),
    (rf"\b{_MAYBE_LEAD}{_END}(?:the |this )?(?P<step>next |coming )?{_OF_CALENDAR}s?\b", days.running),
    (r"\b(?:by|before|until|at) (?P<step>)(?P<span>month|quarter)(?:'s)?[ -]end\b", days.running),
    (r"\b(?:by )?eo(?P<letter>[qm])\b", days.running_in_short),
    (rf"\bbefore (?P<step>)the {_OF_CALENDAR} (?:is (?:out|over|up)|ends)\b", days.running),
    (rf"\b(?:for |during )?(?P<step>)the (?:rest|remainder) of (?:the|this) {_OF_CALENDAR}\b", days.running),
    (rf"\b{_MAYBE_LEAD}(?P<step>next |this )(?P<span>week|month|quarter|year)\b", days.running),
    (r"\bwithin the year\b", days.whole_year),
    (
        r"\b(?:(?:in|by|during|for) )?(?:the )?(?P<year>20\d\d)/(?P<until>\d\d)\b(?! ?%|[/.-])",
        days.range_of_years,
    ),
    (rf"\b(?:from )?{_YEAR} ?(?:-|/|to|until) ?(?P<until>20\d\d)\b(?! \w+s\b)", days.range_of_years),
    (rf"(?=\b{_PHRASES.before_years}\b){_MAYBE_LEAD}{_PART}(?:the )?(?:year )?{_YEAR}", days.whole_year),
    (rf"\b{_MAYBE_LEAD}the {_YEAR}(?= [a-z])", days.whole_year),
    (rf"\b{_YEAR}(?=\s*(?:[:;,.!?)-]|$|\n|(?:at the )?latest\b))", days.whole_year),
    (rf"\b(?:by|before|until|on|next|this)(?: next| this)? {_WEEKDAY}", days.weekday),
    (rf"\b(?:by|before|until|till) {_SHORT_WEEKDAY}", days.weekday),
    # before today
    (rf"\b(?:in |since )?(?:the )?(?:last|past|previous) {_SOME_TIME}|\byesterday\b", days.gone_by),
    (rf"\b{_COUNT} {_SPAN} ago\b", days.gone_by),
    (rf"\b{_COUNT} {_SPAN} (?:later|after that|afterwards)\b", days.left_open),
    (rf"\b{_COMPARED} {_YEAR}", days.whole_year),
    # an event
    (rf"\b{_BEFORE} {_OURS}(?: next| end of the)?(?: [\w'-]+){{0,2}}? {_EVENT}\b", days.left_open),
    (rf"\bby next (?:\w+ )?{_EVENT}\b|\b(?:start|end) of the {_EVENT}\b", days.left_open),
    (r"\bnext (?:term|semester|season|school year|academic year)\b", days.left_open),
    (r"\ball year(?: round| long)?\b|\bthroughout the year\b|\bthe whole year\b", days.left_open),
    (r"\b(?:before|until|by the time) (?:the|my|our)\b[^,.;:()\n]*", days.left_open),
    (rf"\b(?:before|until|by the time|when) (?:i|we|he|she|they) {_TURN}\w*\b[^,.;:()\n]*", days.left_open),
)  # fmt: skip

RULES = tuple((re.compile(pattern, re.ASCII), resolve) for pattern, resolve in _FINDERS)
"""Each pattern with the function that gives its day. A function raises ValueError where there is none."""


class Sense(StrEnum):
    """What a time means for the goal."""

    BY = "by"
    DURING = "during"
    START = "start"
    PAST = "past"


_SIGNS = {Sense.BY: DATE, Sense.DURING: DATE, Sense.START: START, Sense.PAST: PAST}
_POINT = re.compile(r"^(?:no later than|not later than|at the latest|by|before|within|in time|to)\b")
_DATED_THING = re.compile(rf"\b{_PHRASES.yearly_things}$")
_PLAIN_YEAR = re.compile(r"20\d\d$")
_TOLD_YEAR = re.compile(r"\d{4}|this|year|week|day|now")
_SOON = timedelta(days=92)
_WITHIN = re.compile(rf"^in (?:about |around )?(?:\d|an? |half a |{NUMBER_WORDS}\b)")
"""`in 2 years` is a day to be there by; `in 2027` is a time it happens in."""
_IN_YEAR = re.compile(r"^in 20\d\d")
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
        read = [_when(match, resolve, today) for match in pattern.finditer(sketch.text)]
        for when in filter(None, read):
            sketch = sketch.painted([when], _SIGNS[when.sense])
            found.append(when)
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
    sense = _sense(match[0], day, today)
    if sense is Sense.DURING and match.string[: match.start()].endswith("("):
        sense = Sense.BY
    return When.at(match, day=day, sense=sense)


def _sense(words: str, day: date | None, today: date) -> Sense:
    if day is not None and day < today:
        return Sense.PAST
    if _BEGIN.match(words):
        return Sense.START
    counted = _WITHIN.match(words) and not _IN_YEAR.match(words)
    return Sense.BY if _POINT.match(words) or counted else Sense.DURING
