"""Whether check-ins come as often as agreed."""

from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.readings import CheckInRows, check_in_rows, last_readings, measure_ids
from goalkit.analysis.runs import Flags, Ints
from goalkit.analysis.spans import (
    are_days_off,
    day_number,
    days_of,
    span_codes,
    span_ends,
    span_numbers,
    span_starts,
    span_window,
    whole_spans,
)
from goalkit.terms import GoalState, Kind


def missing_spans(
    measures: pd.DataFrame, check_ins: pd.DataFrame, *, as_of: date, since: date | None = None
) -> pd.DataFrame:
    """One row an expected span without reading: measure, span_start, span_end (the day after it).

    Expected are, of a reach or maintain measure, the spans of its cadence whose last day lies from the later
    of its start and `since` up to the earlier of its due day and `as_of`.
    """
    rows = check_in_rows(measures, check_ins, as_of=as_of)
    row, number, read = _expected_spans(measures, rows, as_of, since)
    row, number = row[~read], number[~read]
    codes = span_codes(measures)[row]
    return pd.DataFrame(
        {
            "measure": measure_ids(measures, row),
            "span_start": days_of(span_starts(number, codes)),
            "span_end": days_of(span_ends(number, codes)),
        }
    )


def readings_asked(
    goals: pd.DataFrame, measures: pd.DataFrame, check_ins: pd.DataFrame, *, as_of: date
) -> pd.DataFrame:
    """One row a measure of an active goal that is read by check-ins and runs on `as_of`.

    Columns: measure, last_on and last_value (of the last day with a reading, in the unit of the
    measure; NaT and NaN without any), span_start and span_end (the day after) of the span of its
    cadence in which `as_of` lies, `due`: whether that span has no reading yet, and `next_on`: the first day
    of the span that comes next. On a day off that is the span itself, and nothing is due. A done measure is
    not asked for again once it is done. In the order of `measures`.
    """
    codes, today = span_codes(measures), np.full(len(measures), day_number(as_of))
    number, is_off = span_numbers(today, codes), are_days_off(today, codes)
    last = last_readings(measures, check_ins, as_of=as_of)
    starts = days_of(span_starts(number, codes))
    is_done = (measures["kind"] == Kind.DONE).to_numpy() & (last["value"] >= 1).to_numpy()
    asked = pd.DataFrame(
        {
            "measure": measures["measure"].array,
            "last_on": last["on"],
            "last_value": last["value"],
            "span_start": starts,
            "span_end": days_of(span_ends(number, codes)),
            "next_on": days_of(span_starts(number + ~is_off, codes)),
            "due": ~(last["on"] >= starts) & ~is_off,
        }
    )
    return asked[_runs(goals, measures, as_of) & ~is_done].reset_index(drop=True)


def _runs(goals: pd.DataFrame, measures: pd.DataFrame, as_of: date) -> Flags:
    active = goals.loc[goals["state"] == GoalState.ACTIVE, ["client", "goal"]]
    of_active = pd.MultiIndex.from_frame(measures[["client", "goal"]]).isin(pd.MultiIndex.from_frame(active))
    day = pd.Timestamp(as_of)
    inside = (measures["start"] <= day) & (measures["due"] >= day) & (measures["kind"] != Kind.MILESTONES)
    return of_active & inside.to_numpy()


def _expected_spans(
    measures: pd.DataFrame, rows: CheckInRows, as_of: date, since: date | None
) -> tuple[Ints, Ints, Flags]:
    # For every expected span: the row of its measure, its number, and whether it was read.
    codes = span_codes(measures)
    _, last = span_window(measures, as_of=as_of, since=since)
    is_read = measures["kind"].isin([Kind.REACH, Kind.MAINTAIN]).to_numpy()
    count = np.where(is_read, whole_spans(measures, as_of=as_of, since=since), 0)
    first = last - count + 1
    begin = np.cumsum(count) - count
    row = np.repeat(np.arange(len(measures)), count)
    number = np.arange(count.sum()) - np.repeat(begin - first, count)
    readings = rows.readings()
    of = codes[readings.measure]
    place = span_numbers(readings.day, of) - first[readings.measure]
    inside = (place >= 0) & (place < count[readings.measure]) & ~are_days_off(readings.day, of)
    read = np.zeros(row.size, dtype=bool)
    read[(begin[readings.measure] + place)[inside]] = True
    return row, number, read
