"""What looks like a number or a time and is none: names, marks of a list, times of day."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from goalkit.reader.dates import NAME_OF_MONTH
from goalkit.reader.sketch import CLOCK, MARK, NAME, SIGNS, Passage, Sketch
from goalkit.reader.units import KEY_FIGURES, is_plural
from goalkit.reader.vocabulary import english, one_of

PHRASES, WORDS = english().phrases, english().words
_TIME_OF_DAY = one_of(r"""
    \d{1,2}:\d\d(?: ?(?:am|pm)\b)? | \d{1,2}\.\d\d ?(?:am|pm)\b | \d{1,2} ?(?:am|pm|o'clock)\b
    | (?:after|before|past|until) (?:1?\d|2[0-4])(?!\s?%|\s[a-z]+s\b|[\w:./-]|\s(?:of\s)?_MONTH_)
    | (?:noon|midnight)\b
""")
_SOME_DAY = one_of(r"""
    (?<!within )(?<!\bin )one day(?! (?:a|an|off|per|each|every|in)\b) | some ?day\b | a\.?s\.?a\.?p\b
    | as soon as possible | sooner or later | from now on | day[- ]to[- ]day | everyday\b
""")
_CLOCK = re.compile(rf"\b{_TIME_OF_DAY.replace('_MONTH_', NAME_OF_MONTH)}|\b{_SOME_DAY}", re.ASCII)
_NUMBERED = re.compile(r"(?<!\S)(?:[1-9][.)]|\([1-9]\)|\(?(?:[a-h]|i{1,3})\))(?=\s+[^\W\d])")
_BULLET = re.compile(
    r"(?m)^ *[-*\u2022](?=\s)|\bkr ?\d{1,2}\b ?[:.)-]?(?=\s)"
    r"|\b(?:step|stage|phase) (?:[1-9]|one|two|three|four|five)(?: ?[:.)](?=\s)|(?= [a-z]))"
)
_FIXED = one_of(r"""
    (?:360|180)[- \u00b0]?(?:degrees?)?(?= feedback| review|-degree| degree) | 24/7\b | 50/50\b
    | (?<!from )9[ -]to[ -]5\b(?! \w+s\b) | 1:1s?\b | 1-1s?\b | 1-on-1s?\b
    | (?!x\d|eur|usd|gbp|chf|inr|rs)[a-z]{1,4}\d{1,3}\b | [a-z]\d[a-z]\b
    | (?:work(?:ing)?|open|office|hours) from (?:[6-9]|1[01]) to [3-7]\b(?! ?%| [a-z]+s\b)
    | (?:\d+ ?(?:-|to|and) ?)?\d+[ -]years?[ -](?:olds?|of age)\b
    | \d+-(?:minute|min|hour|day|week|month|year|page|point|step)\b
    | \d+ ?% ?(?:part[ -]time|position|job|post|contract|workload)\b
    | for good\b | on good terms\b | in good time\b | (?:good|best) practices?\b
    | giv(?:e|ing) 1[1-9]\d ?(?:%|percent|per cent)
    | 1[1-9]\d ?(?:%|percent|per cent)(?= (?:effort|commitment)\b)
""")
_THING = PHRASES.numbered_things
_NUMBERED_THINGS = rf"{_THING}s \d+ ?(?:-|to|and|&) ?\d+"
_NAME = re.compile(
    rf"\b{_NUMBERED_THINGS}\b|\b{_THING} ?-?(?:\d+(?:[.:]\d+)?|one|two|three|four)\b|\b{_FIXED}",
    re.ASCII,
)


_TITLE = re.compile(r"(?<=[a-z] )[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_VERSION = re.compile(
    r"\b(?:to|on|of|in|from|with|for|at|the|our|new)(?: [A-Z][\w-]*)* ([A-Z][\w-]*) (\d+(?:\.\d+)*)"
    r"(?=[.,;:!)]*(?:$|\s*\n|\s(?:by|before|until|in|on|at|and|with|for|into|is|are)\b))"
)
_LABEL = re.compile(
    r"\b(?:at|for|from|in|into|of|on|the|with) (?P<thing>[a-z]{3,}) \d{1,2}(?![\d:/.,%]\d|\s?%)"
    rf"(?=[.,;:!)]*(?:$|\s*\n|\s(?:by|before|until|in|and|with|for|into)\b|\s[{SIGNS}]))"
)
_NO_THING = re.compile(PHRASES.no_things)
_NO_LABELS = WORDS.stops | WORDS.vague | KEY_FIGURES
"""What can stand before a number without being a thing that has this number."""
_KEY_FIGURES = KEY_FIGURES | {"number", "no", "top"}
_QUALITY = WORDS.qualities | WORDS.moods | WORDS.vague


def clocks_set_aside(sketch: Sketch) -> Sketch:
    """The sketch with times of day, words for no day at all and the marks of a list painted over."""
    sketch = sketch.painted(_places(_CLOCK, sketch), CLOCK)
    return sketch.painted(_marks(sketch), MARK)


def names_set_aside(sketch: Sketch) -> Sketch:
    """The sketch with names that hold digits painted over: `level 3`, `24/7`, `12-week`.

    Also what reads like a quality and is written as a name: `the Best Employer award`.
    """
    titles = [place for place in _titles(sketch) if sketch.text[place.start : place.end] in _QUALITY]
    return sketch.painted([*_places(_NAME, sketch), *titles, *_versions(sketch), *_labels(sketch)], NAME)


def _labels(sketch: Sketch) -> Iterator[Passage]:
    """The number behind one thing that it tells apart from others: `for plant 2 by June`."""
    for found in _LABEL.finditer(sketch.text):
        word = found["thing"]
        if not (_NO_THING.fullmatch(word) or is_plural(word) or word in _NO_LABELS):
            yield Passage(start=found.start("thing"), end=found.end())


def _versions(sketch: Sketch) -> Iterator[Passage]:
    """The number behind a name with a capital, with nothing counted by it: `on the new Alba 2.1`."""
    for found in _VERSION.finditer(sketch.statement):
        start = bisect_left(sketch.places, found.start(2))
        place = Passage(start=start, end=start + len(found[2]))
        if found[1].lower() not in _KEY_FIGURES and sketch.text[place.start : place.end] == found[2]:
            yield place


def _titles(sketch: Sketch) -> Iterator[Passage]:
    """Words with a capital beside another such word, behind one without."""
    for found in _TITLE.finditer(sketch.statement):
        start = bisect_left(sketch.places, found.start())
        yield from (
            Passage(start=start + word.start(), end=start + word.end())
            for word in re.finditer(r"\w+", found[0])
        )


def _marks(sketch: Sketch) -> list[Passage]:
    """Bullets, `Step 2:`, and `1.` where it is the first of several."""
    numbered = _places(_NUMBERED, sketch)
    in_order = len(numbered) > 1 and sketch.words(numbered[0]).strip("(")[:1] in "1aAiI"
    return _places(_BULLET, sketch) + (numbered if in_order else [])


def _places(pattern: re.Pattern[str], sketch: Sketch) -> list[Passage]:
    return [Passage.at(found) for found in pattern.finditer(sketch.text)]
