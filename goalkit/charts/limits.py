"""The limits of a maintain measure: in words and as numbers."""

import math

import pandas as pd

from goalkit import wording


def limit_text(measure: pd.Series) -> str:
    """What a row of the progress frame asks for: `at most 50 h/week`."""
    return wording.limit_text(
        measure["direction"], measure["target"], measure["target_high"], measure["unit"]
    )


def limits(measure: pd.Series) -> list[float]:
    """The one or two numbers at which a measure turns from kept to not kept, in its unit."""
    both = (measure["target"], measure["target_high"])
    return [float(limit) for limit in both if not math.isnan(limit)]
