"""Milestones: their state on a day, when the next one is expected, and small ones where none lies near."""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from goalkit.analysis.progress import MeasureRow
from goalkit.frames import one_of
from goalkit.terms import Cadence, GoalState, Kind, MilestoneState, Status

DUE_SOON_DAYS = 42
"""Six weeks: what is due within them is due soon, and small steps are for them."""
LEAST_REACHED = 3
"""Below so many milestones reached there is no pace."""
PACE_OF = 4
"""So many gaps between milestones, the latest ones, make the pace."""
SIX_WEEKS = 6
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
        state=pd.Series(state, index=milestones.index, dtype=one_of(MilestoneState)),
        reached_in_period=recent,
    )


def next_milestones(milestones: pd.DataFrame, *, as_of: date) -> pd.DataFrame:
    """One row a goal with a milestone to reach and at least three reached by `as_of`.

    Columns: client, goal, milestone (the one due next), expected, earliest, latest (days). Expected
    is the last day on which one was reached and the mean of the last four gaps between them;
    earliest and latest are the same with the shortest and the longest of these. No day lies before
    `as_of`: what should have come by now is expected at once. The formula:
    `docs/reference/formulas/next-milestone.md`.
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
    to_reach = milestones[~reached].sort_values(["client", "goal", "due"], kind="stable")
    next_due = to_reach.groupby(["client", "goal"], as_index=False, sort=False).first()
    found = next_due.merge(known, on=["client", "goal"])
    days = {
        name: (found["last"] + pd.to_timedelta(np.ceil(found[column]), unit="D")).clip(lower=today)
        for name, column in (("expected", "mean"), ("earliest", "min"), ("latest", "max"))
    }
    return found[["client", "goal", "milestone"]].assign(**days)


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
    wanting = active.loc[~active["goal"].isin(have_one), ["goal", "statement", "weakest_measure"]]
    steps = []
    for goal, statement, weakest in wanting.itertuples(index=False):
        rows = progress[progress["goal"] == goal]
        if rows.empty or (rows["due"] > pd.Timestamp(due)).any():
            step = SmallStep(goal=goal, statement=statement, due=due)
            weakest_first = rows.assign(after=rows["measure"] != weakest).sort_values("after", kind="stable")
            numbered = (_in_numbers(step, row, as_of) for row in MeasureRow.all_of(weakest_first))
            steps.append(next(filter(None, numbered), step))
    return tuple(steps)


def _in_numbers(step: SmallStep, measure: MeasureRow, as_of: date) -> SmallStep | None:
    if measure.kind is Kind.REACH and measure.share < 1:
        value, spans = _next_number(measure, as_of), 0
    elif measure.kind is Kind.MAINTAIN and (spans := _spans_in_six_weeks(measure)):
        kept = 0.0 if math.isnan(measure.share) else measure.share
        value = float(min(spans, math.floor(kept * spans) + max(1, spans // 6)))
    else:
        return None
    named = replace(step, measure=measure.title, kind=measure.kind, unit=measure.unit)
    return replace(named, value=value, spans=spans, cadence=measure.cadence)


def _spans_in_six_weeks(measure: MeasureRow) -> int:
    """How many whole spans of a maintain measure fit into six weeks; 0 for quarters and years."""
    days = SIX_WEEKS * len(measure.weekdays)
    return {Cadence.DAY: days, Cadence.WEEK: SIX_WEEKS, Cadence.MONTH: 1}.get(measure.cadence, 0)


def _next_number(measure: MeasureRow, as_of: date) -> float:
    now, target, baseline = measure.actual, measure.target, measure.baseline
    straight = now + (target - now) * DUE_SOON_DAYS / (measure.due - as_of).days
    part = abs(target - baseline) / _PARTS_OF_THE_WAY
    size = 10.0 ** math.floor(math.log10(part))
    unit = max(size * step for step in _NICE if size * step <= part * (1 + 1e-9))
    if all(float(number).is_integer() for number in (now, target, baseline)):
        unit = max(unit, 1.0)
    if target > now:
        return float(min(math.ceil(straight / unit - 1e-9) * unit, target))
    return float(max(math.floor(straight / unit + 1e-9) * unit, target))
