"""The five levels of an attainment scale: offered from a measure, and looked at where they hold numbers.

Levels go from −2 to +2; 0 is what is expected (Kiresuk and Sherman 1968). Offered are levels of equal
width, half the way from baseline to target, so that the baseline lies on −2.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from goalkit.model import Measure
from goalkit.model.goal import in_order
from goalkit.terms import Direction, Kind
from goalkit.wording import Notation, exact_text, number_text, with_unit, written_as

NAMES = ("−2", "−1", "0", "+1", "+2")
_NUMBER = r"(-?\d[\d,']*(?:\.\d+)?(?: (?:M|bn)\b)?)"
_UNIT = r"(?: ?[^\d\s,;.]\S*){0,3}?"
_SIZES = {"M": 10**6, "bn": 10**9}
_kept = written_as(Notation())
"""Levels are kept in words, and mean the same wherever they are read later."""


@dataclass(frozen=True, kw_only=True)
class Span:
    """The readings that belong to a level: from `low` to `high`, each end in it or not."""

    low: float
    high: float
    has_low: bool = True
    has_high: bool = True

    @property
    def mirrored(self) -> "Span":
        """The same with the signs turned round."""
        return Span(low=-self.high, high=-self.low, has_low=self.has_high, has_high=self.has_low)

    @property
    def edge(self) -> float:
        """An end of it that is a number."""
        return self.low if math.isfinite(self.low) else self.high


def gives_levels(measure: Measure) -> bool:
    """Whether readings can be parted into levels: numbers of which more is better, or less is."""
    numeric = measure.kind in (Kind.REACH, Kind.MAINTAIN)
    return numeric and measure.direction in (Direction.AT_LEAST, Direction.AT_MOST)


@_kept
def suggested_cuts(measure: Measure) -> tuple[Decimal, ...]:
    """Where −1, 0, +1 and +2 begin, in the unit of the measure: 0 exactly at its target.

    The other three are rounded as numbers are written, as long as they stay in order and the baseline
    stays on −2. None where baseline and target do not make them clear.
    """
    start, target = measure.baseline, measure.target
    if start is None or target is None or start == target or not gives_levels(measure):
        return ()
    if (target > start) != (measure.direction is Direction.AT_LEAST):
        return ()
    step = (target - start) / 2
    if target - start == int(target - start) and abs(target - start) > 2:
        step = step.quantize(Decimal(1), ROUND_HALF_UP)
    bounds = [target + step * number for number in (-1, 0, 1, 2)]
    beyond = bounds[-1] < 0 <= min(start, target) or (measure.unit == "%" and bounds[-1] > 100)
    if beyond or abs(bounds[0] - target) >= abs(start - target):
        return ()
    exact = tuple(Decimal(f"{bound.normalize():f}") for bound in bounds)
    rounded = (_decimal(_plain(number_text(cut))) for cut in exact)
    cuts = tuple(exact[1] if at == 1 else cut for at, cut in enumerate(rounded))
    cuts = cuts if in_order(start, *cuts) else exact
    return () if level_problems(levels_in_words(cuts, measure.unit)) else cuts


@_kept
def levels_in_words(cuts: Sequence[Decimal], unit: str) -> tuple[str, ...]:
    """Five levels in words with numbers, from the four cuts at which −1, 0, +1 and +2 begin."""
    first, last = _quantity(cuts[0], unit), _quantity(cuts[-1], unit)
    if cuts[0] < cuts[-1]:
        between = (f"{exact_text(low)} to less than {_quantity(high, unit)}" for low, high in pairwise(cuts))
        return f"Less than {first}", *between, f"{last} or more"
    between = (f"More than {exact_text(low)} up to {_quantity(high, unit)}" for high, low in pairwise(cuts))
    return f"More than {first}", *between, f"{last} or less"


def other_than_cuts(levels: Sequence[str], cuts: Sequence[Decimal]) -> tuple[str, ...]:
    """A sentence for each level whose words hold another span of numbers than its cuts."""
    found = []
    for name, level, said in zip(NAMES, levels, levels_in_words(cuts, ""), strict=True):
        span, by_cuts = span_of(level), span_of(said)
        if span and by_cuts and not _is_same(span, by_cuts):
            found.append(f"{name} is “{said[0].lower()}{said[1:]}” by its number, and not by its words.")
    return tuple(found)


def level_problems(levels: Sequence[str]) -> tuple[str, ...]:
    """A sentence for each two neighbours that are out of order, overlap or leave a gap between them.

    Only levels that hold one number or one span of numbers are compared; words are left to the reader.
    """
    spans = [span_of(level) for level in levels]
    known = [span for span in spans if span]
    if len(known) > 1 and known[-1].edge < known[0].edge:
        spans = [span and span.mirrored for span in spans]
    found = []
    for (name, lower), (next_name, upper) in pairwise(zip(NAMES, spans, strict=True)):
        wrong = _wrong(lower, upper) if lower and upper else ""
        if wrong:
            found.append(f"{name} and {next_name} {wrong}.")
    return tuple(found)


def span_of(level: str) -> Span | None:
    """The readings a level names, such as `more than 40 up to 45 h`; None where it is not one span."""
    text = _plain(level).lower()
    text = re.sub(r" m\b", " M", text)
    for pattern, has_low, has_high in _SHAPES:
        found = re.search(pattern, text)
        if found and len(re.findall(_NUMBER, text)) == len(found.groupdict()):
            ends = {name: _value(number) for name, number in found.groupdict().items()}
            low, high = ends.get("low", -math.inf), ends.get("high", math.inf)
            return Span(low=low, high=high, has_low=has_low, has_high=has_high)
    number = re.findall(_NUMBER, text)
    return Span(low=_value(number[0]), high=_value(number[0])) if len(number) == 1 else None


_LOW, _HIGH = _NUMBER.replace("(", "(?P<low>", 1), _NUMBER.replace("(", "(?P<high>", 1)
_LESS, _MORE = r"(?:(?:less|fewer|lower) than|under|below)", r"(?:(?:more|higher|greater) than|over|above)"
_MOST, _LEAST = r"(?:at most|up to|(?:no|not) more than)", r"(?:at least|from|no less than)"
_SHAPES = (
    (rf"{_MORE} {_LOW}{_UNIT},? (?:and |but )?(?:to|{_MOST}) {_HIGH}", False, True),
    (rf"{_MORE} {_LOW}{_UNIT},? (?:and |but )?{_LESS} {_HIGH}", False, False),
    (rf"{_LOW}{_UNIT},? (?:to |and |but |up to )?{_LESS} {_HIGH}", True, False),
    (rf"{_LOW}{_UNIT} ?(?:to|and|–|-|{_MOST}) ?{_HIGH}", True, True),
    (rf"{_LESS} {_HIGH}", False, False),
    (rf"{_MOST} {_HIGH}", False, True),
    (rf"{_HIGH}{_UNIT} (?:or|and) (?:less|fewer|below|lower)", False, True),
    (rf"{_LEAST} {_LOW}", True, False),
    (rf"{_MORE} {_LOW}", False, False),
    (rf"{_LOW}{_UNIT} (?:or|and) (?:more|above|higher)", True, False),
)
"""How a span is written, and whether its lower and its upper end belong to it."""


def _wrong(lower: Span, upper: Span) -> str:
    """What is wrong with two neighbours of which `upper` should lie above."""
    if upper.low < lower.low or upper.high < lower.high:
        return "are not in order"
    shared = lower.has_high and upper.has_low
    if upper.low < lower.high or (upper.low == lower.high and shared):
        return "overlap: a reading could be on either"
    whole = shared and all(number == int(number) for number in (lower.high, upper.low))
    if (whole and upper.low - lower.high == 1) or (
        upper.low == lower.high and lower.has_high != upper.has_low
    ):
        return ""
    return "leave a gap: a reading between them has no level"


def _is_same(span: Span, by_cuts: Span) -> bool:
    """Whether they hold the same readings; 7 to 9 people is 7 to less than 10, and 8 people is in it."""
    if span.low == span.high:
        return by_cuts.low <= span.low <= by_cuts.high
    whole = math.isfinite(span.low) and math.isfinite(span.high) and span.low % 1 == span.high % 1 == 0
    low, has_low, high, has_high = span.low, span.has_low, span.high, span.has_high
    if whole and has_high and not by_cuts.has_high:
        high, has_high = high + 1, False
    if whole and has_low and not by_cuts.has_low:
        low, has_low = low - 1, False
    return Span(low=low, high=high, has_low=has_low, has_high=has_high) == by_cuts


def _plain(text: str) -> str:
    return text.replace("\u202f", "").replace("\u00a0", " ").replace("\u2212", "-")


def _value(number: str) -> float:
    return float(_decimal(number))


def _decimal(number: str) -> Decimal:
    digits, _, size = number.partition(" ")
    digits = re.sub(r",(?=\d{1,2}$)", ".", digits)  # 7,5
    exact = Decimal(digits.replace(",", "").replace("'", "")) * _SIZES.get(size, 1)
    return Decimal(f"{exact.normalize():f}")


def _quantity(number: Decimal, unit: str) -> str:
    return with_unit(exact_text(number), unit)
