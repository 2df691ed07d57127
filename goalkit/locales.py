"""What a person types, read as a number or a day by the customs of a locale, which Babel knows.

Where two readings fit and the locale does not tell which is meant, it is asked back and never guessed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from goalkit.errors import LocaleError
from goalkit.period import MONTHS
from goalkit.wording import Notation, exact_text, written_as

PLAIN = "en"
"""English of no country: blanks or apostrophes part thousands, and day and month have no usual order."""
MOST_DIGITS, LONGEST = 15, 100


class ParseError(ValueError):
    """What is typed cannot be used as it stands; its text says why and what to write."""


class AmbiguousDay(ParseError):  # noqa: N818 - a question rather than an error
    """A text that two days fit: `readings`, the one that has the day first before the other."""

    def __init__(self, *readings: date) -> None:
        self.readings = readings
        one, other = (f"{day.day} {MONTHS[day.month - 1]}" for day in readings)
        years = [day.year for day in readings]
        first = one if years[0] == years[1] else f"{one} {years[0]}"
        super().__init__(f"{first} or {other} {years[1]}? Write one of them.")


class AmbiguousNumber(ParseError):  # noqa: N818 - a question rather than an error
    """A `text` that two numbers fit: `readings`, which are given by how each is written clearly."""

    def __init__(self, text: str, readings: Mapping[str, Decimal]) -> None:
        self.readings = tuple(readings.values())
        super().__init__(f"'{text}' could be {' or '.join(readings)}: write one of them.")


def locale_of(name: str) -> Locale:
    """The locale of a name such as `de_CH` or `en-GB`. Raises LocaleError."""
    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        raise LocaleError(name) from None


def number_as_text(number: Decimal, decimal_sign: str) -> str:
    """A number as it can be typed: `read_number` reads it back."""
    text = f"{number:f}"
    _, point, decimals = text.partition(".")
    whole = f"{text}0" if point and len(decimals) == 3 else text  # three could be thousands
    return whole.replace(".", decimal_sign)


def one_line(text: str) -> str:
    """The text with plain digits, blanks, apostrophes and minus signs, in one line."""
    composed = unicodedata.normalize("NFKC", text).translate({0x2212: "-", 0x2019: "'"})
    return " ".join(composed.split())


@cache
def notation_of(name: str) -> Notation:
    """How numbers are written in the locale of this name; an empty one is no country. Raises LocaleError."""
    if not name or _is_plain(locale := locale_of(name)):
        return Notation()
    symbols, pattern = _symbols(locale), locale.decimal_formats[None]
    return Notation(
        locale=str(locale),
        decimal=symbols["decimal"],
        thousands=symbols["group"],
        groups=rf"\B(?=(?:\d{{{pattern.grouping[1]}}})*\d{{{pattern.grouping[0]}}}$)",
        ahead=_ahead(locale),
    )


def _ahead(locale: Locale) -> dict[str, str]:
    """The codes and signs of currencies, if they stand before the number, with what parts them from it."""
    before = locale.currency_formats["standard"].pattern.partition("#")[0].rstrip("\u200e\u200f")
    if "¤" not in before:
        return {}
    gap = before.partition("¤")[2]
    return {mark: mark + (gap or "\u00a0" * mark[-1].isalpha()) for mark in _money(locale)}


def paper_of(name: str) -> str:
    """The paper that is usual where the locale of this name is spoken: `a4` or `us-letter`."""
    return "us-letter" if name and locale_of(name).territory in _LETTER else "a4"


def locale_title(name: str) -> str:
    """The locale in English: `German (Switzerland)`."""
    return str(locale_of(name).get_display_name("en"))


def customs_text(name: str) -> str:
    """How numbers and days are written and read in the locale of this name, with an example of both.

    Such as `Numbers and days are as in German (Germany): 12.345,6, and 3/4/2026 is 3 April`.
    """
    with written_as(notation_of(name)):
        number = exact_text(Decimal("12345.6"))
    try:
        day = read_day("3/4/2026", name or PLAIN, None)
        said = f"3/4/2026 is {day.day} {MONTHS[day.month - 1]}"
    except AmbiguousDay:
        said = "you are asked what 3/4/2026 means"
    where = f"as in {locale_title(name)}" if name else "of no country"
    return f"Numbers and days are {where}: {number}, and {said}"


# ---- what a locale has its own way of


@dataclass(frozen=True)
class _Customs:
    """How numbers and days are typed: `order` is "dm" or "md", or empty where neither is usual.

    `months` are numbers by name, `sizes` the powers of ten that a word can mean, `money` the codes of the
    currencies that a sign or a code can mean.
    """

    decimal: str
    group: str
    order: str
    months: Mapping[str, int]
    sizes: Mapping[str, set[int]]
    money: Mapping[str, set[str]]


_SIZES = {"k": 3, "tsd": 3, "mn": 6, "mln": 6, "mio": 6, "millions": 6, "bn": 9, "mrd": 9}
"""Words of business beside those that Babel knows, as powers of ten."""
_LETTER = ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
"""The territories that print on Letter, by the Unicode CLDR; all others print on A4."""
_ENGLISH = Locale.parse(PLAIN)


def _symbols(locale: Locale) -> Mapping[str, str]:
    """The signs in a number, beside the digits of English texts."""
    found: Mapping[str, str] = locale.number_symbols.get("latn", locale.number_symbols)
    return found


@cache
def _customs_of(name: Locale | str) -> _Customs:
    locale = name if isinstance(name, Locale) else locale_of(name)
    symbols, first = _symbols(locale), re.findall("[dMy]", locale.date_formats["short"].pattern)[0]
    return _Customs(
        decimal=symbols["decimal"],
        group="" if _is_plain(locale) else one_line(f"1{symbols['group']}1")[1],
        order="" if _is_plain(locale) else {"d": "dm", "M": "md", "y": ""}[first],
        months=dict((*_months(locale), *_months(_ENGLISH))),
        sizes=_sizes(locale),
        money=_money(locale),
    )


def _is_plain(locale: Locale) -> bool:
    return locale.language == PLAIN and locale.territory in (None, "001")


def _months(locale: Locale) -> Iterator[tuple[str, int]]:
    for use in ("format", "stand-alone"):
        for width in ("abbreviated", "wide"):
            for number, name in locale.months[use][width].items():
                yield name.casefold().strip("."), number


def _sizes(locale: Locale) -> Mapping[str, set[int]]:
    """The powers of ten by word; a single letter is as it is written, other words in small letters."""
    found: dict[str, set[int]] = defaultdict(set)
    for word, power in _SIZES.items():
        found[word].add(power)
    for one in (_ENGLISH, locale):
        forms = one.compact_decimal_formats
        for width in ("short", "long"):
            for by_size in forms[width].values() if width in forms else ():
                for size, pattern in by_size.items():
                    word = one_line(pattern.pattern.strip("0")).replace("'", "").strip(" .")
                    if word:
                        found[_size_key(word)].add(len(size) - pattern.pattern.count("0"))
    found.pop("T", None)  # a trillion in America, but T€ are thousands in Germany
    return found


def _money(locale: Locale) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for code in map(str, _ENGLISH.currencies):
        for one in (_ENGLISH, locale):
            found[code].add(code)
            found[one.currency_symbols.get(code, code).strip(".")].add(code)
    found["Fr"].add("CHF")
    return found


def _size_key(word: str) -> str:
    return word if len(word) == 1 else word.casefold()


# ---- numbers

_NUMBER = re.compile(
    r"(?P<sign>[+-]?) ?(?P<before>(?:[^0-9+., '-]+\.?)?) ?(?P<inner>-?)(?P<body>[0-9][0-9., ']*|[.,][0-9]+)"
    r"(?:(?P<size>[^\W\d_]+)\.?)? ?(?P<behind>[^0-9]*)"
)
_NO_CENTS = re.compile(r"[.,:][-–—]+(?= |$)")
"""The dash in place of cents: `1'200.–`."""
_GROUPED = {sep: re.compile(rf"[1-9]\d{{0,2}}({re.escape(sep)}\d{{3}})+", re.ASCII) for sep in ". '"} | {
    ",": re.compile(r"[1-9]\d{0,2}(,\d{3})+|[1-9]\d?(,\d\d)+,\d{3}", re.ASCII)  # 12,34,567 in India
}


def read_number(text: str, locale: Locale | str, unit: str = "") -> Decimal:
    """The number in a text, exactly: `1.500,00 €`, `$1,200`, `30 Mio.`; `45 %` is 45.

    `unit` may stand behind it; money and per cent have to be of that unit. Three digits behind the only sign
    are thousands where that is the locale's sign for them, or in money where it is not that of its decimals;
    else it is asked back. Raises ParseError, AmbiguousNumber where two readings fit.
    """
    customs, unit, plain = _customs_of(locale), one_line(unit), _NO_CENTS.sub("", one_line(text))
    told = unit if unit and plain.casefold().endswith(unit.casefold()) else ""
    found = len(plain) <= LONGEST and _NUMBER.fullmatch(plain[: len(plain) - len(told)].rstrip())
    if not found or (found["sign"] and found["inner"]):
        raise _no_number(text)
    sign = -1 if "-" in (found["sign"], found["inner"]) else 1
    before, size, behind = found["before"], found["size"] or "", found["behind"]
    key = _size_key(size.upper() if before or behind else size)  # $30m are millions, 30m may be metres
    if size and key not in customs.sizes:
        size, behind = "", size + behind
    marks = [mark.strip(".") for mark in (before, behind) if mark]
    for mark in marks:
        _check_mark(customs, mark, unit, text)
    is_money = any(mark in customs.money for mark in (*marks, told)) and not size
    exact = _exact(customs, found["body"].strip(), text, is_money=is_money)
    powers = sorted(customs.sizes[key]) if size else [0]
    values = [
        sign * number * Decimal(10) ** power + 0 for number in exact for power in powers
    ]  # 0 has no sign
    readings = {number_as_text(value.normalize(), customs.decimal): value for value in values}
    if len(readings) > 1:
        raise AmbiguousNumber(text, readings)
    return values[0]


def _no_number(text: str) -> ParseError:
    return ParseError(f"'{text}' is not a number: write digits, such as 7 or 37.5.")


def _check_mark(customs: _Customs, mark: str, unit: str, text: str) -> None:
    """Refuse what is neither money nor per cent, or of another unit."""
    if mark != "%" and mark not in customs.money:
        raise _no_number(text)
    of_unit = re.split("[ /]", unit)[0]
    if unit and customs.money.get(mark, {mark}).isdisjoint(customs.money.get(of_unit, {of_unit})):
        raise ParseError(f"'{text}' is in {mark}, and {unit} is asked for: write the number alone.")


def _exact(customs: _Customs, body: str, text: str, *, is_money: bool) -> list[Decimal]:
    """The readings of digits with separators: one, or two where it is not clear what a separator parts."""
    found = {sign: number for sign in ("", ".", ",") if (number := _parted(body, sign)) is not None}
    if not found:
        raise ParseError(f"'{text}' is not clear: write it without dots and blanks, such as 10000.5.")
    sign = max(found)
    if len(found) > 1 and (sign == customs.group or (is_money and sign != customs.decimal)):
        del found[sign]  # it parts thousands: money has two decimals at most
    if any(len(number.as_tuple().digits) > MOST_DIGITS for number in found.values()):
        raise ParseError(f"'{text}' has more digits than can be read: write at most {MOST_DIGITS}.")
    return list(found.values())


def _parted(body: str, point: str) -> Decimal | None:
    """The number if its decimals stand behind `point`, and it has none where that is empty."""
    whole, _, decimals = body.rpartition(point) if point else (body, "", "")
    separators = {char for char in whole if not char.isdigit()}
    if point and not (decimals.isdigit() and point in body):
        return None
    if separators and (len(separators) > 1 or not _GROUPED[min(separators)].fullmatch(whole)):
        return None
    if point in separators:
        return None
    digits = "".join(filter(str.isdigit, whole)) or "0"
    return Decimal(f"{digits}.{decimals}" if point else digits)


# ---- days

_YEAR = re.compile(r"(19|20|21)\d\d", re.ASCII)
_IN_NUMBERS = re.compile(r"(\d{1,9}) ?([./-]) ?(\d{1,9}) ?\2 ?(\d{1,9})\.?", re.ASCII)
_IN_WORDS = (
    re.compile(
        r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er)?[ /-]?(?:of |de |d')?(?P<month>[^\W\d_]{3,})\.?,?"
        r"(?:[ /-]| del? )(?P<year>\d+)"
    ),
    re.compile(r"(?P<month>[^\W\d_]{3,})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d+)"),
)
_NEAR = re.compile(r"(?:(?P<side>next|last) )?(?P<name>[a-z]+day)")
_FAR_EAST = str.maketrans("年月년월", "----", "日일")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_AHEAD = {"yesterday": -1, "today": 0, "tomorrow": 1}


def read_day(text: str, locale: Locale | str, today: date | None) -> date:
    """The day that is typed: `12.9.2026`, `9/12/2026`, `Sep 12, 2026`, `2026-09-12`, `today`, `next Friday`.

    Whether day or month is first follows the locale, unless the text has one reading only. Next Friday is the
    Friday that comes next; without `today` such words are no day. Raises ParseError, AmbiguousDay where two
    readings fit.
    """
    plain, customs = one_line(text).casefold(), _customs_of(locale)
    if today and (near := _near(plain, today)):
        return near
    if (parts := _in_words(customs, plain) or _in_numbers(customs, plain)) is None:
        raise ParseError(f"'{text}' is not a day: write it like 2026-09-12 or 12 Sep 2026.")
    if not _YEAR.fullmatch(parts.year):
        raise ParseError(
            f"'{text}' has no whole year: write four digits, such as {today.year if today else 2026}."
        )
    days = [day for one in parts.usual if (day := _day(int(parts.year), *one))]
    days = days or [day for one in parts.unusual if (day := _day(int(parts.year), *one))]
    if not days:
        raise ParseError(f"'{text}' is not in the calendar: look at day and month.")
    if days[0] != days[-1]:
        raise AmbiguousDay(*days)
    return days[0]


class _Parts(NamedTuple):
    """The year, and day and month in the ways they are usually meant; if none of them is a day, in others."""

    year: str
    usual: Sequence[tuple[int, int]]
    unusual: Sequence[tuple[int, int]] = ()


def _near(plain: str, today: date) -> date | None:
    """The day that words tell from today on. Raises AmbiguousDay for a day of the week alone."""
    if plain in _DAYS_AHEAD:
        return today + timedelta(days=_DAYS_AHEAD[plain])
    found = _NEAR.fullmatch(plain)
    if not found or found["name"] not in _WEEKDAYS:
        return None
    weekday = _WEEKDAYS.index(found["name"])
    coming = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    last = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if not found["side"]:
        raise AmbiguousDay(last, coming)
    return coming if found["side"] == "next" else last


def _in_words(customs: _Customs, plain: str) -> _Parts | None:
    for pattern in _IN_WORDS:
        if found := pattern.fullmatch(plain):
            name = found["month"]  # it may be cut off: `sept`
            months = {month for known, month in customs.months.items() if known.startswith(name)}
            month = customs.months.get(name, months.pop() if len(months) == 1 else None)
            return _Parts(found["year"], [(int(found["day"]), month)]) if month else None
    return None


def _in_numbers(customs: _Customs, plain: str) -> _Parts | None:
    found = _IN_NUMBERS.fullmatch(plain.translate(_FAR_EAST))
    if not found:
        return None
    first, second, last = (int(found[group]) for group in (1, 3, 4))
    if len(found[1]) > 2:
        return _Parts(found[1], [(last, second)])
    day_first, month_first = (first, second), (second, first)
    order = customs.order
    if found[2] == ".":  # the day is first wherever days have dots
        order = "" if order == "md" else "dm"
    if not order:
        return _Parts(found[4], [day_first, month_first])
    usual, unusual = (day_first, month_first) if order == "dm" else (month_first, day_first)
    return _Parts(found[4], [usual], [unusual])


def _day(year: int, day: int, month: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
