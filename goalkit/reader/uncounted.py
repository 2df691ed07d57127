"""Amounts without a number: `double`, `by a third`, `no overtime`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from goalkit.reader import units
from goalkit.reader.amount import Amount, Role
from goalkit.reader.patterns import one_of
from goalkit.reader.sketch import CADENCE, Sketch
from goalkit.terms import Direction

_MULTIPLIED = re.compile(
    r"\b(?P<verb>doubl|tripl|quadrupl|halv)(?:e|ing)\b"
    r"|(?P<times>\b(?:two|three|four|five|ten) times as (?:many|much)\b|\b(?:two|three|four|five|ten)fold\b"
    r"|[x\u00d7] ?\d{1,2}\b(?!\.\d|[a-z])|\bby a factor (?:of )?\d{1,2}\b)"
    r"|\b(?P<halved>in half)\b(?! of| an? )"
    r"|\bby (?:a |one |two |three )?(?:half|thirds?|quarters?|fifths?)\b"
)
_OF_WHAT = re.compile(r"^(?: (?:the number of|the share of|our|my|the))+")
_PLACE = one_of(r"""
    accept | allow | and | at | be | cause | do | have | keep | leave | lose | make | miss | of | schedule
    | send | take | to | with | work
""")
_NONE = re.compile(
    rf"(?:(?<=^)|(?<=[,;:.\n{CADENCE}] )|\b(?P<place>{_PLACE}) )"
    r"(?P<no>no|not a single|without a single|not one)"
    r"(?P<thing>(?: more| further| new)?(?: [a-z][\w'-]*){1,4})"
)
_MORE_THAN = re.compile(
    r" (?:longer|shorter|larger|bigger|higher|lower|more|less|later|older|fewer|slower) than |"
    r" (?:over|above|under|below|beyond) "
)
_FREE = re.compile(r"\bfree (?:of|from)(?: any| all)?(?= )")
_NO_THING = re.compile(
    r"^ (?:more than|less|fewer|later|longer|matter|one|sooner|earlier|higher|lower|idea|doubt|other|a"
    r"|exceptions?|excuses?|problems?)\b"
)


def uncounted(sketch: Sketch) -> list[Amount]:
    """The factors of a statement, and what shall not be at all."""
    return [*_factors(sketch), *_nothing(sketch), *_free_of(sketch)]


def _factors(sketch: Sketch) -> Iterator[Amount]:
    """A factor leaves the number open; what is multiplied gives the unit."""
    for found in _MULTIPLIED.finditer(sketch.text):
        behind = _OF_WHAT.sub("", sketch.text[found.end() : found.end() + 60])
        direction = _direction(found)
        unit = units.unit_behind(behind) if direction else None
        yield Amount(
            start=found.start(),
            end=found.end(),
            value=Decimal(0),
            role=Role.FACTOR,
            direction=direction,
            unit=unit[0] if unit and unit[0] != "times" else None,
        )


def _direction(found: re.Match[str]) -> Direction | None:
    if found["verb"] == "halv" or found["halved"]:
        return Direction.AT_MOST
    return Direction.AT_LEAST if found["verb"] or found["times"] else None


def _free_of(sketch: Sketch) -> Iterator[Amount]:
    """`keep Fridays free of meetings`: at most none of them."""
    for found in _FREE.finditer(sketch.text):
        if unit := units.unit_behind(sketch.text[found.end() : found.end() + 60]):
            end = found.end() + unit[1]
            yield Amount(
                start=found.start(),
                end=end,
                value=Decimal(0),
                direction=Direction.AT_MOST,
                unit=unit[0],
                word="no",
            )


def _nothing(sketch: Sketch) -> Iterator[Amount]:
    """`no X` at the begin of a clause, or `no` with things that could be counted: at most none of them."""
    for found in _NONE.finditer(sketch.text):
        unit = units.unit_behind(found["thing"], single=True)
        if unit is None or _NO_THING.match(found["thing"]):
            continue
        if _MORE_THAN.search(sketch.text[found.start("thing") : found.end() + 10]):
            continue
        if found["place"] and not units.is_plural(unit[0]):
            continue
        yield Amount(
            start=found.start("no"),
            end=found.start("thing") + unit[1],
            value=Decimal(0),
            direction=Direction.AT_MOST,
            unit=unit[0],
            word="no",
        )
