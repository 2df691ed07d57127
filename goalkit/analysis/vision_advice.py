"""What is worth another thought about vision, values and balance. Advice, never a block."""

from collections.abc import Iterator

import pandas as pd

from goalkit.model import Vision, Workbook
from goalkit.wording import count_text, list_text, number_text

FEWEST_VALUES, MOST_VALUES = 5, 10
MOST_NAMED = 3
"""How many gaps are named."""


def vision_advice(workbook: Workbook, vision: Vision | None) -> tuple[str, ...]:
    """What is missing or too much, each in one sentence; none where all is well."""
    return (*_focus(vision), *_values(len(workbook.values)))


def _focus(vision: Vision | None) -> Iterator[str]:
    if vision is None:
        yield "The vision has no words yet."
        return
    in_focus = [facet for facet in vision.facets if facet.in_focus]
    untied = tuple(f"“{facet.picture}”" for facet in in_focus if facet.value_id is None)
    if not in_focus:
        yield "Nothing is in focus yet: choose up to three sides of the vision to begin with."
    if untied:
        yield f"Say which value it serves: {list_text(untied)}."


def _values(count: int) -> Iterator[str]:
    if count < FEWEST_VALUES:
        chosen = f"{count_text(count, 'value')} {'is' if count == 1 else 'are'} chosen"
        yield f"{chosen}: five to ten carry a vision."
    if count > MOST_VALUES:
        yield f"{count} values are many to live by: keep the ten that matter most."


def largest_gaps(levels: pd.DataFrame, *, wanted: str, now: str) -> pd.DataFrame:
    """The rows with the largest gap between two columns of levels 1 to 10, at most three, largest first.

    Rows without a gap, or without one of the levels, are left out. `gap` is added as a column.
    """
    gaps = levels.assign(gap=levels[wanted] - levels[now])
    open_gaps = gaps[gaps["gap"] > 0]
    return open_gaps.sort_values("gap", ascending=False, kind="stable").head(MOST_NAMED)


def gap_sentence(gaps: pd.DataFrame, name: str, *, wanted: str, now: str) -> str:
    """The gaps in words: `The largest gaps: Health (4 now, 8 wanted) and …`, empty without any."""
    if gaps.empty:
        return ""
    told = tuple(
        f"{gap[name]} ({number_text(gap[now])} {now}, {number_text(gap[wanted])} {wanted})"
        for gap in gaps.to_dict("records")
    )
    return f"{'The largest gap' if len(told) == 1 else 'The largest gaps'}: {list_text(told)}."
