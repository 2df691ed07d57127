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
_LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

_ONES = "|".join(sorted(_SMALL, key=len, reverse=True))
_ROUND = "|".join(_TENS)
_BIG = "|".join(_LARGE)
NUMBER_WORDS = (
    rf"(?:half a dozen|(?:(?:{_ROUND})[- ](?:{_ONES})|{_ROUND}|{_ONES}|a)(?:[ ](?:{_BIG}))+|{_BIG}"
    rf"|(?:{_ROUND})[- ](?:{_ONES})|{_ROUND}|{_ONES})"
)
"""A pattern for such numbers, to stand between word boundaries."""


def word_value(text: str) -> Decimal:
    """The number that words of `NUMBER_WORDS` mean."""
    if text == "half a dozen":
        return Decimal(6)
    total = Decimal(0)
    for word in re.split(r"[ -]", text):
        if word in _LARGE:
            total = (total or Decimal(1)) * _LARGE[word]
        else:
            total += 1 if word == "a" else Decimal(_SMALL.get(word, _TENS.get(word, 0)))
    return total
