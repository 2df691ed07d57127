"""What looks like a number or a time and is none: names, marks of a list, times of day."""

import re

from goalkit.reader.patterns import one_of
from goalkit.reader.sketch import CLOCK, MARK, NAME, Passage, Sketch

_TIME_OF_DAY = one_of(r"""
    \d{1,2}:\d\d(?: ?(?:am|pm)\b)? | \d{1,2}\.\d\d ?(?:am|pm)\b | \d{1,2} ?(?:am|pm|o'clock)\b
    | (?:after|before|past|until) \d{1,2}(?!\s?%|\s[a-z]+s\b|[\w:.-]) | (?:noon|midnight)\b
""")
_SOME_DAY = one_of(r"""
    (?<!within )(?<!\bin )one day(?! (?:a|an|per|each|every|in)\b) | some ?day\b | a\.?s\.?a\.?p\b
    | as soon as possible | sooner or later | from now on | day[- ]to[- ]day | everyday\b
""")
_CLOCK = re.compile(rf"\b{_TIME_OF_DAY}|\b{_SOME_DAY}", re.ASCII)
_NUMBERED = re.compile(r"(?<!\S)[1-9][.)](?=\s+[^\W\d])")
_BULLET = re.compile(
    r"(?m)^\s*[-*\u2022](?=\s)|\b(?:step|stage|phase) (?:[1-9]|one|two|three|four|five) ?[:.)](?=\s)"
)
_NUMBERED_THING = one_of(r"""
    iso | din | level | phase | version | tier | article | sap | industry | web | covid | section | paragraph
    | chapter | room | line | site | hall | ward | no\. | grade | stage | step | part
    | sprint | wave | gate | group | category | class | type | sector | module | unit | volume
""")
_FIXED = one_of(r"""
    (?:360|180)[- ]?(?:degrees?)?(?= feedback| review|-degree| degree) | 24/7\b | 50/50\b
    | (?<!from )9[ -]to[ -]5\b(?! \w+s\b) | 1:1s?\b | 1-1s?\b | 1-on-1s?\b | [a-z]\d{1,2}\b
    | \d+-(?:minute|min|hour|day|week|month|year|page|point|step)\b
    | \d+ ?% ?(?:part[ -]time|position|job|post|contract|workload)\b
    | 1[01]\d ?(?:%|percent|per cent)(?= (?:effort|commitment|of myself)|$|[ .!]*$)
""")
_NAME = re.compile(rf"\b{_NUMBERED_THING} ?-?(?:\d+(?:[.:]\d+)?|one|two|three|four)\b|\b{_FIXED}", re.ASCII)


def clocks_set_aside(sketch: Sketch) -> Sketch:
    """The sketch with times of day, words for no day at all and the marks of a list painted over."""
    sketch = sketch.painted(_places(_CLOCK, sketch), CLOCK)
    return sketch.painted(_marks(sketch), MARK)


def names_set_aside(sketch: Sketch) -> Sketch:
    """The sketch with names that hold digits painted over: `level 3`, `24/7`, `12-week`."""
    return sketch.painted(_places(_NAME, sketch), NAME)


def _marks(sketch: Sketch) -> list[Passage]:
    """Bullets, `Step 2:`, and `1.` where it is the first of several."""
    numbered = _places(_NUMBERED, sketch)
    in_order = len(numbered) > 1 and sketch.words(numbered[0]).startswith("1")
    return _places(_BULLET, sketch) + (numbered if in_order else [])


def _places(pattern: re.Pattern[str], sketch: Sketch) -> list[Passage]:
    return [Passage(start=found.start(), end=found.end()) for found in pattern.finditer(sketch.text)]
