"""What a person types, read as a number, a share or a day; refused where it could mean two things."""

import re
from datetime import date
from decimal import Decimal

from goalkit import locales
from goalkit.locales import ParseError
from goalkit.wording import day_text, notation

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m\.?)?", re.ASCII)


def parse_number(text: str, unit: str = "") -> Decimal:
    """The number in `text`, as `locales.read_number` reads it. Raises ParseError."""
    return locales.read_number(text, notation().locale, unit)


def number_as_text(number: Decimal) -> str:
    """A number as it can be typed: `parse_number` reads it back."""
    return locales.number_as_text(number, notation().decimal)


def parse_share(text: str) -> float:
    """The share, 0 to 1, that is typed in per cent from 0 to 100. Raises ParseError."""
    number = parse_number(text, "%")
    if not 0 <= number <= 100:
        raise ParseError(f"'{text}' is not between 0 and 100 %.")
    return float(number / 100)


def parse_whole(text: str, low: int, high: int) -> int:
    """The whole number from `low` to `high`. Raises ParseError."""
    number = parse_number(text)
    if number != int(number) or not low <= number <= high:
        raise ParseError(f"'{text}' is not a whole number from {low} to {high}.")
    return int(number)


def parse_lines(text: str) -> tuple[str, ...]:
    """The lines that hold something, without blanks around them and without a leading dash or dot."""
    lines = (line.strip().lstrip("-•*–").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def parse_day(
    text: str, *, earliest: date | None = None, latest: date | None = None, today: date | None = None
) -> date:
    """The day in `text`, as `locales.read_day` reads it, within these days. Raises ParseError."""
    found = locales.read_day(text, notation().locale, today)
    if latest is not None and found > latest:
        raise ParseError(f"'{text}' is too late: write a day up to {day_text(latest)}.")
    if earliest is not None and found < earliest:
        raise ParseError(f"'{text}' is too early: write a day from {day_text(earliest)} on.")
    return found


def parse_clock(text: str) -> str:
    """The time of the day as `14:30`, written like 14:30, 9.30, 9 or 2:30 pm. Raises ParseError."""
    found = _CLOCK.fullmatch(" ".join(text.split()).lower())
    if found:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if found["half"]:
            hour = hour % 12 + 12 * (found["half"] == "p") if 1 <= hour <= 12 else 24
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    raise ParseError(f"'{text}' is not a time of the day: write it like 14:30 or 2:30 pm.")
