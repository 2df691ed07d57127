"""Where every measure stands on a day: how far it has come, how far it should be, the word for it.

`status_workings` gives the fractions behind the shares, so that a reader can compute them again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from math import isnan
from typing import Any

import numpy as np
import pandas as pd

from goalkit.analysis.keeping import kept_shares, spans_of
from goalkit.analysis.pace import expected_share, share_reached
from goalkit.analysis.readings import CheckInRows, adds_up, check_in_rows, last_of
from goalkit.analysis.rules import DECIMALS, GAP, StatusRule
from goalkit.analysis.runs import joined, run_last, run_lengths, run_starts
from goalkit.analysis.spans import day_number, day_numbers, days_of, whole_spans
from goalkit.analysis.status import measure_statuses
from goalkit.terms import Cadence, DayCount, Direction, Join, Kind, MilestoneState, Status, Weekday

_GOAL = ["client", "goal"]
_OF_MEASURES = [
    "client", "goal", "measure", "title", "kind", "direction", "unit", "baseline", "target", "target_high",
    "cadence", "join", "weekdays", "start", "due", "rule", "day_count",
]  # fmt: skip
_COUNTS = ["spans", "read", "kept", "read_whole", "kept_whole"]
_COLUMNS = [
    *_OF_MEASURES, "on", "actual", "came", "confidence", "first_confidence", "share", "expected",
    "reached_on", *_COUNTS, "of_period", "paused", "status",
]  # fmt: skip


def progress(  # noqa: PLR0913 - three frames, and the four things that whoever asks may choose
    measures: pd.DataFrame,
    check_ins: pd.DataFrame,
    milestones: pd.DataFrame,
    *,
    as_of: date,
    since: date | None = None,
    rule: StatusRule = GAP,
    paused: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row a measure, in the order of `measures`.

    Columns: client, goal, measure, title, kind, direction, unit, baseline, target, target_high,
    cadence, join, weekdays, start, due; rule and day_count, those of the measure or else of `rule`; `on` (day
    of the last reading) and `actual`, in the unit; `came` (where readings add up: what came from `since` on,
    or from the start without it; else NaN); `confidence` and `first_confidence` (see `last_readings`);
    `share` and `expected`, as fractions; `reached_on` (see below); of a maintain measure `spans`, `read` and
    `kept` (how many spans are judged, were read, and were kept), `read_whole` and `kept_whole` (the same
    since its start) and `of_period` (whether only spans from `since` on are judged); of milestones `spans` is
    how many there are; and `status` (see `analysis.status`).

    * reach: the share of the way from baseline to target, beside the share of the time; days on which the
      goal was `paused` (see `pace.paused_days`; none without it) are left out of the time. Where readings add
      up, `actual` is the total so far.
    * maintain: the share of read spans that were kept, from the start or from `since` on, beside 1;
      over its whole run from the due day on, or where none of these was read; `actual` is the value of the
      last of them.
    * milestones: the share of the goal's milestones that are reached, beside the share due by
      the day before `as_of`; `actual` is how many are reached, `on` the day of the latest.
    * done: 1 once the last reading says so, else 0; beside NaN before the due date, then 1.

    `reached_on` is the first day on which the target was reached and stayed so up to the last reading; from
    the due day on, up to the last reading by then, because what was reached in time stays reached, or else
    the first day after it with the target reached. Of milestones it is the day of the last one.

    The frames have the columns of `goalkit.frames`; those of `measures` that are used here are named above.
    Shares are not clipped, and NaN where nothing was read. The formulas and their sources:
    `docs/reference/measures-and-statuses.md` and `docs/reference/formulas`.
    """
    rows = check_in_rows(measures, check_ins, as_of=as_of)
    last = last_of(measures, rows, since=since).drop(columns="measure")
    stands = pd.concat([measures[_OF_MEASURES].reset_index(drop=True), last], axis="columns")
    stands["came"] = _came(measures, rows, stands["value"], since)
    stands = stands.fillna({"rule": rule.name.value, "day_count": rule.count.value})
    steps = _milestones(stands, milestones, as_of)
    kind, value = stands["kind"], stands["value"]
    share = share_reached(value, stands["baseline"], stands["target"])
    days = None if paused is None else stands[_GOAL].merge(paused, on=_GOAL, how="left")["paused"]
    stands["paused"] = 0 if days is None else days.fillna(0).astype("int64")
    count, left_out = stands["day_count"], stands["paused"]
    expected = expected_share(stands["start"], stands["due"], as_of, count=count, paused=left_out)
    is_done = (value >= 1).astype("float64")
    done_by_now = np.where(stands["due"] > pd.Timestamp(as_of), np.nan, 1.0)
    keeping = _maintain(measures, rows, as_of, since)
    come_to = (
        pd.DataFrame({"actual": value, "share": share, "expected": expected})
        .mask(kind == Kind.MAINTAIN, keeping)
        .mask(kind == Kind.MILESTONES, steps)
        .mask(kind == Kind.DONE, pd.DataFrame({"actual": value, "share": is_done, "expected": done_by_now}))
    )
    stands = stands.assign(**come_to, on=stands["on"].mask(kind == Kind.MILESTONES, steps["on"]))
    counts = keeping[_COUNTS].astype("float64").where(kind == Kind.MAINTAIN)
    counts["spans"] = counts["spans"].mask(kind == Kind.MILESTONES, steps["spans"])
    stands = stands.assign(**counts, of_period=keeping["of_period"])
    all_steps = steps["on"].where((kind == Kind.MILESTONES) & (steps["share"] == 1))
    stands["reached_on"] = _reached_on(stands, measures, rows, as_of).fillna(all_steps)
    return stands.assign(status=measure_statuses(stands, as_of=as_of))[_COLUMNS]


def _came(measures: pd.DataFrame, rows: CheckInRows, total: pd.Series, since: date | None) -> pd.Series:
    """What came to each total from `since` on; NaN where readings do not add up, or there is none."""
    counted, before = adds_up(measures), measures["baseline"].reset_index(drop=True)
    if since is not None and counted.any():
        earlier = rows.only(counted[rows.measure] & (rows.day < day_number(since)))
        before = last_of(measures, earlier, since=None)["value"].fillna(before)
    return (total - before).where(counted)


def _maintain(measures: pd.DataFrame, rows: CheckInRows, as_of: date, since: date | None) -> pd.DataFrame:
    spans = spans_of(measures, rows, as_of=as_of, since=since)
    whole = spans if since is None else spans_of(measures, rows, as_of=as_of, since=None)
    row, row_whole = (each["measure"].cat.codes.to_numpy() for each in (spans, whole))
    read, kept, share = kept_shares(row, spans["kept"].to_numpy(), len(measures))
    read_whole, kept_whole, _ = kept_shares(row_whole, whole["kept"].to_numpy(), len(measures))
    last = run_last(run_starts(row), row.size)
    actual = np.full(len(measures), np.nan)
    actual[row[last]] = spans["value"].to_numpy()[last]
    of_period = np.ones(len(measures), dtype=bool)
    if since is not None:
        recent = (spans["span_end"] > pd.Timestamp(since)).to_numpy()
        is_read = np.bincount(row[recent], minlength=len(measures)) > 0
        of_period = (measures["due"] > pd.Timestamp(as_of)).to_numpy() & is_read
    in_period, in_all = (whole_spans(measures, as_of=as_of, since=day) for day in (since, None))
    counts = {"read": read, "kept": kept, "read_whole": read_whole, "kept_whole": kept_whole}
    judged = {"spans": np.maximum(np.where(of_period, in_period, in_all), read), "of_period": of_period}
    return pd.DataFrame({"actual": actual, "share": share, "expected": 1.0, **counts, **judged})


def _reached_on(stands: pd.DataFrame, measures: pd.DataFrame, rows: CheckInRows, as_of: date) -> pd.Series:
    """Since when the target of each reach and done measure is reached; NaT where it is not."""
    asked = (stands["share"].round(DECIMALS) >= 1) | (stands["due"] <= pd.Timestamp(as_of))
    asked &= stands["kind"].isin([Kind.REACH, Kind.DONE])
    readings = rows.only(asked.to_numpy()[rows.measure]).readings()
    starts = run_starts(readings.measure, readings.day)
    measure, day = readings.measure[starts], readings.day[starts]
    value = joined(readings.value, starts, measures["join"].cat.codes.to_numpy()[measure])
    is_done = (stands["kind"] == Kind.DONE).to_numpy()
    baseline, target = (
        np.where(is_done, of_done, stands[name]) for name, of_done in (("baseline", 0.0), ("target", 1.0))
    )
    at_target = share_reached(value, baseline[measure], target[measure]).round(DECIMALS) >= 1
    place, in_time = np.arange(day.size), day <= day_numbers(stands["due"])[measure]
    begin = run_starts(measure)
    last_off = np.maximum.reduceat(np.where(in_time & ~at_target, place, -1), begin)
    held_on = place > np.repeat(last_off, run_lengths(begin, day.size))
    holds = at_target & (held_on | ~in_time)
    first = np.minimum.reduceat(np.where(holds, place, day.size), begin)
    reached = first < day.size
    found = np.full(len(stands), np.datetime64("NaT", "s"))
    found[measure[begin[reached]]] = days_of(day[first[reached]]).to_numpy()
    return pd.Series(found, index=stands.index)


def _milestones(stands: pd.DataFrame, milestones: pd.DataFrame, as_of: date) -> pd.DataFrame:
    today = pd.Timestamp(as_of)
    reached_on = milestones["reached_on"].where(milestones["reached_on"] <= today)
    steps = milestones[_GOAL].assign(
        reached=reached_on.notna().astype("float64"), due=milestones["due"] < today, on=reached_on
    )
    folded = steps.groupby(_GOAL, as_index=False).agg(
        actual=("reached", "sum"), share=("reached", "mean"), expected=("due", "mean"), on=("on", "max"),
        spans=("reached", "size"),
    )  # fmt: skip
    found = stands[_GOAL].merge(folded, on=_GOAL, how="left")
    return found[["actual", "share", "expected", "on", "spans"]]


def status_workings(
    progress: pd.DataFrame, kept: pd.DataFrame, milestones: pd.DataFrame, *, as_of: date
) -> pd.DataFrame:
    """The rows of `progress` with `part` ÷ `whole`, which is the share, and `passed` ÷ `time`, the expected.

    * reach: the way so far and the whole way, in the unit; days passed since the start, and all days.
    * maintain: spans kept and spans read, of `kept`; expected is every one of them.
    * milestones: those reached, and all of the goal; those due, and all.
    * done: 1 or 0 of 1; expected is nothing before the due day, then all.

    `kept` is what `kept_spans` gives for the days that `progress` looks at, `milestones` what
    `milestone_states` gives for the same day. NaN where there is nothing to count.
    """
    kind = progress["kind"]
    fractions = _reach_workings(progress, as_of)
    fractions = fractions.mask(kind == Kind.MAINTAIN, _maintain_workings(progress, kept))
    fractions = fractions.mask(kind == Kind.MILESTONES, _milestones_workings(progress, milestones, as_of))
    done = progress[["share", "expected"]].set_axis(["part", "passed"], axis="columns")
    return progress.assign(**fractions.mask(kind == Kind.DONE, done.assign(whole=1.0, time=1.0)))


def _reach_workings(progress: pd.DataFrame, as_of: date) -> pd.DataFrame:
    today = pd.Timestamp(as_of)
    counted = (progress["day_count"] == DayCount.INCLUSIVE).astype("int64") - progress["paused"]
    time = (progress["due"] - progress["start"]).dt.days + counted
    passed = (today - progress["start"]).dt.days + counted
    return pd.DataFrame(
        {
            "part": progress["actual"] - progress["baseline"],
            "whole": progress["target"] - progress["baseline"],
            "passed": passed.clip(lower=0, upper=time).astype("float64"),
            "time": time.astype("float64"),
        }
    )


def _maintain_workings(progress: pd.DataFrame, kept: pd.DataFrame) -> pd.DataFrame:
    spans = kept.groupby("measure", observed=True)["kept"].agg(part="sum", whole="size")
    found = progress[["measure"]].merge(spans, left_on="measure", right_index=True, how="left")
    return found[["part", "whole"]].astype("float64").assign(passed=found["whole"], time=found["whole"])


def _milestones_workings(progress: pd.DataFrame, milestones: pd.DataFrame, as_of: date) -> pd.DataFrame:
    reached, due = milestones["state"] == MilestoneState.REACHED, milestones["due"] < pd.Timestamp(as_of)
    counted = milestones[_GOAL].assign(part=reached, whole=1, passed=due, time=1)
    by_goal = counted.groupby(_GOAL, as_index=False).sum()
    found = progress[_GOAL].merge(by_goal, on=_GOAL, how="left")
    return found[["part", "whole", "passed", "time"]].astype("float64")


_DAYS = ("start", "due", "on", "reached_on")


@dataclass(frozen=True, kw_only=True)
class MeasureRow:
    """What the row of one measure in `progress` says; a missing number is NaN, a missing day None."""

    goal: str
    measure: str
    title: str
    kind: Kind
    direction: Direction | None
    unit: str
    baseline: float
    target: float
    target_high: float
    cadence: Cadence
    join: Join
    weekdays: tuple[Weekday, ...]
    start: date
    due: date
    on: date | None
    actual: float
    came: float
    share: float
    expected: float
    reached_on: date | None
    spans: float
    read: float
    kept: float
    read_whole: float
    kept_whole: float
    of_period: bool
    status: Status

    @classmethod
    def of(cls, row: Mapping[Any, Any]) -> "MeasureRow":
        """The row with days as dates and the words of closed vocabularies as their members."""
        found: dict[str, Any] = {field.name: row[field.name] for field in fields(cls)}
        days = {name: None if pd.isna(row[name]) else row[name].date() for name in _DAYS}
        words = {
            "kind": Kind(row["kind"]),
            "direction": None if pd.isna(row["direction"]) else Direction(row["direction"]),
            "cadence": Cadence(row["cadence"]),
            "join": Join(row["join"]),
            "weekdays": tuple(map(Weekday, row["weekdays"].split())),
            "status": Status(row["status"]),
        }
        return cls(**found | days | words)

    @classmethod
    def all_of(cls, progress: pd.DataFrame) -> tuple["MeasureRow", ...]:
        """Every row of the frame, in its order."""
        return tuple(map(cls.of, progress.to_dict("records")))

    def own(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame that are about this measure."""
        return frame[frame["measure"] == self.measure]

    @property
    def numbers(self) -> tuple[float, float, float, float]:
        """Baseline, target, upper target and reading: numbers that are told apart where they differ."""
        return self.baseline, self.target, self.target_high, self.actual

    @property
    def adds_up(self) -> bool:
        """Whether its readings add up to the total so far."""
        return self.join is Join.TOTAL

    @property
    def is_thin(self) -> bool:
        """Whether fewer than half of the spans that are judged were read."""
        return self.read < self.spans / 2

    @property
    def limits(self) -> list[float]:
        """The one or two numbers at which a maintain measure turns from kept to not kept, in its unit."""
        return [limit for limit in (self.target, self.target_high) if not isnan(limit)]
