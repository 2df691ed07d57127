"""Cadences in a sentence: `a week`, `every Friday`, `monthly`, `every other week`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goalkit.reader.sketch import Passage, Sketch
from goalkit.reader.vocabulary import CADENCE, english
from goalkit.terms import Cadence

CUES = english().cues
_RULES = tuple((re.compile(pattern), name) for pattern, name in english().rules.cadences)
_CADENCES = {str(each): each for each in Cadence} | {"fortnight": Cadence.MONTH}


@dataclass(frozen=True, kw_only=True)
class Rhythm(Passage):
    """How often something is to happen. `times` is how often in each span, where the words tell it."""

    cadence: Cadence | None
    times: int = 1


def rhythms(sketch: Sketch) -> tuple[list[Rhythm], Sketch]:
    """All rhythms of a statement in their order, and the sketch with them painted over."""
    found: list[Rhythm] = []
    for pattern, name in _RULES:
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
