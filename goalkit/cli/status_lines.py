"""Where the goals of a client stand, as lines of words for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from goalkit.analysis.progress import MeasureRow
from goalkit.facts.period import PeriodFacts
from goalkit.measure_text import goal_status_reason, now_text
from goalkit.terms import Kind, Status
from goalkit.wording import number_text


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """One line: a goal, or one of its measures under it; then `goal` and `why` are empty."""

    goal: str = ""
    measure: str = ""
    now: str = ""
    status: Status
    why: str = ""


def status_lines(review: PeriodFacts) -> tuple[StatusLine, ...]:
    """The lines of all goals; a goal with one measure shares its line with it."""
    return tuple(line for _, goal in review.goals.iterrows() for line in _goal_lines(review, goal))


def _goal_lines(review: PeriodFacts, goal: pd.Series) -> Iterator[StatusLine]:
    rows = review.progress[review.progress["goal"] == goal["goal"]]
    measures = [_measure_line(review, row) for _, row in rows.iterrows()]
    only = measures[0] if len(measures) == 1 else StatusLine(status=Status(goal["status"]))
    yield StatusLine(
        goal=goal["statement"],
        measure=only.measure,
        now=only.now,
        status=Status(goal["status"]),
        why=goal_status_reason(goal),
    )
    yield from measures if len(measures) > 1 else ()


def _measure_line(review: PeriodFacts, row: pd.Series) -> StatusLine:
    return StatusLine(measure=row["title"], now=_now_text(review, row), status=Status(row["status"]))


def _now_text(review: PeriodFacts, row: pd.Series) -> str:
    """The last reading beside what is wanted; of milestones how many of how many."""
    if row["kind"] == Kind.MILESTONES:
        count = (review.frames.milestones["goal"] == row["goal"]).sum()
        return f"{number_text(row['actual'])} of {count} milestones"
    return now_text(MeasureRow.of(row))
