"""Numbers in a sentence with what is written right at them: sign, currency, per cent, thousands, millions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from goalkit.reader.sketch import NUMBER, Passage, Sketch
from goalkit.reader.vocabulary import english

_PHRASES, _ROWS = english().phrases, english().rows
_SIZES = english().values.sizes
LARGE, CURRENCIES = english().values.large, english().meanings.currencies
CODES = frozenset(CURRENCIES.values())
"""The currencies that are known, by their ISO 4217 codes."""
MOST_DIGITS = 15

_VALUES = {word: value for value, word in enumerate(_ROWS.small_numbers)} | {
    word: 20 + 10 * place for place, word in enumerate(_ROWS.tens)
}
_ONES = "|".join(sorted(_ROWS.small_numbers, key=len, reverse=True))
_ROUND = "|".join(_ROWS.tens)
_BIG = "|".join(LARGE)
_BELOW_100 = rf"(?:(?:{_ROUND})[- ](?:{_ONES})|{_ROUND}|{_ONES})"
_BELOW_1000 = rf"(?:(?:{_ONES}|a) hundred(?:[ ](?:and[ ])?{_BELOW_100})?|{_BELOW_100})"
_MULTIPLES = rf"(?:{_BELOW_1000}|a)(?:[ ](?:{_BIG}))+"
NUMBER_WORDS = (
    rf"(?:half a (?:{_BIG})|(?:{_ONES}|a) and a half (?:{_BIG})|{_MULTIPLES}(?:[ ]{_MULTIPLES})?"
    rf"(?:[ ](?:and[ ])?{_BELOW_100}(?![ ](?:{_BIG})))?|{_BIG}|{_BELOW_100})"
)
"""A pattern for such numbers, to stand between word boundaries."""


def word_value(text: str) -> Decimal:
    """The number that words of `NUMBER_WORDS` mean."""
    halved = " and a half" in text or text.startswith("half a ")
    total, part = Decimal(0), Decimal(0)
    for word in re.split(r"[ -]", text.replace(" and a half", "").removeprefix("half a ")):
        if word not in LARGE:
            part += 1 if word == "a" else Decimal(_VALUES.get(word, 0))
            continue
        count = part + Decimal("0.5") if halved else part or Decimal(1)  # `half a` is 0.5, none told is 1
        part = count * LARGE[word]
        if LARGE[word] >= 1000:
            total, part = total + part, Decimal(0)
    found = total + part
    return found.to_integral_value() if found == found.to_integral_value() else found


@dataclass(frozen=True, kw_only=True)
class Number(Passage):
    """A number; `unit` is None unless it is written right at it.

    `word` is how it was written, if as a word; `size` the power of ten that was written behind it.
    """

    value: Decimal
    unit: str | None = None
    word: str = ""
    size: int = 0


_CODE = "|".join(code.lower() for code in sorted(CODES))
_BEFORE = rf"(?P<before>us\$|[$€£₹¥]|\b(?:rs\.|rs\b|{_CODE}))"
_BEHIND = (
    rf"(?P<behind>[$€£₹¥]|(?:{_CODE}|euros?|dollars?|pounds|francs|quid|rupees|yen)\b"
    r"(?! coins?\b| sterling notes?\b))"
)
_SHARDS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_DIGITS = (
    r"(?P<digits>\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?(?!\d)|\d{1,3}\.\d{3},\d{1,2}(?!\d)"
    r"|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?(?!\d)|\d{1,3}(?:[ ,']\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d+[.,]\d{1,2}(?!\d)|(?:\d+ ?)?[½¼¾]|(?P<cents>\d{1,3}\.\d{3}(?![.,]?\d))|\d+(?![.,]?\d))"
)
_SIZE = rf"(?P<size>(?:{'|'.join(sorted(_SIZES, key=len, reverse=True))})\b\.?)"
_NUMERAL = re.compile(
    rf"(?:{_BEFORE}\s?)?(?<![\w.,:/'])(?<![a-z]-){_DIGITS}\s?{_SIZE}?\s?{_BEHIND}?"
    rf"(?P<percent>{_PHRASES.percent})?(?P<times>\s?x\b)?\+?(?![a-z:]|-[a-z]|/\d|\d)",
    re.ASCII,
)
_COUNTED = {"half": Decimal("0.5"), "once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}
_HALF = r"(?:(?<!by )(?<!in )half|half(?= of | an? | the | my | our ))"
_ONCE = r"(?<!for )(?<!at )once(?! (?:the|we|i|my|our|they|he|she|it|more|again|and for all|in a while)\b)"
_WORD = re.compile(
    rf"(?<![\w-])(?P<word>{NUMBER_WORDS}|{_HALF}|twice|{_ONCE}|thrice)(?!-?[\w])"
    rf"(?! (?:thirds?|quarters?|fifths?)\b)(?P<more>\sand a half)?"
    rf"(?P<percent>\s(?:%|per ?cent))?\s?{_BEHIND}?",
    re.ASCII,
)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_FRACTION = re.compile(
    rf"(?<!by )(?<!the )\b(?P<count>a|one|two|three|four)[ -](?P<part>{'|'.join(_PARTS)})s?"
    r"(?= of (?:(?:my|our|the|all|their|its)\b|(?:[a-z-]+ )?(?:[a-z-]+[^s\W]s|people|staff|[a-z]*men)\b))"
)
_OF_AN_HOUR = re.compile(r"\b(?P<count>a|one|three)[ -]quarters? of an hour\b")
_TEN = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "twenty": 20, "a hundred": 100}
_OF_TEN = re.compile(
    rf"(?<![\w.,/])(?P<count>\d{{1,2}}|{NUMBER_WORDS}) (?:out of|in)(?: every)? (?P<ten>2|3|4|5|10|20|100|"
    rf"{'|'.join(_TEN)})(?= (?!days|weeks|months|years|hours|minutes)(?:[a-z-]+ ){{0,2}}?"
    r"(?:[a-z-]+s|people|children|[a-z]*men|staff)\b)",
    re.ASCII,
)
_SCORE = re.compile(
    r"(?<![\w.,/])(?P<digits>\d{1,2}(?:[.,]\d)?) ?(?:/|out of|of|on a scale of) ?(?P<best>5|6|7|10|100)"
    r"(?![\w/%]|[.,]\d)(?! (?!stars\b|points\b)[a-z]+s\b)(?: (?:stars|points)\b)?",
    re.ASCII,
)
_CREW = re.compile(r"(?<![\w.,-])(?P<digits>\d{1,4})-(?:person|people|strong|member|man|woman)\b", re.ASCII)
_BEST_OF = re.compile(r" of the (?:\w+ )?(?:best|top|leading|largest|biggest|strongest|fastest|most)\b")
_ONE_SPAN = re.compile(
    r"(?:(?:longer|more|less|fewer|shorter) than|within|under|below|at most|at least|max\.?) (?P<count>an?)"
    r"(?= (?:minute|hour|day|week|month)\b)"
)
_ORDINARY = re.compile(r"(?:the|no|not|this|that|which|every|each|any|as) $")


def numbers(sketch: Sketch) -> list[Number]:
    """All numbers of a statement in their order, without their signs."""
    found: list[Number] = []
    for read in (_scores, _crews, _shares, _fractions, _spans, _numerals, _words):
        fresh = list(read(sketch))
        found += fresh
        sketch = sketch.painted(fresh, NUMBER)
    return _sized_alike(sketch, sorted(found, key=lambda number: number.start))


def _sized_alike(sketch: Sketch, found: list[Number]) -> list[Number]:
    """In `from 1.2 to 1.8 million` both are millions."""
    ready = list(found)
    for place, (low, high) in enumerate(pairwise(found)):
        joined = re.fullmatch(
            r"\s*(?:to|-|and|or)\s*(?:[-+]|minus |plus )?", sketch.text[low.end : high.start]
        )
        if joined and high.size > low.size == 0 and low.value < 1000:
            ready[place] = replace(low, value=_scaled(low.value, high.size), unit=low.unit or high.unit)
    return ready


def _scores(sketch: Sketch) -> Iterator[Number]:
    for match in _SCORE.finditer(sketch.text):
        value = _decimal(match["digits"])
        if value <= int(match["best"]):
            yield Number.at(match, value=value, unit="pts")


def _crews(sketch: Sketch) -> Iterator[Number]:
    for match in _CREW.finditer(sketch.text):
        yield Number.at(match, value=Decimal(match["digits"]), unit="people")


def _shares(sketch: Sketch) -> Iterator[Number]:
    """`9 out of 10 patients` are 90 %."""
    for match in _OF_TEN.finditer(sketch.text):
        count, whole = (
            int(each) if each.isdigit() else word_value(each) for each in match.group("count", "ten")
        )
        if count < whole:
            yield Number.at(match, value=_share(count, whole), unit="%")


def _fractions(sketch: Sketch) -> Iterator[Number]:
    """`a quarter of my time` is 25 %, `a quarter of an hour` 15 minutes."""
    for match in _OF_AN_HOUR.finditer(sketch.text):
        yield Number.at(match, value=15 * word_value(match["count"]), unit="min")
    for match in _FRACTION.finditer(sketch.text):
        count = word_value(match["count"])
        yield Number.at(match, value=_share(count, _PARTS[match["part"]]), unit="%")


def _spans(sketch: Sketch) -> Iterator[Number]:
    """`less than an hour` is less than 1."""
    for match in _ONE_SPAN.finditer(sketch.text):
        yield Number(start=match.start("count"), end=match.end("count"), value=Decimal(1), word="a")


def _share(count: Decimal | int, whole: Decimal | int) -> Decimal:
    """So many of a whole in whole per cent."""
    return (Decimal(count) * 100 / Decimal(whole)).quantize(Decimal(1))


def _numerals(sketch: Sketch) -> Iterator[Number]:
    for match in _NUMERAL.finditer(sketch.text):
        if sum(char.isdigit() for char in match["digits"]) > MOST_DIGITS:
            continue
        if match["cents"] and not (match["before"] or match["behind"]):  # 1.200 could be two numbers
            continue
        size = _SIZES.get((match["size"] or "").rstrip("."), 0)
        value = _scaled(_decimal(match["digits"]), size)
        yield Number.at(match, end=_end(match), value=value, unit=_unit(match), size=size)


def _words(sketch: Sketch) -> Iterator[Number]:
    for match in _WORD.finditer(sketch.text):
        word = match["word"]
        ordinary = _ORDINARY.search(sketch.text[: match.start()]) or _BEST_OF.match(
            sketch.text[match.end("word") :]
        )
        if word == "one" and ordinary:
            continue
        value = _COUNTED.get(word) or word_value(word)
        if match["more"]:  # `two and a half` is 2.5, `a dozen and a half` is 18
            last = word.rpartition(" ")[2]
            value += word_value(last) / 2 if last in LARGE else _COUNTED["half"]
        unit = "times" if word in ("once", "twice", "thrice") else _unit(match)
        yield Number.at(match, end=_end(match), value=value, unit=unit, word=word)


def _scaled(value: Decimal, size: int) -> Decimal:
    """A number with so many zeros more, written without an exponent."""
    return Decimal(f"{value.scaleb(size).normalize():f}")


def _decimal(digits: str) -> Decimal:
    """`1,5` is one and a half, `1,500`, `10 000` and `1.000.000` are thousands.

    Three digits behind a point are thousands too: it is only asked for them where money is told, which
    has at most two decimals.
    """
    if shard := _SHARDS.get(digits[-1:]):
        return Decimal(digits[:-1].strip() or 0) + Decimal(shard)
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return Decimal(digits.replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    return Decimal(re.sub(r"[ ,']", "", digits))


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip())


def _unit(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if percent := groups.get("percent"):
        return "pp" if "p" in percent.replace("per", "").replace("pct", "") else "%"
    if groups.get("times"):
        return "times"
    money = groups.get("before") or groups.get("behind")
    return CURRENCIES[money] if money else None


_REACH = 60
_ABOUT = r"(?:(?:an?|about|around|roughly|nearly|almost|just|only|now|currently|still) )*"
_MONEY = rf"(?:(?P<money>{'|'.join(map(re.escape, CURRENCIES))}) ?)?"
_MINUS = re.compile(
    rf"(?<![\w-])(?:{_PHRASES.turns}|{_PHRASES.places}) {_ABOUT}(?P<sign>{_MONEY}(?:-|minus ))$"
)
_PLUS = re.compile(rf"(?<![\w-]){_PHRASES.turns} {_ABOUT}(?P<sign>{_MONEY}(?:\+|plus ))$")
_SECOND = re.compile(rf"(?<![\w-])between [^.;,]{{1,30}} and (?P<sign>{_MONEY}(?:-|minus ))$")
_CHANGE = re.compile(r"\b(?:change|reduction|decrease|decline|drop|cut|increase|rise) of \S*$")
_START = re.compile(r"\bfrom\b")
"""Without a start `sales to +10 %` are a change."""
_FREE = re.compile(r"(?:^|[^\d\s%] )-$")
_GOES_ON = re.compile(r"^ ?to [-+]?\d")
_PHONE = re.compile(r"^[ /-]\d")


def signed(unread: Sketch, found: list[Number]) -> tuple[list[Number], Sketch]:
    """The numbers with their signs, and the sketch with both painted over.

    `NPS -10 to +20` may be a range or a way to go: what its minus means is left open.
    """
    ready = [_signed(unread.text, number) for number in found if not _is_open(unread.text, number)]
    return ready, unread.painted(ready, NUMBER)


def _signed(text: str, number: Number) -> Number:
    before = text[max(0, number.start - _REACH) : number.start]
    minus = None if _CHANGE.search(before) else _MINUS.search(before) or _SECOND.search(before)
    more = number.unit in ("%", "pp") and not _START.search(before)
    sign = minus or (None if more else _PLUS.search(before))
    if sign is None or _PHONE.match(text[number.end :]):
        return number
    unit = number.unit or (CURRENCIES[sign["money"]] if sign["money"] else None)
    value = -number.value if minus and number.value else number.value
    return replace(number, start=number.start - len(sign["sign"]), value=value, unit=unit)


def _is_open(text: str, number: Number) -> bool:
    before = text[max(0, number.start - _REACH) : number.start]
    told = _MINUS.search(before) or _SECOND.search(before)
    return not told and bool(_FREE.search(before) and _GOES_ON.match(text[number.end :]))
