"""Numbers written as words: `twelve`, `twenty-five`, `two hundred`, `half a dozen`."""

import re
from decimal import Decimal

_SMALL = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
LARGE = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000,
    "crore": 10_000_000, "billion": 1_000_000_000,
}  # fmt: skip
"""Numbers of which there can be several."""

_ONES = "|".join(sorted(_SMALL, key=len, reverse=True))
_ROUND = "|".join(_TENS)
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
            part += 1 if word == "a" else Decimal(_SMALL.get(word, _TENS.get(word, 0)))
            continue
        part = _times(part, halved=halved) * LARGE[word]
        if LARGE[word] >= 1000:
            total, part = total + part, Decimal(0)
    found = total + part
    return found.to_integral_value() if found == found.to_integral_value() else found


def _times(count: Decimal, *, halved: bool) -> Decimal:
    """How many of a large number: none told is one, `half a` is a half, `two and a half` is 2.5."""
    if halved:
        return count + Decimal("0.5")
    return count or Decimal(1)
