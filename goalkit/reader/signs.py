"""The signs of numbers: `from -10 to +20`, but not the range `3-5` and not the change `+20 %`.

A sign is read only where a number begins behind a word that tells a place on a scale. Elsewhere a minus
stays what it was: the mark of a list, the dash of a range, a part of a name.
"""

import re
from dataclasses import replace

from goalkit.reader.numerals import CURRENCIES, Number
from goalkit.reader.patterns import one_of
from goalkit.reader.sketch import NUMBER, Sketch

_REACH = 60
_TURN = one_of(r"from | to | into | between")
_PLACE = one_of(r"""
    of | at | is | are | was | were | be | reach | least | most | than | above | below | under | over | exceed
""")
_ABOUT = r"(?:(?:an?|about|around|roughly|nearly|almost|just|only|now|currently|still) )*"
_MONEY = rf"(?:(?P<money>{'|'.join(map(re.escape, CURRENCIES))}) ?)?"
_MINUS = re.compile(rf"(?<![\w-])(?:{_TURN}|{_PLACE}) {_ABOUT}(?P<sign>{_MONEY}(?:-|minus ))$")
_PLUS = re.compile(rf"(?<![\w-]){_TURN} {_ABOUT}(?P<sign>{_MONEY}(?:\+|plus ))$")
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
