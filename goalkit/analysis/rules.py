"""Named rules that turn an expected and an actual share into a word.

They disagree on purpose: each is the published default of a program that many people work with.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from goalkit.analysis.runs import Flags, Floats, Texts
from goalkit.terms import DayCount, Rule, Status

DECIMALS = 12
"""Shares are compared to so many decimals, so that the noise of floats decides nothing."""


@dataclass(frozen=True, kw_only=True)
class StatusRule(ABC):
    """On track, behind or at risk. `on_track` and `behind` are the thresholds, as shares.

    `count` says whether the day of the facts counts as passed, for the expected share.
    """

    name: Rule
    source: str
    on_track: float
    behind: float
    count: DayCount = DayCount.EXCLUSIVE

    @property
    def sentence(self) -> str:
        """The rule in plain words: its thresholds, where they come from, and an inclusive day count."""
        counted = " The day of the facts counts as passed." if self.count is DayCount.INCLUSIVE else ""
        return f"{self._thresholds} (thresholds of {self.source}).{counted}"

    @property
    def title(self) -> str:
        """Its name as a sentence or a page has it: `gap rule`."""
        return f"{self.name} rule"

    @property
    @abstractmethod
    def _thresholds(self) -> str:
        """What is on track, behind and at risk, in plain words."""

    @abstractmethod
    def _levels(self, expected: Floats, share: Floats) -> tuple[Flags, Flags]:
        """Where a share is on track, and where it is at least behind."""

    def judge(self, expected: Floats | float, share: Floats | float) -> Texts:
        """The status word of each share; `no reading` where either is NaN."""
        wanted, reached = np.broadcast_arrays(np.asarray(expected, float), np.asarray(share, float))
        on_track, behind = self._levels(wanted, reached)
        missing = np.isnan(wanted) | np.isnan(reached)
        return np.select(
            [missing, on_track, behind],
            [Status.NO_READING.value, Status.ON_TRACK.value, Status.BEHIND.value],
            Status.AT_RISK.value,
        )


@dataclass(frozen=True, kw_only=True)
class GapRule(StatusRule):
    """Judges how many points the share lies below the expected one."""

    @property
    def _thresholds(self) -> str:
        return (
            f"On track while less than {_points(self.on_track)} points below the expected share, "
            f"behind up to {_points(self.behind)} points, at risk beyond"
        )

    def _levels(self, expected: Floats, share: Floats) -> tuple[Flags, Flags]:
        gap = np.round(expected - share, DECIMALS)
        return gap < self.on_track, gap <= self.behind


@dataclass(frozen=True, kw_only=True)
class RatioRule(StatusRule):
    """Judges the share as a part of the expected one; the lower threshold itself is at risk."""

    @property
    def _thresholds(self) -> str:
        return (
            f"On track from {_points(self.on_track)} % of the expected share, behind above "
            f"{_points(self.behind)} %, at risk at or below that"
        )

    def _levels(self, expected: Floats, share: Floats) -> tuple[Flags, Flags]:
        return _spare(expected, share, self.on_track) >= 0, _spare(expected, share, self.behind) > 0


@dataclass(frozen=True, kw_only=True)
class ThresholdRule(StatusRule):
    """Judges the share as a part of the expected one; the lower threshold itself is behind."""

    @property
    def _thresholds(self) -> str:
        return (
            f"On track from {_points(self.on_track)} % of the expected share, behind from "
            f"{_points(self.behind)} %, at risk below that"
        )

    def _levels(self, expected: Floats, share: Floats) -> tuple[Flags, Flags]:
        return _spare(expected, share, self.on_track) >= 0, _spare(expected, share, self.behind) >= 0


def _spare(expected: Floats, share: Floats, part: float) -> Any:
    return np.round(share - part * expected, DECIMALS)


def _points(share: float) -> str:
    return f"{share * 100:g}"


GAP = GapRule(name=Rule.GAP, source="Engagedly", on_track=0.165, behind=0.33)
RATIO = RatioRule(name=Rule.RATIO, source="UpRaise", on_track=0.95, behind=0.75)
THRESHOLD = ThresholdRule(name=Rule.THRESHOLD, source="Mooncamp", on_track=0.9, behind=0.7)

RULES: dict[str, StatusRule] = {rule.name: rule for rule in (GAP, RATIO, THRESHOLD)}
"""Every rule by its name, with the exclusive day count."""


def rule_named(name: str, count: str = DayCount.EXCLUSIVE) -> StatusRule:
    """The rule of this name with this day count."""
    return replace(RULES[name], count=DayCount(count))


def judged(facts: pd.DataFrame) -> Texts:
    """The word of each row by its own rule. `facts` has the columns rule, expected and share."""
    said = np.full(len(facts), Status.NO_READING.value, dtype=object)
    expected, share = facts["expected"].to_numpy(), facts["share"].to_numpy()
    for name in facts["rule"].unique():
        own = (facts["rule"] == name).to_numpy()
        said[own] = RULES[name].judge(expected[own], share[own])
    return said
