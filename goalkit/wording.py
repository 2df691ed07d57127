"""How numbers, units, dates and shares are written in a text."""

import math
from datetime import date, datetime
from decimal import Decimal

from goalkit.period import MONTHS
from goalkit.terms import Cadence, Direction

_LARGE = ((1_000_000_000, "bn"), (1_000_000, "M"))
NOTHING = "–"


def day_text(day: date) -> str:
    """A date in a text: `12 Sep 2026`."""
    return f"{day.day} {month_text(day)}"


def time_text(moment: datetime) -> str:
    """A moment as the time of the day where the person is: `14:03`."""
    return f"{moment.astimezone():%H:%M}"


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


def number_text(value: float | Decimal) -> str:
    """A number with at most one decimal, or two digits below 1: `7`, `37.5`, `0.02`, `29.4 M`.

    Large numbers have M or bn; thousands are parted by a thin no-break space; a missing value is an
    en dash.
    """
    number = float(value)
    if math.isnan(number):
        return NOTHING
    for size, word in _LARGE:
        if abs(number) >= size:
            return f"{_trimmed(number / size)} {word}"
    return _trimmed(number)


def _trimmed(number: float) -> str:
    number = round(number, 6)  # the noise of floats is no digit
    decimals = 1 if abs(number) >= 1 or number == 0 else 1 - math.floor(math.log10(abs(number)))
    return _written(f"{number:,.{decimals}f}") if number else "0"


def _written(digits: str) -> str:
    """Digits as Python writes them, without needless zeros, parted and signed as in a text."""
    text = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return text.replace(",", "\u202f").replace("-", "\u2212")


def digits_text(value: float | Decimal, digits: int = 5) -> str:
    """A number to compute with: `0.0048469`, `657 820`, `8`; so many digits tell, the rest is rounded.

    Thousands are parted by a thin no-break space; a missing value is an en dash.
    """
    number = float(value)
    if math.isnan(number):
        return NOTHING
    if number == 0:
        return "0"
    decimals = digits - 1 - math.floor(math.log10(abs(number)))
    return _written(f"{round(number, decimals):,.{max(decimals, 0)}f}")


def exact_text(value: Decimal) -> str:
    """A number with every digit it has: `7`, `7.25`, `32.25 M`; parted and signed as in `number_text`."""
    size, word = next(((size, f" {word}") for size, word in _LARGE if abs(value) >= size), (1, ""))
    return _written(f"{value / size if value else 0:,f}") + word


def quantity_text(value: float | Decimal, unit: str) -> str:
    """A number with its unit: `10 people`, `30 M USD`, `45 %`."""
    text = number_text(value)
    return text if text == NOTHING or not unit else f"{text}\u00a0{unit}"


def range_text(low: float, high: float, unit: str = "") -> str:
    """From one number to another: `7.1 to 12 people`."""
    return f"{number_text(low)} to {quantity_text(high, unit)}"


def limit_text(
    direction: str, target: float | Decimal, target_high: float | Decimal | None, unit: str
) -> str:
    """On which side of which number a reading is good: `at most 50 h/week`, `between 6 and 8 h`."""
    if direction == Direction.BETWEEN and target_high is not None:
        return f"between {number_text(target)} and {quantity_text(target_high, unit)}"
    return f"{direction} {quantity_text(target, unit)}"


def signed_text(value: float) -> str:
    """A number with its sign: `+1.4`, `0`, `−0.5`."""
    text = number_text(value)
    return f"+{text}" if value > 0 and text != "0" else text


def share_text(share: float) -> str:
    """A share as per cent: 0.375 is `38 %`; a missing share is an en dash."""
    if math.isnan(share):
        return NOTHING
    return f"{_trimmed(float(round(share * 100)))}\u00a0%"


def chance_text(*, beyond: bool) -> str:
    """Whether a change is more than noise explains: `beyond chance` or `within chance`."""
    return "beyond chance" if beyond else "within chance"


def tenths_text(chance: float) -> str:
    """A chance in tenths: `7 in 10`, `less than 1 in 10`, `more than 9 in 10`; missing it is an en dash."""
    if math.isnan(chance):
        return NOTHING
    if chance < 0.05:
        return "less than 1 in 10"
    return f"{max(round(chance * 10), 1)} in 10" if chance < 0.95 else "more than 9 in 10"


def count_text(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 week`, `3 weeks`."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def sentence_text(text: str) -> str:
    """The text with a full stop where it has no end; an empty one stays empty."""
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def list_text(words: tuple[str, ...]) -> str:
    """Words as a list in a sentence: `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
