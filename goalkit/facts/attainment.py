"""How far the goals of one client have come on their attainment scales, on a day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from goalkit.analysis.attainment import (
    attainment,
    attainment_change,
    attainment_levels,
    attainment_sums,
    levels_from_readings,
    of_running_goals,
    scales_in_force,
    without_baselines,
)
from goalkit.frames import Frames
from goalkit.model import Review, Workbook
from goalkit.period import Period


@dataclass(frozen=True, kw_only=True)
class AttainmentFacts:
    """Levels and T-scores as they count on `as_of`. Frames have the columns that `analysis` names.

    `frames` are those of `workbook`, `before` is the day before the period of the review.
    """

    workbook: Workbook
    frames: Frames
    as_of: date
    before: date

    @cached_property
    def line(self) -> pd.DataFrame:
        """One row a day of rating or review: the T-score over the goals that have a level on it.

        The level of a reading counts as long as its goal runs; what a person rated counts on its day.
        """
        read = self.read(*self._days)
        day = read["rated_on"]
        running = of_running_goals(
            read, self.frames.goal_versions, day=day, before=day - pd.Timedelta(days=1)
        )
        return attainment(self.frames.attainment, running, as_of=self.as_of)

    @cached_property
    def levels(self) -> pd.DataFrame:
        """One row a goal with a level on its scale: where it began and where it is now."""
        return attainment_levels(self.frames, as_of=self.as_of, then=self.before)

    @cached_property
    def counted(self) -> pd.DataFrame:
        """The rows of `levels` whose goal runs, or ended within the period of the review."""
        as_of, before = pd.Timestamp(self.as_of), pd.Timestamp(self.before)
        return of_running_goals(self.levels, self.frames.goal_versions, day=as_of, before=before)

    @cached_property
    def change(self) -> pd.DataFrame:
        """The T-score at the baseline and now, over those `counted` that have both; no row without any."""
        return attainment_change(self.counted)

    @cached_property
    def sums(self) -> pd.DataFrame:
        """What the two scores of `change` are computed from."""
        return attainment_sums(self.counted)

    @cached_property
    def rewritten(self) -> int:
        """Of how many `counted` goals the levels were written anew since the day `before`."""
        scales = self.frames.attainment_scales
        then, now = (scales_in_force(scales, [day]) for day in (self.before, self.as_of))
        both = then.merge(now, on="goal", suffixes=("_then", ""))
        return int(self.counted["goal"].isin(both["goal"][both["scale"] != both["scale_then"]]).sum())

    def read(self, *days: date) -> pd.DataFrame:
        """One row a day and numeric scale, of goals that are over as well: the level of the reading."""
        return levels_from_readings(self.frames, days)

    def rated_on(self, review: Review) -> date:
        """The day for which a review asks for levels: the last of its period, or when it was held before."""
        return min(review.held_on, self._span(review).last_day)

    @cached_property
    def _days(self) -> tuple[date, ...]:
        """The days of ratings, and of reviews without any; where there is none, the day of the facts."""
        rated = {day.date() for day in without_baselines(self.frames.attainment)["rated_on"]}
        held = {
            self.rated_on(review)
            for review in self.workbook.reviews
            if not any(self._span(review).start <= day < self._span(review).end for day in rated)
        }
        return tuple(day for day in sorted(rated | held) if day <= self.as_of) or (self.as_of,)

    def _span(self, review: Review) -> Period:
        return Period.parse(review.period, fiscal_start=self.workbook.client.fiscal_start)
