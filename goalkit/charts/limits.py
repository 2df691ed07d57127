"""What a maintain measure asks for: its limits as words and as lines."""

import math

import pandas as pd

from goalkit.terms import Direction
from goalkit.wording import number_text, quantity_text


def limit_text(measure: pd.Series) -> str:
    """What the measure asks for: `at most 50 h/week`, `between 6 and 8 h`."""
    unit = measure["unit"]
    if measure["direction"] == Direction.BETWEEN:
        return f"between {number_text(measure['target'])} and {quantity_text(measure['target_high'], unit)}"
    return f"{measure['direction']} {quantity_text(measure['target'], unit)}"


def limits(measure: pd.Series) -> list[float]:
    """The one or two numbers at which the measure turns from kept to not kept, in its unit."""
    both = (measure["target"], measure["target_high"])
    return [float(limit) for limit in both if not math.isnan(limit)]
