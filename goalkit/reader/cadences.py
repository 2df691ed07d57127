"""Cadences in a sentence: `a week`, `every Friday`, `monthly`, `every other week`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goalkit.reader.numbers import NUMBER_WORDS
from goalkit.reader.sketch import CADENCE, Passage, Sketch
from goalkit.reader.vocabulary import english
from goalkit.terms import Cadence


@dataclass(frozen=True, kw_only=True)
class Rhythm(Passage):
    """How often something is to happen. `times` is how often in each span, where the words tell it."""

    cadence: Cadence | None
    times: int = 1


_PHRASES, _ADJECTIVES = english().phrases, english().meanings.cadence_adjectives
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SPANS: dict[Cadence | None, str] = {
    Cadence.DAY: _PHRASES.day,
    Cadence.WEEK: rf"(?:{_PHRASES.week}|{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?)",
    Cadence.MONTH: _PHRASES.month,
    Cadence.QUARTER: _PHRASES.quarter,
    Cadence.YEAR: _PHRASES.year,
    None: _PHRASES.term,
}
_DEFINITE = r"(?<!\bthe )(?<!\bmy )(?<!\bour )(?<!\btheir )(?<!\byour )(?<!\bthis )(?<!\bits )(?<!\bthat )"
_FORTNIGHT = re.compile(
    rf"\b(?:every (?:other|second|two|2) (?:weeks?|{_WEEKDAY})|every (?:14|fourteen) days"
    r"|(?:a|each|every|per) fortnight|fortnightly|bi-?weekly)\b"
)
_ADJECTIVE = re.compile(rf"{_DEFINITE}\b(?P<word>{'|'.join(_ADJECTIVES)})\b(?! {_PHRASES.cadence_things}\b)")
_NTH_DAY = re.compile(
    rf"\b(?:every|each|on the|the) (?:first|second|third|last) {_WEEKDAY} (?:of|in) (?:the|each|every|a)"
    r" (?P<span>month|quarter|year)\b"
)
_EACH_SEASON = re.compile(r"\b(?:every|each) (?:spring|summer|autumn|winter|easter|christmas)\b(?! term)")
_TWO_IN_ONE = re.compile(r"\b(?P<span>day|week|month|quarter|year) (?:after|by|in,?) (?P=span)(?: out)?\b")
_EVERY_FEW = re.compile(rf"\bevery (?P<count>\d{{1,2}}|{NUMBER_WORDS}) (?P<span>hour|day|week|month|year)s\b")
_WITHIN_ONE = re.compile(r"(?:(?<=times )|(?<=once )|(?<=twice ))in an? (?P<span>day|week|month|year)\b")
_EVERY_OTHER = re.compile(r"\bevery (?:other|second) (?:day|month|quarter|year)\b")
_FEW = {("3", "month"): Cadence.QUARTER, ("three", "month"): Cadence.QUARTER, ("12", "month"): Cadence.YEAR}
_COUNTS = re.compile(rf"\d|\b(?:{NUMBER_WORDS}|once|twice|half|an?)\b")
_SHORT = re.compile(r"\bp\.?w\.?(?![a-z])|\bp\.?a\.?(?![a-z])")


_EACH = r"\b(?:per|each|every|every single|any) (?:single |given |working |calendar )?"
_NO_DURATION = r"(?<!half )(?<!within )(?<!\bby )(?<!\bin )(?<!\bfor )"
_NO_COUNT = r"(?<!\d )" + "".join(f"(?<!{word} )" for word in english().rows.before_days)
_NO_CREW = rf"(?! (?:{'|'.join(sorted(english().words.roles))}|crew|team|worker|member|staff)s?\b)"
_NO_COMPOUND = r"(?! (?:off|trip|ago|of)\b|'s|-)"
_NO_RELATIVE = r"(?! (?:with|when|where|that|like|in which)\b)"
"""`on days when I teach` is no rhythm."""
_FIRM = {
    cadence: re.compile(
        rf"{_EACH}{span}\b(?!s|-){_NO_CREW}|/ ?(?:{span}\b|d\b)"
        rf"|\b(?:on |during |at )(?:the )?{span}s\b{_NO_RELATIVE}"
        + (
            rf"|{_NO_COUNT}\b{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?s\b"
            if cadence is Cadence.WEEK
            else ""
        )
    )
    for cadence, span in _SPANS.items()
}
_AFTER_NUMBER = {
    cadence: re.compile(rf"{_NO_DURATION}\ban? {span}\b{_NO_COMPOUND}") for cadence, span in _SPANS.items()
}


def rhythms(sketch: Sketch) -> tuple[list[Rhythm], Sketch]:
    """All rhythms of a statement in their order, and the sketch with them painted over."""
    found: list[Rhythm] = []
    for read in (_fortnights, _every_few, _repeated, _spans, _adjectives, _counted, _shortened):
        fresh = list(read(sketch))
        found += fresh
        sketch = sketch.painted(fresh, CADENCE)
    return sorted(found, key=lambda rhythm: rhythm.start), sketch


def _rhythm(match: re.Match[str], cadence: Cadence | None, times: int = 1) -> Rhythm:
    return Rhythm.at(match, cadence=cadence, times=times)


def _fortnights(sketch: Sketch) -> Iterator[Rhythm]:
    for match in _FORTNIGHT.finditer(sketch.text):
        yield _rhythm(match, Cadence.MONTH, times=2)


def _every_few(sketch: Sketch) -> Iterator[Rhythm]:
    """`every three months` is a quarter; `every five weeks` has no word of ours, so it is left open."""
    for match in _EVERY_OTHER.finditer(sketch.text):
        yield _rhythm(match, None)
    for match in _EVERY_FEW.finditer(sketch.text):
        yield _rhythm(match, _FEW.get((match["count"], match["span"])))


def _spans(sketch: Sketch) -> Iterator[Rhythm]:
    for cadence, pattern in _FIRM.items():
        yield from (_rhythm(match, cadence) for match in pattern.finditer(sketch.text))


def _repeated(sketch: Sketch) -> Iterator[Rhythm]:
    yield from (_rhythm(match, Cadence.YEAR) for match in _EACH_SEASON.finditer(sketch.text))
    for pattern in (_NTH_DAY, _TWO_IN_ONE, _WITHIN_ONE):
        for match in pattern.finditer(sketch.text):
            yield _rhythm(match, Cadence(match["span"]))


def _adjectives(sketch: Sketch) -> Iterator[Rhythm]:
    for match in _ADJECTIVE.finditer(sketch.text):
        yield _rhythm(match, Cadence(_ADJECTIVES[match["word"]]))


def _counted(sketch: Sketch) -> Iterator[Rhythm]:
    """`a week` is a rhythm where a number or an article stands before it in the sentence."""
    for cadence, pattern in _AFTER_NUMBER.items():
        for match in pattern.finditer(sketch.text):
            place = _rhythm(match, cadence)
            if _COUNTS.search(sketch.before(place)):
                yield place


def _shortened(sketch: Sketch) -> Iterator[Rhythm]:
    for match in _SHORT.finditer(sketch.text):
        yield _rhythm(match, Cadence.WEEK if "w" in match[0] else Cadence.YEAR)
