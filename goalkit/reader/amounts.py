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
from goalkit.reader.sketch import CADENCE, NUMBER, Passage, Sketch
from goalkit.reader.vocabulary import english
from goalkit.terms import Direction


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


_PHRASES = english().phrases
_AROUND = r"(?:(?:about|around|roughly|an average of|a|some|the|say)\s+)*"
_AHEAD = re.compile(
    rf"(?:^|(?<=[\s(:,/-]))(?:(?P<less>{_PHRASES.less})|(?P<more>{_PHRASES.more}))\s*{_AROUND}$"
)
_DENIED = re.compile(
    r"\b(?:never|not|don't|doesn't|won't|nor|without)\b(?:\s[\w']+){0,3}\s*$|\bno\s+(?:[\w-]+\s){0,2}$"
)
_DENIED_BEFORE = re.compile(
    rf"\b(?:never|without|don't|do not|nobody|no one|no-one|none)\b[^.;,:\n{NUMBER}]*$"
)
_BEHIND = re.compile(
    rf"^\s*(?:\+|(?:[{CADENCE}\w-]+\s){{0,3}}?(?:(?P<more>{_PHRASES.or_more})|(?P<less>{_PHRASES.or_less}))(?!\s*(?:once|twice|an?\b|{NUMBER})))"
)


def side_ahead(before: str) -> tuple[int, Direction] | None:
    """What the words before a number compare, and how many characters they take; `never above` is at most."""
    found = _AHEAD.search(before)
    if found is None:
        return None
    head = before[: found.start()]
    denied = None if found[0].startswith(("no ", "not ")) else _DENIED.search(head)
    begin = denied.start() if denied else found.start()
    turned = denied is not None or _DENIED_BEFORE.search(head) is not None
    return len(before) - begin, _side(less=(found["less"] is not None) != turned)


def side_behind(behind: str) -> tuple[int, Direction] | None:
    """What the words behind a number compare, and how many characters they take: `or more`."""
    found = _BEHIND.match(behind)
    return (found.end(), _side(less=found["less"] is not None)) if found else None


def _side(*, less: bool) -> Direction:
    return Direction.AT_MOST if less else Direction.AT_LEAST


_MULTIPLIED = re.compile(
    r"\b(?P<verb>doubl|tripl|quadrupl|halv)(?:e|ing)\b"
    r"|(?P<times>\b(?:two|three|four|five|ten) times as (?:many|much)\b|\b(?:two|three|four|five|ten)fold\b"
    r"|[x\u00d7] ?\d{1,2}\b(?!\.\d|[a-z])|\bby a factor (?:of )?\d{1,2}\b)"
    r"|\b(?P<halved>in half)\b(?! of| an? )"
    r"|\bby (?:a |one |two |three )?(?:half|thirds?|quarters?|fifths?)\b"
)
_OF_WHAT = re.compile(r"^(?: (?:the number of|the share of|our|my|the))+")
_NONE = re.compile(
    rf"(?:(?<=^)|(?<=[,;:.\n{CADENCE}] )|\b(?P<place>{_PHRASES.before_none}) )"
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
        yield Amount.at(
            found,
            number_end=found.end(),
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
            yield _none(found.start(), found.end(), unit)


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
_BASE = re.compile(
    rf"\b{_PHRASES.now}(?: about| around| roughly| nearly| almost| just| only| over)*\s*[:=]?\s*$"
)
_ARROW = re.compile(r"^[^.;,\n]{0,25}?(?:-+>|=>|\u2192|\u279c)")
_BY = re.compile(
    r"\bby\s+(?:(?:at least|a further|another|about|around|some|more than|up to|roughly)\s+)*$|\+\s?$"
)
_RELATIVE = re.compile(
    r"^\s*(?:more|less|fewer|higher|lower|faster|quicker|shorter|cheaper|better|growth|increase|reduction"
    r"|improvement|rise|drop|decrease|cut)\b"
)
_UP = re.compile(
    r"(?<!\bsign )(?<!\bset )(?<!\bfree )(?<!\btake )(?<!\bpick )(?<!\bmake )(?<!\bput )\b(?:up|down)\s+$"
)
_FEWER = re.compile(r"^ (?:less|fewer)\b")
_JOINT = re.compile(r"^\s*(?:[a-z%]+\s*)?(?:-|to|and)\s*$")
_BETWEEN = re.compile(r"\bbetween\s+(?:about )?$")
_FROM = re.compile(r"\bfrom\s+$")
_RANK = re.compile(
    r"\b(?:top|upper|the best)(?:[ -]| of | the )$"
    r"|\b(?:ranks?|position|(?:on|in|to|into|from) (?:place|spot|number)) $"
)
_OURS = re.compile(r"\b(?:my|our|his|her|their|these|those) (?:top|upper) $")
"""`our top 5 clients` are those we have; nobody gets into them."""
_FIRST = re.compile(r"(?:\b(?:number|no\.?) ?|#)$")
_AMID = re.compile(r"^ (?:in|of|on|among|worldwide|nationwide)\b")
_DEPUTY = re.compile(r"\b(?:number|no\.?) ?$")
"""`a strong number two` is no count."""
_ONE_OF_MANY = re.compile(r"\ban? (?:[a-z]+ )?(?:number|no\.?) ?$")
_ONE_HALF = re.compile(r"\b(?:top|upper|lower|bottom|better|other|first|second) $")
_TIMES = {"half": 1, "twice": 2, "thrice": 2}
"""Multiples with the number of words that can follow: `half as many`, `twice as many`, `twice the number`."""
_BEST = re.compile(r"^ (?:best|top|leading|largest|biggest|strongest|fastest|safest|most [a-z]+)\b")
_AMONG = re.compile(r"\b(?:one of|among|amongst|in|into) the $")
_HALF_A = re.compile(r"^ an? ([a-z-]+)")
_HALF_OF = re.compile(r"^ (?:of|my|our|the|all|their)\b")


def amounts(sketch: Sketch, found: list[Number]) -> tuple[list[Amount], Sketch]:
    """All amounts of a statement in their order, and the sketch with them painted over."""
    ready = [_amount(sketch, number, high) for number, high in _joined(sketch, found)]
    ready += uncounted(sketch)
    ready = _outer(sorted(ready, key=lambda amount: amount.start))
    return ready, sketch.painted(ready, NUMBER)


def _outer(ready: list[Amount]) -> list[Amount]:
    """Without those within another: of `5 of my 7 reports` the 7."""
    return [each for each in ready if not any(each is not other and each.inside(other) for other in ready)]


def _joined(sketch: Sketch, found: list[Number]) -> Iterator[tuple[Number, Number | None]]:
    """Each number, with the one that is the upper end of the same range."""
    rest = list(found)
    while rest:
        low = rest.pop(0)
        yield low, (rest.pop(0) if rest and _is_range(sketch, low, rest[0]) else None)


def _is_range(sketch: Sketch, low: Number, high: Number) -> bool:
    between, before = sketch.text[low.end : high.start], sketch.text[max(0, low.start - _REACH) : low.start]
    if not _JOINT.match(between) or low.value >= high.value or _FROM.search(before):
        return False
    if None not in (low.unit, high.unit) and low.unit != high.unit:
        return False
    return "and" not in between or _BETWEEN.search(before) is not None


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
        start, direction = _start_of(sketch, start, _BETWEEN), Direction.BETWEEN
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
        start = _start_of(sketch, plain.start, _RANK)
        role = Role.BASELINE if _FROM.search(sketch.text[:start][-_REACH:]) else Role.TARGET
        return replace(plain, start=start, unit=number.unit or "rank", direction=Direction.AT_MOST, role=role)
    if _DEPUTY.search(before) or (number.word == "half" and _ONE_HALF.search(before)):
        return replace(plain, role=Role.CONTEXT)
    if number.word in _TIMES and behind.startswith((" as ", " the ")[: _TIMES[number.word]]):
        side = Direction.AT_MOST if number.word == "half" else Direction.AT_LEAST
        return replace(plain, role=Role.FACTOR, direction=side)
    if number.word == "half":
        return _half(plain, behind)
    return _start_or_change(sketch, number, plain, before, behind)


def _is_rank(number: Number, before: str, behind: str) -> bool:
    """`top 5`, `among the three largest`, `number one`."""
    if _ONE_OF_MANY.search(before):
        return False
    if (_RANK.search(before) and not _OURS.search(before)) or (_BEST.match(behind) and _AMONG.search(before)):
        return True
    return bool(_FIRST.search(before)) and (number.value == 1 or bool(_AMID.match(behind)))


def _start_or_change(sketch: Sketch, number: Number, plain: Amount, before: str, behind: str) -> Amount:
    """`from 5`, `5 ->`, `by 5`, `5 % more`; else the amount as it is."""
    aimed = plain.compared and _FROM.search(before) and " to " not in behind
    if (_BASE.search(before) and not aimed) or _ARROW.match(behind):
        return replace(plain, role=Role.BASELINE, start=_start_of(sketch, plain.start, _BASE))
    shared = number.unit == "%" and (_RELATIVE.match(behind) or _UP.search(before))
    relative = shared or _FEWER.match(behind)
    if number.unit == "pp" or relative or _BY.search(before):
        return replace(plain, role=Role.CHANGE, start=_start_of(sketch, plain.start, _BY))
    return plain


def _half(plain: Amount, behind: str) -> Amount:
    """`half a day` is 0.5 days, `half of my team` 50 %."""
    if found := _HALF_A.match(behind):
        unit = units.UNITS.get(found[1], units.plural(found[1]))
        return replace(plain, unit=unit, end=plain.start + len("half") + found.end())
    if _HALF_OF.match(behind):
        return replace(plain, value=Decimal(50), unit="%")
    return replace(plain, role=Role.CONTEXT)


def _start_of(sketch: Sketch, start: int, lead: re.Pattern[str]) -> int:
    """Where a passage begins if the words before it that fit the pattern belong to it."""
    found = lead.search(sketch.text[max(0, start - _REACH) : start])
    return start - len(found[0]) if found else start
