"""The word for where a measure stands.

The first that fits, from the top:

1. done: the share is 1 or more (reach, milestones, done); a maintain measure after its due date
   that the rule finds on track.
2. too early: less than a tenth of the time from start to due has passed; a done measure before its
   due date.
3. no reading: there is no share, because nothing was read, or no milestone was set.
4. missed: the due date has passed.
5. stale (reach, maintain): two check-ins or more were missed, that is, two whole spans of the cadence
   have ended since the one of the last reading. The running span is not missed yet.
6. what the rule of the measure says about share and expected share.
"""

from datetime import date

import numpy as np
import pandas as pd

from goalkit.analysis.pace import expected_share
from goalkit.analysis.rules import DECIMALS, judged
from goalkit.analysis.runs import Ints
from goalkit.analysis.spans import cadence_codes, day_number, day_numbers, span_numbers
from goalkit.frames import words
from goalkit.terms import Kind, Status

EARLY_SHARE = 0.1
MISSED_CHECK_INS = 2


def measure_statuses(facts: pd.DataFrame, *, as_of: date) -> pd.Series:
    """The status word of each measure, as a categorical.

    `facts` has kind, cadence, start, due, on, share, expected, rule and day_count, one row a measure.
    """
    kind, share, today = facts["kind"], facts["share"], pd.Timestamp(as_of)
    said = judged(facts)
    over = facts["due"] < today
    kept_to_the_end = over & (said == Status.ON_TRACK)
    done = ((kind == Kind.MAINTAIN) & kept_to_the_end) | (
        (kind != Kind.MAINTAIN) & (share.round(DECIMALS) >= 1)
    )
    passed = expected_share(facts["start"], facts["due"], as_of, count=facts["day_count"])
    early = passed < EARLY_SHARE
    pending = (kind == Kind.DONE) & (facts["due"] > today)
    stale = kind.isin([Kind.REACH, Kind.MAINTAIN]) & (
        missed_check_ins(facts, as_of=as_of) >= MISSED_CHECK_INS
    )
    found = np.select(
        [done, early | pending, share.isna(), over, stale],
        [Status.DONE, Status.TOO_EARLY, Status.NO_READING, Status.MISSED, Status.STALE],
        said,
    )
    return pd.Series(found, index=facts.index, dtype=words(Status))


def missed_check_ins(facts: pd.DataFrame, *, as_of: date) -> Ints:
    """How many spans of its cadence have ended by `as_of` since the span of the last reading.

    0 where there is no reading. `facts` has `cadence` and `on`, one row a measure.
    """
    read = facts["on"].notna()
    cadences = cadence_codes(facts)
    tomorrow = np.full(len(facts), day_number(as_of) + 1)
    last_ended = span_numbers(tomorrow, cadences) - 1
    last_read = span_numbers(day_numbers(facts["on"].fillna(pd.Timestamp(as_of))), cadences)
    missed: Ints = np.where(read, np.maximum(last_ended - last_read, 0), 0)
    return missed
