"""How numbers, units, dates and shares are written in a text: in English, with the digits of a `Notation`."""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Context, Decimal

from goalkit.period import MONTHS
from goalkit.terms import Cadence, Direction

_LARGE = ((1_000_000_000, 1_000_000, "bn"), (1_000_000, 1, "M"))
"""From where on a number has a word, in what it would be written otherwise, and the word."""
_MOST_DIGITS, _NO_TENTHS = 6, 10_000
_MONEY = frozenset({
    "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "ILS", "INR", "MXN", "NOK", "NZD",
    "PLN", "RON", "SEK", "SGD", "THB", "TRY", "USD", "ZAR",
})  # fmt: skip
"""Codes of the most traded currencies that are counted in hundredths."""
_HALVES_UP = Context(prec=400, rounding=ROUND_HALF_UP)  # a float has no more digits than that
_IRREGULAR = {"people": "person", "children": "child", "women": "woman", "men": "man"}
_NOUN = re.compile(
    rf"(?P<before>(?:[a-z]{{3,}} )?)(?P<noun>{'|'.join(_IRREGULAR)}|(?!news|series)[a-z]{{3,}}s)\b"
)
"""The noun of a unit, with one word before it at most; what is as short as `ms` is no plural."""
_ENDS = ((r"ies$", "y"), (r"(?<=ss|sh|ch)es$|(?<=x)es$", ""), (r"(?<![sui])s$", ""))
NOTHING = "–"


@dataclass(frozen=True, kw_only=True)
class Notation:
    """How a country writes numbers, by the name of its `locale`; as it stands, that of no country.

    `groups` is the pattern of the places where `thousands` stands. `ahead` has the units that are written
    before their number, such as `$`, each with what is written there: `$`, or `CHF` and a blank.
    """

    locale: str = "en"
    decimal: str = "."
    thousands: str = "\u202f"
    groups: str = r"\B(?=(?:\d{3})+$)"
    ahead: Mapping[str, str] = field(default_factory=dict)


class _InUse:
    """One practice is open in a Python, and everything that it says is written as there."""

    notation = Notation()


def notation() -> Notation:
    """How numbers are written, and meant where they are typed."""
    return _InUse.notation


def write_as(notation: Notation) -> None:
    """Write numbers like this from now on, in this Python."""
    _InUse.notation = notation


@contextmanager
def written_as(notation: Notation) -> Iterator[None]:
    """Meanwhile numbers are written like this."""
    before = _InUse.notation
    write_as(notation)
    try:
        yield
    finally:
        write_as(before)


def day_text(day: date) -> str:
    """A date in a text: `12 Sep 2026`."""
    return f"{day.day} {month_text(day)}"


def time_text(moment: datetime, zone: tzinfo | None = None) -> str:
    """A moment as the time of the day in a time zone, else by the clock of this computer: `14:03`."""
    return f"{moment.astimezone(zone):%H:%M}"


def month_text(day: date) -> str:
    """The month of a day: `Sep 2026`."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


def span_text(start: date, cadence: str) -> str:
    """When a span is, in a sentence: `on 12 Sep 2026`, `in the week of 7 Sep 2026`, `in Sep 2026`."""
    if cadence == Cadence.MONTH:
        return f"in {month_text(start)}"
    return f"on {day_text(start)}" if cadence == Cadence.DAY else f"in the {cadence} of {day_text(start)}"


def part_of_month_text(day: date) -> str:
    """A day no more exactly than a forecast can tell it: `early March 2027`, `mid-March 2027`."""
    part = "early " if day.day <= 10 else "mid-" if day.day <= 20 else "late "
    return f"{part}{MONTHS[day.month - 1]} {day.year}"


def number_text(value: float | Decimal, *beside: float | Decimal) -> str:
    """A number with at most one decimal, or two digits below 1: `7`, `37.5`, `0.02`, `12 346`, `29.4 M`.

    Beside other numbers it has as many digits as it takes to tell it from each that is another one:
    29.97 M beside 30 M. Halves are rounded away from 0. Large numbers have M or bn; a missing value is an en
    dash. Decimals and thousands are parted as in `notation`, usually by a point and a thin no-break space.
    """
    number = float(value)
    if math.isnan(number):
        return NOTHING
    others = [other for other in map(float, beside) if not math.isclose(other, number)]
    texts = (_shortened(number, more) for more in range(_MOST_DIGITS) if _is_told(number, others, more))
    return next(texts, _shortened(number, _MOST_DIGITS))


def _is_told(number: float, others: list[float], more: int) -> bool:
    """Whether so many more digits tell a number from all of the others."""
    return all(_shortened(number, more) != _shortened(other, more) for other in others)


def _shortened(number: float, more: int) -> str:
    """A number in its size, with so many digits more than usual."""
    if math.isnan(number):
        return NOTHING
    for size, below, word in _LARGE:
        if abs(_rounded(number / below, 1 + more)) * below >= size:
            return f"{_trimmed(number / size, more)} {word}"
    return _trimmed(number, more)


def _trimmed(number: float, more: int = 0) -> str:
    number = round(number, _MOST_DIGITS)  # the noise of floats is no digit
    if abs(number) >= _NO_TENTHS:
        decimals = 0
    else:
        decimals = 1 if abs(number) >= 1 or number == 0 else 1 - math.floor(math.log10(abs(number)))
    return _written(f"{_rounded(number, decimals + more):f}") if number else "0"


def _rounded(number: float, decimals: int) -> Decimal:
    """Rounded to so many decimals, a half away from 0."""
    return _HALVES_UP.quantize(Decimal(str(number)), Decimal(1).scaleb(-decimals))


def _written(digits: str) -> str:
    """Digits as Python writes them, without needless zeros, parted and signed as in a text."""
    used = notation()
    whole, _, decimals = digits.partition(".")
    parted = re.sub(used.groups, used.thousands, whole).replace("-", "\u2212")
    return f"{parted}{used.decimal}{needed}" if (needed := decimals.rstrip("0")) else parted


def digits_text(value: float | Decimal, digits: int = 5) -> str:
    """A number to compute with: `0.0048469`, `657 820`, `8`; so many digits tell, the rest is rounded.

    It is parted as in `number_text`; a missing value is an en dash.
    """
    number = float(value)
    if math.isnan(number):
        return NOTHING
    if number == 0:
        return "0"
    decimals = digits - 1 - math.floor(math.log10(abs(number)))
    return _written(f"{round(number, decimals):.{max(decimals, 0)}f}")


def fixed_text(value: float | Decimal, decimals: int) -> str:
    """A number with so many decimals, also where they are zeros: `0.20`."""
    return f"{value:.{decimals}f}".replace(".", notation().decimal)


def exact_text(value: Decimal) -> str:
    """A number with every digit it has: `7`, `7.25`, `32.25 M`; parted and signed as in `number_text`."""
    size, word = next(((size, f" {word}") for size, _, word in _LARGE if abs(value) >= size), (1, ""))
    return _written(f"{value / size if value else 0:f}") + word


def quantity_text(value: float | Decimal, unit: str, *beside: float | Decimal) -> str:
    """A number with its unit: `10 people`, `1 person`, `30 M USD`, `45 %`; `beside` as in `number_text`."""
    return with_unit(_amount_text(value, unit, *beside), unit)


def _amount_text(value: float | Decimal, unit: str, *beside: float | Decimal) -> str:
    """As `number_text`, but no money has tenths: `12.50` EUR."""
    number = number_text(value, *beside)
    return f"{number}0" if number[-2:-1] == notation().decimal and _is_money(unit) else number


def with_unit(number: str, unit: str) -> str:
    """A number in words with its unit, which is in the singular after 1: `1 day/week`, `0 days/week`.

    Money that `notation` writes ahead stands before the digits: `$30 M`, `−$5`.
    """
    if number == NOTHING or not unit:
        return number
    if before := notation().ahead.get(unit):
        sign, digits = number[: number.startswith("−")], number.removeprefix("−")
        return f"{sign}{before}{digits}"
    return f"{number}\u00a0{_singular(unit) if number in {'1', '−1'} else unit}"


def _is_money(unit: str) -> bool:
    """Whether a unit is the code or the sign of a currency that is counted in hundredths."""
    return unit in _MONEY or (len(unit) == 1 and unit not in "¥₩" and unicodedata.category(unit) == "Sc")


def _singular(unit: str) -> str:
    """The unit with its noun in the singular: `new hires a month` -> new hire a month."""
    found = _NOUN.match(unit)
    if found is None:
        return unit
    noun = found["noun"]
    fitting = (re.sub(end, single, noun) for end, single in _ENDS if re.search(end, noun))
    return found["before"] + (_IRREGULAR.get(noun) or next(fitting, noun)) + unit[found.end() :]


def first_text(value: float | Decimal, unit: str, *beside: float | Decimal) -> str:
    """The first of two numbers whose unit is told once: `7` of 7 to 12 people, but `$7` of $7 to $12."""
    return with_unit(_amount_text(value, unit, *beside), unit if unit in notation().ahead else "")


def range_text(low: float, high: float, unit: str = "") -> str:
    """From one number to another: `7.1 to 12 people`."""
    if low == high:
        return quantity_text(high, unit)
    return f"{first_text(low, unit, high)} to {quantity_text(high, unit, low)}"


def limit_text(
    direction: str,
    target: float | Decimal,
    target_high: float | Decimal | None,
    unit: str,
    *beside: float | Decimal,
    in_unit: bool = True,
) -> str:
    """On which side of which number a reading is good: `at most 50 h/week`, `between 6 and 8 h`.

    Not `in_unit` where the unit was told before: `at most 50`.
    """
    last_text = quantity_text if in_unit else first_text
    if direction == Direction.BETWEEN and target_high is not None:
        return f"between {first_text(target, unit, *beside)} and {last_text(target_high, unit, *beside)}"
    return f"{direction} {last_text(target, unit, *beside)}"


def signed_text(value: float) -> str:
    """A number with its sign: `+1.4`, `0`, `−0.5`."""
    text = number_text(value)
    return f"+{text}" if value > 0 and text != "0" else text


def share_text(share: float) -> str:
    """A share as per cent: 0.375 is `38 %`; a missing share is an en dash.

    What is not quite all has as many digits as it takes to say so: 0.9996 is `99.96 %`.
    """
    if math.isnan(share):
        return NOTHING
    per_cent = round(share * 100, _MOST_DIGITS)
    told = (digits for digits in range(_MOST_DIGITS) if per_cent == 100 or _rounded(per_cent, digits) != 100)
    rounded = _rounded(per_cent, next(told, _MOST_DIGITS))
    return f"{_written(f'{rounded:f}') if rounded else 0}\u00a0%"


def chance_text(*, beyond: bool) -> str:
    """Whether a change is more than noise explains: `beyond chance` or `within chance`."""
    return "beyond chance" if beyond else "within chance"


def tenths_text(chance: float) -> str:
    """A chance in tenths: `7 in 10`, `less than 1 in 10`, `more than 9 in 10`; missing it is an en dash."""
    if math.isnan(chance):
        return NOTHING
    if chance < 0.05:
        return "less than 1 in 10"
    return f"{_rounded(round(chance * 10, _MOST_DIGITS), 0)} in 10" if chance < 0.95 else "more than 9 in 10"


def count_text(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 week`, `3 weeks`."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def apart_text(days: int) -> str:
    """How far two days lie apart, as exactly as one says it: `9 days`, `4 weeks`, `8 months`."""
    apart = abs(days)
    if apart < 14:
        return count_text(apart, "day")
    return count_text(round(apart / 7), "week") if apart < 92 else count_text(round(apart / 30.44), "month")


def left_text(seconds: float) -> str:
    """How long something still takes, no more exactly than one can know: `about 4 minutes left`."""
    minutes = seconds / 60
    if minutes < 0.75:
        return "less than a minute left"
    if minutes < 10:
        return f"about {count_text(round(minutes), 'minute')} left"
    if minutes < 90:
        return f"about {5 * round(minutes / 5)} minutes left"
    return f"about {round(minutes / 60)} hours left"


def sentence_text(text: str) -> str:
    """The text with a full stop where it has no end; an empty one stays empty."""
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def list_text(words: tuple[str, ...]) -> str:
    """Words as a list in a sentence: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
