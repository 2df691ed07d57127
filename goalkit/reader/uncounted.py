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
    r"\b(?P<verb>doubl|tripl|quadrupl|halv)(?:e|ing)\b|\b(?P<times>(?:two|three|four) times as many)\b"
    r"|\bby (?:a |one |two |three )?(?:half|thirds?|quarters?|fifths?)\b"
)
_OF_WHAT = re.compile(r"^(?: (?:the number of|the share of|our|my|the))+")
_PLACE = one_of(r"have | with | keep | allow | make | take | be | do | work | and | to | of | at")
_NONE = re.compile(
    rf"(?:(?<=^)|(?<=[,;:.\n{CADENCE}] )|\b(?P<place>{_PLACE}) )"
    r"(?P<no>no|not a single|without a single|not one)"
    r"(?P<thing>(?: more| further| new)?(?: [a-z][\w'-]*){1,4})"
)
_NO_THING = re.compile(
    r"^ (?:more than|less|fewer|later|longer|matter|one|sooner|earlier|higher|lower|idea|doubt|other|a)\b"
)


def uncounted(sketch: Sketch) -> list[Amount]:
    """The factors of a statement, and what shall not be at all."""
    return [*_factors(sketch), *_nothing(sketch)]


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
            unit=unit[0] if unit else None,
        )


def _direction(found: re.Match[str]) -> Direction | None:
    if found["verb"] == "halv":
        return Direction.AT_MOST
    return Direction.AT_LEAST if found["verb"] or found["times"] else None


def _nothing(sketch: Sketch) -> Iterator[Amount]:
    """`no X` at the begin of a clause, or `no` with things that could be counted: at most none of them."""
    for found in _NONE.finditer(sketch.text):
        unit = units.unit_behind(found["thing"], single=True)
        if unit is None or _NO_THING.match(found["thing"]):
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
