"""Named rules that turn an expected and an actual share into a word.

They disagree on purpose: each is the published default of a program that many people work with.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from goalkit.analysis.runs import Floats, Texts
from goalkit.terms import DayCount, Rule, Status

DECIMALS = 12
"""Shares are compared to so many decimals, so that the noise of floats decides nothing."""


@dataclass(frozen=True, kw_only=True)
class StatusRule:
    """On track, behind or at risk. `on_track` and `behind` are the thresholds, as shares.

    `source` is the program whose default they are, `count` says whether the day of the facts counts as
    passed, for the expected share.
    """

    name: Rule
    source: str
    on_track: float
    behind: float
    count: DayCount = DayCount.EXCLUSIVE

    @property
    def title(self) -> str:
        """Its name as a sentence or a page has it: `gap rule`."""
        return f"{self.name} rule"

    def judge(self, expected: Floats | float, share: Floats | float) -> Texts:
        """The status word of each share; `no reading` where either is NaN."""
        wanted, reached = np.broadcast_arrays(np.asarray(expected, float), np.asarray(share, float))
        if self.name is Rule.GAP:  # how many points the share lies below the expected one
            gap = np.round(wanted - reached, DECIMALS)
            on_track, behind = gap < self.on_track, gap <= self.behind
        else:  # the share as a part of the expected one; by ratio the lower threshold itself is at risk
            on_track = np.round(reached - self.on_track * wanted, DECIMALS) >= 0
            spare = np.round(reached - self.behind * wanted, DECIMALS)
            behind = spare > 0 if self.name is Rule.RATIO else spare >= 0
        missing = np.isnan(wanted) | np.isnan(reached)
        return np.select(
            [missing, on_track, behind],
            [Status.NO_READING.value, Status.ON_TRACK.value, Status.BEHIND.value],
            Status.AT_RISK.value,
        )


GAP = StatusRule(name=Rule.GAP, source="Engagedly", on_track=0.165, behind=0.33)
RATIO = StatusRule(name=Rule.RATIO, source="UpRaise", on_track=0.95, behind=0.75)
THRESHOLD = StatusRule(name=Rule.THRESHOLD, source="Mooncamp", on_track=0.9, behind=0.7)

RULES: dict[str, StatusRule] = {rule.name: rule for rule in (GAP, RATIO, THRESHOLD)}
"""Every rule by its name, with the exclusive day count."""


def rule_named(name: str, count: str = DayCount.EXCLUSIVE) -> StatusRule:
    """The rule of this name with this day count."""
    return replace(RULES[name], count=DayCount(count))


def judged(measures: pd.DataFrame) -> Texts:
    """The word of each row by its own rule. `measures` has the columns rule, expected and share."""
    found = np.full(len(measures), Status.NO_READING.value, dtype=object)
    expected, share = measures["expected"].to_numpy(), measures["share"].to_numpy()
    for name in measures["rule"].unique():
        own = (measures["rule"] == name).to_numpy()
        found[own] = RULES[name].judge(expected[own], share[own])
    return found
