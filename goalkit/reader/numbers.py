"""Numbers in a sentence with what is written right at them: sign, currency, per cent, thousands, millions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from goalkit.reader.sketch import Passage, Sketch
from goalkit.reader.vocabulary import NUMBER, english

_ROWS, CUES = english().rows, english().cues
_SIZES = english().values.sizes
LARGE, CURRENCIES = english().values.large, english().meanings.currencies
CODES = frozenset(CURRENCIES.values())
"""The currencies that are known, by their ISO 4217 codes."""
MOST_DIGITS = 15

_VALUES = {word: value for value, word in enumerate(_ROWS.small_numbers)} | {
    word: 20 + 10 * place for place, word in enumerate(_ROWS.tens)
}


def word_value(text: str) -> Decimal:
    """The number that words mean which the phrase `number_words` of the vocabulary finds."""
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


_SHARDS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_COUNTED = {"half": Decimal("0.5"), "once": Decimal(1), "twice": Decimal(2), "thrice": Decimal(3)}


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
    for match in CUES.score.finditer(sketch.text):
        value = _decimal(match["digits"])
        if value <= int(match["best"]):
            yield Number.at(match, value=value, unit="pts")


def _crews(sketch: Sketch) -> Iterator[Number]:
    for match in CUES.crew.finditer(sketch.text):
        yield Number.at(match, value=Decimal(match["digits"]), unit="people")


def _shares(sketch: Sketch) -> Iterator[Number]:
    """`9 out of 10 patients` are 90 %."""
    for match in CUES.some_of_ten.finditer(sketch.text):
        count, whole = (
            int(each) if each.isdigit() else word_value(each) for each in match.group("count", "ten")
        )
        if count < whole:
            yield Number.at(match, value=_share(count, whole), unit="%")


def _fractions(sketch: Sketch) -> Iterator[Number]:
    """`a quarter of my time` is 25 %, `a quarter of an hour` 15 minutes."""
    for match in CUES.part_of_an_hour.finditer(sketch.text):
        yield Number.at(match, value=15 * word_value(match["count"]), unit="min")
    for match in CUES.fraction.finditer(sketch.text):
        count = word_value(match["count"])
        yield Number.at(match, value=_share(count, english().values.fractions[match["part"]]), unit="%")


def _spans(sketch: Sketch) -> Iterator[Number]:
    """`less than an hour` is less than 1."""
    for match in CUES.a_span.finditer(sketch.text):
        yield Number(start=match.start("count"), end=match.end("count"), value=Decimal(1), word="a")


def _share(count: Decimal | int, whole: Decimal | int) -> Decimal:
    """So many of a whole in whole per cent."""
    return (Decimal(count) * 100 / Decimal(whole)).quantize(Decimal(1))


def _numerals(sketch: Sketch) -> Iterator[Number]:
    for match in CUES.numeral.finditer(sketch.text):
        if sum(char.isdigit() for char in match["digits"]) > MOST_DIGITS:
            continue
        if match["cents"] and not (match["before"] or match["behind"]):  # 1.200 could be two numbers
            continue
        size = _SIZES.get((match["size"] or "").rstrip("."), 0)
        value = _scaled(_decimal(match["digits"]), size)
        yield Number.at(match, end=_end(match), value=value, unit=_unit(match), size=size)


def _words(sketch: Sketch) -> Iterator[Number]:
    for match in CUES.number_in_words.finditer(sketch.text):
        word = match["word"]
        ordinary = CUES.ordinary_ahead.search(sketch.text[: match.start()]) or CUES.of_the_best_behind.match(
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
_FREE = re.compile(r"(?:^|[^\d\s%] )-$")
_GOES_ON = re.compile(r"^ ?to [-+]?\d")
_PHONE = re.compile(r"^[ /-]\d")


def signed(unread: Sketch, found: list[Number]) -> tuple[list[Number], Sketch]:
    """The numbers with their signs, and the sketch with both painted over.

    `NPS -10 to +20` may be a range or a way to go: what its minus means is left open.
    """
    ready = [done for number in found if (done := _signed(unread.text, number)) is not None]
    return ready, unread.painted(ready, NUMBER)


def _signed(text: str, number: Number) -> Number | None:
    before, behind = text[max(0, number.start - _REACH) : number.start], text[number.end :]
    minus = CUES.minus_ahead.search(before) or CUES.second_minus_ahead.search(before)
    if not minus and _FREE.search(before) and _GOES_ON.match(behind):
        return None
    if CUES.change_of_ahead.search(before):
        minus = None
    more = number.unit in ("%", "pp") and not CUES.from_anywhere.search(before)
    sign = minus or (None if more else CUES.plus_ahead.search(before))
    if sign is None or _PHONE.match(behind):
        return number
    unit = number.unit or (CURRENCIES[sign["money"]] if sign["money"] else None)
    value = -number.value if minus and number.value else number.value
    return replace(number, start=number.start - len(sign["sign"]), value=value, unit=unit)
