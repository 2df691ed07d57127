"""What looks like a number or a time and is none: names, marks of a list, times of day."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from goalkit.reader.sketch import Passage, Sketch
from goalkit.reader.units import KEY_FIGURES, is_plural
from goalkit.reader.vocabulary import CLOCK, MARK, NAME, english

WORDS, CUES = english().words, english().cues
_NUMBERED = re.compile(r"(?<!\S)(?:[1-9][.)]|\([1-9]\)|\(?(?:[a-h]|i{1,3})\))(?=\s+[^\W\d])")
_TITLE = re.compile(r"(?<=[a-z] )[A-Z][a-z]+(?: [A-Z][a-z]+)+")
_NO_LABELS = WORDS.stops | WORDS.vague | KEY_FIGURES
"""What can stand before a number without being a thing that has this number."""
_KEY_FIGURES = KEY_FIGURES | {"number", "no", "top"}
_QUALITY = WORDS.qualities | WORDS.moods | WORDS.vague


def clocks_set_aside(sketch: Sketch) -> Sketch:
    """The sketch with times of day, words for no day at all and the marks of a list painted over."""
    sketch = sketch.painted(_places(CUES.clock, sketch), CLOCK)
    numbered = _places(_NUMBERED, sketch)  # `1.` is a mark where it is the first of several
    in_order = len(numbered) > 1 and sketch.words(numbered[0]).strip("(")[:1] in "1aAiI"
    return sketch.painted(_places(CUES.bullet, sketch) + (numbered if in_order else []), MARK)


def names_set_aside(sketch: Sketch) -> Sketch:
    """The sketch with names that hold digits painted over: `level 3`, `24/7`, `12-week`.

    Also what reads like a quality and is written as a name: `the Best Employer award`.
    """
    digits = _places(CUES.name_with_digits, sketch)
    return sketch.painted([*digits, *_titles(sketch), *_versions(sketch), *_labels(sketch)], NAME)


def _labels(sketch: Sketch) -> Iterator[Passage]:
    """The number behind one thing that it tells apart from others: `for plant 2 by June`."""
    for found in CUES.label.finditer(sketch.text):
        word = found["thing"]
        if not (CUES.no_label.fullmatch(word) or is_plural(word) or word in _NO_LABELS):
            yield Passage(start=found.start("thing"), end=found.end())


def _versions(sketch: Sketch) -> Iterator[Passage]:
    """The number behind a name with a capital, with nothing counted by it: `on the new Alba 2.1`."""
    for found in CUES.version.finditer(sketch.statement):
        start = bisect_left(sketch.places, found.start(2))
        place = Passage(start=start, end=start + len(found[2]))
        if found[1].lower() not in _KEY_FIGURES and sketch.text[place.start : place.end] == found[2]:
            yield place


def _titles(sketch: Sketch) -> Iterator[Passage]:
    """Qualities with a capital beside another such word, behind one without."""
    for found in _TITLE.finditer(sketch.statement):
        start = bisect_left(sketch.places, found.start())
        for word in re.finditer(r"\w+", found[0]):
            place = Passage(start=start + word.start(), end=start + word.end())
            if sketch.text[place.start : place.end] in _QUALITY:
                yield place


def _places(pattern: re.Pattern[str], sketch: Sketch) -> list[Passage]:
    return [Passage.at(found) for found in pattern.finditer(sketch.text)]
