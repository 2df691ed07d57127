"""Forecasts of many series at once: numbers where there may be some, a note where not."""

from dataclasses import dataclass

import numpy as np

from goalkit.analysis.forecast.notes import WITHOUT_NUMBERS, about_readings, about_target
from goalkit.analysis.forecast.outlook import Outlook, bounds, outlook, workings
from goalkit.analysis.forecast.series import Series
from goalkit.analysis.forecast.value import Note
from goalkit.analysis.rules import Words
from goalkit.analysis.runs import Flags, Floats, Ints

PER_CENT = "%"
"""The unit whose readings cannot leave 0 to 100, unless one did."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked of each series: the reading on day `on`, beside a target in a direction.

    Days are whole days since 1970-01-01, `target` is NaN where there is none, `per_cent` says
    whether the unit is per cent.
    """

    on: Ints
    target: Floats
    at_least: Flags
    per_cent: Flags

    def only(self, chosen: Flags | Ints) -> "Wanted":
        """What is asked of the chosen series, in the order of `chosen` where these are numbers of rows."""
        return Wanted(
            on=self.on[chosen],
            target=self.target[chosen],
            at_least=self.at_least[chosen],
            per_cent=self.per_cent[chosen],
        )


@dataclass(frozen=True, kw_only=True)
class Found:
    """Low, median, high, probability and note of each series; NaN where there is no number."""

    low: Floats
    median: Floats
    high: Floats
    probability: Floats
    note: Words


def found(series: Series, wanted: Wanted, *, today: int, level: float) -> Found:
    """The forecast of each series, whose readings end on day number `today` at the latest."""
    note = _notes(series, wanted, today)
    told = ~np.isin(note, WITHOUT_NUMBERS)
    low, median, high, probability = (np.full(note.size, np.nan) for _ in range(4))
    if told.any():
        asked, readings = wanted.only(told), series.only(told)
        later = later_reading(readings, asked)
        tail = (1 - level) / 2
        low[told], median[told] = later.quantile(tail), later.quantile(0.5)
        high[told], probability[told] = later.quantile(1 - tail), reaching(later, asked)
    return Found(low=low, median=median, high=high, probability=probability, note=note)


def later_reading(series: Series, wanted: Wanted) -> Outlook:
    """The distribution of the reading that is asked for, of series that let one be told."""
    lower, upper = bounds(series, wanted.target, wanted.per_cent)
    return outlook(workings(series, wanted.on - series.day[series.last]), lower, upper)


def reaching(later: Outlook, wanted: Wanted) -> Floats:
    """The chance of being on the good side of the target; NaN without one."""
    chance = np.where(wanted.at_least, later.at_least(wanted.target), later.at_most(wanted.target))
    return np.where(np.isnan(wanted.target), np.nan, chance)


def _notes(series: Series, wanted: Wanted, today: int) -> Words:
    of_readings = about_readings(series)
    over = (wanted.on < today) | (wanted.on <= series.day[series.last])
    beside_target = about_target(series, wanted.target, wanted.at_least)
    without_past = np.where(of_readings == Note.NONE, beside_target, of_readings)
    return np.where(over, Note.PAST.value, without_past)
