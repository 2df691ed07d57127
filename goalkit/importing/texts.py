"""Days and numbers as the texts of a table have them, and what one of them tells of how all are written."""

import re
import unicodedata
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal

from goalkit.locales import PLAIN, AmbiguousDay, AmbiguousNumber, ParseError, read_day, read_number
from goalkit.period import day_of
from goalkit.store.json_values import PlainError, number

NOT_A_NUMBER = "it is not a number: write it like 29.4"
_LANGUAGES = ("de", "fr", "es", "it", "nl", "pt")
"""The languages beside English and that of the practice in which months are known."""
_CLOCK = re.compile(
    r"(?:T|,? )\d{1,2}:\d\d(:\d\d([.,]\d+)?)?( ?[AP]M)?( ?([A-Z]{1,5})?( ?[+−-]\d{1,2}(:?\d\d)?)?)$",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(r"(\d{1,2}([./]) ?\d{1,2}\2 ?)(\d\d)")
_UNDOTTED = re.compile(r"(\d{1,2})[/-]\d{1,2}[/-]\d{4}")
_SIGN = re.compile(r"(?<![^\d])[.,](?=\d)")


def without_clock(text: str) -> str:
    """A day without the time of the day behind it, in one line, and with the year 2026 in place of 26."""
    day = _CLOCK.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))
    found = _SHORT_YEAR.fullmatch(day)
    return f"{found[1]}20{found[3]}" if found else day


def days_meant(text: str, locale: str, *, usual: str, zone: tzinfo | None, epoch: date) -> tuple[date, ...]:
    """The day that a text means in a locale; two where day or month can be first, the day first before.

    Months are known in the `usual` locale as well. Days in digits are 20260131, seconds since 1970, which
    have their day in a zone, or days as a spreadsheet counts them from `epoch`.
    """
    text = without_clock(text)
    if text.isascii() and text.isdigit():
        with suppress(ValueError, OverflowError):
            return (_day_in_digits(text, zone, epoch),)
    for name in (locale, usual, *_LANGUAGES):
        try:
            return (read_day(text, name, None),)
        except AmbiguousDay as two:
            return two.readings
        except ParseError:
            continue
    return ()


def _day_in_digits(text: str, zone: tzinfo | None, epoch: date) -> date:
    if len(text) in (10, 13):
        return day_of(datetime.fromtimestamp(int(text[:10]), UTC), zone)
    if len(text) == 5:
        return epoch + timedelta(days=int(text))
    return date(int(text[:-4]), int(text[-4:-2]), int(text[-2:]))


def is_month_first(text: str, day: date) -> bool | None:
    """Whether the month is first, as a text and the day that it means tell; None where they do not."""
    found = _UNDOTTED.fullmatch(without_clock(text))
    return int(found[1]) != day.day if found and day.day != day.month else None


def numbers_meant(text: str, locale: str, unit: str) -> tuple[Decimal, ...]:
    """The numbers that a text with a point or comma can mean in a locale; nothing for other texts."""
    if not _SIGN.search(text):
        return ()
    try:
        return (read_number(text, locale, unit),)
    except AmbiguousNumber as several:
        return several.readings
    except ParseError:
        return ()


def sign_of(text: str, exact: Decimal) -> str | None:
    """The sign before decimals, as a text and the number that it means tell; None where they do not."""
    signs = _SIGN.findall(text)
    if not signs:
        return None
    return signs[-1] if int(exact.as_tuple().exponent) < 0 else {".": ",", ",": "."}[signs[-1]]


def number_meant(text: str, sign: str, unit: str) -> Decimal:
    """The number in a text whose decimals stand behind this sign, where it has some. Raises PlainError."""
    if sign == ".":
        with suppress(PlainError):
            return number(text)
    try:
        return read_number(text, PLAIN, unit)
    except AmbiguousNumber as several:
        fitting = [one for one in several.readings if sign_of(text, one) == sign]
        if len(fitting) == 1:
            return fitting[0]
    except ParseError:
        pass
    raise PlainError(NOT_A_NUMBER)
