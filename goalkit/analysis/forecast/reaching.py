"""The first days on which series are at their targets with given chances, of many series at once.

The chance changes from day to day in two ways. Up to half of the history ahead it follows how far the
readings strayed over just so long a time, which can jump from one day to the next: there each day is looked
at. Beyond, the straying is that of half the history and the chance is smooth: there days are tried in steps
that grow with the distance, and the first day is found between two neighbours by halving.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

import numpy as np

from goalkit.analysis.forecast.outlook import Series, Workings, wander_by_lag
from goalkit.analysis.forecast.workings import workings
from goalkit.analysis.runs import Floats, Ints

FAR = 5
"""No day is named that lies further ahead than so many times the days read so far."""
FARTHEST = 20 * 365
"""Nor one that lies further ahead than so many days, however long was read."""
STEPS = 48
"""So many days are tried beyond half of the history, before they are halved."""
AT_ONCE = 500
"""So many series are looked at together, so that memory does not grow with their number."""

Chance = Callable[[Workings, Ints], Floats]
"""The chance of the target, of workings that are those of these series (one number each)."""


def first_days(series: Series, today: int, chance: Chance, levels: Floats) -> Ints:
    """Day numbers, one row a series, one column a chance of `levels` (rising): −1 where none is in sight.

    Days lie after both `today` and the last reading. Each series has numbers to forecast with.
    """
    found = np.full((series.starts.size, levels.size), -1)
    ends = np.append(series.starts, series.day.size)
    for first in range(0, series.starts.size, AT_ONCE):
        some = slice(first, min(first + AT_ONCE, series.starts.size))
        rows = slice(ends[some.start], ends[some.stop])
        part = Series(starts=ends[some] - rows.start, day=series.day[rows], value=series.value[rows])
        found[some] = _first_days(part, today, partial(_of_part, chance, first), levels)
    return found


def _of_part(chance: Chance, first: int, later: Workings, rows: Ints) -> Floats:
    """The chance of series that are counted from the one with number `first`."""
    return chance(later, first + rows)


def _first_days(series: Series, today: int, chance: Chance, levels: Floats) -> Ints:
    last = series.day[series.last]
    passed = np.maximum(today - last, 0)
    every, run = np.arange(last.size), last - series.day[series.starts]
    most = passed + np.maximum(np.minimum(FAR * run, FARTHEST), 2)
    beyond = workings(series, np.maximum(most, run))  # its straying is that of half the history
    near, of = _each_day(passed + 1, np.minimum(run // 2, most))
    strayed, begins = wander_by_lag(series)
    of_days = replace(_rows(beyond, of), ahead=near, strayed=strayed[begins[of] + near])
    is_likely = chance(of_days, of)[:, None] >= levels
    found = np.full((last.size, levels.size), -1)
    for column in range(levels.size):
        days, which = near[is_likely[:, column]], of[is_likely[:, column]]
        found[which[::-1], column] = days[::-1]

    def at(ahead: Ints, which: Ints) -> Floats:
        return chance(replace(_rows(beyond, which), ahead=ahead), which)

    begin = np.maximum(passed, run // 2)
    ways = np.linspace(0, 1, STEPS)
    tried = begin[:, None] + np.floor(np.maximum(most - begin, 1)[:, None] ** ways + 1e-9).astype(np.int64)
    flat, which = tried.ravel(), np.repeat(every, STEPS)
    chances = at(flat, which).reshape(tried.shape)
    for column, level in enumerate(levels):
        likely = (chances >= level) & (tried <= most[:, None])
        open_ = np.flatnonzero((found[:, column] < 0) & likely.any(axis=1))
        place = likely[open_].argmax(axis=1)
        high = tried[open_, place]
        low = np.where(place > 0, tried[open_, np.maximum(place - 1, 0)], begin[open_])
        while (high - low > 1).any():
            middle = (low + high) // 2
            reached = at(middle, open_) >= level
            high, low = np.where(reached, middle, high), np.where(reached, low, middle)
        found[open_, column] = high
    return np.where(found < 0, -1, found + last[:, None])


def _each_day(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Each number from `first` to `last` of every row, and the row of each."""
    count = np.maximum(last - first + 1, 0)
    row = np.repeat(np.arange(first.size), count)
    return np.arange(count.sum()) - np.repeat(np.cumsum(count) - count - first, count), row


def _rows(found: Workings, rows: Ints) -> Workings:
    """The workings of these rows."""
    return Workings(**{field.name: getattr(found, field.name)[rows] for field in fields(found)})
