"""Numbers in a sentence with what is written right at them: currency, per cent, thousands and millions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from goalkit.reader.number_words import NUMBER_WORDS, word_value
from goalkit.reader.patterns import one_of
from goalkit.reader.sketch import NUMBER, Passage, Sketch

MOST_DIGITS = 15


@dataclass(frozen=True, kw_only=True)
class Number(Passage):
    """A number; `unit` is None unless it is written right at it.

    `word` is how it was written, if as a word; `size` the power of ten that was written behind it.
    """

    value: Decimal
    unit: str | None = None
    word: str = ""
    size: int = 0


_SIZES = {
    "k": 3, "thousand": 3, "tsd": 3, "m": 6, "mn": 6, "mio": 6, "mil": 6, "million": 6, "millions": 6,
    "bn": 9, "billion": 9, "hundred": 2,
}  # fmt: skip
_CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "eur": "EUR",
    "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "quid": "GBP",
    "chf": "CHF", "francs": "CHF",
}  # fmt: skip
CODES = frozenset(_CURRENCIES.values())
"""The currencies that are known, by their ISO 4217 codes."""
_BEFORE = r"(?P<before>us\$|[$€£]|\b(?:usd|eur|gbp|chf))"
_BEHIND = r"(?P<behind>[$€£]|(?:usd|eur|euros?|gbp|chf|dollars?|pounds|francs)\b)"
_DIGITS = r"(?P<digits>\d{1,3}(?:[ ,']\d{3})+(?:\.\d+)?(?!\d)|\d+[.,]\d{1,2}(?!\d)|\d+(?![.,]?\d))"
_SIZE = rf"(?P<size>(?:{'|'.join(sorted(_SIZES, key=len, reverse=True))})\b)"
_PERCENT = one_of(r"""
    \s?%(?:-?points?)?(?: points?)? | \s?(?:per ?cent|pct)\b(?: points?)? | \s?(?:pp|p\.p\.)(?![a-z])
    | \s?percentage points?\b
""")
_NUMERAL = re.compile(
    rf"(?:{_BEFORE}\s?)?(?<![\w.,:/'])(?<![a-z]-){_DIGITS}\s?{_SIZE}?\s?{_BEHIND}?"
    rf"(?P<percent>{_PERCENT})?(?P<times>\s?x\b)?\+?(?![a-z:]|-[a-z]|/\d|\d)",
    re.ASCII,
)
_COUNTED = {"half": Decimal("0.5"), "once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
_WORD = re.compile(
    rf"(?<![\w-])(?P<word>{NUMBER_WORDS}|(?<!by )half|twice|once|thrice)(?!-?[\w])"
    rf"(?! (?:thirds?|quarters?|fifths?)\b)(?P<more>\sand a half)?"
    rf"(?P<percent>\s(?:%|per ?cent))?\s?{_BEHIND}?",
    re.ASCII,
)
_SCORE = re.compile(
    r"(?<![\w.,/])(?P<digits>\d{1,2}(?:[.,]\d)?) ?(?:/|out of|of|on a scale of) ?(?P<best>5|6|7|10|100)"
    r"(?![\w/%]|[.,]\d)(?! [a-z]+s\b)",
    re.ASCII,
)
_CREW = re.compile(r"(?<![\w.,-])(?P<digits>\d{1,4})-(?:person|people|strong|member|man|woman)\b", re.ASCII)
_ORDINARY = re.compile(r"(?:the|no|not|this|that|which|every|each|any|as|at) $")


def numbers(sketch: Sketch) -> tuple[list[Number], Sketch]:
    """All numbers of a statement in their order, and the sketch with them painted over."""
    found: list[Number] = []
    for read in (_scores, _crews, _numerals, _words):
        fresh = list(read(sketch))
        found += fresh
        sketch = sketch.painted(fresh, NUMBER)
    return _sized_alike(sketch, sorted(found, key=lambda number: number.start)), sketch


def _sized_alike(sketch: Sketch, found: list[Number]) -> list[Number]:
    """In `from 1.2 to 1.8 million` both are millions."""
    ready = list(found)
    for place, (low, high) in enumerate(pairwise(found)):
        joined = re.fullmatch(r"\s*(?:to|-|and|or)\s*", sketch.text[low.end : high.start])
        if joined and high.size > low.size == 0 and low.value < 1000:
            ready[place] = replace(low, value=_scaled(low.value, high.size), unit=low.unit or high.unit)
    return ready


def _scores(sketch: Sketch) -> Iterator[Number]:
    for match in _SCORE.finditer(sketch.text):
        value = _decimal(match["digits"])
        if value <= int(match["best"]):
            yield Number(start=match.start(), end=match.end(), value=value, unit="pts")


def _crews(sketch: Sketch) -> Iterator[Number]:
    for match in _CREW.finditer(sketch.text):
        yield Number(start=match.start(), end=match.end(), value=Decimal(match["digits"]), unit="people")


def _numerals(sketch: Sketch) -> Iterator[Number]:
    for match in _NUMERAL.finditer(sketch.text):
        if sum(char.isdigit() for char in match["digits"]) > MOST_DIGITS:
            continue
        size = _SIZES.get(match["size"] or "", 0)
        value = _scaled(_decimal(match["digits"]), size)
        end = match.start() + len(match[0].rstrip())
        yield Number(start=match.start(), end=end, value=value, unit=_unit(match), size=size)


def _words(sketch: Sketch) -> Iterator[Number]:
    for match in _WORD.finditer(sketch.text):
        word = match["word"]
        if word == "one" and _ORDINARY.search(sketch.text[: match.start()]):
            continue
        value = _COUNTED.get(word) or word_value(word)
        value += _COUNTED["half"] if match["more"] else 0
        unit = "times" if word in ("once", "twice", "thrice") else _unit(match)
        end = match.start() + len(match[0].rstrip())
        yield Number(start=match.start(), end=end, value=value, unit=unit, word=word)


def _scaled(value: Decimal, size: int) -> Decimal:
    """A number with so many zeros more, written without an exponent."""
    return Decimal(f"{value.scaleb(size).normalize():f}")


def _decimal(digits: str) -> Decimal:
    """`1,5` is one and a half, `1,500` and `10 000` are thousands."""
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    return Decimal(re.sub(r"[ ,']", "", digits))


def _unit(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if percent := groups.get("percent"):
        return "pp" if "p" in percent.replace("per", "").replace("pct", "") else "%"
    if groups.get("times"):
        return "times"
    money = groups.get("before") or groups.get("behind")
    return _CURRENCIES[money] if money else None
