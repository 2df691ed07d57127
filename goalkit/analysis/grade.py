"""The grade that OKR programs give at the end: the mean share of the measures on a scale of one decimal.

Grade = mean of the shares, rounded half up to one decimal; 0.7 and more is green, 0.4 to 0.6 yellow,
less is red (the scale that Google published for objectives and key results).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from goalkit.analysis.rules import DECIMALS
from goalkit.terms import Band

_TENTH = Decimal("0.1")
_HALF_A_TENTH = Decimal("0.05")
_LOWEST = {Band.GREEN: Decimal("0.7"), Band.YELLOW: Decimal("0.4")}


@dataclass(frozen=True, kw_only=True)
class Grade:
    """A grade of one decimal, as a share, and the band it lies in."""

    value: Decimal
    band: Band


def okr_grade(shares: Sequence[float]) -> Grade | None:
    """The grade of these shares, as fractions that are not cut off; None without any, or where one is NaN."""
    if not shares or any(math.isnan(share) for share in shares):
        return None
    mean = Decimal(str(round(math.fsum(shares) / len(shares), DECIMALS)))
    value = ((mean + _HALF_A_TENTH) / _TENTH).to_integral_value(ROUND_FLOOR) * _TENTH
    return Grade(value=value, band=_band(value))


def _band(value: Decimal) -> Band:
    return next((band for band, lowest in _LOWEST.items() if value >= lowest), Band.RED)
