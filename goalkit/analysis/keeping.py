"""How well maintain measures were kept, span by span, and how likely the coming spans are.

A span (day, ISO week, month, quarter or year, by the cadence of the measure) is judged once it has
ended, and belongs to the window in which its last day lies. A span without reading has no row: it
is neither kept nor broken.

Habit strength is the score of Loop Habit Tracker, an exponential smoothing of whether a span was kept:
s' = s·m + c·(1 − m) with c 1 or 0 and m = 0.5 ** (1 / H). H is 13 spans for days, as published; a habit of
weeks has 13, of months 6, of quarters 4 and of years 2, so that each is told within the time people look at.

The chance of the coming spans is that of the beta-binomial model with Jeffreys' prior: each span is kept or
not, with a chance that nobody knows and that changes slowly. A span counts half as much for every 13 spans
that it lies back (the memory of a weekly habit, a quarter of a year):

    kept = ½ + Σ w · kept,  broken = ½ + Σ w · (1 − kept),  w = 0.5 ^ (spans read since ÷ 13)
    next span: kept ÷ (kept + broken)
    all of the next n: ∏ (kept + i) ÷ (kept + broken + i), i = 0 … n − 1
"""

from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.readings import CheckInRows, check_in_rows, measure_ids
from goalkit.analysis.runs import Flags, Floats, Ints, joined, run_last, run_lengths, run_starts
from goalkit.analysis.spans import (
    are_days_off,
    cadence_codes,
    days_of,
    span_codes,
    span_ends,
    span_numbers,
    span_starts,
    span_window,
)
from goalkit.terms import Cadence, Direction, Kind

NOISE = 1e-12
"""As a part of the value: what the adding of floats leaves over breaks no limit."""
HALF_LIFE = 13
"""After so many spans of a measure a span counts half."""
PRIOR = 0.5
LEAST_SPANS = 3
"""Below so many spans read there is no chance to name."""

_HALF_LIVES = {Cadence.DAY: 13, Cadence.WEEK: 13, Cadence.MONTH: 6, Cadence.QUARTER: 4, Cadence.YEAR: 2}
"""After so many spans half of the strength of a habit is left, if none of them was kept."""


def kept_spans(
    measures: pd.DataFrame, check_ins: pd.DataFrame, *, as_of: date, since: date | None = None
) -> pd.DataFrame:
    """One row a maintain measure and span with a reading: measure, span_start, span_end, value, kept.

    `span_end` is the first day after the span. Spans count whose last day lies between the later of
    the measure's start and `since`, and the earlier of its due day and `as_of`, both included. From
    its due day on a measure counts from its start, because its whole run is what is judged then; and so does
    one of which no span from `since` on was read: a period that has just begun says nothing yet.
    A reading on a day off belongs to no span. `value` joins the readings of the span as the measure's `join`
    says; `kept` is whether it lies on
    the good side of the target.
    """
    return spans_of(measures, check_in_rows(measures, check_ins, as_of=as_of), as_of=as_of, since=since)


def spans_of(measures: pd.DataFrame, rows: CheckInRows, *, as_of: date, since: date | None) -> pd.DataFrame:
    """What `kept_spans` says, from check-ins that are in order already."""
    maintain = (measures["kind"] == Kind.MAINTAIN).to_numpy()
    readings, codes = rows.only(maintain[rows.measure]).readings(), span_codes(measures)
    readings = readings.only(~are_days_off(readings.day, codes[readings.measure]))
    number = span_numbers(readings.day, codes[readings.measure])
    first, last = span_window(measures, as_of=as_of, since=since)
    if since is not None:
        whole, _ = span_window(measures, as_of=as_of, since=None)
        recent = (number >= first[readings.measure]) & (number <= last[readings.measure])
        unread = np.bincount(readings.measure[recent], minlength=len(measures)) == 0
        first = np.where((measures["due"] <= pd.Timestamp(as_of)) | unread, whole, first)
    inside = (number >= first[readings.measure]) & (number <= last[readings.measure])
    readings, number = readings.only(inside), number[inside]

    starts = run_starts(readings.measure, number)
    measure, number = readings.measure[starts], number[starts]
    value = joined(readings.value, starts, measures["join"].cat.codes.to_numpy()[measure])
    return pd.DataFrame(
        {
            "measure": measure_ids(measures, measure),
            "span_start": days_of(span_starts(number, codes[measure])),
            "span_end": days_of(span_ends(number, codes[measure])),
            "value": value,
            "kept": _shortfall(measures, measure, value) <= NOISE * np.abs(value),
        }
    )


def _limits(measures: pd.DataFrame, rows: Ints) -> tuple[Floats, Floats]:
    """The lowest and the highest value that keep the measure in each row, infinite where there is none."""
    direction, target = measures["direction"], measures["target"].to_numpy()
    upper = np.where(direction == Direction.BETWEEN, measures["target_high"].to_numpy(), target)
    low = np.where(direction == Direction.AT_MOST, -np.inf, target)
    return low[rows], np.where(direction == Direction.AT_LEAST, np.inf, upper)[rows]


def _shortfall(measures: pd.DataFrame, rows: Ints, values: Floats) -> Floats:
    """How far each value lies beyond a limit of its measure, in its unit; 0 or less where it is kept."""
    low, high = _limits(measures, rows)
    return np.maximum(low - values, values - high)


def keeping(measures: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    """One row a maintain measure, from the spans of `kept_spans`.

    Columns: measure, spans_read, spans_kept, share (kept of read), run (spans kept in a row up to
    the last one read; spans without reading neither count nor break it), worst_value (farthest on
    the wrong side of the target, or nearest to it) and worst_span_start, strength (0 to 1, see
    `habit_strength`), strongest (the strength had each of the spans read been kept). NaN and NaT where no
    span was read. The formulas and their sources:
    `docs/reference/formulas/share-kept.md` and `habit-strength.md`.
    """
    maintain = np.flatnonzero((measures["kind"] == Kind.MAINTAIN).to_numpy())
    row, well_kept = _measure_rows(measures, kept), kept["kept"].to_numpy(dtype=bool)
    cadences = cadence_codes(measures)
    read, well, share = kept_shares(row, well_kept, len(measures))
    run = read.copy()
    np.minimum.at(run, row[~well_kept], _spans_since(row)[~well_kept])
    value = kept["value"].to_numpy()
    worst_first = np.lexsort((-_shortfall(measures, row, value), row))
    worst = worst_first[run_starts(row[worst_first])]
    result = pd.DataFrame(
        {
            "measure": measures["measure"].array,
            "spans_read": read,
            "spans_kept": well,
            "share": share,
            "run": run,
            "worst_value": pd.Series(value[worst], index=row[worst]),
            "worst_span_start": pd.Series(kept["span_start"].to_numpy()[worst], index=row[worst]),
            "strength": habit_strength(row, well_kept, cadences),
            "strongest": habit_strength(row, np.ones_like(well_kept), cadences),
        },
        index=range(len(measures)),
    )
    return result.iloc[maintain].reset_index(drop=True)


def _measure_rows(measures: pd.DataFrame, kept: pd.DataFrame) -> Ints:
    """The row in `measures` of the measure of each span of `kept_spans`."""
    row_of = pd.Index(measures["measure"]).get_indexer(kept["measure"].cat.categories)
    return row_of[kept["measure"].cat.codes.to_numpy()] if row_of.size else np.empty(0, dtype=np.int64)


def kept_shares(row: Ints, kept: Flags, measures: int) -> tuple[Ints, Ints, Floats]:
    """Spans read, spans kept and the share of them, for each of so many measures."""
    read = np.bincount(row, minlength=measures)
    well = np.bincount(row[kept], minlength=measures)
    return read, well, well / np.where(read == 0, np.nan, read)


def smoothing(half_life: float) -> float:
    """The part m of the strength that is left after one span; `half_life` in spans."""
    return float(0.5 ** (1 / half_life))


def habit_strength(row: Ints, kept: Flags, cadences: Ints) -> Floats:
    """The strength of each measure after all its spans, starting from 0; NaN without any.

    `row` is the measure of each span, spans of a measure together and in order; `cadences` has the
    cadence of each measure as a position in `Cadence`.
    """
    left = np.array([smoothing(_HALF_LIVES[cadence]) for cadence in Cadence])[cadences]
    weights = (1 - left[row]) * left[row] ** _spans_since(row)
    strength = np.bincount(row, weights=kept * weights, minlength=cadences.size)
    return np.where(np.bincount(row, minlength=cadences.size) == 0, np.nan, strength)


def keeping_chances(measures: pd.DataFrame, kept: pd.DataFrame, *, spans: int) -> pd.DataFrame:
    """One row a maintain measure, from the spans of `kept_spans`, for so many coming `spans`.

    Columns: measure, spans_read, next (the chance that the next span is kept) and all (that each of
    the coming ones is), from 0 to 1. NaN below three spans read. The formula and its source:
    `docs/reference/formulas/coming-spans.md`.
    """
    row, count = _measure_rows(measures, kept), len(measures)
    weight = 0.5 ** (_spans_since(row) / HALF_LIFE)
    well = np.bincount(row, weights=weight * kept["kept"].to_numpy(), minlength=count) + PRIOR
    broken = np.bincount(row, weights=weight * ~kept["kept"].to_numpy(), minlength=count) + PRIOR
    read = np.bincount(row, minlength=count)
    coming = np.arange(spans)[:, None]
    chances = np.cumprod((well + coming) / (well + broken + coming), axis=0)
    chances = np.where(read < LEAST_SPANS, np.nan, chances)
    columns = {"spans_read": read, "next": chances[0], "all": chances[-1]}
    found = pd.DataFrame({"measure": measures["measure"].array, **columns})
    return found[(measures["kind"] == Kind.MAINTAIN).to_numpy()].reset_index(drop=True)


def _spans_since(row: Ints) -> Ints:
    """How many spans of the same measure were read after each span."""
    starts = run_starts(row)
    last = np.repeat(run_last(starts, row.size), run_lengths(starts, row.size))
    return last - np.arange(row.size)
