"""The word for where a measure or a goal stands, and how it changed.

Of a measure it is the first that fits, from the top:

1. done: the target is reached (reach, milestones, done), and stays so once it was reached by the due day; a
   maintain measure from its due day on that the rule finds on track.
2. too early: less than a tenth of the time from start to due has passed, and of a maintain measure fewer than
   three spans were read; a done measure before its due day.
3. no reading: there is no share, because nothing was read, or no milestone was set.
4. missed: the due day has come.
5. stale (reach, maintain): two check-ins or more were missed, that is, two whole spans of the cadence
   have ended since the one of the last reading. The running span is not missed yet.
6. what the rule of the measure says about share and expected share.

A goal has the status of its weakest measure. From weakest to strongest: missed, at risk, behind, stale,
no reading, too early, on track, done. A measure of which it is too early to say anything does not decide
beside others. So a goal is on track only when every measure is that can be judged, and done only when every
measure is.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal

import numpy as np
import pandas as pd

from goalkit.analysis.pace import expected_share
from goalkit.analysis.rules import DECIMALS, RULES, judged
from goalkit.analysis.runs import Ints
from goalkit.analysis.spans import day_number, day_numbers, span_codes, span_numbers
from goalkit.frames import frame, one_of
from goalkit.terms import Band, GoalState, Kind, Rule, Status

EARLY_SHARE = 0.1
"""Of the time: before it has passed, it is too early to judge."""
LEAST_SPANS = 3
"""When so many spans of a maintain measure were read, it is not too early any more."""
MISSED_CHECK_INS = 2
"""So many missed check-ins make a measure stale."""
WEAKEST_FIRST = (
    Status.MISSED, Status.AT_RISK, Status.BEHIND, Status.STALE, Status.NO_READING, Status.TOO_EARLY,
    Status.ON_TRACK, Status.DONE,
)  # fmt: skip

_GOAL = ["client", "goal"]
_COLUMNS = [
    "client", "goal", "statement", "state", "status", "rule", "measures", "on_track", "weakest",
    "weakest_measure", "share", "confidence", "first_confidence",
]  # fmt: skip
_OTHER_COLUMNS = {
    "client": "str", "goal": "str", "statement": "str", "status": one_of(Status), "rule": one_of(Rule),
    "other_status": one_of(Status),
}  # fmt: skip
_TENTH, _HALF_A_TENTH = Decimal("0.1"), Decimal("0.05")
_LOWEST = {Band.GREEN: Decimal("0.7"), Band.YELLOW: Decimal("0.4")}


def measure_statuses(measures: pd.DataFrame, *, as_of: date) -> pd.Series:
    """The status word of each measure, as a categorical.

    `measures` has kind, cadence, weekdays, start, due, on, share, expected, reached_on, read_whole, rule and
    day_count, one row a measure.
    """
    kind, share, over = measures["kind"], measures["share"], measures["due"] <= pd.Timestamp(as_of)
    by_rule = judged(measures)
    kept_to_the_end = (kind == Kind.MAINTAIN) & over & (by_rule == Status.ON_TRACK)
    done = kept_to_the_end | measures["reached_on"].notna()
    passed = expected_share(measures["start"], measures["due"], as_of, count=measures["day_count"])
    early = (passed < EARLY_SHARE) & ~(measures["read_whole"] >= LEAST_SPANS)
    pending = (kind == Kind.DONE) & ~over
    stale = kind.isin([Kind.REACH, Kind.MAINTAIN]) & (
        _missed_check_ins(measures, as_of=as_of) >= MISSED_CHECK_INS
    )
    found = np.select(
        [done, early | pending, share.isna(), over, stale],
        [Status.DONE, Status.TOO_EARLY, Status.NO_READING, Status.MISSED, Status.STALE],
        by_rule,
    )
    return pd.Series(found, index=measures.index, dtype=one_of(Status))


def _missed_check_ins(measures: pd.DataFrame, *, as_of: date) -> Ints:
    """How many spans of its cadence have ended by `as_of` since the span of the last reading.

    0 where there is no reading. `measures` has `cadence`, `weekdays` and `on`, one row a measure.
    """
    read = measures["on"].notna()
    codes = span_codes(measures)
    tomorrow = np.full(len(measures), day_number(as_of) + 1)
    last_ended = span_numbers(tomorrow, codes) - 1
    last_read = span_numbers(day_numbers(measures["on"].fillna(pd.Timestamp(as_of))), codes)
    return np.where(read, np.maximum(last_ended - last_read, 0), 0)


def goal_status(goals: pd.DataFrame, progress: pd.DataFrame) -> pd.DataFrame:
    """One row a goal, in the order of `goals`, from the rows of `progress`.

    Columns: client, goal, statement, state, status, rule (that judged it; empty without measures),
    measures (how many), on_track (how many of them are on track or done), weakest and weakest_measure (title
    and id of the measure that decides, the first of equally weak ones; empty without measures), share (of
    the only measure, NaN with several), confidence and first_confidence (the lowest of the measures). A goal
    that is paused, reached or dropped keeps its computed status.
    """
    order = [status.value for status in WEAKEST_FIRST]
    strength = progress["status"].cat.reorder_categories(order).cat.codes
    going_well = progress["status"].isin([Status.ON_TRACK, Status.DONE])
    early = progress["status"] == Status.TOO_EARLY
    ranked = progress.assign(strength=strength, well=going_well, early=early)
    ranked = ranked.sort_values(["early", "strength"], kind="stable")
    folded = ranked.groupby(_GOAL, as_index=False, sort=False).agg(
        status=("status", "first"),
        rule=("rule", "first"),
        measures=("status", "size"),
        on_track=("well", "sum"),
        early=("early", "any"),
        weakest=("title", "first"),
        weakest_measure=("measure", "first"),
        share=("share", "min"),
        confidence=("confidence", "min"),
        first_confidence=("first_confidence", "min"),
    )
    waits = folded.pop("early") & (folded["status"] == Status.DONE)
    folded["status"] = folded["status"].mask(waits, Status.ON_TRACK.value)
    folded = folded.astype({"status": one_of(Status), "rule": "str"})
    found = goals[[*_GOAL, "statement", "state"]].merge(folded, on=_GOAL, how="left")
    unmeasured = {"status": Status.NO_READING.value, "rule": "", "weakest": "", "weakest_measure": ""}
    counts = {"measures": 0, "on_track": 0}
    found = found.fillna(unmeasured | counts).astype(dict.fromkeys(counts, "int64"))
    return found.assign(share=found["share"].where(found["measures"] == 1))[_COLUMNS]


def other_rules(goals: pd.DataFrame, progress: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a goal and other rule under which it would have another status, in the order of `goals`.

    Columns: client, goal, statement, status (under its own rule), rule (the other one) and other_status.
    `goals` as in `frames`, `progress` as of the same day. Days are counted as the goal's own rule does.
    """
    found = goal_status(goals, progress)
    under_each = []
    for other in RULES.values():
        measures = progress.assign(rule=other.name.value)
        measures = measures.assign(status=measure_statuses(measures, as_of=as_of))
        status = goal_status(goals, measures)["status"]
        under_each.append(found.assign(rule=other.name.value, other_status=status, place=range(len(found))))
    under = pd.concat(under_each, ignore_index=True)
    differing = under[under["status"] != under["other_status"]].sort_values("place", kind="stable")
    return frame({name: differing[name].tolist() for name in _OTHER_COLUMNS}, _OTHER_COLUMNS)


def status_changes(now: pd.DataFrame, then: pd.DataFrame) -> pd.DataFrame:
    """The rows of `now` with what they were, weaker goals first, then stronger ones, then the rest.

    Both as in `goal_status`. Further columns: status_then and state_then (NaN where the goal was
    not there yet) and moved (−1 weaker, +1 stronger, else 0; 0 where the goal is or was not active).
    """
    before = then[[*_GOAL, "status", "state"]].rename(
        columns={"status": "status_then", "state": "state_then"}
    )
    found = now.merge(before, on=_GOAL, how="left")
    compared = (found["state"] == GoalState.ACTIVE) & (found["state_then"] == GoalState.ACTIVE)
    ranks = {status.value: rank for rank, status in enumerate(WEAKEST_FIRST)}
    rank, rank_then = (found[name].astype("object").map(ranks) for name in ("status", "status_then"))
    moved = (rank - rank_then).clip(-1, 1).where(compared, 0).astype("int64")
    order = moved.map({-1: 0, 1: 1, 0: 2})
    return found.assign(moved=moved, order=order).sort_values("order", kind="stable").drop(columns="order")


@dataclass(frozen=True, kw_only=True)
class Grade:
    """A grade of one decimal, as a share, and the band it lies in."""

    value: Decimal
    band: Band


def okr_grade(shares: Sequence[float]) -> Grade | None:
    """The grade that OKR programs give at the end, of shares (fractions that are not cut off).

    Their mean, rounded half up to one decimal; 0.7 and more is green, 0.4 to 0.6 yellow, less is red (the
    scale that Google published for objectives and key results). None without shares, or where one is NaN.
    """
    if not shares or any(math.isnan(share) for share in shares):
        return None
    mean = Decimal(str(round(math.fsum(shares) / len(shares), DECIMALS)))
    value = ((mean + _HALF_A_TENTH) / _TENTH).to_integral_value(ROUND_FLOOR) * _TENTH
    band = next((band for band, lowest in _LOWEST.items() if value >= lowest), Band.RED)
    return Grade(value=value, band=band)
