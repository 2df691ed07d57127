"""Numbers as amounts: compared with what, in which unit, and whether they tell a start or a change.

Amounts without a number are `double`, `by a third`, `no overtime`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from goalkit.reader import units
from goalkit.reader.numbers import Number
from goalkit.reader.sketch import Passage, Sketch
from goalkit.reader.vocabulary import NUMBER, english
from goalkit.terms import Direction

CUES = english().cues


class Role(StrEnum):
    """What an amount is for the goal."""

    TARGET = "target"
    BASELINE = "baseline"
    CHANGE = "change"
    FACTOR = "factor"
    CONTEXT = "context"


@dataclass(frozen=True, kw_only=True)
class Amount(Passage):
    """A number with its comparison and unit; None is what the words right at it leave open.

    `word` is how the number was written, where it was a word; the number itself ends at `number_end`.
    """

    value: Decimal
    high: Decimal | None = None
    direction: Direction | None = None
    unit: str | None = None
    role: Role = Role.TARGET
    word: str = ""
    number_end: int

    @property
    def compared(self) -> bool:
        """Whether the words say on which side of the number it is good."""
        return self.direction is not None


def side_ahead(before: str) -> tuple[int, Direction] | None:
    """What the words before a number compare, and how many characters they take; `never above` is at most."""
    found = CUES.side_ahead.search(before)
    if found is None:
        return None
    head = before[: found.start()]
    denied = None if found[0].startswith(("no ", "not ")) else CUES.denied_ahead.search(head)
    begin = denied.start() if denied else found.start()
    turned = denied is not None or CUES.denied_before.search(head) is not None
    less = (found["less"] is not None) != turned
    return len(before) - begin, Direction.AT_MOST if less else Direction.AT_LEAST


def side_behind(behind: str) -> tuple[int, Direction] | None:
    """What the words behind a number compare, and how many characters they take: `or more`."""
    found = CUES.side_behind.match(behind)
    return (found.end(), Direction.AT_MOST if found["less"] else Direction.AT_LEAST) if found else None


def _factors(sketch: Sketch) -> Iterator[Amount]:
    """A factor leaves the number open; what is multiplied gives the unit."""
    for found in CUES.multiplied.finditer(sketch.text):
        behind = CUES.of_what.sub("", sketch.text[found.end() : found.end() + 60])
        falls, rises = found["verb"] == "halv" or found["halved"], found["verb"] or found["times"]
        direction = Direction.AT_MOST if falls else Direction.AT_LEAST if rises else None
        unit = units.unit_behind(behind) if direction else None
        yield Amount.at(
            found,
            number_end=found.end(),
            value=Decimal(0),
            role=Role.FACTOR,
            direction=direction,
            unit=unit[0] if unit and unit[0] != "times" else None,
        )


def _nothing(sketch: Sketch) -> Iterator[Amount]:
    """`no X` at the begin of a clause, or `no` with things that could be counted: at most none of them.

    So is `keep Fridays free of meetings`.
    """
    for found in CUES.free_of.finditer(sketch.text):
        if unit := units.unit_behind(sketch.text[found.end() : found.end() + 60]):
            yield _none(found.start(), found.end(), unit)
    for found in CUES.none_of.finditer(sketch.text):
        unit = units.unit_behind(found["thing"], single=True)
        if unit is None or CUES.no_thing.match(found["thing"]):
            continue
        if CUES.more_than.search(sketch.text[found.start("thing") : found.end() + 10]):
            continue
        if found["place"] and not units.is_plural(unit[0]):
            continue
        yield _none(found.start("no"), found.start("thing"), unit)


def _none(start: int, things: int, unit: tuple[str, int]) -> Amount:
    """None of the things that begin at a place: `unit` is what they are, and how many characters it takes."""
    return Amount(
        start=start,
        end=things + unit[1],
        number_end=things,
        value=Decimal(0),
        direction=Direction.AT_MOST,
        unit=unit[0],
        word="no",
    )


_REACH = 60
_ARROW = re.compile(r"^[^.;,\n]{0,25}?(?:-+>|=>|\u2192|\u279c)")
_TIMES = {"half": 1, "twice": 2, "thrice": 2}
"""Multiples with the number of words that can follow: `half as many`, `twice as many`, `twice the number`."""


def amounts(sketch: Sketch, found: list[Number]) -> tuple[list[Amount], Sketch]:
    """All amounts of a statement in their order, and the sketch with them painted over."""
    ready = [_amount(sketch, number, high) for number, high in _joined(sketch, found)]
    ready += [*_factors(sketch), *_nothing(sketch)]
    ready.sort(key=lambda amount: amount.start)
    # of `5 of my 7 reports` the 7 is no amount of its own
    outer = [one for one in ready if not any(one is not other and one.inside(other) for other in ready)]
    return outer, sketch.painted(outer, NUMBER)


def _joined(sketch: Sketch, found: list[Number]) -> Iterator[tuple[Number, Number | None]]:
    """Each number, with the one that is the upper end of the same range."""
    rest = list(found)
    while rest:
        low = rest.pop(0)
        yield low, (rest.pop(0) if rest and _is_range(sketch, low, rest[0]) else None)


def _is_range(sketch: Sketch, low: Number, high: Number) -> bool:
    between, before = sketch.text[low.end : high.start], sketch.text[max(0, low.start - _REACH) : low.start]
    if not CUES.joint.match(between) or low.value >= high.value or CUES.from_ahead.search(before):
        return False
    if None not in (low.unit, high.unit) and low.unit != high.unit:
        return False
    return "and" not in between or CUES.between_ahead.search(before) is not None


def _amount(sketch: Sketch, number: Number, high: Number | None) -> Amount:
    unit, end = _unit(sketch, number, high)
    start, direction = number.start, None
    if ahead := side_ahead(sketch.text[max(0, start - _REACH) : start]):
        start, direction = start - ahead[0], ahead[1]
    elif behind := side_behind(sketch.text[end : end + _REACH]):
        end, direction = end + behind[0], behind[1]
        if unit is None and (named := units.unit_behind(sketch.text[end : end + 80])):
            unit, end = named[0], end + named[1]
    if high:
        start, direction = _start_of(sketch, start, CUES.between_ahead), Direction.BETWEEN
    plain = Amount(
        start=start,
        end=end,
        number_end=(high or number).end,
        value=number.value,
        high=high.value if high else None,
        direction=direction,
        unit=unit,
        word=number.word,
    )
    return _special(sketch, number, plain)


def _unit(sketch: Sketch, number: Number, high: Number | None) -> tuple[str | None, int]:
    """The unit that is written with a number, and where the passage ends."""
    end = (high or number).end
    written = number.unit or (high.unit if high else None)
    if written is not None:
        return ("%" if written == "pp" else written), end
    behind = units.unit_behind(sketch.text[end : end + 80], single=number.value == 1)
    return (behind[0], end + behind[1]) if behind else (None, end)


def _special(sketch: Sketch, number: Number, plain: Amount) -> Amount:
    """What is no plain amount: a rank, a half, a factor, a start, a change."""
    before = sketch.text[max(0, plain.start - _REACH) : plain.start]
    behind = sketch.text[number.end : number.end + _REACH]
    if not plain.compared and number.word != "half" and _is_rank(number, before, behind):
        start = _start_of(sketch, plain.start, CUES.rank_ahead)
        role = Role.BASELINE if CUES.from_ahead.search(sketch.text[:start][-_REACH:]) else Role.TARGET
        return replace(plain, start=start, unit=number.unit or "rank", direction=Direction.AT_MOST, role=role)
    if CUES.deputy_ahead.search(before) or (number.word == "half" and CUES.one_half_ahead.search(before)):
        return replace(plain, role=Role.CONTEXT)
    if number.word in _TIMES and behind.startswith((" as ", " the ")[: _TIMES[number.word]]):
        side = Direction.AT_MOST if number.word == "half" else Direction.AT_LEAST
        return replace(plain, role=Role.FACTOR, direction=side)
    if number.word == "half":
        return _half(plain, behind)
    return _start_or_change(sketch, number, plain, before, behind)


def _is_rank(number: Number, before: str, behind: str) -> bool:
    """`top 5`, `among the three largest`, `number one`."""
    if CUES.one_of_many_ahead.search(before):
        return False
    top = CUES.rank_ahead.search(before) and not CUES.our_top_ahead.search(before)
    if top or (CUES.best_behind.match(behind) and CUES.among_ahead.search(before)):
        return True
    first = number.value == 1 or CUES.amid_behind.match(behind)
    return bool(first and CUES.first_ahead.search(before))


def _start_or_change(sketch: Sketch, number: Number, plain: Amount, before: str, behind: str) -> Amount:
    """`from 5`, `5 ->`, `by 5`, `5 % more`; else the amount as it is."""
    aimed = plain.compared and CUES.from_ahead.search(before) and " to " not in behind
    if (CUES.base_ahead.search(before) and not aimed) or _ARROW.match(behind):
        return replace(plain, role=Role.BASELINE, start=_start_of(sketch, plain.start, CUES.base_ahead))
    shared = number.unit == "%" and (CUES.relative_behind.match(behind) or CUES.up_ahead.search(before))
    relative = shared or CUES.fewer_behind.match(behind)
    if number.unit == "pp" or relative or CUES.by_ahead.search(before):
        return replace(plain, role=Role.CHANGE, start=_start_of(sketch, plain.start, CUES.by_ahead))
    return plain


def _half(plain: Amount, behind: str) -> Amount:
    """`half a day` is 0.5 days, `half of my team` 50 %."""
    if found := CUES.half_a_behind.match(behind):
        unit = units.UNITS.get(found[1], units.plural(found[1]))
        return replace(plain, unit=unit, end=plain.start + len("half") + found.end())
    if CUES.half_of_behind.match(behind):
        return replace(plain, value=Decimal(50), unit="%")
    return replace(plain, role=Role.CONTEXT)


def _start_of(sketch: Sketch, start: int, lead: re.Pattern[str]) -> int:
    """Where a passage begins if the words before it that fit the pattern belong to it."""
    found = lead.search(sketch.text[max(0, start - _REACH) : start])
    return start - len(found[0]) if found else start
