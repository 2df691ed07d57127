"""Check-ins as readings: in order, up to a day, several of one day joined to one.

Readings that add up (`join` is `total`) are totals so far from here on: baseline and all readings from the
start of the measure on. So everything that is computed from readings holds for them as it stands.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.runs import Flags, Floats, Ints, joined, run_last, run_lengths, run_starts
from goalkit.analysis.spans import SECONDS_A_DAY, day_number, day_numbers, days_of
from goalkit.frames import DAY
from goalkit.terms import Join


@dataclass(frozen=True, kw_only=True)
class CheckInRows:
    """Check-ins as plain arrays, those of one measure together and in order of their days.

    `measure` is the row of the measure in the frame of measures, `day` counts from 1970-01-01.
    """

    measure: Ints
    day: Ints
    value: Floats
    confidence: Floats

    def only(self, chosen: Flags) -> "CheckInRows":
        """The chosen rows; nothing is copied where that is all of them."""
        if chosen.all():
            return self
        return CheckInRows(**{name: column[chosen] for name, column in vars(self).items()})

    def readings(self) -> "CheckInRows":
        """The check-ins that carry a value."""
        return self.only(~np.isnan(self.value))


def check_in_rows(measures: pd.DataFrame, check_ins: pd.DataFrame, *, as_of: date) -> CheckInRows:
    """The check-ins of these measures up to and including day `as_of`; readings that add up are totals."""
    codes = check_ins["measure"].cat.codes.to_numpy()
    on = check_ins["on"].to_numpy().view(np.int64)
    in_order = (codes[1:] > codes[:-1]) | ((codes[1:] == codes[:-1]) & (on[1:] >= on[:-1]))
    ordered = check_ins if in_order.all() else check_ins.iloc[np.lexsort((on, codes))]
    ids = ordered["measure"].cat
    row_of = pd.Index(measures["measure"]).get_indexer(ids.categories).astype(np.int32)
    rows = CheckInRows(
        measure=row_of[ids.codes.to_numpy()] if row_of.size else np.empty(0, dtype=np.int32),
        day=day_numbers(ordered["on"]),
        value=ordered["value"].to_numpy(),
        confidence=ordered["confidence"].to_numpy(),
    )
    return _added_up(measures, rows.only((rows.measure >= 0) & (rows.day <= day_number(as_of))))


def adds_up(measures: pd.DataFrame) -> Flags:
    """Whether the readings of each measure add up."""
    return (measures["join"] == Join.TOTAL).to_numpy()


def _added_up(measures: pd.DataFrame, rows: CheckInRows) -> CheckInRows:
    """Totals so far in place of readings that add up; what lies before the start is no reading."""
    counted = adds_up(measures)[rows.measure]
    if not counted.any():
        return rows
    of = rows.measure[counted]
    is_early = rows.day[counted] < day_numbers(measures["start"])[of]
    came = pd.Series(np.where(is_early, np.nan, rows.value[counted]))
    value = rows.value.copy()
    value[counted] = measures["baseline"].to_numpy()[of] + came.groupby(of).cumsum()
    return replace(rows, value=value)


def daily_readings(measures: pd.DataFrame, check_ins: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a measure and day with a reading: measure, on, value in the unit of the measure.

    Several readings of one day are joined as the measure's `join` says, and those that add up are the totals
    so far. Sorted by measure and day.
    """
    readings = check_in_rows(measures, check_ins, as_of=as_of).readings()
    starts = run_starts(readings.measure, readings.day)
    measure, on = readings.measure[starts], days_of(readings.day[starts])
    value = joined(readings.value, starts, measures["join"].cat.codes.to_numpy()[measure])
    return pd.DataFrame({"measure": measure_ids(measures, measure), "on": on, "value": value})


def last_readings(
    measures: pd.DataFrame, check_ins: pd.DataFrame, *, as_of: date, since: date | None = None
) -> pd.DataFrame:
    """One row a measure, in the order of `measures`: measure, on, value, confidence, first_confidence.

    `on` is the latest day with a reading and `value` the joined readings of it; NaT and NaN where
    there is none. `confidence` is the latest stated up to `as_of`, `first_confidence` the first
    stated from `since` on (from the beginning without it), both from 0 to 1.
    """
    return last_of(measures, check_in_rows(measures, check_ins, as_of=as_of), since=since)


def last_of(measures: pd.DataFrame, rows: CheckInRows, *, since: date | None) -> pd.DataFrame:
    """What `last_readings` says, from check-ins that are in order already."""
    readings = rows.readings()
    starts = run_starts(readings.measure)
    last_day = readings.day[run_last(starts, readings.day.size)]
    latest = readings.only(readings.day == np.repeat(last_day, run_lengths(starts, readings.day.size)))
    starts = run_starts(latest.measure)
    measure = latest.measure[starts]
    on = np.full(len(measures), np.datetime64("NaT", "s"))
    on[measure] = latest.day[starts].astype(np.int64) * SECONDS_A_DAY
    value = np.full(len(measures), np.nan)
    value[measure] = joined(latest.value, starts, measures["join"].cat.codes.to_numpy()[measure])
    confidence, first = _confidences(rows, len(measures), since)
    columns = {"measure": measures["measure"].array, "on": pd.Series(on, dtype=DAY), "value": value}
    return pd.DataFrame({**columns, "confidence": confidence, "first_confidence": first})


def _confidences(rows: CheckInRows, measures: int, since: date | None) -> tuple[Floats, Floats]:
    stated = np.flatnonzero(~np.isnan(rows.confidence))
    starts = run_starts(rows.measure[stated])
    latest = np.full(measures, np.nan)
    last = stated[run_last(starts, stated.size)]
    latest[rows.measure[last]] = rows.confidence[last]
    if since is not None:
        stated = stated[rows.day[stated] >= day_number(since)]
        starts = run_starts(rows.measure[stated])
    first = np.full(measures, np.nan)
    first[rows.measure[stated[starts]]] = rows.confidence[stated[starts]]
    return latest, first


def are_whole(readings: pd.Series, target: float) -> bool:
    """Whether a measure counts whole things, as far as its readings and its target show."""
    known = readings.dropna().to_numpy(dtype=np.float64)
    return float(target).is_integer() and bool((known == np.round(known)).all())


def measure_ids(measures: pd.DataFrame, rows: Ints) -> pd.Categorical:
    """The ids of these rows of `measures`, as a categorical of all of them."""
    return pd.Categorical.from_codes(rows, categories=pd.Index(measures["measure"]))


def readings_since(
    now: pd.DataFrame, then: pd.DataFrame, readings: pd.DataFrame, *, since: date
) -> pd.DataFrame:
    """One row a measure that was read after day `since`, in the order of `now`.

    `now` and `then` as in `analysis.progress`, `readings` as in `daily_readings`. Columns: client, measure,
    title, kind, unit, count (days with a reading after `since`), last and last_then (the readings of the
    last days, in the unit), confidence and confidence_then; NaN where there was none.
    """
    is_new = readings["on"] > pd.Timestamp(since)
    recent = readings[is_new].groupby("measure", observed=True)["value"].agg(count="size", last="last")
    before = readings[~is_new].groupby("measure", observed=True)["value"].last().rename("last_then")
    sure_then = then.set_index("measure")["confidence"].rename("confidence_then")
    found = now[["client", "measure", "title", "kind", "unit", "confidence"]].merge(recent, on="measure")
    return found.merge(before, on="measure", how="left").merge(sure_then, on="measure", how="left")
