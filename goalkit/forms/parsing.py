"""What a person types, read as a number, a share or a day; refused where it could mean two things."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from goalkit.period import MONTHS
from goalkit.wording import day_text

MOST_DIGITS = 15
_LARGE = {"M": Decimal(1_000_000), "bn": Decimal(1_000_000_000)}
_NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<body>\d[\d., ']*|[.,]\d+)", re.ASCII)
_GROUPED = {sep: re.compile(rf"\d{{1,3}}({re.escape(sep)}\d{{3}})+", re.ASCII) for sep in ",. '"}
_NAMED_DAY = re.compile(r"(\d{1,2})\.? ([a-z]{3,9})\.?,? (\d+)", re.ASCII)
_DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d+)", re.ASCII)
_ISO_DAY = re.compile(r"(\d+)-(\d{1,2})-(\d{1,2})", re.ASCII)


class ParseError(ValueError):
    """What is typed cannot be used as it stands; its text says why and what to write."""


def parse_number(text: str, unit: str = "") -> Decimal:
    """The number in `text`, with decimal comma or point; `unit` may stand behind it, and M or bn.

    Thousands may be parted by blanks, apostrophes, commas or points, as long as it is clear which.
    Raises ParseError.
    """
    plain, unit = _one_line(text), _one_line(unit)
    if unit and plain.casefold().endswith(unit.casefold()):
        plain = plain[: -len(unit)].rstrip()
    size = next((size for size in _LARGE if plain.endswith(size)), "")
    found = _NUMBER.fullmatch(plain.removesuffix(size).rstrip())
    if not found:
        raise ParseError(f"'{text}' is not a number: write digits, such as 7 or 37.5.")
    exact = _exact(found["body"].strip(), text)
    if len(exact.as_tuple().digits) > MOST_DIGITS:
        raise ParseError(f"'{text}' has more digits than can be read: write at most {MOST_DIGITS}.")
    return (-exact if found["sign"] == "-" else exact) * _LARGE.get(size, Decimal(1))


def number_as_text(number: Decimal) -> str:
    """A number as it can be typed: `parse_number` reads it back."""
    text = f"{number:f}"
    _, point, decimals = text.partition(".")
    return f"{text}0" if point and len(decimals) == 3 else text  # three could be thousands


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


def parse_day(text: str, *, earliest: date | None = None, latest: date | None = None) -> date:
    """The day written like 2026-09-12, 12 Sep 2026 or 12.9.2026, within these days. Raises ParseError."""
    year, month, day = _parts_of_day(text)
    if not re.fullmatch(r"(19|20|21)\d\d", year):
        example = (latest or earliest or date(2026, 1, 1)).year
        raise ParseError(f"'{text}' has no whole year: write four digits, such as {example}.")
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise ParseError(f"'{text}' is not in the calendar: look at day and month.") from None
    if latest is not None and found > latest:
        raise ParseError(f"'{text}' is too late: write a day up to {day_text(latest)}.")
    if earliest is not None and found < earliest:
        raise ParseError(f"'{text}' is too early: write a day from {day_text(earliest)} on.")
    return found


def _one_line(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).replace("\u2212", "-").replace("\u2019", "'")
    return " ".join(composed.split())


def _exact(body: str, text: str) -> Decimal:
    """The number without a sign. Two different separators: the last one parts off the decimals."""
    whole, point, decimals = body, "", ""
    if ("," in body and "." in body) or body.count(",") + body.count(".") == 1:
        point = max(",.", key=body.rfind)
        whole, _, decimals = body.rpartition(point)
        if not body.startswith("0") and _GROUPED[point].fullmatch(body):  # thousands, or decimals?
            one, other = f"{whole}{decimals}", number_as_text(Decimal(f"{whole}.{decimals}").normalize())
            raise ParseError(f"'{text}' could be {one} or {other}: write one of them.")
    separators = {char for char in whole if not char.isdigit()}
    grouped = len(separators) == 1 and _GROUPED[min(separators)].fullmatch(whole)
    if (separators and not grouped) or (decimals and not decimals.isdigit()):
        raise ParseError(f"'{text}' is not clear: write it without dots and blanks, such as 10000.5.")
    digits = "".join(char for char in whole if char.isdigit())
    return Decimal(f"{digits or 0}.{decimals or 0}") if point else Decimal(digits)


def _parts_of_day(text: str) -> tuple[str, str, str]:
    plain = _one_line(text).lower()
    if found := _ISO_DAY.fullmatch(plain):
        return found[1], found[2], found[3]
    if found := _DOTTED_DAY.fullmatch(plain):
        return found[3], found[2], found[1]
    if found := _NAMED_DAY.fullmatch(plain):  # the month may be cut off: `mar`, `sept`
        for number, name in enumerate(MONTHS, 1):
            if name.lower().startswith(found[2]):
                return found[3], str(number), found[1]
    raise ParseError(f"'{text}' is not a day: write it like 2026-09-12 or 12 Sep 2026.")
