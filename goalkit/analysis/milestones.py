"""Milestones: their state on a day, when the next one is expected, and small ones where none lies near."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from goalkit.frames import words
from goalkit.terms import Cadence, GoalState, Kind, MilestoneState, Status

DUE_SOON_DAYS = 42
LEAST_REACHED = 3
PACE_OF = 4
"""So many gaps between milestones, the latest ones, tell the pace."""
SPANS_IN_SIX_WEEKS = {Cadence.DAY: 42, Cadence.WEEK: 6, Cadence.MONTH: 1}
_NICE = (1.0, 2.0, 2.5, 5.0)
_PARTS_OF_THE_WAY = 20
"""A number is rounded to about so many parts of the way from baseline to target."""


def milestone_states(milestones: pd.DataFrame, *, as_of: date, since: date | None = None) -> pd.DataFrame:
    """The milestones with `state` (a word of `MilestoneState`) and `reached_in_period` (bool).

    "reached" up to and including `as_of`; else "overdue" when due before `as_of`, "due soon" when
    due within 42 days, "planned" when later. `reached_in_period` counts from `since` on; without it
    every reached milestone is.
    """
    today = pd.Timestamp(as_of)
    reached = milestones["reached_on"] <= today
    overdue = milestones["due"] < today
    soon = milestones["due"] <= today + timedelta(days=DUE_SOON_DAYS)
    state = np.select(
        [reached, overdue, soon],
        [MilestoneState.REACHED, MilestoneState.OVERDUE, MilestoneState.DUE_SOON],
        MilestoneState.PLANNED,
    )
    recent = reached if since is None else reached & (milestones["reached_on"] >= pd.Timestamp(since))
    return milestones.assign(
        state=pd.Series(state, index=milestones.index, dtype=words(MilestoneState)), reached_in_period=recent
    )


def next_milestones(milestones: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a goal with a milestone to reach and at least three reached by `as_of`.

    Columns: client, goal, milestone (the one due next), expected, earliest, latest (days). Expected
    is the last day on which one was reached and the mean of the last four gaps between them;
    earliest and latest are the same with the shortest and the longest of these. No day lies before
    `as_of`: what should have come by now is expected at once.
    """
    today = pd.Timestamp(as_of).as_unit("s")
    reached = milestones["reached_on"] <= today
    past = milestones[reached].sort_values(["client", "goal", "reached_on"], kind="stable")
    by_goal = past.groupby(["client", "goal"], sort=False)["reached_on"]
    gaps = past.assign(gap=by_goal.diff().dt.days, back=by_goal.cumcount(ascending=False))
    recent = gaps[gaps["back"] < PACE_OF].dropna(subset="gap").groupby(["client", "goal"], as_index=False)
    pace = recent["gap"].agg(["mean", "min", "max"])
    counts = by_goal.agg(last="max", count="size").reset_index()
    known = counts[counts["count"] >= LEAST_REACHED].merge(pace, on=["client", "goal"])
    found = _next_open(milestones[~reached]).merge(known, on=["client", "goal"])
    days = {
        name: (found["last"] + pd.to_timedelta(np.ceil(found[column]), unit="D")).clip(lower=today)
        for name, column in (("expected", "mean"), ("earliest", "min"), ("latest", "max"))
    }
    return found[["client", "goal", "milestone"]].assign(**days)


def _next_open(milestones: pd.DataFrame) -> pd.DataFrame:
    ordered = milestones.sort_values(["client", "goal", "due"], kind="stable")
    return ordered.groupby(["client", "goal"], as_index=False, sort=False).first()


@dataclass(frozen=True, kw_only=True)
class SmallStep:
    """A next step of a goal, due within six weeks.

    Reach: `value` is the number to come to, in the unit of the measure. Maintain: `value` of the next
    `spans` spans are to be kept. Without a `measure` the step is still to be named.
    """

    goal: str
    statement: str
    due: date
    measure: str = ""
    kind: Kind = Kind.MILESTONES
    value: float = math.nan
    unit: str = ""
    spans: int = 0
    cadence: Cadence = Cadence.WEEK


def small_steps(
    goals: pd.DataFrame, progress: pd.DataFrame, milestones: pd.DataFrame, *, as_of: date
) -> tuple[SmallStep, ...]:
    """One step for each running goal that has no open milestone within six weeks, in the order of `goals`.

    `goals` as `goal_status` gives them, `progress` as of the same day, `milestones` with their state. A
    goal that ends within six weeks needs none: its end is near. The number of a reach measure lies where
    a straight way from today's reading to the target would be in six weeks, rounded towards the target.
    """
    due = as_of + timedelta(days=DUE_SOON_DAYS)
    near = milestones["state"].isin([MilestoneState.DUE_SOON, MilestoneState.OVERDUE])
    have_one = set(milestones.loc[near, "goal"])
    active = goals[(goals["state"] == GoalState.ACTIVE) & (goals["status"] != Status.DONE)]
    wanting = active[~active["goal"].isin(have_one)]
    return tuple(
        _step(goal, progress[progress["goal"] == goal["goal"]], as_of, due)
        for _, goal in wanting.iterrows()
        if _goes_on(progress[progress["goal"] == goal["goal"]], due)
    )


def _goes_on(measures: pd.DataFrame, due: date) -> bool:
    return measures.empty or bool((measures["due"] > pd.Timestamp(due)).any())


def _step(goal: pd.Series, measures: pd.DataFrame, as_of: date, due: date) -> SmallStep:
    found = next(_numbered(goal, measures, as_of, due), None)
    return found or SmallStep(goal=goal["goal"], statement=goal["statement"], due=due)


def _numbered(goal: pd.Series, measures: pd.DataFrame, as_of: date, due: date) -> Iterator[SmallStep]:
    """The steps that can be put in numbers, that of the measure that decides the status first."""
    weakest_first = measures.sort_values(
        "measure", key=lambda ids: ids != goal["weakest_measure"], kind="stable"
    )
    for _, measure in weakest_first.iterrows():
        value, spans = _wanted(measure, as_of)
        if not math.isnan(value):
            yield SmallStep(
                goal=goal["goal"],
                statement=goal["statement"],
                due=due,
                measure=measure["title"],
                kind=Kind(measure["kind"]),
                value=value,
                unit=measure["unit"],
                spans=spans,
                cadence=Cadence(measure["cadence"]),
            )


def _wanted(measure: pd.Series, as_of: date) -> tuple[float, int]:
    if measure["kind"] == Kind.REACH and measure["share"] < 1:
        return _next_number(measure, as_of), 0
    if measure["kind"] == Kind.MAINTAIN and measure["cadence"] in SPANS_IN_SIX_WEEKS:
        spans = SPANS_IN_SIX_WEEKS[Cadence(measure["cadence"])]
        kept = 0.0 if math.isnan(measure["share"]) else measure["share"]
        return float(min(spans, math.floor(kept * spans) + max(1, spans // 6))), spans
    return math.nan, 0


def _next_number(measure: pd.Series, as_of: date) -> float:
    now, target = measure["actual"], measure["target"]
    days_left = (measure["due"] - pd.Timestamp(as_of)).days
    straight = now + (target - now) * DUE_SOON_DAYS / days_left
    unit = _nice_part(abs(target - measure["baseline"]), whole=_all_whole(now, target, measure["baseline"]))
    rounded = (
        math.ceil(straight / unit - 1e-9) if target > now else math.floor(straight / unit + 1e-9)
    ) * unit
    return float(min(rounded, target) if target > now else max(rounded, target))


def _nice_part(way: float, *, whole: bool) -> float:
    part = way / _PARTS_OF_THE_WAY
    size = 10.0 ** math.floor(math.log10(part))
    nice = max(size * step for step in _NICE if size * step <= part * (1 + 1e-9))
    return max(nice, 1.0) if whole else nice


def _all_whole(*numbers: float) -> bool:
    return all(float(number).is_integer() for number in numbers)
