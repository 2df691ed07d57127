"""The first days on which series are at their targets with given chances, of many series at once.

Days are tried in steps that grow with the distance, and so is the last one before straying is taken over a
longer part of the history, where the chance may fall. The first day is found between two neighbours by
halving.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial

import numpy as np

from goalkit.analysis.forecast.outlook import Series, Workings, days_of_part, halvings, wander
from goalkit.analysis.forecast.workings import workings
from goalkit.analysis.runs import Floats, Ints

FAR = 5
"""No day is named that lies further ahead than so many times the days read so far."""
FARTHEST = 20 * 365
"""Nor one that lies further ahead than so many days, however long was read."""
STEPS = 64
"""So many days are tried, before they are halved."""

Chance = Callable[[Workings, Ints], Floats]
"""The chance of the target, of workings that are those of these series (one number each)."""


def first_days(series: Series, today: int, chance: Chance, levels: Floats) -> Ints:
    """Day numbers, one row a series, one column a chance of `levels` (rising): −1 where none is in sight.

    Days lie after both `today` and the last reading. Each series has numbers to forecast with.
    """
    found = np.full((series.starts.size, levels.size), -1)
    for some, part in series.parts():
        found[some] = _first_days(part, today, partial(_of_part, chance, some.start), levels)
    return found


def _of_part(chance: Chance, first: int, later: Workings, rows: Ints) -> Floats:
    """The chance of series that are counted from the one with number `first`."""
    return chance(later, first + rows)


def _first_days(series: Series, today: int, chance: Chance, levels: Floats) -> Ints:
    last = series.day[series.last]
    run, passed = last - series.day[series.starts], np.maximum(today - last, 0)
    most = passed + np.maximum(np.minimum(FAR * run, FARTHEST), 2)
    once, near = workings(series, most), series.from_the_last()
    parts = range(1, int(halvings(run, np.ones_like(run)).max()) + 1)
    strayed = np.column_stack([wander(near, days_of_part(run, times)) for times in parts])

    def at(ahead: Ints, of: Ints) -> Floats:
        after = halvings(run[of], ahead)
        return chance(replace(_rows(once, of), ahead=ahead, strayed=strayed[of, after - 1]), of)

    ways = (most - passed)[:, None] ** np.linspace(0, 1, STEPS)
    steps = passed[:, None] + np.floor(ways + 1e-9).astype(np.int64)
    turns = np.column_stack([days_of_part(run, times) - 1 for times in parts])
    tried = np.sort(np.hstack([steps, np.clip(turns, passed[:, None] + 1, most[:, None])]), axis=1)
    chances = at(tried.ravel(), np.repeat(np.arange(run.size), tried.shape[1])).reshape(tried.shape)
    found = np.full((run.size, levels.size), -1)
    for column, level in enumerate(levels):
        likely = chances >= level
        of = np.flatnonzero(likely.any(axis=1))
        place = likely[of].argmax(axis=1)
        high = tried[of, place]
        low = np.where(place > 0, tried[of, np.maximum(place - 1, 0)], passed[of])
        while (high - low > 1).any():
            middle = (low + high) // 2
            reached = at(np.maximum(middle, 1), of) >= level
            high, low = np.where(reached, middle, high), np.where(reached, low, middle)
        found[of, column] = last[of] + high
    return found


def _rows(found: Workings, rows: Ints) -> Workings:
    """The workings of these rows."""
    return Workings(**{field.name: getattr(found, field.name)[rows] for field in fields(found)})
