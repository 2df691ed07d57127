"""Numbers as amounts: what is compared, from where, up to where, and what a number only tells aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from goalkit.reader import units
from goalkit.reader.numbers import Number
from goalkit.reader.sketch import CADENCE, NUMBER, Passage, Sketch
from goalkit.reader.words import UNITS
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
    """A number with its comparison and unit. `compared` tells that the words say the direction."""

    value: Decimal
    high: Decimal | None = None
    direction: Direction | None = None
    unit: str | None = None
    role: Role = Role.TARGET
    lead: str = ""
    word: str = ""

    @property
    def compared(self) -> bool:
        """Whether the words say on which side of the number it is good."""
        return self.direction is not None


_LESS = (
    r"at most|at the most|no more than|not more than|a maximum of|maximum(?: of)?|max\.?(?: of)?|up to|as little as"
    r"|(?:is |are |stay |to )?at or (?:below|under)|under|below|less than|fewer than|lower than|shorter than|no longer than"
    r"|no higher than|capped at|cap of|limited to|a limit of|<=?|\u2264|within|inside|not exceed(?:ing)?|beneath"
)
_MORE = (
    r"at least|a minimum of|minimum(?: of)?|min\.?(?: of)?|at or above|above|more than|over|no less than|no fewer than"
    r"|not less than|not fewer than|higher than|greater than|longer than|north of|upwards of|exceed(?:s|ing)?|beyond|>=?|\u2265"
    r"|as many as|better than"
)
_COMPARED = re.compile(
    rf"(?:^|(?<=[\s(:,/-]))(?:(?P<less>{_LESS})|(?P<more>{_MORE}))\s*(?:(?:about|around|roughly|an average of|a|some|the|say)\s+)*$"
)
_FLIPPED = re.compile(r"\b(?:never|not|don't|doesn't|won't|nor|n't)\b(?:\s[\w']+){0,3}\s*$")
_ATTACHED = re.compile(
    r"^\s*(?:\+|(?:(?:[\w-]+\s){0,3}?(?:(?P<more>or more|or higher|or better|or above|and above|and more|upwards|minimum|min\b|at least|at minimum)|(?P<less>or less|or fewer|or lower|or below|or under|or faster|maximum|max\b|at most|at the most|tops|at maximum))))"
)
_BASE = re.compile(
    r"(?:\b(?:from|currently|current|now|today|so far|presently|at present|instead of|compared (?:to|with)|up from|down from|rather than|starting (?:at|from)|(?:today|now|currently)(?: it)?(?: is|'s| are)?(?: at)?|today|baseline(?: of| is)?|(?:were|was)(?: at)?)(?: about| around| just| only)*|(?:today|now|currently|current))\s*[:=]?\s*$"
)
_NOW = re.compile(
    r"\b(?:now|today|currently|at the moment|at present|right now|so far|as it stands)\b(?! on\b)"
)
_BY = re.compile(
    r"\bby\s+(?:(?:at least|a further|another|about|around|some|more than|up to|a|roughly)\s+)*$"
)
_RELATIVE = re.compile(
    r"^\s*(?:more|less|fewer|higher|lower|faster|quicker|shorter|cheaper|better|growth|increase|reduction|improvement|rise|drop|decrease|cut)\b"
)
_JOINT = re.compile(r"^\s*(?:[a-z%]+\s*)?(?:-|to|and)\s*$")
_ARROW = re.compile(r"^[^.;,]{0,25}?(?:-+>|=>|\u2192|\u279c)")
_RANK = re.compile(r"\b(?:top|best)(?:[ -]| of | the )$")
_FACTORS = {
    "doubl": Direction.AT_LEAST, "tripl": Direction.AT_LEAST, "quadrupl": Direction.AT_LEAST,
    "halv": Direction.AT_MOST,
}  # fmt: skip
_FACTOR = re.compile(
    r"\b(?P<verb>doubl|tripl|quadrupl|halv)(?:e|ing)\b|\b(?P<as>(?:twice|(?:two|three|four) times) as many)\b"
    r"|\bby (?:a |one |two )?(?:half|thirds?|quarters?|fifths?)\b"
)
_DETERMINER = re.compile(r"^(?: (?:the number of|the share of|our|my|the))+")
_NONE = re.compile(
    rf"(?:(?<=^)|(?<=[,;:.\n{CADENCE}] )|\b(?P<verb>have|with|keep|allow|make|take|be|do|work|and|to|of|at) )(?P<no>no|not a single|without a single|not one)(?P<thing>(?: more| further| new)?(?: [a-z][\w'-]*){{1,4}})"
)
_NO_AMOUNT = re.compile(
    r"^ (?:more than|less|fewer|later|longer|matter|one|sooner|earlier|higher|lower|idea|doubt|other|a)\b"
)


def amounts(sketch: Sketch, found: list[Number]) -> tuple[list[Amount], Sketch]:
    """All amounts of a statement in their order, and the sketch with them painted over."""
    joined = list(_joined(sketch, found))
    ready = [_amount(sketch, number, high) for number, high in joined]
    ready += [*_factors(sketch), *_nothing(sketch)]
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
        if rest and _is_range(sketch, low, rest[0]):
            yield low, rest.pop(0)
        else:
            yield low, None


def _is_range(sketch: Sketch, low: Number, high: Number) -> bool:
    between = sketch.text[low.end : high.start]
    before = sketch.text[: low.start]
    sign = _JOINT.match(between)
    if not sign or low.value >= high.value or re.search(r"\bfrom\s+$", before):
        return False
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return False
    return "and" not in between or bool(re.search(r"\bbetween\s+(?:about )?$", before))


def _amount(sketch: Sketch, number: Number, high: Number | None) -> Amount:
    end = (high or number).end
    unit, end = _unit(sketch, number, high, end)
    behind = sketch.text[end : end + 40]
    start, direction = _compared(sketch, number.start)
    attached = _ATTACHED.match(behind)
    if attached and direction is None:
        direction = _side(less=attached["less"] is not None)
        end += attached.end()
    if high:
        direction = Direction.BETWEEN
        start = _start_of(sketch, start, re.compile(r"\bbetween\s+(?:about )?$"))
    ready = Amount(
        start=start, end=end, value=number.value, high=high.value if high else None, direction=direction,
        unit=unit, lead=sketch.text[max(0, start - 12) : start], word=number.word,
    )  # fmt: skip
    return _special(sketch, number, ready)


def _special(sketch: Sketch, number: Number, ready: Amount) -> Amount:
    """What is no plain amount: a start, a change, a factor, a rank, a half."""
    before, behind = sketch.text[: ready.start][-60:], sketch.text[number.end :][:60]
    if _RANK.search(before):
        start = _start_of(sketch, ready.start, _RANK)
        return replace(ready, start=start, unit="rank", direction=Direction.AT_MOST)
    if number.word == "half":
        return _half(ready, behind)
    if number.word in ("twice", "thrice") and behind.startswith((" as ", " the ")):
        return replace(ready, role=Role.FACTOR, direction=Direction.AT_LEAST)
    if _BASE.search(before) or _ARROW.match(behind):
        return replace(ready, role=Role.BASELINE, start=_start_of(sketch, ready.start, _BASE))
    if (
        number.unit == "pp"
        or _BY.search(before)
        or (number.unit == "%" and _RELATIVE.match(behind))
        or re.match(r" (?:less|fewer)\b", behind)
    ):
        return replace(
            ready,
            role=Role.CHANGE,
            start=_start_of(sketch, ready.start, _BY),
            unit="%" if number.unit == "pp" else ready.unit,
        )
    return ready


def _half(ready: Amount, behind: str) -> Amount:
    if found := re.match(r" (?:an?) ([a-z-]+)", behind):
        return replace(
            ready, unit=UNITS.get(found[1], units.plural(found[1])), end=ready.start + 4 + found.end()
        )
    if re.match(r"(?: of)? (?:of|my|our|the|all|their)\b", behind):
        return replace(ready, value=Decimal(50), unit="%")
    return replace(ready, role=Role.CONTEXT)


def _unit(sketch: Sketch, number: Number, high: Number | None, end: int) -> tuple[str | None, int]:
    """The unit that is written with a number, and where the passage ends."""
    written = number.unit or (high.unit if high else None)
    if written is not None and written != "times":
        return ("%" if written == "pp" else written), end
    behind = units.unit_behind(sketch.text[end : end + 80], single=number.value == 1)
    if behind is not None and written is None:
        return behind[0], end + behind[1]
    return written, end


def _compared(sketch: Sketch, start: int) -> tuple[int, Direction | None]:
    """Where the comparison before a number begins, and what it says; `never above` is at most."""
    before = sketch.text[max(0, start - 60) : start]
    found = _COMPARED.search(before)
    if found is None:
        return start, None
    less = found["less"] is not None
    head = before[: found.start()]
    flipped = _FLIPPED.search(head) if not re.match(r"no |not ", found[0]) else None
    flipped = flipped or (re.search(r"\bno\s+$", head) if found["more"] else None)
    begin = flipped.start() if flipped else found.start()
    return start - len(before) + begin, _side(less=less != (flipped is not None))


def _side(*, less: bool) -> Direction:
    return Direction.AT_MOST if less else Direction.AT_LEAST


def _start_of(sketch: Sketch, start: int, lead: re.Pattern[str]) -> int:
    """Where a passage begins if the words before it that fit the pattern belong to it."""
    found = lead.search(sketch.text[max(0, start - 40) : start])
    return start - (len(found[0])) if found else start


def _factors(sketch: Sketch) -> Iterator[Amount]:
    """`double`, `halve`, `by a third`: a factor, with the unit of what is named behind it."""
    for found in _FACTOR.finditer(sketch.text):
        direction = _FACTORS[found["verb"]] if found["verb"] else Direction.AT_LEAST if found["as"] else None
        behind = _DETERMINER.sub("", sketch.text[found.end() : found.end() + 60])
        unit = units.unit_behind(behind) if direction else None
        yield Amount(
            start=found.start(),
            end=found.end(),
            value=Decimal(0),
            role=Role.FACTOR,
            direction=direction,
            unit=unit[0] if unit else None,
        )


def _nothing(sketch: Sketch) -> Iterator[Amount]:
    """`no X`, `not a single X`: at most none of them."""
    for found in _NONE.finditer(sketch.text):
        unit = units.unit_behind(found["thing"], single=True)
        if (
            unit is None
            or _NO_AMOUNT.match(found["thing"])
            or (found["verb"] and not units.is_plural(unit[0]))
        ):
            continue
        end = found.start("thing") + unit[1]
        yield Amount(
            start=found.start("no"),
            end=end,
            value=Decimal(0),
            direction=Direction.AT_MOST,
            unit=unit[0],
            word="no",
        )
