"""Small next milestones: what a goal could reach in the next six weeks where none lies so near."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from goalkit.analysis.milestones import DUE_SOON_DAYS
from goalkit.terms import Cadence, GoalState, Kind, MilestoneState, Status

SPANS_IN_SIX_WEEKS = {Cadence.DAY: 42, Cadence.WEEK: 6, Cadence.MONTH: 1}
_NICE = (1.0, 2.0, 2.5, 5.0)
_PARTS_OF_THE_WAY = 20
"""A number is rounded to about so many parts of the way from baseline to target."""


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
