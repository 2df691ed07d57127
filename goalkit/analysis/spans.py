"""The calendar spans of a cadence: days, ISO weeks from Monday, months, quarters, years.

Spans of one cadence are numbered without gaps, so that counting spans is subtracting numbers. Days
are whole days since 1970-01-01, cadences positions in `Cadence`.
"""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.runs import Ints
from goalkit.terms import Cadence

_DAYS = {Cadence.DAY: 1, Cadence.WEEK: 7}
_MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.YEAR: 12}
_MONDAY = {Cadence.DAY: 0, Cadence.WEEK: 3}  # the Monday of the week of 1970-01-01 lies 3 days before it

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


def span_numbers(days: Ints, cadences: Ints) -> Ints:
    """The number of the span in which each day lies."""
    return _looked_up(_number, days, cadences)


def span_starts(numbers: Ints, cadences: Ints) -> Ints:
    """The first day of each span; that of the next number is where the span ends."""
    return _looked_up(_start, numbers, cadences)


def span_window(measures: pd.DataFrame, *, as_of: date, since: date | None) -> tuple[Ints, Ints]:
    """The numbers of the first and the last span of each measure that belong to the window.

    It opens at the later of the measure's start and `since`, and closes at the earlier of its due
    day and `as_of`, that day included.
    """
    cadences = cadence_codes(measures)
    opens = day_numbers(measures["start"])
    if since is not None:
        opens = np.maximum(opens, day_number(since))
    closes = np.minimum(day_numbers(measures["due"]), day_number(as_of)) + 1
    return span_numbers(opens, cadences), span_numbers(closes, cadences) - 1


def whole_spans(measures: pd.DataFrame, *, as_of: date, since: date | None) -> Ints:
    """How many spans of each measure have ended in the window and lie within the time of the measure."""
    first, last = span_window(measures, as_of=as_of, since=since)
    begun = span_numbers(day_numbers(measures["start"]) - 1, cadence_codes(measures)) + 1
    return np.maximum(last - np.maximum(first, begun) + 1, 0)


def _number(days: Ints, cadence: Cadence) -> Ints:
    if cadence in _DAYS:
        return (days + _MONDAY[cadence]) // _DAYS[cadence]
    return days.astype("datetime64[D]").astype("datetime64[M]").view(np.int64) // _MONTHS[cadence]


def _start(numbers: Ints, cadence: Cadence) -> Ints:
    if cadence in _DAYS:
        return numbers * _DAYS[cadence] - _MONDAY[cadence]
    return (numbers * _MONTHS[cadence]).astype("datetime64[M]").astype("datetime64[D]").view(np.int64)


def _looked_up(convert: Callable[[Ints, Cadence], Ints], values: Ints, cadences: Ints) -> Ints:
    # Many rows share few values: each is converted once for each cadence, the rows look it up.
    if not values.size:
        return np.empty(0, dtype=np.int64)
    lowest = values.min()
    every = np.arange(lowest, values.max() + 1, dtype=np.int64)
    table = np.stack([convert(every, cadence) for cadence in Cadence])
    found: Ints = table[cadences, values - lowest]
    return found
