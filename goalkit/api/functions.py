"""Functions on plain values and frames: no practice is needed, and none is opened."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias, TypeVar, overload

import numpy as np
import pandas as pd

from goalkit.analysis import pace
from goalkit.analysis.forecast import Forecast, ReachDate, forecast_reading, reach_date
from goalkit.analysis.pace import Days
from goalkit.analysis.progress import progress as progress_of
from goalkit.analysis.rules import RULES
from goalkit.analysis.runs import Floats
from goalkit.api import columns
from goalkit.errors import ChoiceError, DateError, FrameError, RuleError
from goalkit.frames import MILESTONES, frame
from goalkit.period import parsed_day
from goalkit.terms import DayCount
from goalkit.wording import day_text, digits_text

Day: TypeAlias = str | date
"""A day as the functions take it: a date, a datetime or Timestamp, or a text such as `2026-03-31`."""
Word = TypeVar("Word", bound=StrEnum)
WIDTH = 72
"""How wide a summary is, in letters."""


def as_day(day: Day | np.datetime64) -> date:
    """The day that is meant. Raises DateError for a text that is none."""
    if isinstance(day, str):
        return parsed_day(day)
    if isinstance(day, np.datetime64):
        day = pd.Timestamp(day)
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    raise DateError(str(day))


def member(vocabulary: type[Word], word: str) -> Word:
    """The member of a vocabulary with this word. Raises ChoiceError for any other."""
    try:
        return vocabulary(word)
    except ValueError:
        raise ChoiceError(word, tuple(vocabulary)) from None


@overload
def expected_share(start: Day, due: Day, *, on: Day, day_count: str = ...) -> float: ...
@overload
def expected_share(start: Day, due: Day, *, on: Days, day_count: str = ...) -> Floats: ...
@overload
def expected_share(start: Days, due: Days, *, on: Days | Day, day_count: str = ...) -> Floats: ...
def expected_share(
    start: Days | Day, due: Days | Day, *, on: Days | Day, day_count: str = DayCount.EXCLUSIVE
) -> Floats | float:
    """The share of the time from `start` to `due` that has passed on a day: 0 to 1.

    Days, or columns of days. With the day count "inclusive" the day itself counts as passed. NaN where a
    day is missing or start and due are the same. Raises DateError for a text that is no day.
    The formula and its source: `docs/reference/formulas/expected-share.md`.

    >>> import goalkit as gk
    >>> round(gk.expected_share("2026-01-01", "2026-12-31", on="2026-07-01"), 3)
    0.497
    """
    first, last, today = (
        np.asarray(one if isinstance(one, pd.Series | np.ndarray) else as_day(one), dtype="datetime64[D]")
        for one in (start, due, on)
    )
    share = pace.expected_share(first, last, today, count=member(DayCount, day_count))
    return share if np.ndim(share) else float(share)


def progress(  # noqa: PLR0913 - three frames, and the three things that whoever asks may choose
    measures: pd.DataFrame,
    readings: pd.DataFrame | pd.Series,
    *,
    on: Day,
    milestones: pd.DataFrame | None = None,
    since: Day | None = None,
    rule: str = "gap",
) -> pd.DataFrame:
    """Where every measure stands on a day: how far it has come, how far it should be, the word for it.

    Parameters
    ----------
    measures
        One row a measure, with the columns of `goalkit.measures`.
    readings
        `date` (or `on`) and `value` in the unit of the measure; `measure`, its id or title, unless there is
        only one; `confidence` (0 to 1) where it was stated. Those after `on` do not count. One column of
        values with the days as index will do for one measure.
    on
        The day of the facts: a date, or text such as "2026-09-30".
    milestones
        `goal`, `due` and, where it is reached, `reached_on`; for measures of kind "milestones".
    since
        Maintain measures are judged from this day on, else from their start.
    rule
        "gap", "ratio" or "threshold": judges the measures that have no rule of their own.

    Returns
    -------
    DataFrame
        One row a measure, in the order of `measures`. Beside the columns of `measures`: `on` and `actual`
        (day and value of the last reading, in the unit), `share` (0 at the baseline, 1 at the target, not
        clipped; of a maintain measure the share of periods kept), `expected` (where the share should be by
        now), `reached_on` (since when it is reached), `status` (a word of `goalkit.Status`), `confidence` and
        `first_confidence` (0 to 1). Of a maintain measure `spans`, `read` and `kept` count what is judged,
        `read_whole` and `kept_whole` all since the start, and `of_period` says whether only spans from
        `since` on are judged. `paused` are the days that its goal was paused, 0 without a practice.

    Raises FrameError for a wrong column or cell, DateError, and RuleError for any other rule. How shares
    and statuses come about, with sources: `docs/reference/measures-and-statuses.md`.

    >>> import pandas as pd, goalkit as gk
    >>> data = {"title": ["Team size"], "unit": ["people"], "baseline": [4], "target": [10]}
    >>> m = gk.measures(pd.DataFrame(data | {"start": ["2026-01-01"], "due": ["2026-12-31"]}))
    >>> readings = pd.DataFrame({"date": ["2026-03-31", "2026-06-30"], "value": [5, 7]})
    >>> gk.progress(m, readings, on="2026-07-01")[["title", "actual", "share", "expected", "status"]].round(2)
           title  actual  share  expected    status
    0  Team size     7.0    0.5       0.5  on track
    """
    if rule not in RULES:
        raise RuleError(rule, tuple(RULES))
    checked = columns.measures(measures)
    none = frame(dict.fromkeys(MILESTONES, ()), MILESTONES)
    return progress_of(
        checked,
        columns.check_ins(readings, checked),
        none if milestones is None else columns.milestones(milestones),
        as_of=as_day(on),
        since=None if since is None else as_day(since),
        rule=RULES[rule],
    )


class Summary(str):
    """A text that a notebook shows line by line, as it is printed."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


@dataclass(frozen=True, kw_only=True, repr=False)
class ForecastResult(Forecast):
    """What `goalkit.forecast` found; `summary()` says it in a table.

    `on`, `as_of`, `level`, `target` and `direction` are what was asked; `low`, `median`, `high` (in the unit
    of the readings) and `probability` (0 to 1, of the target) the answer, None where `remark` says why.
    `reach` says when the target is reached; `count` days have a reading, on `last_on` it was `last`.
    """

    target: float | None
    direction: str
    reach: ReachDate | None
    count: int
    last_on: date | None
    last: float | None

    def __repr__(self) -> str:
        if self.median is None:
            return f"<ForecastResult for {self.on}: {self.remark}>"
        return f"<ForecastResult for {self.on}: {self.median:.4g} ({self.low:.4g} to {self.high:.4g})>"

    def summary(self) -> Summary:
        """The forecast as a table of text: what was asked, on what it rests, and the numbers."""
        rest = f"{_number(self.last)} on {day_text(self.last_on)}" if self.last_on else "none"
        target = "none" if self.target is None else f"{self.direction} {_number(self.target)}"
        day = self.reach.expected if self.reach else None
        reached = day_text(day) if day else "–"
        tail = (1 - self.level) / 2
        lines = [
            "Forecast of a reading".center(WIDTH).rstrip(),
            "=" * WIDTH,
            _row("Day asked for:", day_text(self.on), "Days with readings:", str(self.count)),
            _row("Known up to:", day_text(self.as_of), "Last reading:", rest),
            "-" * WIDTH,
            _row(f"Low ({tail:.0%}):", _number(self.low), "Target:", target),
            _row("Median:", _number(self.median), "Chance of it:", _number(self.probability)),
            _row(f"High ({1 - tail:.0%}):", _number(self.high), "Reached on:", reached),
            "=" * WIDTH,
        ]
        return Summary("\n".join([*lines, f"Remark: {self.remark}"] if self.remark else lines))


def forecast(  # noqa: PLR0913 - the question in full: what, when, seen when, beside which target
    readings: pd.DataFrame | pd.Series,
    *,
    on: Day,
    as_of: Day | None = None,
    target: float | None = None,
    direction: str = "at least",
    level: float = 0.8,
) -> ForecastResult:
    """Where the reading of one measure will be on a later day, with a range and the chance of a target.

    Parameters
    ----------
    readings
        `date` (or `on`) and `value`, of one measure; or a column of values with the days as index. Of several
        readings of a day the last counts, missing values are passed over.
    on
        The day asked for: a date, or text such as "2026-12-31".
    as_of
        Readings up to this day count; without it, all.
    target, direction
        In the unit of the readings, "at least" or "at most".
    level
        The chance, 0 to 1, with which `low` to `high` hold the reading.

    Returns
    -------
    ForecastResult
        `low`, `median`, `high` in the unit of the readings, `probability` of the target (0 to 1),
        `reach.expected` (the day it is reached), a `remark` where there are no numbers, and `summary()`.

    Raises FrameError for a wrong column or cell, DateError, and ForecastError for a reading, target,
    direction or level that no forecast can be made with. The formula, its source and how often its ranges
    were right: `docs/reference/formulas/forecast.md`.

    >>> import pandas as pd, goalkit as gk
    >>> days = pd.to_datetime(["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-09-30"])
    >>> f = gk.forecast(pd.Series([4, 5, 5, 7, 8], index=days), on="2026-12-31", target=10)
    >>> f
    <ForecastResult for 2026-12-31: ...>
    >>> f.remark.value, f.count
    ('', 5)
    """
    rows = columns.readings(readings).dropna(subset="value")
    if len(rows["measure"].unique()) > 1:
        raise FrameError("readings", "column 'measure' names several: choose the rows of one")
    day = as_day(as_of) if as_of is not None else rows["on"].max().date() if len(rows) else as_day(on)
    known = rows[rows["on"] <= pd.Timestamp(day)].sort_values("on", kind="stable")
    found = forecast_reading(known, on=as_day(on), as_of=day, target=target, direction=direction, level=level)
    reach = None
    if target is not None:
        reach = reach_date(known, as_of=day, target=target, direction=direction, level=level)
    return ForecastResult(
        **vars(found),
        target=target,
        direction=direction.replace("_", " "),
        reach=reach,
        count=known["on"].nunique(),
        last_on=known["on"].iloc[-1].date() if len(known) else None,
        last=float(known["value"].iloc[-1]) if len(known) else None,
    )


def _number(value: float | None) -> str:
    return "–" if value is None else digits_text(value, 4)


def _row(*cells: str) -> str:
    left, low, right, high = cells
    return f"{left:<16}{low:>14}    {right:<20}{high:>18}".rstrip()
