"""Where the goals of one client are heading: what is ahead of the day on which facts count."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from goalkit.analysis.forecast import forecast_path, forecast_readings, forecast_workings, reach_dates
from goalkit.analysis.keeping import keeping_chances
from goalkit.analysis.milestones import next_milestones
from goalkit.analysis.readings import are_whole
from goalkit.frames import Frames
from goalkit.terms import GoalState, Join, Kind

SPANS_AHEAD = 4
"""For so many coming spans there is a chance that each of them is kept."""


@dataclass(frozen=True, kw_only=True)
class ForecastFacts:
    """The forecasts of running goals that are not due yet. Frames have the columns of `analysis.forecast`.

    `readings` is what `daily_readings` gives for `frames` as of `as_of`, `kept` what `kept_spans` gives.
    """

    frames: Frames
    readings: pd.DataFrame
    kept: pd.DataFrame
    as_of: date

    @cached_property
    def reach(self) -> pd.DataFrame:
        """One row a running reach measure: its forecast for the due day, and when it reaches the target.

        With `target`, and `whole`: whether it counts whole things (see `analysis.readings.are_whole`).
        """
        measures = self._running[self._running["kind"] == Kind.REACH].reset_index(drop=True)
        forecasts = forecast_readings(measures, self.frames.check_ins, as_of=self.as_of)
        dates = reach_dates(measures, self.readings, as_of=self.as_of)
        read = dict(list(self.readings.groupby("measure", observed=True)["value"]))
        nothing = self.readings["value"].iloc[:0]
        targets = zip(measures["measure"], measures["target"], strict=True)
        whole = [are_whole(read.get(measure, nothing), target) for measure, target in targets]
        both = pd.concat([forecasts, dates.drop(columns="measure")], axis="columns")
        return both.assign(target=measures["target"], whole=pd.Series(whole, dtype="bool"))

    @cached_property
    def workings(self) -> pd.DataFrame:
        """One row a forecast with numbers: what it was computed from."""
        return forecast_workings(self.reach, self.readings)

    def path(self, measure: str) -> pd.DataFrame | None:
        """The way of a running reach measure from its last reading to its due day; None where it is over."""
        running = self._running[self._running["measure"] == measure]
        if running.empty:
            return None
        due, target, unit, join = (running[name].iloc[0] for name in ("due", "target", "unit", "join"))
        readings = self.readings[self.readings["measure"] == measure]
        return forecast_path(
            readings,
            as_of=self.as_of,
            due=due.date(),
            target=target,
            unit=unit,
            totals=join == Join.TOTAL,
        )

    @cached_property
    def maintain(self) -> pd.DataFrame:
        """One row a running maintain measure: the chance that its next `SPANS_AHEAD` spans are kept."""
        kept = self.kept[self.kept["measure"].isin(self._running["measure"])]
        return keeping_chances(self._running, kept, spans=SPANS_AHEAD)

    @cached_property
    def milestones(self) -> pd.DataFrame:
        """One row a running goal with at least three milestones reached: when the next one is expected."""
        found = next_milestones(self.frames.milestones, as_of=self.as_of)
        return found[found["goal"].isin(self._running_goals)].reset_index(drop=True)

    @cached_property
    def _running_goals(self) -> pd.Series:
        goals = self.frames.goals
        runs = (goals["state"] == GoalState.ACTIVE) & (goals["due"] > pd.Timestamp(self.as_of))
        return goals.loc[runs, "goal"]

    @cached_property
    def _running(self) -> pd.DataFrame:
        """The measures, as frames have them, of goals that run and are not due yet."""
        measures = self.frames.measures
        return measures[measures["goal"].isin(self._running_goals)].reset_index(drop=True)
