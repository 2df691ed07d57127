"""How likely it is that the coming spans of a maintain measure are kept.

Each span is kept or not, with a chance that nobody knows and that changes slowly: the beta-binomial
model with Jeffreys' prior, in which a span counts half as much for every 13 spans that it lies back
(the memory of a weekly habit, a quarter of a year).

    kept = ½ + Σ w · kept,  broken = ½ + Σ w · (1 − kept),  w = 0.5 ^ (spans read since ÷ 13)
    next span: kept ÷ (kept + broken)
    all of the next n: ∏ (kept + i) ÷ (kept + broken + i), i = 0 … n − 1
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from goalkit.analysis.keeping import measure_rows
from goalkit.analysis.runs import Floats, Ints, run_last, run_lengths, run_starts
from goalkit.terms import Kind

Numbers = NDArray[np.floating]

HALF_LIFE = 13
PRIOR = 0.5
LEAST_SPANS = 3


def keeping_chances(measures: pd.DataFrame, kept: pd.DataFrame, *, spans: int) -> pd.DataFrame:
    """One row a maintain measure, from the spans of `kept_spans`, for so many coming `spans`.

    Columns: measure, spans_read, next (the chance that the next span is kept) and all (that each of
    the coming ones is), from 0 to 1. NaN below three spans read.
    """
    row, count = measure_rows(measures, kept), len(measures)
    weight = _weights(row)
    well = np.bincount(row, weights=weight * kept["kept"].to_numpy(), minlength=count) + PRIOR
    broken = np.bincount(row, weights=weight * ~kept["kept"].to_numpy(), minlength=count) + PRIOR
    read = np.bincount(row, minlength=count)
    chances = {
        name: np.where(read < LEAST_SPANS, np.nan, _all_kept(well, broken, number))
        for name, number in (("next", 1), ("all", spans))
    }
    found = pd.DataFrame({"measure": measures["measure"].array, "spans_read": read, **chances})
    return found[(measures["kind"] == Kind.MAINTAIN).to_numpy()].reset_index(drop=True)


def _weights(row: Ints) -> Floats:
    starts = run_starts(row)
    since = np.repeat(run_last(starts, row.size), run_lengths(starts, row.size)) - np.arange(row.size)
    weights: Floats = 0.5 ** (since / HALF_LIFE)
    return weights


def _all_kept(well: Numbers, broken: Numbers, spans: int) -> Floats:
    coming = np.arange(spans)[:, None]
    chances: Floats = np.prod((well + coming) / (well + broken + coming), axis=0)
    return chances
