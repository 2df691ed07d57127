"""The calendar spans of a cadence: days, ISO weeks from Monday, months, quarters, years.

Spans of one cadence are numbered without gaps, so that counting spans is subtracting numbers. Days
are whole days since 1970-01-01. The code of the spans is the position of the cadence in `Cadence`; that of a
daily measure with days of the week of its own (`weekdays`, as numpy writes them: `Mon Tue`) stands for these.
Then only these days are spans; a day off has the number of the next one and lies before its start.
"""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.runs import Flags, Ints
from goalkit.terms import EVERY_DAY, Cadence

_DAYS = {Cadence.DAY: 1, Cadence.WEEK: 7}
_MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.YEAR: 12}
_MONDAY = {Cadence.DAY: 0, Cadence.WEEK: 3}  # the Monday of the week of 1970-01-01 lies 3 days before it

_CADENCES = list(Cadence)
_ALL = " ".join(EVERY_DAY)
_BITS = 1 << np.arange(len(EVERY_DAY))
_FIRST_MONDAY = np.datetime64("1969-12-29")
"""Days of the week of their own are counted from here."""

SECONDS_A_DAY = 86_400


def day_number(day: date) -> int:
    """Whole days since 1970-01-01."""
    return (day - date(1970, 1, 1)).days


def day_numbers(days: pd.Series) -> Ints:
    """Whole days since 1970-01-01 of a column without missing days."""
    seconds = days.to_numpy().astype("datetime64[s]", copy=False).view(np.int64)
    return (seconds // SECONDS_A_DAY).astype(np.int32)


def days_of(numbers: Ints) -> pd.Series:
    """The days (datetime64[s]) of these day numbers."""
    return pd.Series(numbers.astype("datetime64[D]").astype("datetime64[s]"))


def cadence_codes(measures: pd.DataFrame) -> Ints:
    """The cadence of each measure, as a position in `Cadence`."""
    return measures["cadence"].cat.codes.to_numpy()


def span_codes(measures: pd.DataFrame) -> Ints:
    """Which spans each measure has: those of its cadence, or only its own days of the week."""
    codes = cadence_codes(measures).astype(np.int16)
    has_own = (measures["cadence"] == Cadence.DAY).to_numpy() & (measures["weekdays"] != _ALL).to_numpy()
    if has_own.any():
        place, texts = pd.factorize(measures["weekdays"][has_own])
        codes[has_own] = np.array([_code(text) for text in texts])[place]
    return codes


def _code(weekdays: str) -> int:
    """The code of these days of the week: behind the cadences, a bit a day."""
    return len(_CADENCES) + int(np.busdaycalendar(weekmask=weekdays).weekmask @ _BITS)


def span_numbers(days: Ints, codes: Ints) -> Ints:
    """The number of the span in which each day lies; of a day off that of the next span."""
    return _looked_up(_number, days, codes)


def span_starts(numbers: Ints, codes: Ints) -> Ints:
    """The first day of each span."""
    return _looked_up(_start, numbers, codes)


def span_ends(numbers: Ints, codes: Ints) -> Ints:
    """The first day after each span; before the next one there may be days off."""
    return np.where(codes < len(_CADENCES), span_starts(numbers + 1, codes), span_starts(numbers, codes) + 1)


def are_days_off(days: Ints, codes: Ints) -> Flags:
    """Whether each day lies between two spans."""
    if not (codes >= len(_CADENCES)).any():
        return np.zeros(days.size, dtype=bool)
    return days < span_starts(span_numbers(days, codes), codes)


def span_window(measures: pd.DataFrame, *, as_of: date, since: date | None) -> tuple[Ints, Ints]:
    """The numbers of the first and the last span of each measure that belong to the window.

    It opens at the later of the measure's start and `since`, and closes at the earlier of its due
    day and `as_of`, that day included.
    """
    codes = span_codes(measures)
    opens = day_numbers(measures["start"])
    if since is not None:
        opens = np.maximum(opens, day_number(since))
    closes = np.minimum(day_numbers(measures["due"]), day_number(as_of)) + 1
    return span_numbers(opens, codes), span_numbers(closes, codes) - 1


def whole_spans(measures: pd.DataFrame, *, as_of: date, since: date | None) -> Ints:
    """How many spans of each measure have ended in the window and lie within the time of the measure."""
    first, last = span_window(measures, as_of=as_of, since=since)
    start, codes = day_numbers(measures["start"]), span_codes(measures)
    begun = span_numbers(start, codes)
    begun += span_starts(begun, codes) < start
    return np.maximum(last - np.maximum(first, begun) + 1, 0)


def _number(days: Ints, code: int) -> Ints:
    if code >= len(_CADENCES):
        day, mask = days.astype("datetime64[D]"), _weekmask(code)
        ahead, back = np.maximum(day, _FIRST_MONDAY), np.minimum(day, _FIRST_MONDAY)
        after, before = ((_FIRST_MONDAY, ahead), (back, _FIRST_MONDAY))
        counted: Ints = np.busday_count(*after, weekmask=mask) - np.busday_count(*before, weekmask=mask)
        return counted
    cadence = _CADENCES[code]
    if cadence in _DAYS:
        return (days + _MONDAY[cadence]) // _DAYS[cadence]
    return days.astype("datetime64[D]").astype("datetime64[M]").view(np.int64) // _MONTHS[cadence]


def _start(numbers: Ints, code: int) -> Ints:
    if code >= len(_CADENCES):
        first = np.busday_offset(_FIRST_MONDAY, numbers, roll="forward", weekmask=_weekmask(code))
        return first.astype(np.int64)
    cadence = _CADENCES[code]
    if cadence in _DAYS:
        return numbers * _DAYS[cadence] - _MONDAY[cadence]
    return (numbers * _MONTHS[cadence]).astype("datetime64[M]").astype("datetime64[D]").view(np.int64)


def _weekmask(code: int) -> list[bool]:
    """The days of the week that a code stands for, as numpy takes them."""
    return [bool((code - len(_CADENCES)) & bit) for bit in _BITS]


def _looked_up(convert: Callable[[Ints, int], Ints], values: Ints, codes: Ints) -> Ints:
    # Many rows share few values: each is converted once for each code, the rows look it up.
    if not values.size:
        return np.empty(0, dtype=np.int64)
    lowest = values.min()
    every = np.arange(lowest, values.max() + 1, dtype=np.int64)
    is_there = np.zeros(codes.max() + 1, dtype=bool)
    is_there[codes] = True
    table = np.stack([convert(every, int(code)) for code in np.flatnonzero(is_there)])
    place = np.cumsum(is_there, dtype=np.int16) - 1
    found: Ints = table[place[codes], values - lowest]
    return found
