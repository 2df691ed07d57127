"""Chance or change: whether two ratings lie farther apart than noise explains.

The reliable change index: SEM = sd·√(1 − r), SEdiff = √2·SEM, RCI = (after − before) / SEdiff; beyond
chance when |RCI| > 1.96 (Jacobson and Truax, 1991). Nobody measured the noise of one client's ratings, so
`sd` and `r` are assumed, and the appendix of a review says which.
"""

from dataclasses import dataclass

import numpy as np

from goalkit.analysis.rules import DECIMALS
from goalkit.analysis.runs import Flags, Floats

LIMIT = 1.96
"""Of a hundred changes that are noise alone, five lie beyond it."""
SINGLE = np.ones(1)
"""One answer, not the mean of several."""


@dataclass(frozen=True, kw_only=True)
class Noise:
    """What is assumed of one rating: its standard deviation, in steps of the scale, and its reliability."""

    sd: float
    reliability: float

    def index(
        self, before: Floats, after: Floats, answers_before: Floats = SINGLE, answers: Floats = SINGLE
    ) -> Floats:
        """The reliable change index of each change; NaN where a rating is missing.

        `answers_before` and `answers` say of how many ratings each is the mean, if not of one.
        """
        error: Floats = self.sd * np.sqrt(1 - self.reliability) * np.sqrt(1 / answers_before + 1 / answers)
        return (after - before) / error

    def is_beyond(
        self, before: Floats, after: Floats, answers_before: Floats = SINGLE, answers: Floats = SINGLE
    ) -> Flags:
        """Where a change is beyond chance; False where a rating is missing."""
        index = self.index(before, after, answers_before, answers)
        return np.round(np.abs(index), DECIMALS) > LIMIT


LIFE_AREAS = Noise(sd=2, reliability=0.8)
"""A rating from 1 to 10 by the client: on such a scale people differ by about 2, and 0.8 is a good scale."""
FEEDBACK = Noise(sd=1.5, reliability=0.5)
"""An answer from −3 to +3: two people who rate the same person agree by about 0.5, often by less."""
